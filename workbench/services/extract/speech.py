"""How speech is written in one language: the patterns of its verbs, its cues and those who speak, from the lists."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

from workbench.services.extract import lexicon
from workbench.services.extract.acts import english_acts, french_acts
from workbench.services.extract.conjugation import Forms, conjugated, gerund

_FRENCH_HUMAN = r"(?:\w+(?:eurs?|euses?|logues?|ants|iens|iennes|ciers|taires|crates)|\w{3,}istes?)"
_ENGLISH_HUMAN = r"\w+(?:ers|ists|ors|ologists|ians|men|women)"


@lru_cache(maxsize=2)
def speech_words(language: str) -> dict[str, Any]:
    """The word lists of speech."""
    return lexicon.words("speech", language)


@cache
def spoken(language: str, kind: str) -> Forms:
    """The forms of one kind of verb: of those that are listed by their infinitive, and single ones."""
    words = speech_words(language)[kind]
    verbs = [conjugated(verb, language) for verb in words.get("verbs", ())]
    finite = [form for verb in verbs for form in verb.finite]
    participles = [form for verb in verbs for form in verb.participles]
    reflexive = tuple(form for verb in verbs for form in verb.reflexive)
    return Forms((*finite, *words.get("present", ())), (*participles, *words.get("past", ())), reflexive)


def _infinitives(language: str, kind: str) -> str:
    return lexicon.either(speech_words(language)[kind]["verbs"])


@cache
def plural_forms() -> frozenset[str]:
    """The English forms that only a plural can have before it: "officials claim", never "a claim"."""
    listed = [verb for kind in ("strong", "weak", "that") for verb in speech_words("en")[kind]["verbs"]]
    return frozenset(verb for verb in listed if verb not in conjugated(verb, "en").participles)


@lru_cache(maxsize=2)
def participle_pattern(language: str) -> re.Pattern[str]:
    """Speech beside another verb: ", estimant que …", ", warning that …"; the cue is "cue"."""
    words = speech_words(language)
    listed = [verb for kind in ("strong", "weak", "that") for verb in words.get(kind, {}).get("verbs", ())]
    forms = lexicon.either({gerund(verb, language) for verb in listed})
    # What is done to somebody by speaking needs no "that": ", accusant Oslo de …", ", urging Oslo to …".
    bare = lexicon.either({gerund(verb, language) for verb in words["addressed"]})
    if language == "fr":
        said = rf"{forms}(?= (?:\w+ment |aussi |également |toutefois |en outre |par ailleurs )?(?:que\b|qu')| ?: ?«| «)"
        return re.compile(rf"(?:,| et) (?P<cue>(?:tout en )?(?:l'|les? |la |lui )?(?:{said}|{bare}(?= )))")
    return re.compile(
        rf"(?:,| and) (?P<cue>(?:\w+ly |also )?(?:{forms}(?= (?:only |also |instead |however |simply |rather |\w+ly )?that\b|: ?[“\"]| [“\"])|{bare}(?= )))"
    )


# "justifié par", "menacé par": a cause or a threat, no voice.
_NOT_BY_VOICE = frozenset(
    [
        "menacé",
        "justifié",
        "tempéré",
        "nuancé",
        "relativisé",
        "averti",
        "prévenu",
        "conseillé",
        "déconseillé",
        "félicité",
        "jugé",
        "retenu",
        "dit",
        "attesté",
        "certifié",
        "impressionné",
        "threatened",
        "assured",
        "reminded",
        "reassured",
        "congratulated",
        "told",
        "advised",
        "replied",
        "responded",
        "commented",
        "said",
    ]
)


def _said_of(language: str) -> set[str]:
    """What may be said of a thing that somebody speaks of: the participles of plain verbs of speech."""
    verbs = [verb for verb in speech_words(language)["strong"]["verbs"] if " " not in verb and "'" not in verb]
    place = 0 if language == "fr" else -1
    return {conjugated(verb, language).participles[place] for verb in verbs} - _NOT_BY_VOICE


@lru_cache(maxsize=2)
def according_pattern(language: str) -> re.Pattern[str]:
    """What leads to a source with no verb of its own: "selon", "aux yeux de", "… condemned by"; the cue is "cue"."""
    words = speech_words(language)
    plain = lexicon.either({form for cue in words["according"] for form in (cue, cue[0].upper() + cue[1:])})
    nouns, participles = lexicon.either(words["published"]["nouns"]), lexicon.either(words["published"]["participles"])
    passive = lexicon.either({*words["passive"], *_said_of(language)})
    if language == "fr":
        of = lexicon.either({form for cue in words["according_of"] for form in (cue, cue[0].upper() + cue[1:])})
        adverb = r"(?:\w+ment |d'abord |ensuite |aussi |aussitôt |également |depuis |toujours |vite |toutefois |souvent |parfois |encore |ainsi |désormais |d'ailleurs |aujourd'hui |d'ordinaire |unanimement |alors |pourtant |néanmoins )"
        be = r"(?:a|ont|avai(?:t|ent)|est|sont|étai(?:t|ent)|fu(?:t|rent))"
        told = rf"{be} {adverb}?(?:été )?{adverb}?{passive}e?s? (?:[^,.;:]{{0,30}}? )??par(?![\w-])"
        judged = rf"(?:est|sont|était|étaient|a été|ont été) {adverb}?{lexicon.either(words['judged'])}e?s? (?:[^.;:,]{{2,60}}? )?par"
        bare = rf"(?P<bare>(?<=[\w»,)] )(?<!\ba )(?<!\bont )(?<!avait )(?:\w+ment )?{lexicon.either(words['told_bare'])}e?s? (?:(?:en|le|fin|début|mi-|au|à|dès|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|comme|d[e'] ?[«\"\w]|[«\"\w]+(?:eux|euse|ble|bles|oire|oires|iste|if|ive)) ?[^.;:,()]{{0,30}}? )?par)"
        published = rf"{nouns}s?,? (?:satellites? |confidentielle?s? |récente?s? )?{participles}e?s? par"
        named = r"(?:(?<=^)|(?<=[.,] ))[Dd]e(?= sources? [a-zé])|rapporte(?:nt)?(?= l'| le )"
        cue = rf"{plain}(?![\w-])|{of} d(?:e |es |u |')|{named}|{told}|{judged}|{published}|{bare}"
    else:
        own = r"[Ii]f (?=[\w' -]{3,40} (?:is|are) to be believed)|[Bb]y (?=[\w' -]{3,30}(?:'s?| own) (?:own )?(?:account|admission|count|reckoning|estimates?|tally)\b)|[Ii]n (?=[\w' -]{3,30} (?:own )?(?:view|telling|words|opinion|reading|estimation)\b)"
        told = rf"(?:was|were|been|is|are) (?:\w+ly )?{passive} (?:[^.,;:]{{2,50}}? )??by"
        bare = rf"(?P<bare>(?<=[\w”\",)] )(?:\w+ly )?{lexicon.either(words['told_bare'])} (?:(?:as|at|in|on|last) [^.;:,()]{{0,40}}? )?by)"
        figures = (
            r"[Oo]n (?=[\w' -]{3,30}(?:'s?) (?:own )?(?:figures|numbers|estimates?|reckoning|telling|account|count)\b)"
        )
        way = r"(?:(?<=\bis )|(?<=\bwas ))how (?=[\w' .-]{3,60} (?:puts?|describe[sd]|sees?|saw|sums?|summed|recalls?|remembers?) )"
        forms = [*spoken("en", "strong"), *spoken("en", "weak")]
        verbs = lexicon.either(
            {form for group in forms for form in group}
            | {"put it", "puts it", "sees it", "tells it", "has it", "saw it", "told it", "like to say"}
        )
        noted = rf"[Aa]s (?=(?:the |its |an? |his |her |their |one |two |some |many |several |(?:research|reports|analysts|officials|experts|diplomats|observers|critics|documents) |[A-Z])[\w'’ .-]{{2,110}}? (?:has |have |had |likes to )?{verbs}(?:,|\.| (?:last|on|in|at|to) [\w' ]{{2,25}},))"
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


# "font également écho": an adverb within a phrase.
_WITHIN = r"(?: (?:\w+ment|également|aussi|ainsi|donc|encore|même|toutefois|pourtant|déjà|parfois|souvent|volontiers|en outre|par ailleurs|d'ailleurs|depuis|désormais))?"


def _spaced(forms: Iterable[str]) -> str:
    """Any of `forms`; a phrase of a verb and its noun lets an adverb between the two."""
    whole = [form for form in forms if not _PHRASE.match(form)]
    phrases = {form.split(" ", 1)[0]: [] for form in forms if _PHRASE.match(form)}  # type: dict[str, list[str]]
    for form in forms:
        if _PHRASE.match(form):
            verb, rest = form.split(" ", 1)
            phrases[verb].append(rest)
    parted = (rf"{re.escape(verb)}{_WITHIN} {lexicon.either(rests)}" for verb, rests in phrases.items())
    return rf"(?:{'|'.join([*parted, lexicon.either(whole)])})"


_PHRASE = re.compile(
    r"(?:fai|fon|met|tir|pren|tien|ten|donn|jet|ren|laiss|émet|formul|exprim|avanc|rejet|oppos|défen)\w* "
)


def _french() -> re.Pattern[str]:
    words = speech_words("fr")
    adverb = r"(?:, [^,;.:]{3,40}, )?(?:[«\"“] ?\w+ment ?[»\"”] |également |aussi |surtout |beaucoup |davantage |tout |tant |volontiers |vite |peu |maintes fois |pourtant |cependant |néanmoins |certes |donc |alors |en revanche |en effet |plutôt |dès lors |entre-temps |jusqu'ici |jusqu'à présent |encore une fois |d'emblée |au passage |en substance |à cette occasion |immédiatement |récemment |ainsi |même |encore |régulièrement |toutefois |en outre |notamment |déjà |d'ailleurs |par ailleurs |clairement |longtemps |fermement |vivement |officiellement |publiquement |\w+ment |une nouvelle fois |auparavant |précédemment |jadis |naguère |alors |longuement |autrefois |à plusieurs reprises |pour sa part |pour leur part |quant à (?:lui|elles?|eux) |toujours |souvent |d'abord |ensuite |enfin |bien |de nouveau |à nouveau |dans la foulée |de son côté |en retour |à son tour |elle aussi |lui aussi |eux aussi |depuis |aussitôt |dès (?:le \d+ \w+|\w+) |jeudi |lundi |mardi |mercredi |vendredi |samedi |dimanche |hier ){0,2}"
    # "craint la guerre" is no infinitive.
    noun = r"(?:\w{2,}ture|\w*(?:ière|toire|erre|stère|lère)|\w{2,}[iu]naire|pouvoir|espoir|avenir|désir|mer|hiver|fer|empire|ministre|maire|nombre|centre|cadre|ordre|titre|affaire|gloire|mémoire|lettre|offre|chambre|rencontre|fenêtre)\b"
    follow = rf"(?=[^.;:«»\"]{{0,45}}?[«“\"]|\s(?:ne |n'|ne pas |l[ea]s? (?!{noun})|l'(?!{noun})|s'|se |en |y )?[a-zà-ÿ]{{2,}}(?:er|ir|re|oir)\b|(?:,?\s(?:en|le|la|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|à|aux|devant|lors|dans|au|ce|hier|sur|auprès|fin|début|mi-) ?[^.;:«»]{{2,70}}?,?)?\s(?:que\b|qu')|\s(?:\w+ment )?(?::|«|ne pas|avoir|être|à (?:\w+ )?que|pourquoi|comment|combien|ce que|ce qu'|ce qui|quels?|quelles?|à quel)|\s?:| «|\s\w+ (?:que\b|qu'))"
    lead = (
        r"(?:(?:s'est|se sont|s'était) (?:bornée?s?|contentée?s?|limitée?s?|hâtée?s?|empressée?s?|risquée?s?|attachée?s?|employée?s?|évertuée?s?|plue?s?) (?:à|de|d')"
        r"|se (?:borne|bornent|contente|contentent|hâte|hâtent|empresse|empressent|plaît|plaisent|risque|risquent) (?:à|de|d')|(?:a|ont|avait) (?:beau|voulu|osé|dû|su|tenu à|fini par|préféré|cru (?:bon|devoir)(?: de)?|jugé utile de|tenté de|cherché à|commencé par|continué (?:à|de)|choisi de|pas (?:hésité à|manqué de|tardé à)|cessé de|pas cessé de)"
        r"|(?:cesse|cessent|cessait) de|(?:hésite|hésitent) pas à|(?:manque|manquent) pas de|(?:continue|continuent|persiste|persistent) (?:à|de|d')|(?:va|vont|est allée?|sont allés) jusqu'à|(?:vient|viennent|venait) (?:pourtant |aussi )?(?:de|d')|(?:tient|tiennent) à|finit par|finissent par|en (?:vient|viennent) à|aime(?:nt)? (?:à )?)"
    )
    framed = rf"{lead} ?(?:l[ae]s? |l'|lui |leur |en )?(?:{_infinitives('fr', 'strong')}|{_infinitives('fr', 'weak')}{follow})"
    litotes = r"(?:a |ont |avait )?(?:\w+ment )?(?:cache|cachent|cachait|dissimule|dissimulent)?(?:pas|guère|jamais|point) (?:(?:caché|dissimulé)(?! (?:leur|son|sa) (?:soutien|appui|aide|présence|argent))|fait mystère|mâché ses mots|mâché leurs mots|tari d'éloges)|(?:cache|cachent|cachait|dissimule|dissimulent|tarit|tarissent) (?:pas|guère)(?! (?:d|l)'armes)|(?:fait|font) (?:pas )?mystère"
    aux = r"(?:a|ont|avait|avaient|eut|s'(?:en )?est|se sont|s'en sont|s'était|s'étaient)(?=,? )"

    itself = r"(?:s'(?:en |y )?(?:est|était|étaient)|se sont|s'(?:en|y) sont)"

    def verb(kind: str) -> str:
        forms = spoken("fr", kind)
        own = rf"|{itself} {adverb}{lexicon.either(forms.reflexive)}" if forms.reflexive else ""
        return rf"(?:{aux} ?{adverb}{lexicon.either(forms.participles)}{own}|{_spaced(forms.finite)})"

    strong = rf"{verb('strong')}(?! (?:par|prête?s? à|disposée?s? à|la guerre|la loi|l'état|son indépendance|l'indépendance|sa candidature|forfait)\b)"
    weak = rf"{verb('weak')}{follow}"
    # "espère que", not "espère vendre".
    that = rf"{verb('that')}(?=(?: (?:\w+ment|ainsi|aussi|toutefois))? (?:que\b(?! d(?:e |u |es |'))|qu')|\s?: ?«| «)"
    proof = words["evidence"]
    shown = rf"(?<=[\w),] )(?P<shown>{lexicon.either(proof['verbs'])})(?=\s(?:pourtant |toutefois |aussi |également |notamment |ainsi |en outre |par ailleurs |par le menu |en détail |avec \w+ |\w+ment )*(?:une?|les?|la|l'|des|de|du|plus|au moins|que|qu'|comment|combien|certaine?s|plusieurs|quelque|quelle?s?|deux|trois)\b)"
    counted = rf"(?<=en )compte(?:nt)?(?= (?:\d|plus de|près de|au moins|quelque|environ|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|vingt|trente|quarante|cinquante|soixante|cent|mille))|(?:(?:a|ont) {adverb}{lexicon.either(words['counted'])}|(?:recense|dénombre|comptabilise|identifie|avance|revendique|admet|reconnaît|annonce)(?:nt)?|parle(?:nt)? (?=d))(?= (?:à |de |d')?(?:\d|plus de|près de|au moins|quelque|environ|plusieurs))"
    shown = rf"{counted}|{shown}"
    # Behind its quotation any verb of speech will do: « … », a rapporté l'agence.
    loose = rf"(?:(?<=[,»] )|(?<=omme l')|(?<=omme le )|(?<=que l')|(?<=que le )|(?<=ce qu'))(?P<loose>{verb('weak')}|(?:continue|poursuit|reprend|enchaîne|complète|tranche|résume|renchérit)(?:nt)?(?! (?:sa|son|ses|leur|leurs|le chemin|la route|la lutte|les? (?:combats?|travaux))\b)|(?:a|ont) {adverb}(?:poursuivi|continué|repris|enchaîné|complété|tranché|résumé|renchéri))(?=(?:\s(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier))?\s(?:l'|le|la|les|des|un|une|plusieurs|certaine?s|nombre|de nombreu|son|sa|ses|M\.|Mme|[A-ZÀ-Ý])|\sl')"
    acts = french_acts(aux, adverb)
    # "juge plutôt positif le bilan"
    rated = r"(?:juge|jugent|jugeait|jugeaient|estime|estiment|trouve|trouvent)(?= (?:plutôt |très |trop |peu |bien |assez |\w+ment )?(?!le\b|la\b|les\b|une?\b|des?\b|du\b|son\b|sa\b|ses\b|leurs?\b|ces?\b|cette\b|cet\b|en\b|par\b|aux?\b|sur\b|dans\b|pour\b|à\b|refuge|place|que\b|ceci|cela|ça\b|tout|rien|moins|davantage|ainsi|refuge|\w+(?:er|ir|re|oir)\b)[\w-]+(?: que| de| d'| l[ea]s? | l'| à|,|\.))"
    # "ils lui exposent la méthode": whoever is spoken to stands before the verb.
    wonders = r"(?:se demande(?:nt)?(?=[^.;]{0,90}?(?:,| )(?:si\b|s'ils?\b|comment|pourquoi|où\b|ce que|ce qu'|quel|à quoi|qui\b))|s'interroge(?:nt)?(?= (?:\w+ment )?(?:sur|:|«|quant)))"
    # "a reçu Berg et déclaré vouloir partir": the second participle shares its auxiliary.
    elided = rf"(?:(?<= et )|(?<= puis )){lexicon.either(spoken('fr', 'strong').participles)}(?=\s(?:\w+ment )?(?:que\b|qu'|avoir|être|vouloir|pouvoir|ne pas|«|:))"
    defended = rf"(?:{aux} ?{adverb}défendu|défend(?:ent|ait)?)(?= (?:ce qu|l'idée|la thèse|le principe|le choix|la décision|son bilan|sa politique|sa décision|ses choix|sa stratégie|une position|la position))"
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
    called = rf"(?:{aux} ?{adverb}appelé|appell?(?:e|ent|ait|aient)) (?:\w+ment |aussi |donc |ainsi |même |toutefois )(?:à|aux?)\b|(?:{aux} ?{adverb}appelé|appelle|appellent)(?= (?:l'|le |la |les |ses |son |sa |leurs? )?[^.,;:]{{2,60}}? à (?:(?:ne pas )?(?:l[ae]s? |l'|se |s'|y |en )?\w+(?:er|ir|re|oir)\b|(?:la|l'|plus|davantage|une?)\b))"
    return re.compile(
        rf"(?:(?<![\w'-])(?<!\bse )|(?<=qu'))(?P<before>(?:n'|ne |l'|le |les |lui |leur |en |s'|y ){{0,3}})(?P<cue>(?:{seen}|{convinced}|{litotes}|{told}|{valued}|{framed}|{claims}|{called}|{urged}|{held}|{strong}|{weak}|{dative}|{wonders}|{insisted}|{elided}|{defended}|{rated}|{acts}|{that}|{shown}|{loose})(?![\w-])(?:\s(?:\w+ment )?(?:que\b|qu'))?)"
    )


def _english() -> re.Pattern[str]:
    words = speech_words("en")
    adverb = r"(?:also |further |later |repeatedly |publicly |recently |again |openly |previously |\w+ly |since |long |both |all |each |now |in turn |even |too |nevertheless |in the past ){0,2}"
    not_said = r"(?!(?:times|ranges|means|ensures|ensured|makes|requires|required|proves|proved|was|is|has|needed|needs|provided|ordered|arranged|resulted|happened|happens|turned|turns|remains|remained|seemed|seems|appeared|appears|knows|knew|forgets|forgot)\b)"
    any_that = rf"(?P<any>(?:(?:has|have|had) (?:\w+ly |also |since )?{not_said}[a-z]+ed|{not_said}[a-z]+ed)(?= that\b(?! (?:summer|winter|spring|autumn|fall|year|month|week|day|night|morning|evening|time|same|date|decade|afternoon|weekend|had|has|have|was|were|is|are|can|could|will|would|may|might|do|does|did)\b| [a-z]+[.,;])))"
    follow = r"(?=[^.;:\"]{0,45}?[“\"]|(?:\s(?:in|on|at|last|this|to|during|before|earlier|late|again|with|after|via|through) (?:[^,.;:]|(?<=[A-Z][a-z][a-z])\.){2,70}?)?,?\sthat\b|\s(?:it |they |he |she |there |[A-Z]|how\b|whether\b|why\b|what\b|where\b)|\s?[:“\"]|\.(?:\s|$)|\s(?:on (?:\w+day|\d+ \w+|\w+ \d+)|(?:last|this|earlier this|late last) \w+|in (?:a (?:statement|report|letter|post|note)|[A-Z][a-z]+(?: \d{4})?|\d{4}))\.)"
    convinced = rf"(?:is|are|was|were|remains?|seems?) (?:\w+ly |also |still |more |less )?{lexicon.either(words['convinced'])}(?= that\b)"
    unsure = r"(?:is|are|was|were|remains?|sounds?) (?:(?:less|not so|not|far from|none too) (?:sure|certain|convinced|confident|sanguine)|unconvinced|unimpressed|dismissive|scathing|sanguine|adamant|coy|noncommittal|sceptical|skeptical|doubtful|unpersuaded|optimistic|pessimistic|wary|hopeful|unmoved|upbeat|gloomy|bullish|circumspect|categorical|blunt|emphatic|unequivocal|divided|incredulous|aghast|furious|livid|incensed|outraged)(?=[.,:;])"
    # "Officials reckon stocks will run out": a clause may follow without "that".
    bare = r"\s(?!(?:to|of|by|in|for|from|on|at|with|against)\b)[\w'-]+(?: [\w'-]+){0,4} (?:is|are|was|were|has|have|had|will|would|may|might|could|can|should)\b"
    seen = r"(?<=[a-z] )reported(?= (?!(?:to|by|in|on|that|the|it|him|her|them)\b)(?:\w+ ){1,5}?\w+(?:[.,;]| (?:in|near|on|at|around|from|along|across|late|early)\b))"
    proof = words["evidence"]
    shown = rf"(?<=[a-z),] )(?P<shown>(?:(?:has|have|had) )?(?:once |also |already |even |further |\w+ly )?{lexicon.either([*proof['verbs'], 'shown', 'laid bare'])})(?=\s(?!(?:of|in|on|from|to|by|for|and|or|with|at)\b)[A-Za-z\d$€£“\"]|\.)"

    def verb(kind: str) -> str:
        forms = spoken("en", kind)
        return rf"(?:(?:(?:has|have|had)(?:, [^,;.:]{{3,80}},)? )?{adverb}{lexicon.either(forms.participles)}|{adverb}{lexicon.either(forms.finite)})"

    lead = (
        r"(?:(?:went|goes?|gone) on|continued|continues?|sought|seeks?|tried|tries|hastened|hastens|(?:is|are|was|were) (?:\w+ly )?(?:quick|quicker|keen|careful|at pains|obliged|forced|compelled|moved|prompted|(?:among )?the first|not slow|inclined|at a loss)|took (?:great )?pains|takes (?:great )?pains"
        r"|felt (?:obliged|compelled|bound)|likes?|liked|loves?|loved|came|has come|have come|used|chose|preferred|prefers?|dared|had|has had|(?:would|could) (?:go on|come)) to"
        r"|(?:would|could) (?:later|only|also|subsequently|eventually|then)"
    )
    doing = r"(?:continued|continues?|resumed|began|begins|started|starts|stopped|stops|kept|keeps?|keep on|(?:is|are|was|were) fond of|(?:has|have) taken to|took to|never tires? of|began by|ended by|responded by|countered by|replied by|(?:wasted|lost) no time in|insists? on|makes? a point of|made a point of|persists? in)"
    gerunds = {kind: lexicon.either({gerund(one, "en") for one in words[kind]["verbs"]}) for kind in ("strong", "weak")}
    framed = rf"(?:(?:{lead}) (?:\w+ly )?(?:{_infinitives('en', 'strong')}|{_infinitives('en', 'weak')}{follow})|{doing} (?:\w+ly )?(?:{gerunds['strong']}|{gerunds['weak']}{follow}))"
    strong = rf"{verb('strong')}(?!(?<=respond) with|(?<=responded) (?:with|by)|(?<=responds) with)(?! (?:by|independence|war|victory|bankruptcy|martial law|a (?:ceasefire|truce|state|national|unilateral)|an? (?:emergency|exclusive)|one another|each other)\b)"
    weak = rf"{verb('weak')}(?:{follow}|(?={bare}))"
    that = rf"{verb('that')}(?= that\b|: ?[“\"]|,? [“\"])"
    # "issued a stern warning", "reached a different conclusion"
    claims = rf"{verb('claims')}(?= (?:\w+ly )?(?:(?:an?|the|its|his|her|their|any|no|such|all|these|those|some|several|fresh|new|strong|serious|grave|deep) )?(?:(?:more |less |very )?[\w-]+ ){{0,2}}{lexicon.either(words['claims']['nouns'])}\b)"
    valued = rf"(?:(?:has |have |had )?{lexicon.either(words['valued'])})(?= [^.;,]{{3,70}}? at (?:about |around |some |more than |less than |fewer than |nearly |close to |over |almost |roughly |at least |between |up to |a |an |somewhere |just |well )*(?:[$€£]|US\$|\d[\d.,]*|one|two|three|half|several|dozens|hundreds|tens|thousands|millions|billions|zero|nil)\b|(?:put|puts)(?= (?:the |its |their )?[\w' -]{{3,30}} (?:far |much |slightly |well |even )?(?:lower|higher)\b))"
    # "…, the ministry claimed on social media."
    aside = r"(?:claimed|said|added|noted|argued|wrote|reported|maintained|suggested|recalled|explained|concluded|estimated|promised|observed)(?= (?:on|in|to|via|during|at|from|after|late|earlier)\b[^.,;:“”\"]{2,60}[.,;])"
    loose = rf"(?P<loose>{aside}|{verb('weak')}(?=, (?!(?:and|but|or|while|which|who|with)\b)))"
    # "a ship that it claimed was sunk": the relative clause has a verb of its own.
    gap = rf"(?P<gap>{verb('weak')})(?= (?:was|were|is|are|had|has|have|would|will|could|may|might|[a-z]{{2,}}ed|led|caused|came|went|posed)\b)"
    # "sees the pact as a trap"
    named = r"(?:(?:has |have |had )?(?:also |later |publicly )?(?:identif(?:ies|ied)|describe[sd]))(?= [^.,;:]{2,60}? as \w)"
    held = r"(?:(?:has |have |had )?(?:long |also |always |widely )?(?:sees?|saw|seen|views?|viewed|regards?|regarded|perceives?|perceived|casts?|interprets?|interpreted))(?= [^.,;:]{2,60}? as (?:an? |the |its |their |his |her |proof|evidence|part |\w+ing ))"
    asked = rf"{verb('urged')}(?= [^.,;:]{{2,50}}? (?:for|to) \w)"
    counted = rf"(?:(?:has|have|had) (?:\w+ly |also |so far )?)?{lexicon.either(words['counted'])}"
    shown = rf"{counted}(?= (?:a|an|another|several|more than|at least|about|nearly|\d[\d.,]*\w?|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds)\b)|{shown}"
    return re.compile(
        rf"(?<![\w'-])(?P<before>)(?P<cue>(?:(?:was|were|is|are) quoted (?:by [^,.;]{{2,40}} )?as saying|can (?:\w+ )?(?:reveal|disclose)|{framed}|{claims}|{english_acts(adverb)}|{named}|{held}|{convinced}|{unsure}|{seen}|{valued}|{asked}|{strong}|{weak}|{that}|{shown}|{any_that}|{loose}|{gap})(?![\w-])(?:\sthat\b)?)"
    )


@lru_cache(maxsize=2)
def evidence_pattern(language: str) -> re.Pattern[str]:
    """What shows rather than says: images, reports, figures."""
    return re.compile(rf"(?<![\w-]){lexicon.either(speech_words(language)['evidence']['nouns'])}(?![\w-])", re.I)


@lru_cache(maxsize=1)
def clitic_pattern() -> re.Pattern[str]:
    """French inversions, "a-t-il déclaré"; the pronoun is "first", "quoted", "within", "last" or "behind"."""
    strong, weak = spoken("fr", "strong"), spoken("fr", "weak")
    addressed = ("appelé", "demandé", "promis", "exhorté", "réclamé", "invité", "préconisé", "suggéré")
    past = lexicon.either([*strong.participles, *weak.participles, *addressed])
    present = lexicon.either([*strong.finite, *weak.finite])
    pronoun = r"-(?:t-)?(?P<{}>ils?|elles?|on)"
    # "fait-on valoir": the pronoun stands within the phrase.
    phrases = [form.split(" ", 1) for form in strong.finite if " " in form and not form.startswith(("se ", "s'"))]
    opening, rest = (lexicon.either({phrase[place] for phrase in phrases}) for place in (0, 1))
    # « … », poursuit-il: behind its quotation any verb will do.
    behind = rf"(?:(?<=[»\"”] )|(?<=[»\"”], ))(?:s')?[a-zà-ÿ]+{pronoun.format('behind')}"
    within = rf"{opening}{pronoun.format('within')} {rest}"
    return re.compile(
        rf"(?<![\w-])(?P<cue>(?:a|ont|avait|avaient|s'est){pronoun.format('first')} (?:\w+ment )?{past}|(?<=[,»\"!?] )(?:a|ont)-(?:t-)?(?P<quoted>ils?|elles?|on) (?:\w+ment )?\w+(?:é|i|u|is|it)|{within}|{present}{pronoun.format('last')}|{behind})(?![\w-])"
    )
