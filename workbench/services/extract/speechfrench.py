"""How a French verb of speech is written, with what must stand before and behind it."""

from __future__ import annotations

import re

from workbench.services.extract import lexicon
from workbench.services.extract.acts import french_acts
from workbench.services.extract.announcing import any_french, french_announcing
from workbench.services.extract.asides import THINGS_AHEAD, WHEN_AND_WHERE
from workbench.services.extract.speechforms import infinitives, spaced, speech_words, spoken

# "a attribué le marché à Dahl": what is awarded is no charge against anybody.
_AWARDED = r"(?:l[ae] |l'|les |une? |des |deux |trois |ce |cette |son |sa )(?:\w+ )?(?:contrats?|marchés?|prix|postes?|nom|noms|titres?|sièges?|rôles?|médailles?|licences?|budgets?|fonds|aides?|bourses?|visas?|terres?|subventions?|missions?|lots?)\b"


def french_verbs() -> re.Pattern[str]:
    """Verbs of speech with what must follow the weak ones; groups: before, cue, shown, any, loose."""
    words = speech_words("fr")
    adverb = r"(?:, [^,;.:]{3,40}, )?(?:[«\"“] ?\w+ment ?[»\"”] |également |aussi |surtout |beaucoup |davantage |tout |tant |volontiers |vite |peu |maintes fois |pourtant |cependant |néanmoins |certes |donc |alors |en revanche |en effet |plutôt |dès lors |entre-temps |jusqu'ici |jusqu'à présent |encore une fois |d'emblée |au passage |en substance |à cette occasion |immédiatement |récemment |ainsi |même |encore |régulièrement |toutefois |en outre |notamment |déjà |d'ailleurs |par ailleurs |par exemple |aujourd'hui |clairement |longtemps |fermement |vivement |officiellement |publiquement |\w+ment |une nouvelle fois |auparavant |précédemment |jadis |naguère |alors |longuement |autrefois |à plusieurs reprises |pour sa part |pour leur part |quant à (?:lui|elles?|eux) |toujours |souvent |d'abord |ensuite |enfin |bien |de nouveau |à nouveau |dans la foulée |de son côté |en retour |à son tour |elle aussi |lui aussi |eux aussi |depuis |aussitôt |dès (?:le \d+ \w+|\w+) |jeudi |lundi |mardi |mercredi |vendredi |samedi |dimanche |hier ){0,2}"
    # "craint la guerre" is no infinitive.
    noun = r"(?:\w{2,}ture|\w*(?:ière|toire|erre|stère|lère)|\w{2,}[iu]naire|pouvoir|espoir|avenir|désir|mer|hiver|fer|empire|ministre|maire|nombre|centre|cadre|ordre|titre|affaire|gloire|mémoire|lettre|offre|chambre|rencontre|fenêtre)\b"
    follow = rf"(?=[^.;:«»\"]{{0,45}}?(?:: ?)?[«“\"]|\s(?:ne |n'|ne pas |l[ea]s? (?!{noun})|l'(?!{noun})|s'|se |en |y )?[a-zà-ÿ]{{2,}}(?:er|ir|re|oir)\b|(?:,?\s(?:en|le|la|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|à|aux|devant|lors|dans|au|ce|hier|sur|auprès|fin|début|mi-) ?[^.;:«»]{{2,70}}?,?)?\s(?:que\b|qu')|\s(?:\w+ment )?(?::|«|ne pas|avoir|être|à (?:\w+ )?que|pourquoi|comment|combien|ce que|ce qu'|ce qui|quels?|quelles?|à quel)|\s?:| «|\s\w+ (?:que\b|qu')|{THINGS_AHEAD})"
    lead = (
        r"(?:(?:s'est|se sont|s'était) (?:bornée?s?|contentée?s?|limitée?s?|hâtée?s?|empressée?s?|risquée?s?|attachée?s?|employée?s?|évertuée?s?|plue?s?) (?:à|de|d')"
        r"|se (?:borne|bornent|contente|contentent|hâte|hâtent|empresse|empressent|plaît|plaisent|risque|risquent) (?:à|de|d')|(?:a|ont|avait) (?:beau|voulu|osé|dû|su|tenu à|fini par|préféré|cru (?:bon|devoir)(?: de)?|jugé utile de|tenté de|cherché à|commencé par|continué (?:à|de)|choisi de|pas (?:hésité à|manqué de|tardé à)|cessé de|pas cessé de)"
        r"|(?:cesse|cessent|cessait) de|(?:hésite|hésitent) pas à|(?:manque|manquent) pas de|(?:continue|continuent|persiste|persistent) (?:à|de|d')|(?:va|vont|est allée?|sont allés) jusqu'à|(?:vient|viennent|venait) (?:pourtant |aussi )?(?:de|d')|(?:tient|tiennent) à|finit par|finissent par|en (?:vient|viennent) à|aime(?:nt)? (?:à )?)"
    )
    framed = (
        rf"{lead} ?(?:l[ae]s? |l'|lui |leur |en )?(?:{infinitives('fr', 'strong')}|{infinitives('fr', 'weak')}{follow})"
    )
    litotes = r"(?:a |ont |avait )?(?:\w+ment )?(?:cache|cachent|cachait|dissimule|dissimulent)?(?:pas|guère|jamais|point) (?:(?:caché|dissimulé)(?! (?:leur|son|sa) (?:soutien|appui|aide|présence|argent))|fait mystère|mâché ses mots|mâché leurs mots|tari d'éloges)|(?:cache|cachent|cachait|dissimule|dissimulent|tarit|tarissent) (?:pas|guère)(?! (?:d|l)'armes)|(?:fait|font) (?:pas )?mystère"
    aux = r"(?:a|ont|avait|avaient|eut|s'(?:en )?est|se sont|s'en sont|s'était|s'étaient)(?=,? )"

    itself = r"(?:s'(?:en |y )?(?:est|était|étaient)|se sont|s'(?:en|y) sont)"

    def verb(kind: str) -> str:
        forms = spoken("fr", kind)
        own = rf"|{itself} {adverb}{lexicon.either(forms.reflexive)}" if forms.reflexive else ""
        return rf"(?:{aux} ?{adverb}{spaced(forms.participles)}{own}|{spaced(forms.finite)})"

    strong = rf"{verb('strong')}(?!(?<!\bse dit)(?<!\bse disent) (?:prête?s? à|disposée?s? à))(?!(?<=attribue) {_AWARDED}|(?<=attribué) {_AWARDED}|(?<=attribuent) {_AWARDED})(?! (?:par|la guerre|la loi|l'état|son indépendance|l'indépendance|sa candidature|forfait)\b)"
    weak = rf"{verb('weak')}{follow}"
    # "espère que", not "espère vendre".
    that = rf"{verb('that')}(?=(?: (?:\w+ment|ainsi|aussi|toutefois))? (?:que\b(?! d(?:e |u |es |'))|qu')|\s?: ?«| «)"
    proof = words["evidence"]
    shown = rf"(?<=[\w),] )(?P<shown>{lexicon.either(proof['verbs'])})(?=\s(?:pourtant |toutefois |aussi |également |notamment |ainsi |en outre |par ailleurs |par le menu |en détail |avec \w+ |\w+ment )*(?:une?|les?|la|l'|des|de|du|plus|au moins|que|qu'|comment|combien|certaine?s|plusieurs|quelque|quelle?s?|deux|trois)\b)"
    counted = rf"(?<=en )compte(?:nt)?(?= (?:\d|plus de|près de|au moins|quelque|environ|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|vingt|trente|quarante|cinquante|soixante|cent|mille))|(?:(?:a|ont) {adverb}{lexicon.either(words['counted'])}|(?:recense|dénombre|comptabilise|identifie|avance|revendique|admet|reconnaît|annonce)(?:nt)?|parle(?:nt)? (?=d))(?= (?:à |de |d')?(?:\d|plus de|près de|au moins|quelque|environ|plusieurs))"
    shown = rf"{counted}|{shown}"
    # Behind its quotation any verb of speech will do: « … », a rapporté l'agence.
    loose = rf"(?:(?<=[,»] )|(?<=omme l')|(?<=omme le )|(?<=que l')|(?<=que le )|(?<=ce qu'))(?P<loose>{verb('weak')}|(?:continue|poursuit|reprend|enchaîne|complète|tranche|résume|renchérit)(?:nt)?(?! (?:sa|son|ses|leur|leurs|le chemin|la route|la lutte|les? (?:combats?|travaux))\b)|(?:a|ont) {adverb}(?:poursuivi|continué|repris|enchaîné|complété|tranché|résumé|renchéri))(?={WHEN_AND_WHERE}\s(?:l'|le|la|les|des|un|une|plusieurs|certaine?s|nombre|de nombreu|son|sa|ses|nos|notre|M\.|Mme|[A-ZÀ-Ý])|{WHEN_AND_WHERE}\sl')"
    acts = french_acts(aux, adverb)
    announces = french_announcing(verb("announces"), words["announces"]["nouns"])
    unlisted = any_french(adverb, words["unsaid"])
    # "juge plutôt positif le bilan"
    rated = r"(?:juge|jugent|jugeait|jugeaient|estime|estiment|trouve|trouvent)(?= (?:plutôt |très |trop |peu |bien |assez |\w+ment )?(?!le\b|la\b|les\b|une?\b|des?\b|du\b|son\b|sa\b|ses\b|leurs?\b|ces?\b|cette\b|cet\b|en\b|par\b|aux?\b|sur\b|dans\b|pour\b|à\b|refuge|place|que\b|ceci|cela|ça\b|tout|rien|moins|davantage|ainsi|refuge|\w+(?:er|ir|re|oir)\b)[\w-]+(?: que| de| d'| l[ea]s? | l'| à|,|\.))"
    # "ils lui exposent la méthode": whoever is spoken to stands before the verb.
    wonders = r"(?:se demande(?:nt)?(?=[^.;]{0,90}?(?:,| )(?:si\b|s'ils?\b|comment|pourquoi|où\b|ce que|ce qu'|quel|à quoi|qui\b))|s'interroge(?:nt)?(?= (?:\w+ment )?(?:sur|:|«|quant)))"
    # "a reçu Berg et déclaré vouloir partir": the second participle shares its auxiliary.
    elided = rf"(?:(?<= et )|(?<= puis )){lexicon.either(spoken('fr', 'strong').participles)}(?=\s(?:\w+ment )?(?:que\b|qu'|avoir|être|vouloir|pouvoir|ne pas|«|:))"
    defended = rf"(?:{aux} ?{adverb}défendu|défend(?:ent|ait)?)(?= (?:ce qu|l'idée|la thèse|le principe|le choix|la décision|son bilan|sa politique|sa décision|ses choix|sa stratégie|une position|la position|(?:l[ae] |l'|une? |son |sa )(?!nation\b|région\b|population\b|monument|bâtiment|appartement|département|campement|régiment|parlement)\w{{4,}}(?:ment|tion|sion|isme)\b))"
    insisted = rf"(?:{aux} ?{adverb}insisté|insiste(?:nt)?|insistait)(?= (?:\w+ment |par ailleurs |aussi |également |notamment )?sur\b)|mentionne(?:nt)?(?= (?:\w+ment |notamment |aussi |également )?(?:des|plusieurs)\b)"
    dative = rf"(?:(?<=lui )|(?<=leur )){verb('weak')}(?!(?<=montre))"
    urged = rf"{verb('urged')}(?= [^.,;:]{{2,70}}? (?:à|de|d')? ?(?:ne pas )?(?:l[ae]s? |l'|se |s'|y |en )?\w{{2,}}(?:er|ir|re|oir)\b)"
    held = rf"{verb('held')}(?= [^.,;:]{{0,60}}?comme\b)"
    valued = rf"{verb('valued')}(?= (?:[^.,;:]{{2,50}} )?(?:à|entre) (?:plus |moins |près |environ |quelque |au moins )?(?:de |d')?\d)"
    convinced = rf"(?:est|sont|était|étaient|reste|restent|demeure|demeurent|se dit|se disent|se montre|se montrent) (?:\w+ment |toujours |aussi |eux aussi |plus que )?{lexicon.either(words['convinced'])}e?s?(?= (?:que\b|qu'|: )| :)"
    told = rf"(?:a|ont) {adverb}rapporté(?= (?:des|de|plusieurs|\d|un|une) )"
    seen = r"(?<=y )(?:voi(?:t|ent)|voyai(?:t|ent)|(?:a|ont) (?:\w+ment )?vu)(?= )"
    # "rejette en bloc les accusations", "a lancé un avertissement"
    claims = rf"{verb('claims')}(?= (?:\w+ment |en bloc |aussi |ainsi |à nouveau |de nouveau )?(?:une?|des|les?|la|l'|ces|cette|cet|son|sa|ses|leurs?|toute?s?|de|plusieurs|nombre d[e'])(?: |(?<='))(?:\w+ ){{0,2}}{lexicon.either(words['claims']['nouns'])}\b)"
    called = rf"(?:{aux} ?{adverb}appelé|appell?(?:e|ent|ait|aient)) (?:\w+ment |aussi |donc |ainsi |même |toutefois |hier |lundi |mardi |mercredi |jeudi |vendredi |samedi |dimanche |dès (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) )(?:à|aux?)\b|(?:{aux} ?{adverb}appelé|appelle|appellent)(?= (?:l'|le |la |les |ses |son |sa |leurs? )?[^.,;:]{{2,60}}? à (?:[«“] ?)?(?:(?:ne pas )?(?:l[ae]s? |l'|se |s'|y |en )?\w+(?:er|ir|re|oir)\b|(?:la|l'|plus|davantage|une?)\b))"
    return re.compile(
        rf"(?:(?<![\w'-])(?<!\bse )|(?<=qu'))(?P<before>(?:n'|ne |l'|le |les |lui |leur |en |s'|y ){{0,3}})(?P<cue>(?:{seen}|{convinced}|{litotes}|{told}|{valued}|{framed}|{claims}|{called}|{urged}|{held}|{strong}|{weak}|{dative}|{wonders}|{insisted}|{elided}|{defended}|{rated}|{acts}|{announces}|{that}|{shown}|{unlisted}|{loose})(?![\w-])(?:\s(?:\w+ment )?(?:que\b|qu'))?)"
    )
