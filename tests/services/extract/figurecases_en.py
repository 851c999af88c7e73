"""English sentences with their figures, and sentences whose numbers name something."""

from __future__ import annotations

CASES = """
Some 30 ships left. | 30
Upwards of 30 ships left. | 30..
Over 30 ships left. | 30..
Well over 30 ships left. | 30..
A little over 30 ships left. | 30
Just under 30 ships left. | 30
At least 30 ships left. | 30..
As many as 30 ships left. | ..30
No more than 30 ships left. | ..30
A dozen ships left. | 12
Two dozen ships left. | 24
Half a dozen ships left. | 6
Dozens of ships left. | 20..99
Scores of ships left. | 20..99
Hundreds of ships left. | 200..999
Tens of thousands of people left. | 20000..99999
Hundreds of thousands of people left. | 200000..999999
Millions of people left. | 2000000..9999999
Tens of millions of people left. | 20000000..99999999
Several hundred ships left. | 200..999
A few dozen ships left. | 20..99
A couple of ships left. | 2
A hundred ships left. | 100
It is 3-4 km away. | 3..4 km
It is 3–4 km away. | 3..4 km
Between 5 and 10 ships left. | 5..10
From 5 to 10 ships left. | 5..10
Five to ten ships left. | 5..10
Between five and ten ships left. | 5..10
It paid $2.3bn. | 2300000000 USD
It paid $2.3 bn. | 2300000000 USD
It paid $2.3 billion. | 2300000000 USD
It paid US$2.3 billion. | 2300000000 USD
It paid USD 2.3 billion. | 2300000000 USD
It paid EUR 50 million. | 50000000 EUR
It paid 50m euros. | 50000000 EUR
It paid €50m. | 50000000 EUR
It paid £1.2 trillion. | 1200000000000 GBP
It paid $100,000. | 100000 USD
It paid 15 to 25 trillion won. | 15000000000000..25000000000000 KRW
It paid $1.5-2 billion. | 1500000000..2000000000 USD
It paid between $1 billion and $2 billion. | 1000000000..2000000000 USD
It paid $40 to $50 million. | 40000000..50000000 USD
It has 1.5m people. | 1500000
It has 12,000 people. | 12000
It has 12 000 people. | 12000
One in five people left. |
Two-thirds of people left. |
30 per cent of people left. | 30 %
30 percent of people left. | 30 %
30% of people left. | 30 %
A 30-percent rise came. | 30 %
A 2.5 percentage-point rise came. | 2.5 points
Eight F-16s left. | 8
They bought eight F-16s and 12 Su-35s. | 8, 12
They bought 36 F-15 jets. | 36
They bought 24 F/A-18E/F Super Hornets. | 24
They lost 31 T-72s and 40 BMP-2s. | 31, 40
They lost 31 T-72 tanks. | 31
They sent 14 Leopard 2 tanks. | 14
They sent 39 HIMARS launchers. | 39
They sent 155 mm shells. | 155 mm
They sent 155mm shells. | 155 mm
They sent 50,000 155 mm shells. | 50000
A second batch of 12 drones left. | 12
The last two ships left. | 2
The first 30 ships left. | 30
Another 30 ships left. | 30
A further 30 ships left. | 30
An additional 30 ships left. | 30
An estimated 30,000 people left. | 30000
Two U.S. Navy patrol boats left. | 2
Two Chinese UAVs left. | 2
Two Shi'ite villages fell. | 2
Two senior officials left. | 2
Two U.S. government security contractors died. | 2
Two Americans died. | 2
Three others died. | 3
Seven governments fell. | 7
Four people, including two children, died. | 4, 2
At least 10 people died and 20 were hurt. | 10.., 20
It left 10 dead and 20 wounded. | 10, 20
It killed 10 and wounded 20. | 10, 20
Of the 300 detained, 40 were women. | 300, 40
Ten of them left. | 10
Ten soldiers were killed. | 10
He has two sons. | 2
He spent twenty-two years there. | 22 y
Twenty-two people died. | 22
One hundred and fifty people died. | 150
Two hundred thousand people died. | 200000
Three and a half million people left. | 3500000
Half a million people left. | 500000
A quarter of a million people left. | 250000
A million and a half people left. | 1500000
One million people left. | 1000000
Nearly 2 million barrels per day flowed. | 2000000 bbl/d
It has a range of 2,000 km. | 2000 km
It has a range of 2,000km. | 2000 km
It is a 1,200-km line. | 1200 km
It is a 1,200-kilometre line. | 1200 km
It is a 30-mile line. | 30 mi
It sails at 15 knots. | 15 kn
It flew at 30,000 feet. | 30000 ft
It is 300 km (200 miles) away. | 300 km, 200 mi
It lasted 48 hours. | 48 h
A 48-hour ultimatum ended. | 48 h
A 10-year lease began. | 10 y
The 27-nation bloc met. | 27
The 15-member council met. | 15
A 30-strong crew left. | 30
The vote was 14-0. |
The vote was 418-2. |
He is 45 years old. | 45 y
Ola Berg, 45, left. |
Route 66 is shut. |
Article 51 says so. |
Chapter VII says so. |
UN Resolution 2231 says so. |
The G7 and the G20 met. |
The P5+1 met. |
The EU-27 met. |
Group of Seven leaders met. |
Operation 1027 began. |
Task Force 59 left. |
The 82nd Airborne left. |
The 5th Fleet left. |
The 3rd Brigade left. |
World War II ended. |
Channel 12 said so. |
Covid-19 spread. |
The Su-35 left. |
The MH-60R left. |
Call +44 20 7946 0018 now. |
On page 12 it says so. |
In paragraph 30 it says so. |
Phase 2 began. |
Level 3 was reached. |
At 10:30 he left. |
At 10.30 am he left. |
At 10 am he left. |
At 1500 GMT he left. |
Temperatures hit 45 degrees. | 45 °
Twice as many left. |
It fell by half. |
Three times as many left. |
It doubled to 40,000. | 40000
It rose from 10,000 to 12,000. | 10000, 12000
It rose from 2% to 3%. | 2 %, 3 %
It rose by 2.5%. | 2.5 %
Spending reached 2% of GDP. | 2 %
It is 60% enriched uranium. | 60 %
It has 5,000-6,000 men. | 5000..6000
It has 5,000 to 6,000 men. | 5000..6000
It has up to 6,000 men. | ..6000
It has around 6,000 men. | 6000
It has ~6,000 men. | 6000
More than half a million died. | 500000..
More than a dozen died. | 12..
More than a hundred died. | 100..
Fewer than 100 remain. | ..100
Fewer than a hundred remain. | ..100
It has 1,200 sq km of land. | 1200 km²
It has 40 square kilometres of land. | 40 km²
It made 3.2 million tonnes. | 3200000 t
It made 500 MW. | 500 MW
It has 20 brigades and 4 divisions. | 20, 4
Three brigades and two battalions left. | 3, 2
One soldier died. |
One of them died. |
The vessel 21555 left. |
"""
