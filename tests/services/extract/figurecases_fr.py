"""French sentences with their figures, and sentences whose numbers name something."""

from __future__ import annotations

CASES = """
Quelque 30 navires partent. | 30
Une trentaine de navires partent. | 30
Une petite trentaine de navires partent. | 30
Une bonne trentaine de navires partent. | 30
Une quinzaine de navires partent. | 15
Une dizaine de navires partent. | 10
Une centaine de navires partent. | 100
Un millier de navires partent. | 1000
Deux douzaines de navires partent. | 24
Une demi-douzaine de navires partent. | 6
Des dizaines de navires partent. | 20..99
Des centaines de navires partent. | 200..999
Plusieurs centaines de navires partent. | 200..999
Quelques dizaines de navires partent. | 20..99
Des dizaines de milliers de personnes partent. | 20000..99999
Plusieurs centaines de milliers de personnes partent. | 200000..999999
Des millions de déplacés partent. | 2000000..9999999
On compte des dizaines de milliers de morts et des millions de déplacés. | 20000..99999, 2000000..9999999
Des dizaines de millions de personnes partent. | 20000000..99999999
Plusieurs millions de dollars partent. | 2000000..9999999 USD
Plus de 30 navires partent. | 30..
Plus d'une trentaine de navires partent. | 30..
Plus d'un million de personnes partent. | 1000000..
Près d'un million de personnes partent. | 1000000
Moins d'un millier de navires partent. | ..1000
Au moins 30 navires partent. | 30..
Au moins trente navires partent. | 30..
Jusqu'à 30 navires partent. | ..30
Pas plus de 30 navires partent. | ..30
Pas moins de 30 navires partent. | 30..
Un peu plus de 30 navires partent. | 30
Entre 5 et 10 navires partent. | 5..10
Entre cinq et dix navires partent. | 5..10
De 5 à 10 navires partent. | 5..10
Cinq à dix navires partent. | 5..10
Cinq ou six navires partent. | 5..6
C'est à 3-4 km. | 3..4 km
C'est à 3 ou 4 km. | 3..4 km
C'est à 3 à 4 km de là. | 3..4 km
Il paie 2,3 milliards de dollars. | 2300000000 USD
Il paie 2,3 Md€. | 2300000000 EUR
Il paie 2,3 Mds€. | 2300000000 EUR
Il paie 2,3 Mds d'euros. | 2300000000 EUR
Il paie 50 M€. | 50000000 EUR
Il paie 50 millions d'euros. | 50000000 EUR
Il paie 50 millions €. | 50000000 EUR
Il paie 1,5 à 2 milliards d'euros. | 1500000000..2000000000 EUR
Il paie entre 1 et 2 milliards d'euros. | 1000000000..2000000000 EUR
Il paie un milliard d'euros. | 1000000000 EUR
Il paie un demi-milliard d'euros. | 500000000 EUR
Il paie un milliard et demi d'euros. | 1500000000 EUR
Il paie deux millions et demi d'euros. | 2500000 EUR
Il paie 100 000 $. | 100000 USD
Il paie 12.000 euros. | 12000 EUR
Il paie 12000 euros. | 12000 EUR
Il paie 3 000 milliards de dollars. | 3000000000000 USD
Il y a 12 000 hommes. | 12000
Il y a 12.000 hommes. | 12000
Il y a 12000 hommes. | 12000
Il y a 1,5 million d'habitants. | 1500000
Un habitant sur cinq part. |
Deux tiers des habitants partent. |
Les deux tiers des habitants partent. |
30 % des habitants partent. | 30 %
30% des habitants partent. | 30 %
30 pour cent des habitants partent. | 30 %
Une hausse de 2,5 points arrive. | 2.5 points
Une hausse de 2,5 points de pourcentage arrive. | 2.5 points
Huit F-16 partent. | 8
Ils achètent huit F-16 et 12 Su-35. | 8, 12
Ils achètent 36 Rafale. | 36
Ils achètent douze Rafale F4. | 12
Ils achètent trois radars GM200. | 3
Ils achètent 18 Caesar. | 18
Ils perdent 31 T-72 et 40 BMP-2. | 31, 40
Ils perdent 31 chars T-72. | 31
Ils envoient 14 Leopard 2. | 14
Ils envoient des obus de 155 mm. | 155 mm
Ils envoient 50 000 obus de 155 mm. | 50000, 155 mm
Un second lot de 12 drones part. | 12
Les deux derniers navires partent. | 2
Les 30 premiers navires partent. | 30
30 autres navires partent. | 30
Vingt-six autres ont suivi. | 26
Deux hauts responsables partent. | 2
Deux Français sont morts. | 2
Deux civils sont morts. | 2
Quatre personnes, dont deux enfants, sont mortes. | 4, 2
Au moins 10 morts et 20 blessés. | 10.., 20
L'attaque a fait 10 morts et une vingtaine de blessés. | 10, 20
Dix d'entre eux sont partis. | 10
Sur les 300 détenus, 40 sont des femmes. | 300, 40
Il passe vingt-deux ans là-bas. | 22 y
Vingt-deux personnes sont mortes. | 22
Cent cinquante personnes sont mortes. | 150
Deux cent mille personnes sont mortes. | 200000
Trois cent cinquante mille personnes sont mortes. | 350000
Mille deux cents personnes sont mortes. | 1200
Il a une portée de 2 000 km. | 2000 km
Il a une portée de 2 000 kilomètres. | 2000 km
Un gazoduc de 1 200 km. | 1200 km
Il file à 15 nœuds. | 15 kn
Un ultimatum de 48 heures expire. | 48 h
Un bail de 10 ans commence. | 10 y
Il a 45 ans. | 45 y
Ola Berg, 45 ans, part. | 45 y
La nationale 7 est fermée. |
L'article 51 le dit. |
L'article 42-7 le dit. |
Le chapitre VII le dit. |
La résolution 2231 le dit. |
Le G7 et le G20 se voient. |
Les Vingt-Sept se voient. |
Les 27 se voient. | 27
L'opération 1027 commence. |
La 82e division part. |
Le 3e régiment part. |
La chaîne 12 le dit. |
Le Covid-19 progresse. |
Le Su-35 part. |
Appelez le +33 1 42 34 56 78 vite. |
Appelez le 01 42 34 56 78 vite. |
À la page 12, il le dit. |
La phase 2 commence. |
Le niveau 3 est atteint. |
À 10h30 il part. |
À 10 h 30 il part. |
À 20 heures il part. |
Deux fois plus sont partis. |
Cela a doublé. |
Il passe de 10 000 à 12 000 hommes. | 10000, 12000
Il progresse de 2,5 %. | 2.5 %
Les dépenses atteignent 2 % du PIB. | 2 %
De l'uranium enrichi à 60 % est là. | 60 %
Il a 5 000 à 6 000 hommes. | 5000..6000
Il a 5 000-6 000 hommes. | 5000..6000
Il a environ 6 000 hommes. | 6000
Il a quelque 6 000 hommes. | 6000
Il a près de 6 000 hommes. | 6000
Il a 1 200 km2 de terres. | 1200 km²
Il a 40 kilomètres carrés de terres. | 40 km²
Il fait 3,2 millions de tonnes. | 3200000 t
Il fait 27,5 milliards de mètres cubes. | 27500000000 m³
Il fait 2 millions de barils par jour. | 2000000 bbl/d
Il fait 500 MW. | 500 MW
Il a 20 brigades et quatre divisions. | 20, 4
Un soldat est mort. |
L'un d'eux est mort. |
Une seule voie reste. |
Les deux pays se voient. | 2
Les deux se voient. |
Les cinq membres permanents se voient. | 5
Le groupe des Cinq se voit. |
Ils sont 300. | 300
Ils étaient 12 000 en 2014. | 12000
Ils seraient entre 12 000 et 15 000. | 12000..15000
Il tient depuis 300 jours. | 300 d
Le match finit 3-1. |
Il gagne par 3 à 1. |
Il part le 21. |
Il part le 21, puis revient. |
Il compte les 21. | 21
"""
