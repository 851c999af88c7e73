"""How speech is written in one language: the patterns of its verbs, its cues and those who speak, from the lists."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from workbench.services.extract import lexicon

_FRENCH_HUMAN = r"\w+(?:eurs?|euses?|istes?|logues?|ants|iens|iennes|ciers|taires|crates)"
_ENGLISH_HUMAN = r"\w+(?:ers|ists|ors|ologists|ians|men|women)"


@lru_cache(maxsize=2)
def speech_words(language: str) -> dict[str, Any]:
    """The word lists of speech."""
    return lexicon.words("speech", language)


@lru_cache(maxsize=2)
def according_pattern(language: str) -> re.Pattern[str]:
    """What leads to a source with no verb of its own: "selon", "aux yeux de", "… condemned by"; the cue is "cue"."""
    words = speech_words(language)
    plain = lexicon.either({form for cue in words["according"] for form in (cue, cue[0].upper() + cue[1:])})
    nouns, participles = lexicon.either(words["published"]["nouns"]), lexicon.either(words["published"]["participles"])
    passive = lexicon.either(words["passive"])
    if language == "fr":
        of = lexicon.either({form for cue in words["according_of"] for form in (cue, cue[0].upper() + cue[1:])})
        adverb = r"(?:\w+ment |d'abord |ensuite |aussi |aussitôt |également |depuis |toujours |vite |toutefois |souvent |parfois |encore |ainsi |désormais |d'ailleurs |aujourd'hui |d'ordinaire |unanimement |alors |pourtant |néanmoins )"
        be = r"(?:a|ont|avai(?:t|ent)|est|sont|étai(?:t|ent)|fu(?:t|rent))"
        told = rf"{be} {adverb}?(?:été )?{adverb}?{passive}e?s? (?:[^,.;:]{{0,30}} )?par"
        judged = rf"(?:est|sont|était|étaient|a été|ont été) {adverb}?{lexicon.either(words['judged'])}e?s? (?:[^.;:,]{{2,60}}? )?par"
        bare = rf"(?P<bare>(?<=[\w»,)] )(?<!\ba )(?<!\bont )(?<!avait )(?:\w+ment )?{lexicon.either(words['told_bare'])}e?s? (?:(?:en|le|fin|début|mi-|au|à|dès|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|comme|d[e'] ?[«\w]|[«\w]+(?:eux|euse|ble|bles|oire|oires|iste|if|ive)) ?[^.;:,()]{{0,30}}? )?par)"
        published = rf"{nouns}s?,? (?:satellites? |confidentielle?s? |récente?s? )?{participles}e?s? par"
        named = r"(?:(?<=^)|(?<=[.,] ))[Dd]e(?= sources? [a-zé])|rapporte(?:nt)?(?= l'| le )"
        cue = rf"{plain}(?![\w-])|{of} d(?:e |es |u |')|{named}|{told}|{judged}|{published}|{bare}"
    else:
        own = r"[Ii]f (?=[\w' -]{3,40} (?:is|are) to be believed)|[Bb]y (?=[\w' -]{3,30}(?:'s?| own) (?:own )?(?:account|admission|count|reckoning|estimates?|tally)\b)|[Ii]n (?=[\w' -]{3,30} (?:own )?(?:view|telling|words|opinion|reading|estimation)\b)"
        told = rf"(?:was|were|been|is|are) (?:\w+ly )?{passive} (?:[^.,;:]{{2,50}}? )?by"
        bare = rf"(?P<bare>(?<=[\w”\",)] )(?:\w+ly )?{lexicon.either(words['told_bare'])} (?:(?:as|at|in|on|last) [^.;:,()]{{0,40}}? )?by)"
        figures = (
            r"[Oo]n (?=[\w' -]{3,30}(?:'s?) (?:own )?(?:figures|numbers|estimates?|reckoning|telling|account|count)\b)"
        )
        way = r"(?:(?<=\bis )|(?<=\bwas ))how (?=[\w' .-]{3,60} (?:puts?|describe[sd]|sees?|saw|sums?|summed|recalls?|remembers?) )"
        noted = r"[Aa]s (?=(?:the |its |an? |his |her |[A-Z])[\w' .-]{2,60} (?:notes?|noted|points? out|pointed out|puts? it|says?|said|observes?|observed|argues?|argued|explains?|explained|admits?|admitted|acknowledges?|warns?|warned|recalls?|reports?|reported|likes? to say)(?:,|\.| (?:last|on|in) [\w ]{3,20},))"
        cue = rf"{plain}(?![\w-])|{own}|{noted}|{figures}|{way}|{told}|{nouns},? {participles} by|{bare}"
    return re.compile(rf"(?<![\w-])(?P<cue>{cue})\s?")


@lru_cache(maxsize=2)
def source_pattern(language: str) -> re.Pattern[str]:
    """Nouns of those who can say things."""
    words = speech_words(language)
    human = _FRENCH_HUMAN if language == "fr" else _ENGLISH_HUMAN
    nouns = lexicon.either(words["sources"])
    # "ship-trackers", "ex-diplomate": the last part of a compound speaks.
    return re.compile(rf"(?<![\w-])(?:\w+-)?(?:{nouns}|{human})(?![\w])", re.I)


@lru_cache(maxsize=2)
def verb_pattern(language: str) -> re.Pattern[str]:
    """Verbs of speech with what must follow the weak ones; groups: before, cue, shown (what evidence does), loose."""
    return _french() if language == "fr" else _english()


def _french() -> re.Pattern[str]:
    words = speech_words("fr")
    adverb = r"(?:, [^,;.:]{3,40}, )?(?:également |aussi |pourtant |cependant |néanmoins |certes |donc |alors |en revanche |en effet |plutôt |dès lors |entre-temps |jusqu'ici |jusqu'à présent |encore une fois |d'emblée |au passage |en substance |à cette occasion |immédiatement |récemment |ainsi |même |encore |régulièrement |toutefois |en outre |notamment |déjà |d'ailleurs |par ailleurs |clairement |longtemps |fermement |vivement |officiellement |publiquement |\w+ment |une nouvelle fois |à plusieurs reprises |pour sa part |pour leur part |quant à (?:lui|elles?|eux) |toujours |souvent |d'abord |ensuite |enfin |bien |de nouveau |à nouveau |dans la foulée |de son côté |en retour |à son tour |elle aussi |lui aussi |eux aussi |depuis |aussitôt |dès (?:le \d+ \w+|\w+) |jeudi |lundi |mardi |mercredi |vendredi |samedi |dimanche |hier ){0,2}"
    follow = r"(?=[^.;:«»\"]{0,45}?[«“]|\s(?:ne |n'|ne pas |l[ea]s? |l'|s'|se |en |y )?[a-zà-ÿ]{2,}(?:er|ir|re|oir)\b|(?:,?\s(?:en|le|la|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|à|aux|devant|lors|dans|au|ce|hier|sur|auprès|fin|début|mi-) ?[^.;:«»]{2,70}?,?)?\s(?:que\b|qu')|\s(?:\w+ment )?(?::|«|ne pas|avoir|être|à (?:\w+ )?que)|\s?:| «|\s\w+ (?:que\b|qu'))"
    said = r"(?:dire|répéter|rappeler|préciser|répondre|indiquer|assurer|affirmer|reconnaître|admettre|souligner|confirmer|déclarer|commenter|dénoncer|regretter|évoquer|saluer|appeler|annoncer|démentir)"
    framed = rf"(?:(?:s'est|se sont|s'était) (?:bornée?s?|contentée?s?|limitée?s?)|se (?:borne|bornent|contente|contentent)) (?:à|de|d') ?{said}|(?:a|ont) (?:tenu à|fini par|préféré|cru bon de) {said}"
    aux = r"(?:a|ont|avait|avaient|eut|s'(?:en )?est|se sont|s'en sont|s'était|s'étaient)(?=,? )"

    def verb(kind: str) -> str:
        return rf"(?:{aux} ?{adverb}{lexicon.either(words[kind]['past'])}|{lexicon.either(words[kind]['present'])})"

    strong = rf"{verb('strong')}(?! (?:par|prête?s? à|disposée?s? à|la guerre|la loi|l'état|son indépendance|l'indépendance|sa candidature|forfait)\b)"
    weak = rf"{verb('weak')}{follow}"
    proof = words["evidence"]
    shown = rf"(?<=[\w),] )(?P<shown>{lexicon.either(proof['verbs'])})(?=\s(?:pourtant |toutefois |aussi |également |notamment |ainsi |en outre |par ailleurs |par le menu |en détail |avec \w+ |\w+ment )*(?:un|une|le|la|l'|les|des|de|plus|au moins|que|qu'|comment|combien)\b)"
    counted = rf"(?:(?:a|ont) {adverb}{lexicon.either(words['counted'])}|(?:recense|dénombre|comptabilise|identifie|avance|revendique|admet|reconnaît|annonce)(?:nt)?|parle(?:nt)? (?=d))(?= (?:à |de |d')?(?:\d|plus de|près de|au moins|quelque|environ|plusieurs))"
    shown = rf"{counted}|{shown}"
    # Behind its quotation any verb of speech will do: « … », a rapporté l'agence.
    loose = rf"(?:(?<=[,»] )|(?<=omme l')|(?<=omme le )|(?<=que l')|(?<=que le ))(?P<loose>{verb('weak')})(?=(?:\s(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier))?\s(?:l'|le|la|les|des|un|une|plusieurs|certaine?s|nombre|de nombreu|son|sa|ses|M\.|Mme|[A-ZÀ-Ý])|\sl')"
    urged = rf"{verb('urged')}(?= [^.,;:]{{2,70}}? (?:à|de|d')? ?(?:ne pas )?(?:l[ae]s? |l'|se |s'|y |en )?\w{{2,}}(?:er|ir|re|oir)\b)"
    held = rf"{verb('held')}(?= [^.,;:]{{0,60}}?comme\b)"
    valued = rf"{verb('valued')}(?= (?:[^.,;:]{{2,50}} )?(?:à|entre) (?:plus |moins |près |environ |quelque |au moins )?(?:de |d')?\d)"
    convinced = rf"(?:est|sont|était|étaient|reste|restent|demeure|demeurent|se dit|se disent|se montre|se montrent) (?:\w+ment |toujours |aussi |eux aussi |plus que )?{lexicon.either(words['convinced'])}e?s?(?= (?:que\b|qu'|: )| :)"
    told = rf"(?:a|ont) {adverb}rapporté(?= (?:des|de|plusieurs|\d|un|une) )"
    seen = r"(?<=y )(?:voi(?:t|ent)|voyai(?:t|ent)|(?:a|ont) (?:\w+ment )?vu)(?= )"
    called = rf"(?:{aux} ?{adverb}appelé|appelle|appellent)(?= (?:l'|le |la |les |ses |son |sa |leurs? )?[^.,;:]{{2,60}}? à (?:\w+(?:er|ir|re|oir)\b|(?:la|l'|plus|davantage|une?)\b))"
    return re.compile(
        rf"(?:(?<![\w'-])|(?<=qu'))(?P<before>(?:n'|ne |l'|le |les |lui |leur |en |s'|y ){{0,3}})(?P<cue>(?:{seen}|{convinced}|{told}|{valued}|{framed}|{called}|{urged}|{held}|{strong}|{weak}|{shown}|{loose})(?![\w-])(?:\s(?:\w+ment )?(?:que\b|qu'))?)"
    )


def _english() -> re.Pattern[str]:
    words = speech_words("en")
    adverb = r"(?:also |later |repeatedly |publicly |recently |again |openly |previously |\w+ly |since |long |both |all |each |now |in turn |even |too |nevertheless |in the past ){0,2}"
    not_said = r"(?!(?:means|ensures|ensured|makes|requires|required|proves|proved|was|is|has|needed|needs|provided|ordered|arranged|resulted|happened|happens|turned|turns|remains|remained|seemed|seems|appeared|appears)\b)"
    any_that = rf"(?P<any>(?:(?:has|have|had) (?:\w+ly |also |since )?{not_said}[a-z]+ed|{not_said}[a-z]+(?:s|ed))(?= that\b(?! (?:summer|winter|spring|autumn|fall|year|month|week|day|night|morning|evening|time|same|date|decade|afternoon|weekend)\b)))"
    follow = r"(?=[^.;:\"]{0,45}?[“\"]|(?:\s(?:in|on|at|last|this|to|during|before|earlier|late|again|with|after) [^,.;:]{2,40}?)?\sthat\b|\s(?:it |they |he |she |there |[A-Z]|how\b|whether\b)|\s?[:“\"]|\.(?:\s|$)|\s(?:on (?:\w+day|\d+ \w+|\w+ \d+)|(?:last|this|earlier this|late last) \w+|in (?:a (?:statement|report|letter|post|note)|[A-Z][a-z]+(?: \d{4})?|\d{4}))\.)"
    convinced = rf"(?:is|are|was|were|remains?|seems?) (?:\w+ly |also |still |more |less )?{lexicon.either(words['convinced'])}(?= that\b)"
    unsure = r"(?:is|are|was|were|remains?|sounds?) (?:(?:less|not so|not|far from|none too) (?:sure|certain|convinced|confident|sanguine)|unconvinced|unimpressed|dismissive|scathing|sanguine|adamant|coy|noncommittal)(?=[.,:;])"
    # "Officials reckon stocks will run out": a clause may follow without "that".
    bare = r"\s(?!(?:to|of|by|in|for|from|on|at|with|against)\b)[\w'-]+(?: [\w'-]+){0,4} (?:is|are|was|were|has|have|had|will|would|may|might|could|can|should)\b"
    seen = r"(?<=[a-z] )reported(?= (?!(?:to|by|in|on|that|the|it|him|her|them)\b)(?:\w+ ){1,5}?\w+(?:[.,;]| (?:in|near|on|at|around|from|along|across|late|early)\b))"
    proof = words["evidence"]
    shown = rf"(?<=[a-z),] )(?P<shown>(?:once |also |already |even |further |\w+ly )?{lexicon.either(proof['verbs'])})(?=\s(?!(?:of|in|on|from|to|by|for|and|or|with|at)\b)[a-z\d$€£“\"]|\.)"
    strong = rf"(?:(?:has |have |had )?{adverb}{lexicon.either(words['strong']['past'])}|{adverb}{lexicon.either(words['strong']['present'])})(?! (?:by|independence|war|victory|bankruptcy|martial law|a (?:ceasefire|truce|state|national|unilateral)|an? (?:emergency|exclusive))\b)"
    weak = rf"(?:(?:has |have |had )?{adverb}{lexicon.either(words['weak']['past'])}|{adverb}{lexicon.either(words['weak']['present'])})(?:{follow}|(?={bare}))"
    valued = rf"(?:(?:has |have |had )?{lexicon.either(words['valued'])})(?= [^.;,]{{3,70}}? at (?:about |around |some |more than |less than |fewer than |nearly |close to |over |almost |roughly |at least |between |up to |a |an )?(?:[$€£]|US\$|\d|one|two|three|half)|(?:put|puts)(?= (?:the |its |their )?[\w' -]{{3,30}} (?:far |much |slightly |well |even )?(?:lower|higher)\b))"
    loose = rf"(?P<loose>{lexicon.either([*words['weak']['past'], *words['weak']['present']])})(?=, (?!(?:and|but|or|while|which|who|with)\b))"
    asked = rf"(?:(?:has |have |had )?{lexicon.either([*words['urged']['past'], *words['urged']['present']])})(?= [^.,;:]{{2,50}}? (?:for|to) \w)"
    counted = rf"(?:(?:has|have|had) (?:\w+ly |also |so far )?)?{lexicon.either(words['counted'])}"
    shown = rf"{counted}(?= (?:a|an|another|several|more than|at least|about|nearly|\d[\d.,]*\w?|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds)\b)|{shown}"
    return re.compile(
        rf"(?<![\w'-])(?P<before>)(?P<cue>(?:(?:was|were|is|are) quoted as saying|{convinced}|{unsure}|{seen}|{valued}|{asked}|{strong}|{weak}|{shown}|{any_that}|{loose})(?![\w-])(?:\sthat\b)?)"
    )


@lru_cache(maxsize=2)
def evidence_pattern(language: str) -> re.Pattern[str]:
    """What shows rather than says: images, reports, figures."""
    return re.compile(rf"(?<![\w-]){lexicon.either(speech_words(language)['evidence']['nouns'])}(?![\w-])", re.I)


@lru_cache(maxsize=1)
def clitic_pattern() -> re.Pattern[str]:
    """French inversions, "a-t-il déclaré"; the pronoun is "first" or "last"."""
    words = speech_words("fr")
    past = lexicon.either([*words["strong"]["past"], *words["weak"]["past"]])
    present = lexicon.either([*words["strong"]["present"], *words["weak"]["present"]])
    pronoun = r"-(?:t-)?(?P<{}>ils?|elles?|on)"
    return re.compile(
        rf"(?<![\w-])(?P<cue>(?:a|ont|avait|avaient|s'est){pronoun.format('first')} (?:\w+ment )?{past}|{present}{pronoun.format('last')})(?![\w-])"
    )
