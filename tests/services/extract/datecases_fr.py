"""French sentences with the dates that they tell, and sentences whose numbers tell none; written on 12 June 2024."""

from __future__ import annotations

CASES = """
L'accord du 3 mai 2021 tient. | 2021-05-03
L'accord du lundi 3 mai 2021 tient. | 2021-05-03
Le 1er mai 2021, il part. | 2021-05-01
Le 1 mai 2021, il part. | 2021-05-01
Le premier mai 2021, il part. | 2021-05-01
Le 5 janv. 2019, il part. | 2019-01-05
Entre février et mai, il partait. | 2024-02/2024-05
Le 05/12/2019, il part. | 2019-12-05
Le 05.12.2019, il part. | 2019-12-05
Le 5-12-2019, il part. | 2019-12-05
Le 2019-12-05, il part. | 2019-12-05
Les attentats du 11 septembre 2001 ont tout changé. | 2001-09-11
Les attentats du 11-Septembre ont tout changé. | 2001-09-11
L'attaque du 7 octobre 2023 a tout changé. | 2023-10-07
L'invasion de 2003 a tout changé. | 2003
La guerre de 2020 a tout changé. | 2020
L'accord de Vienne de 2015 est mort. | 2015
La présidentielle de 2022 approche. | 2022
La présidentielle 2022 approche. | 2022
Le rapport annuel 2022 le dit. | 2022
Dans son rapport 2022, l'agence le dit. | 2022
Depuis la révolution de 2011, la ville est pauvre. | 2011/..
Depuis l'annexion de la Crimée en 2014, il construit. | 2014/..
Depuis son annexion de la Crimée en 2014, il construit. | 2014/..
Depuis mars 2014, il construit. | 2014-03/..
Depuis le 3 mars 2014, il construit. | 2014-03-03/..
Depuis le printemps 2014, il construit. | 2014-21/..
Depuis l'été 2022, il construit. | 2022-22/..
Depuis la fin 2022, il construit. | 2022~/..
Depuis le début de 2022, il construit. | 2022~/..
Depuis le début des années 1990, il construit. | 199X~/..
Depuis début 2022, il construit. | 2022~/..
Avant la guerre de 2014, il partait. | 2014
Après la guerre de 2014, il partait. | 2014
D'ici 2030, la flotte doublera. | ../2030
D'ici à 2030, la flotte doublera. | ../2030
D'ici la fin 2025, la flotte doublera. | ../2025~
D'ici fin 2025, la flotte doublera. | ../2025~
D'ici la fin de l'année 2025, la flotte doublera. | ../2025~
À l'horizon 2035, la flotte doublera. | 2035
Jusqu'en 2019, c'était une base. | ../2019
Jusqu'en mars 2019, c'était une base. | ../2019-03
Jusqu'à la fin 2019, c'était une base. | ../2019~
Jusqu'au 3 mars 2019, c'était une base. | ../2019-03-03
De 2014 à 2018, c'était une base. | 2014/2018
De 2014 jusqu'en 2018, c'était une base. | 2014/2018
Entre 2014 et 2018, c'était une base. | 2014/2018
Sur la période 2014-2018, c'était une base. | 2014/2018
En 2014-2018, c'était une base. | 2014/2018
En 2014-15, c'était une base. | 2014/2015
L'année scolaire 2019/2020 fut calme. | 2019/2020
L'exercice 2025 sera dur. | 2025
Au T3 2024, les ventes baissent. | 2024-35
Au troisième trimestre 2023, les ventes baissent. | 2023-35
Au 3e trimestre de 2023, les ventes baissent. | 2023-35
Au premier semestre 2023, les ventes baissent. | 2023-40
Au second semestre 2023, les ventes baissent. | 2023-41
Lors du premier trimestre de l'année 2023, les ventes baissent. | 2023-33
Début 2021, ils fuient. | 2021~
Début mars 2021, ils fuient. | 2021-03~
Fin mars 2021, ils fuient. | 2021-03~
Mi-mars 2021, ils fuient. | 2021-03~
À la mi-mars 2021, ils fuient. | 2021-03~
Mi-2023, ils fuient. | 2023~
À la fin du mois de mars 2021, ils fuient. | 2021-03~
Au printemps 2022, ils fuient. | 2022-21
Au printemps de 2022, ils fuient. | 2022-21
À l'automne 2022, ils fuient. | 2022-23
Durant l'hiver 2021-2022, ils fuient. | 2021-24
Dans les années 90, c'était pauvre. | 199X
Dans les années 1990, c'était pauvre. | 199X
Dans les années quatre-vingt-dix, c'était pauvre. | 199X
Au début des années 1990, c'était pauvre. | 199X~
À la fin des années 80 et au début des années 90, c'était pauvre. | 198X~, 199X~
Au milieu des années 2000, c'était pauvre. | 200X~
Depuis les années 1970, c'est pauvre. | 197X/..
Des années 1970 aux années 1990, c'est pauvre. | 197X/199X
Dans les années 1970-1980, c'était pauvre. | 197X/198X
Dans les années 1970 et 1980, c'était pauvre. | 197X, 198X
Au XIXe siècle, c'était pauvre. | 18XX
Au XXe siècle, c'était pauvre. | 19XX
Au 19e siècle, c'était pauvre. | 18XX
Au dix-neuvième siècle, c'était pauvre. | 18XX
Au XVIIe siècle, c'était pauvre. | 16XX
Au tournant des années 2000, c'était pauvre. | 200X
Entre mars et juin 2022, ils fuient. | 2022-03/2022-06
De mars à juin 2022, ils fuient. | 2022-03/2022-06
Entre mars 2021 et juin 2022, ils fuient. | 2021-03/2022-06
Du 3 au 5 mai 2022, ils se voient. | 2022-05-03/2022-05-05
Du 3 mai au 5 juin 2022, ils se voient. | 2022-05-03/2022-06-05
Du 3 mai 2021 au 5 juin 2022, ils se voient. | 2021-05-03/2022-06-05
Les 3 et 4 mai 2022, ils se voient. | 2022-05-03/2022-05-04
Dans la nuit du 3 au 4 mai 2022, ils se voient. | 2022-05-03/2022-05-04
Entre le 3 mai et le 5 juin 2022, ils se voient. | 2022-05-03/2022-06-05
Entre le 3 et le 5 mai 2022, ils se voient. | 2022-05-03/2022-05-05
Entre les 3 et 5 mai 2022, ils se voient. | 2022-05-03/2022-05-05
En mars-avril 2022, ils se voient. | 2022-03/2022-04
En mars et avril 2022, ils se voient. | 2022-03/2022-04
En mars, avril et mai 2022, ils se voient. | 2022-03, 2022-04, 2022-05
En 2014, 2015 et 2016, ils se voient. | 2014, 2015, 2016
En 2014 puis en 2016, ils se voient. | 2014, 2016
Par rapport à 2014, c'est mieux. | 2014
Un niveau inédit depuis 2008. | 2008/..
La guerre (1991-1995) fut longue. | 1991/1995
La bataille (juin 1992) fut longue. | 1992-06
Ola Berg (né en 1965) est officier. | 1965
La promotion 1984 fut large. | 1984
Vers 2010, il ferme. | 2010~
Autour de 2010, il ferme. | 2010~
En date du 3 mars 2022, il ferme. | 2022-03-03
Dès 2014, il ferme. | 2014
Dès le 3 mars 2014, il ferme. | 2014-03-03
Dès mars 2014, il ferme. | 2014-03
Courant 2023, il ferme. | 2023~
Au cours de l'année 2023, il ferme. | 2023
Tout au long de 2023, il ferme. | 2023
L'année 2023 fut bonne. | 2023
Pour 2023, il ferme. | 2023
La semaine du 3 mai 2021 fut dure. | 2021-05-03
À partir de 2025, la flotte croîtra. | 2025/..
À compter du 1er janvier 2025, la flotte croîtra. | 2025-01-01/..
Le traité expire en février 2026. | 2026-02
Remontant à 2009, le dossier est long. | 2009
La loi de programmation militaire 2024-2030 est votée. | 2024/2030
La LPM 2024-2030 est votée. | 2024/2030
Le budget 2025 est voté. | 2025
Le budget de la défense 2025 est voté. | 2025
Le projet de loi de finances pour 2025 est voté. | 2025
Lors du sommet du G7 de 2019, ils se voient. | 2019
Au sommet de l'OTAN de Madrid en 2022, ils se voient. | 2022
La Coupe du monde 2022 s'y tient. | 2022
Les Jeux de Tokyo 2020 s'y tiennent. | 2020
La COP28 s'est tenue fin 2023. | 2023~
C'est l'année la plus meurtrière depuis 1948. | 1948/..
Il est indépendant depuis le 17 février 2008. | 2008-02-17/..
Pour la seule année 2023, 40 navires ont été touchés. | 2023
2021 fut une bonne année. | 2021
Janvier 2021 fut dur. | 2021-01
Nous sommes en 1989. | 1989
Un accord daté du 14 juillet 2015 le dit. | 2015-07-14
La résolution 2231 (2015) le dit. | 2015
La résolution 1973 fut votée en 2011. | 2011
Cela coûte 2003 dollars. |
L'usine produit 2022 tonnes. |
Environ 2 000 soldats partent. |
Quelque 2000 soldats partent. |
L'exercice Dawn 2022 est fini. | 2022
La loi de 1905 tient. | 1905
La loi du 9 décembre 1905 tient. | 1905-12-09
À la veille de 2024, il part. | 2024
Les élections législatives de juin 2022 approchent. | 2022-06
Le coup d'État d'août 2020 a tout changé. | 2020-08
Le putsch d'août 2020 et celui de mai 2021 ont tout changé. | 2020-08, 2021-05
Né le 7 octobre 1952 à Leningrad, il gouverne. | 1952-10-07
Elle a atteint 3 % en 2023, contre 2 % en 2022. | 2023, 2022
Le millésime 2019 fut bon. | 2019
Le Salon du Bourget 2023 est fini. | 2023
La crise des missiles de Cuba (1962) est finie. | 1962
La vague de 2015-2016 est finie. | 2015/2016
Hiver 2022 : la crise. | 2022-24
En juillet et août 2023, il part. | 2023-07/2023-08
La guerre des Six Jours de 1967 et celle de 1973 l'ont formé. | 1967, 1973
Les guerres de 1948, 1967 et 1973 l'ont formé. | 1948, 1967, 1973
Le mémorandum de Budapest de 1994 le dit. | 1994
Le mémorandum de Budapest (1994) le dit. | 1994
Les accords de Minsk de 2014 et 2015 ont échoué. | 2014, 2015
Les accords de Minsk, signés en 2014 et en 2015, ont échoué. | 2014, 2015
Les frontières de 1967 sont là. | 1967
La convention de Genève de 1949 le dit. | 1949
Un Mirage 2000 s'écrase. |
Des Mirage 2000 s'écrasent. |
Quatre Mirage 2000-5 s'écrasent. |
Un Falcon 2000 part. |
Il a payé 2000 euros. |
Les 1500 soldats partent. |
Quelque 1500 hommes partent. |
Plus de 2000 civils partent. |
Il compte 1900 membres. |
On compte 2000 combattants dans la ville. |
Il a fait 1500 morts. |
Elle pèse 1500 kg. |
Sa portée de 2000 km suffit. |
La résolution 1701 de 2006 tient. | 2006
La résolution 1701 (2006) tient. | 2006
L'article 1954 le dit. |
Le vol 1984 part. |
L'agenda 2063 le dit. |
La vision 2030 le dit. |
Le plan France 2030 le dit. | 2030
À la page 1984, il le dit. |
Le sommet de Bucarest, en 2008, le dit. | 2008
En avril 2008, à Bucarest, il le dit. | 2008-04
Elle dure de fin 2021 à début 2022. | 2021/2022
Elle dure de 2021 au début de 2022. | 2021/2022
Elle est prévue en 2027 ou 2028. | 2027, 2028
Elle est prévue entre 2027 et fin 2028. | 2027/2028
Elle est prévue pour 2027. | 2027
Elle est prévue avant fin 2027. | ../2027~
Elle est prévue avant la fin de 2027. | ../2027~
Elle est prévue d'ici au 31 décembre 2027. | ../2027-12-31
Elle est prévue d'ici à la fin de l'année 2027. | ../2027~
Elle est prévue d'ici à 2027 au plus tard. | ../2027
Au plus tard le 1er mars 2027, elle finit. | ../2027-03-01
Avant février 2022, elle était là. | ../2022-02
Après février 2022, elle était là. | 2022-02/..
Après 2014, elle était là. | 2014/..
Depuis au moins 2015, elle était là. | 2015/..
Depuis le 24 février 2022, elle était là. | 2022-02-24/..
Depuis la prise d'Oslo par la Suède en février 2022, elle était là. | 2022-02/..
Depuis l'attaque de Banjska, en septembre 2023, elle était là. | 2023-09/..
Depuis que la Russie a envahi l'Ukraine en 2022, elle était là. | 2022/..
Depuis cette date, en 2022, elle était là. | 2022
Entre janvier et mars 2022, elle était là. | 2022-01/2022-03
De janvier à mars 2022 inclus, elle était là. | 2022-01/2022-03
Au cours des neuf premiers mois de 2022, elle était là. | 2022-01/2022-09
Au deuxième semestre de l'année 2022, elle était là. | 2022-41
Au quatrième trimestre 2022, elle était là. | 2022-36
Au dernier trimestre 2022, elle était là. | 2022-36
Au T4 2022, elle était là. | 2022-36
Au S1 2022, elle était là. | 2022-40
À l'été 2022, elle était là. | 2022-22
L'été 2022 fut dur. | 2022-22
Pendant l'été de 2022, elle était là. | 2022-22
Dès l'automne 2022, elle était là. | 2022-23
Jusqu'à l'automne 2022, elle était là. | ../2022-23
Avant l'été 2026, elle partira. | ../2026-22
Le 31 décembre 2022 à minuit, elle partira. | 2022-12-31
Publié le 03/06/2019 à 10h15 | 2019-06-03
Mis à jour le 3 juin 2019 à 10 h 15 | 2019-06-03
KIEV, 3 juin 2019 (AFP) - Il part. | 2019-06-03
Né en 1965 à Oslo, il part. | 1965
Ministre de 2012 à 2017, il part. | 2012/2017
Président (2012-2017), il part. | 2012/2017
Le président François Hollande (2012-2017) part. | 2012/2017
La période 2021/2022 fut dure. | 2021/2022
La saison 2021-22 fut dure. | 2021/2022
Le plan quinquennal 2021-2025 le dit. | 2021/2025
Il vise 500 engins en 2030 et 1 000 en 2035. | 2030, 2035
Elle passera de 2 % en 2022 à 3 % en 2030. | 2022, 2030
Les législatives de 2023 approchent. | 2023
Les législatives 2023 approchent. | 2023
Le coup d'État militaire de février 2021 l'a chassée. | 2021-02
L'offensive de l'été 2014 l'a chassée. | 2014-22
Le 6 janvier 2021, à Washington, il parlait. | 2021-01-06
Au matin du 24 février 2022, il parlait. | 2022-02-24
Dans la nuit du 23 au 24 février 2022, il parlait. | 2022-02-23/2022-02-24
Dans la nuit du 31 mars au 1er avril 2025, il parlait. | 2025-03-31/2025-04-01
Le lundi 3 et le mardi 4 mai 2021, il parlait. | 2021-05-03/2021-05-04
Les 3, 4 et 5 mai 2021, il parlait. | 2021-05-03/2021-05-05
Celui de 2014 avait échoué. | 2014
C'était en 2014. | 2014
C'était avant 2014. | ../2014
On est loin de 1989. | 1989
Comme en 1989, on part. | 1989
L'an 2000 approche. | 2000
Fin de l'année 2000, il part. | 2000~
Dès le printemps 2023, ils fuient. | 2023-21
Depuis le début de l'année 2023, ils fuient. | 2023~/..
Depuis la mi-février 2022, ils fuient. | 2022-02~/..
Depuis fin février 2022, ils fuient. | 2022-02~/..
D'ici l'été 2024, ils fuient. | ../2024-22
D'ici à l'été 2024, ils fuient. | ../2024-22
Au plus tôt en 2027, ils fuient. | 2027
Pas avant 2027, dit-il. | 2027
De fin juin à début juillet 2023, ils fuient. | 2023-06/2023-07
Entre fin 2022 et début 2023, ils fuient. | 2022/2023
Entre 2011-2014, ils fuient. | 2011/2014
Les années 2022 et 2023 furent dures. | 2022, 2023
La mutinerie de juin 2023 échoue. | 2023-06
Au soir du 23 juin 2023, il parle. | 2023-06-23
Le vendredi 23 juin 2023, il parle. | 2023-06-23
Vendredi 23 juin 2023, il parle. | 2023-06-23
(3 juin 2019) | 2019-06-03
Juin 2019 | 2019-06
Le règlement 2019/1234 le dit. |
La directive 2009/43/CE le dit. |
La décision 2019-4455 le dit. |
Le document S/2019/112 le dit. |
Il compte 2019 membres. |
Il gagne 1956 voix. |
L'insurrection hongroise de 1956 échoue. | 1956
Le printemps de Prague, en 1968, échoue. | 1968
Mai 1968 échoue. | 1968-05
Mai-68 échoue. |
L'Euro 2024 commence. | 2024
Les frontières d'avant 1967 sont là. | ../1967
L'Irak d'après 2003 est là. | 2003/..
L'ordre post-1945 est là. | 1945
Le fusil modèle 1891 est là. |
Un navire construit en 1974 coule. | 1974
Le décret du 3 juin 2019 relatif au port le dit. | 2019-06-03
La loi n° 2019-1234 le dit. |
La loi n° 2019-1234 du 3 juin 2019 le dit. | 2019-06-03
Promotion 2019-2020 de l'école. | 2019/2020
Au 31 décembre 2022, il reste 12 ponts. | 2022-12-31
Au 1er janvier 2023, il reste 12 ponts. | 2023-01-01
Courant mars 2023, il part. | 2023-03~
À l'issue de 2023, il part. | 2023
Pendant toute l'année 2023, il part. | 2023
En fin d'année 2023, il part. | 2023
En début d'année 2023, il part. | 2023
Fin d'année 2023, il part. | 2023
Il part le 3 mai 2021. Le même mois, elle part. | 2021-05-03, 2021-05
Il part le 3 mai 2021. La veille, elle part. | 2021-05-03, 2021-05-02
Il part le 3 mai 2021. Le lendemain, elle part. | 2021-05-03, 2021-05-04
Il part le week-end dernier. | 2024-06-08/2024-06-09
Il part l'été dernier. | 2023-22
Il part cet été. | 2024-22
Il part à l'automne. | 2024-23
Il part depuis dix ans. | 2014/..
Il part il y a tout juste une semaine. | 2024-06-03/2024-06-09
Il part mardi dernier. | 2024-06-11
Il a été arrêté par un été humain. |
Cet hiver fut dur. | 2024-24
En été, il part. | 2024-22
Le moulin brûle en mars 2019. En octobre de la même année, il renaît. | 2019-03, 2019-10
"""
