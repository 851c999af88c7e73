"""English sentences with the dates that they tell, and sentences whose numbers tell none; written on 12 June 2024."""

from __future__ import annotations

CASES = """
The accord of 3 May 2021 held. | 2021-05-03
It began on May 3, 2021, and ended. | 2021-05-03
It began on May 3rd, 2021. | 2021-05-03
It began on 3rd May 2021. | 2021-05-03
It began on the 3rd of May, 2021. | 2021-05-03
It began on the third of May 2021. | 2021-05-03
It began on Monday, 3 May 2021. | 2021-05-03
It began on Mon, 3 May 2021. | 2021-05-03
It began on Monday 3 May, 2021. | 2021-05-03
It began on Jan 5, 2019 in Oslo. | 2019-01-05
It began on Jan. 5, 2019, in Oslo. | 2019-01-05
It began on Sept. 11, 2001, in Oslo. | 2001-09-11
It began on 5 Dec 2019. | 2019-12-05
It began on 05-Dec-2019. | 2019-12-05
It was signed on 2019-12-05. | 2019-12-05
It was signed on 25/12/2019. | 2019-12-25
It was signed on 12/25/2019. | 2019-12-25
It was signed on 25.12.2019. | 2019-12-25
The 9/11 attacks changed it. | 2001-09-11
The 11 September 2001 attacks changed it. | 2001-09-11
After September 11, 2001, it changed. | 2001-09-11/..
The 2003 invasion toppled him. | 2003
The 2003 US-led invasion toppled him. | 2003
The army's 2014 annexation of Crimea was condemned. | 2014
The 2015 Iran nuclear deal is dead. | 2015
The 2018 elections were rigged. | 2018
A 2017 report by the agency said so. | 2017
The November 2020 ceasefire ended the war. | 2020-11
In its 2022 annual report, the agency said so. | 2022
Russia's 2022 invasion of Ukraine began there. | 2022
Since the 2011 revolution, the town has been poor. | 2011/..
Since its 2014 annexation of Crimea, Moscow has built bases. | 2014/..
Since the fall of Gaddafi in 2011, militias rule. | 2011/..
Since Gaddafi's fall in 2011, militias rule. | 2011/..
Before the 2014 war he was a clerk. | 2014
After the 2014 war he was a clerk. | 2014
Following the 2021 coup, aid was cut. | 2021
By 2030 the fleet will have doubled. | ../2030
By the end of 2025 the fleet will have doubled. | ../2025~
By late 2025 the fleet will have doubled. | ../2025~
By mid-2025 the fleet will have doubled. | ../2025~
Until 2019 it was a base. | ../2019
It will last until at least 2030. | ../2030
Up until 2019 it was a base. | ../2019
From 2014 until 2018 it was a base. | 2014/2018
From 2014 to 2018 it was a base. | 2014/2018
From 2014 through 2018 it was a base. | 2014/2018
Between 2014 and 2018 it was a base. | 2014/2018
The 2014-2018 period was calm. | 2014/2018
In 2014-18 it was calm. | 2014/2018
In 2014–2018 it was calm. | 2014/2018
The 2019/20 season was calm. | 2019/2020
In fiscal year 2025 the budget rose. | 2025
In FY2025 the budget rose. | 2025
In FY 2025 the budget rose. | 2025
The FY25 budget rose. | 2025
In fiscal 2023, it was less. | 2023
In Q3 2024 sales fell. | 2024-35
In the third quarter of 2023 sales fell. | 2023-35
In 3Q 2023 sales fell. | 2023-35
In the first half of 2023 sales fell. | 2023-40
In the second half of 2023 sales fell. | 2023-41
In early 2021 they fled. | 2021~
In late March 2021 they fled. | 2021-03~
In mid-March 2021 they fled. | 2021-03~
In mid March 2021 they fled. | 2021-03~
In the middle of March 2021 they fled. | 2021-03~
At the end of March 2021 they fled. | 2021-03~
Toward the end of 2021 they fled. | 2021~
In the spring of 2022 they fled. | 2022-21
In spring 2022 they fled. | 2022-21
In the early summer of 2022 they fled. | 2022-22~
In the winter of 2021-22 they fled. | 2021-24
In the winter of 2021/2022 they fled. | 2021-24
In the 1990s it was poor. | 199X
In the early 1990s it was poor. | 199X~
In the late 1980s and early 1990s it was poor. | 198X~, 199X~
Since the 1970s it has been poor. | 197X/..
In the '90s it was poor. | 199X
In the nineties it was poor. | 199X
In the mid-1990s it was poor. | 199X~
From the 1970s to the 1990s it was poor. | 197X/199X
In the 19th century it was poor. | 18XX
In the nineteenth century it was poor. | 18XX
In the twentieth century it was poor. | 19XX
In the 21st century it is rich. | 20XX
The mid-20th century was hard. | 19XX~
Between March and June 2022 they fled. | 2022-03/2022-06
Between March 2021 and June 2022 they fled. | 2021-03/2022-06
From March to June 2022 they fled. | 2022-03/2022-06
From 3 to 5 May 2022 they met. | 2022-05-03/2022-05-05
From May 3 to 5, 2022, they met. | 2022-05-03/2022-05-05
From 3 May to 5 June 2022 they met. | 2022-05-03/2022-06-05
From May 3 to June 5, 2022, they met. | 2022-05-03/2022-06-05
From May 3, 2021 to June 5, 2022, they met. | 2021-05-03/2022-06-05
On 3-5 May 2022 they met. | 2022-05-03/2022-05-05
On May 3–5, 2022, they met. | 2022-05-03/2022-05-05
On 3 and 4 May 2022 they met. | 2022-05-03/2022-05-04
On the night of 3 to 4 May 2022 they met. | 2022-05-03/2022-05-04
Between 3 May and 5 June 2022 they met. | 2022-05-03/2022-06-05
In March-April 2022 they met. | 2022-03/2022-04
In March and April 2022 they met. | 2022-03/2022-04
In March, April and May 2022 they met. | 2022-03, 2022-04, 2022-05
In 2014, 2015 and 2016 they met. | 2014, 2015, 2016
In both 2014 and 2015 they met. | 2014, 2015
Compared with 2014, exports rose. | 2014
The highest level since 2008. | 2008/..
The war (1991-1995) killed many. | 1991/1995
The battle (June 1992) killed many. | 1992-06
Ola Berg (born 1965) is an officer. | 1965
Born in 1965, he is an officer. | 1965
The class of 1984 was large. | 1984
Around 2010 it closed. | 2010~
Circa 1900 it closed. | 1900~
In about 1900 it closed. | 1900~
As of 2022, it was open. | 2022
As of March 2022, it was open. | 2022-03
As of 3 March 2022, it was open. | 2022-03-03
As early as 2014, it was open. | 2014
As recently as 2019 it was open. | 2019
Throughout 2023 it was open. | 2023
Over the course of 2023 it was open. | 2023
The year 2023 was good. | 2023
In the year to March 2023 it rose. | 2023-03
In the run-up to 2024 it rose. | 2024
On the eve of 2024 it rose. | 2024
In the week of 3 May 2021 it rose. | 2021-05-03
In the week ending 3 May 2021 it rose. | 2021-05-03
Starting in 2025, the fleet will grow. | 2025/..
From 2025 onwards, the fleet will grow. | 2025/..
As from 1 January 2025, the fleet will grow. | 2025-01-01/..
Effective January 1, 2025, the fleet will grow. | 2025-01-01
Dating back to 2009, the file is long. | 2009
In April of 2021 it rose. | 2021-04
In 2021's final months it rose. | 2021
The treaty expires in February 2026. | 2026-02
Their five-year plan for 2021-2025 says so. | 2021/2025
At the 2019 G7 summit in Biarritz they met. | 2019
The World Cup in 2022 was held there. | 2022
The Tokyo 2020 Games were held. | 2020
COP28 was held in 2023. | 2023
Operation Dawn 2022 was held. | 2022
Xi told the 2022 party congress. | 2022
They signed a 2010 treaty, New START. | 2010
That 1994 memorandum was breached. | 1994
It was the deadliest year since 1948. | 1948/..
It has been independent since 17 February 2008. | 2008-02-17/..
In 2023 alone, 40 ships were hit. | 2023
By 2014 he was minister and in 2018 he left. | ../2014, 2018
January 2021 saw a coup. | 2021-01
2021 was a good year. | 2021
2023 saw a record. | 2023
The year was 1989. | 1989
An agreement dated 14 July 2015 says so. | 2015-07-14
Resolution 2231 (2015) says so. | 2015
The Security Council passed resolution 1973 in 2011. | 2011
It cost 2003 dollars. |
The plant produced 2022 tonnes. |
About 2,000 troops left. |
Some 2000 troops left. |
He lives at 1900 Pennsylvania Avenue. |
The flight MH17 was shot down on 17 July 2014. | 2014-07-17
A Boeing 1950 left. |
They met at 1830 GMT. |
At 2030 hours they met. |
He may go in March. | 2024-03
The march in May was large. | 2024-05
The 2008 war lasted five days. | 2008
The 2008 Russo-Georgian war lasted five days. | 2008
They fought in the 2006 Lebanon war. | 2006
The 1973 Yom Kippur war and the 1967 war shaped it. | 1973, 1967
The wars of 1948, 1967 and 1973 shaped it. | 1948, 1967, 1973
A 2024 Pentagon report says so. | 2024
The Pentagon's 2024 China Military Power Report says so. | 2024
An October 2022 report by the IAEA says so. | 2022-10
The 26 October 2022 strike killed him. | 2022-10-26
The January 6, 2021, attack on the Capitol shook it. | 2021-01-06
The February 2021 coup ended it. | 2021-02
The summer 2014 offensive took it. | 2014-22
The 2014–15 offensive took it. | 2014/2015
In the 2020 election, he lost. | 2020
Ahead of the 2024 presidential election, he lost. | 2024
Ahead of 2024 elections, he lost. | 2024
During 2023, he lost. | 2023
Its 2030 target is far. | 2030
The 2030 target is far. | 2030
It will reach 500 by 2030 and 1,000 by 2035. | ../2030, ../2035
It lasted from 1975 until 1990. | 1975/1990
He governed from 1999-2013. | 1999/2013
He governed (1999-2013). | 1999/2013
He governed between 1999 and 2013, and again in 2018. | 1999/2013, 2018
Prices rose 3% in 2022 and 4% in 2023. | 2022, 2023
Imports of 2,022 tonnes rose. |
It has 1,900 soldiers and 2,000 tanks. |
It has 1900 soldiers and 2000 tanks. |
Some 1900 soldiers left. |
The 1500 soldiers left. |
The 2000 soldiers left. |
He paid $2000 for it. |
He paid 2000 dollars for it. |
UNSCR 1701 ended it. |
Resolution 1701 of 2006 ended it. | 2006
Security Council resolution 1701 (2006) ended it. | 2006
The S-2000 missile flew. |
A Mirage 2000 crashed. |
Mirage 2000 jets crashed. |
The Mirage 2000-5 jets crashed. |
Four Falcon 2000 aircraft crashed. |
The Il-1976 crashed. |
They marched 2000 km. |
A range of 2000 km is enough. |
It weighs 1500 kg. |
Call 0044 2031 now. |
The room 1984 is shut. |
On page 1984 it says so. |
Agenda 2063 says so. |
Vision 2030 says so. |
Article 1954 says so. |
The 1951 Refugee Convention says so. | 1951
The 1949 Geneva Conventions say so. | 1949
The 1968 Non-Proliferation Treaty says so. | 1968
The 1994 Budapest Memorandum says so. | 1994
The Budapest Memorandum of 1994 says so. | 1994
Under the 1994 Budapest Memorandum and the 1997 treaty, it holds. | 1994, 1997
A Soviet-era 1970s tank was hit. | 197X
The 1980s-era tank was hit. | 198X
By the 1990s it was hit. | ../199X
Until the late 1990s it was hit. | ../199X~
Since the early 2000s it was hit. | 200X~/..
Throughout the 2010s it was hit. | 201X
From the mid-2000s it was hit. | 200X~
It was founded in 1949, disbanded in 1991. | 1949, 1991
In the years 2014 to 2016 it was hit. | 2014/2016
In 2014 through 2016 it was hit. | 2014/2016
The 2014 and 2015 Minsk agreements failed. | 2014, 2015
Minsk (2014, 2015) failed. | 2014, 2015
The agreement of February 2015, known as Minsk II, failed. | 2015-02
The Dec. 25, 2024, incident cut it. | 2024-12-25
The incident, on Christmas Day 2024, cut it. | 2024-12-25
Published on June 3, 2019 at 10:15 am | 2019-06-03
Updated 2019-06-03 10:15 | 2019-06-03
WASHINGTON, June 3, 2019 (Reuters) - He left. | 2019-06-03
The fiscal 2024 budget rose. | 2024
The 2024 fiscal year budget rose. | 2024
The 2024 budget rose. | 2024
It peaked at 2008's level. | 2008
Last seen in November 2019, the ship sank. | 2019-11
At the time, in 2011, he was there. | 2011
On the 20th anniversary of the 2003 invasion he spoke. | 2003
The 1st of May 2003 speech was wrong. | 2003-05-01
The May 1, 2003 speech was wrong. | 2003-05-01
The second half of 2024 will be hard. | 2024-41
The first three months of 2024 were hard. | 2024-01/2024-03
In the first nine months of 2024 it was hard. | 2024-01/2024-09
The opening weeks of 2024 were hard. | 2024
The last quarter of 2024 was hard. | 2024-36
The turn of 2024 was hard. | 2024
He turned 65 in 2018. | 2018
It is due in 2027 or 2028. | 2027, 2028
It is due in 2027/28. | 2027/2028
It is due between 2027 and the end of 2028. | 2027/2028
It ran from late 2021 to early 2022. | 2021/2022
It ran from the end of 2021 to the middle of 2022. | 2021/2022
It ran from March 2021 to date. | 2021-03
It ran from March 2021 onwards. | 2021-03/..
It ran between 3 and 5 March 2021. | 2021-03-03/2021-03-05
It ran until at least March 2021. | ../2021-03
No later than 1 March 2021, it ends. | ../2021-03-01
Prior to 2014, it was there. | ../2014
Before February 2022, it was there. | ../2022-02
After 2014, it was there. | 2014/..
After February 2022 it was there. | 2022-02/..
Since at least 2015 it was there. | 2015/..
Ever since 1953 it was there. | 1953/..
Since 24 February 2022 it was there. | 2022-02-24/..
Since Sweden's second raid on Norway in February 2022, it was there. | 2022-02/..
Since Russia's invasion of Ukraine began in 2022, it was there. | 2022/..
Since Russia annexed Crimea in 2014, it was there. | 2014
In the autumn of 2022 and the spring of 2023 they fled. | 2022-23, 2023-21
Since the spring of 2023 they fled. | 2023-21/..
Since early 2023 they fled. | 2023~/..
Since the early 1990s they fled. | 199X~/..
Since mid-February 2022 they fled. | 2022-02~/..
Since the start of 2022 they fled. | 2022~/..
Since the beginning of 2022 they fled. | 2022~/..
Since the end of 2022 they fled. | 2022~/..
By the summer of 2024 they fled. | ../2024-22
By the early 2030s they will flee. | ../203X~
By as early as 2027 they will flee. | 2027
As late as 2027 they will flee. | 2027
As soon as 2027 they will flee. | 2027
Before the end of 2027 they will flee. | ../2027~
Not before 2027 will they flee. | 2027
From June 2023 they fled. | 2023-06
From 24 February 2022 they fled. | 2022-02-24
From late 2022 until early 2023 they fled. | 2022/2023
From late June to early July 2023 they fled. | 2023-06/2023-07
Between late 2022 and early 2023 they fled. | 2022/2023
Between 2011-2014 they fled. | 2011/2014
The 2011–14 conflict ended. | 2011/2014
It ran in 2022-2023. | 2022/2023
The years 2022 and 2023 were bad. | 2022, 2023
The June 2023 mutiny failed. | 2023-06
Wagner's June 2023 mutiny failed. | 2023-06
The June 23-24, 2023 mutiny failed. | 2023-06-23/2023-06-24
On the evening of June 23, 2023, he spoke. | 2023-06-23
On Friday, June 23, 2023, he spoke. | 2023-06-23
On June 3, he spoke. | 2024-06-03
He spoke June 3. | 2024-06-03
(June 3, 2019) | 2019-06-03
June 2019 | 2019-06
Spring 2019 | 2019-21
Date: 3 June 2019 | 2019-06-03
Ref 2019/1234 was sent. |
Regulation (EU) 2019/1234 says so. |
Case 2019-4455 was heard. |
Directive 2009/43 says so. |
Doc S/2019/112 says so. |
The report S/2019/112 says so. |
It has 2019 members. |
He won 1,956 votes. |
He won 1956 votes. |
In 1956, in Hungary, it rose. | 1956
The Hungarian uprising of 1956 failed. | 1956
The Prague Spring of 1968 failed. | 1968
The Arab Spring began in 2010. | 2010
The May 1968 events failed. | 1968-05
Apollo 11 landed in 1969. | 1969
The class of '84 left. |
Euro 2024 began. | 2024
Model 1891 rifles left. |
M1897 guns left. |
An AK-47 from 1974 was found. | 1974
A 1974-built ship sank. | 1974
The 1974 built ship sank. | 1974
A pre-2014 map shows it. | 2014
In post-2003 Iraq it was so. | 2003
Its pre-1967 borders are there. | 1967
He left on 3 May 2021. In the same month she left. | 2021-05-03, 2021-05
He left in May 2021. That same year she left. | 2021-05, 2021
He left on 3 May 2021. The following day she left. | 2021-05-03, 2021-05-04
He left on 3 May 2021. The previous day she came. | 2021-05-03, 2021-05-02
The next day she left. | ?
He left last weekend. | 2024-06-08/2024-06-09
He left last summer. | 2023-22
He left this summer. | 2024-22
He left last winter. | 2023-24
He left some five years ago. | 2019
He left about two weeks ago. | 2024-05-27/2024-06-02
He left last Tuesday. | 2024-06-11
He left earlier this month. | 2024-06
He left next month. | 2024-07
In the summer he left. | 2024-22
In the fall of the city, he left. |
He spoke on the day after the raid. |
The mill burned in 2019. In December of that year, it rose. | 2019, 2019-12
The mill burned in 2019. That April, it rose. | 2019, 2019-04
"""
