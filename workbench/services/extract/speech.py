"""How speech is written in one language: the patterns of its verbs, its cues and those who speak, from the lists."""

from __future__ import annotations

import re
from functools import lru_cache

from workbench.services.extract import lexicon
from workbench.services.extract.conjugation import conjugated, gerund
from workbench.services.extract.speechenglish import english_verbs
from workbench.services.extract.speechforms import speech_words, spoken
from workbench.services.extract.speechfrench import french_verbs

_FRENCH_HUMAN = (
    r"(?:\w+(?:eurs?|euses?|logues?|ants|iens|iennes|ciers|taires|crates)|\w{3,}istes?|(?!ma|cica)\w+trices?)"
)
_ENGLISH_HUMAN = r"\w+(?:ers|ists|ors|ologists|ians|men|women)"


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
        return re.compile(
            rf"(?:(?:,| et) |(?<= )(?=en ))(?P<cue>(?:tout en |en )?(?:l'|les? |la |lui )?(?:{said}|{bare}(?= )))"
        )
    # ", saying it had no news": a clause without its "that".
    plain = r"(?:saying|adding|claiming|arguing|insisting|warning|noting|stating)(?= (?:only |also |simply |rather )?(?:it|they|he|she|there|its|their|the|an?|no|some|more|both|[A-Z]\w+)\b)"
    return re.compile(
        rf"(?:,| and) (?P<cue>(?:\w+ly |also )?(?:{forms}(?= (?:only |also |instead |however |simply |rather |\w+ly )?that\b|: ?[“\"]| [“\"])|{plain}|{bare}(?= )))"
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
        named = r"(?:(?<=^)|(?<=[.,] )|(?<=apprend )|(?<=appris ))[Dd]e(?= sources? [a-zé])|rapporte(?:nt)?(?= l'| le )"
        cue = rf"{plain}(?![\w-])|{of} d(?:e |es |u |')|{named}|{told}|{judged}|{published}|{bare}"
    else:
        own = r"(?:as )?per (?=the [A-Z]|[A-Z][a-z])|[Ii]f (?=[\w' -]{3,40} (?:is|are) to be believed)|[Bb]y (?=[\w' -]{3,30}(?:'s?| own) (?:own )?(?:account|admission|count|reckoning|estimates?|tally)\b)|[Ii]n (?=[\w' -]{3,30} (?:own )?(?:view|telling|words|opinion|reading|estimation)\b)"
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
    nouns = lexicon.either({form for noun in words["sources"] for form in (noun, f"{noun}s")})
    # "ship-trackers", "ex-diplomate": the last part of a compound speaks.
    return re.compile(rf"(?<![\w-])(?:\w+-)?(?:{nouns}|{human})(?![\w])", re.I)


@lru_cache(maxsize=2)
def verb_pattern(language: str) -> re.Pattern[str]:
    """Verbs of speech with what must follow the weak ones; groups: before, cue, shown (what evidence does), loose."""
    return french_verbs() if language == "fr" else english_verbs()


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
