"""The ways in which a French verb says something: by itself, with its complement, beside its quotation."""

from __future__ import annotations

from workbench.services.extract import lexicon
from workbench.services.extract.asides import WHEN_AND_WHERE
from workbench.services.extract.conjugation import gerund
from workbench.services.extract.frenchparts import (
    DAYS,
    HAVE,
    INFINITIVE,
    INFINITIVE_ENDING,
    THAT,
    adverbs,
    complement,
    leads,
    past,
    verb,
)
from workbench.services.extract.speechforms import infinitives, speech_words, spoken
from workbench.services.extract.speechparts import Frame, deeds, just_after, listed, one_of


def strong() -> Frame:
    """What speaks by itself; not "se dit prêt à", "a attribué le marché", "déclare la guerre"."""
    ready = r"(?<!\bse dit)(?<!\bse disent) (?:prête?s? à|disposée?s? à)"
    determiner = r"(?:l[ae] |l'|les |une? |des |deux |trois |ce |cette |son |sa )"
    awarded = rf"{just_after('attribue', 'attribué', 'attribuent')} {determiner}(?:\w+ )?{listed('fr', 'awards')}s?\b"
    # "en dit long", "a dénoncé par la grève" but "a déclaré par écrit"
    tells_a_lot = rf"{just_after('dit', 'disent', 'disait', 'disaient')} (?:tout|long|assez|beaucoup)\b"
    no_speech = rf" (?:par\b(?! {listed('fr', 'means')})|{listed('fr', 'not_said')}\b)"
    return Frame(
        "a vivement dénoncé la grève", verb("strong"), unless=(ready, awarded, tells_a_lot, no_speech, deeds("fr"))
    )


def weak() -> Frame:
    """What speaks only with its complement; not "montre la voie"."""
    # "a vu partir ses bergers": what was seen; "croyaient partir au moulin": what was not so.
    infinitive = rf" (?:se |s'|en |y )?(?!que\b)[a-zà-ÿ]{{2,}}{INFINITIVE_ENDING}"
    saw = rf"{just_after('vu', 'voit', 'voient', 'voyait', 'voyaient')}{infinitive}"
    believed = rf"{just_after('croyait', 'croyaient', 'pensait', 'pensaient')}{infinitive}"
    return Frame("montre que le bac coule", verb("weak"), then=complement(), unless=(saw, believed, deeds("fr")))


def that() -> Frame:
    """What speaks only with a clause or a quotation; not "espère vendre", "ne dispose que de trois bacs"."""
    clause = r"(?: (?:\w+ment|ainsi|aussi|toutefois))? (?:que\b(?! d(?:e |u |es |'))|qu')"
    return Frame("espère que le bac tient", verb("that"), then=rf"{clause}|\s?: ?«| «")


def framed() -> Frame:
    """An infinitive of speech with what leads to it."""
    clitic = r"(?:l[ae]s? |l'|lui |leur |en )?"
    spoken_of = one_of(infinitives("fr", "strong"), rf"{infinitives('fr', 'weak')}(?={complement()})")
    return Frame("a tenu à rappeler que le bac tient", rf"{leads()} ?{clitic}{spoken_of}")


def dative() -> Frame:
    """Whoever is spoken to stands before the verb; not "lui montre"."""
    return Frame("lui explique la marche", verb("weak"), just_after("lui ", "leur "), unless=("(?<=montre)",))


def elided() -> Frame:
    """A second participle that shares the auxiliary of the first."""
    participles = lexicon.any_of(spoken("fr", "strong").participles)
    with_content = rf"{participles}(?=\s(?:\w+ment )?(?:{THAT}|avoir|être|vouloir|pouvoir|ne pas|«|:))"
    to_do = rf"{listed('fr', 'elided', 'to_do')}(?= d[e'] ?{INFINITIVE})"
    # "et annoncé, sous réserve, la fermeture du pont"
    thing = rf"{listed('fr', 'elided', 'things')}(?=(?:, [^,;:«»]{{3,60}},)? (?:une?|des|les?|la|son|sa|ses|leurs?|cette|cet|ce|ces) | l')"
    return Frame(
        "a reçu Dahl et déclaré vouloir partir",
        one_of(with_content, to_do, thing),
        just_after(" et ", " puis "),
        unless=(deeds("fr"),),
    )


def worded() -> Frame:
    """Putting a thing in words of one's own, behind its colon: "l'a formulé lui-même : …"."""
    how = r"(?: (?:[lemn]ui|elle|eux|elles)-mêmes?| à sa manière| sans (?:\w+ ){1,2}\w+| ainsi| en \w+ \w+| \w+ment)?"
    return Frame(
        "l'a formulé lui-même : le bac coule",
        rf"{HAVE} {adverbs()}{listed('fr', 'worded')}",
        just_after("l'", "le "),
        then=rf"{how} ?:",
    )


def loose() -> Frame:
    """Beside its quotation any verb of speech will do, with who speaks behind it."""
    after = just_after("[,»] ", "omme l'", "omme le ", "que l'", "que le ", "ce qu'")
    goes_on = rf"{listed('fr', 'going_on', 'present')}(?! {listed('fr', 'going_on', 'with_things')}\b)"
    went_on = rf"(?:a|ont) {adverbs()}{listed('fr', 'going_on', 'past')}"
    who = (
        r"(?:l'|(?:le|la|les|des|un|une|plusieurs|certaine?s|nombre|de nombreu|son|sa|ses|nos|notre|M\.|Mme|[A-ZÀ-Ý]))"
    )
    cue = rf"(?P<loose>{one_of(verb('weak'), goes_on, went_on)})"
    return Frame("« Il coule », a rapporté la gazette", cue, after, rf"{WHEN_AND_WHERE}\s{who}")


def unlisted() -> Frame:
    """A verb of no list with a clause behind it, but for those that say nothing: "a permis que"."""
    participle = rf"(?!{listed('fr', 'unsaid')}e?s?\b)\w{{2,}}(?:é|i|u|is|it|ert)"
    compared = r"que\b(?! (?:d(?:e |u |es |')|deux|trois|\d|très|peu|par ))|qu'(?!à |en |un|d)"
    return Frame("a découvert que le bac coule", rf"(?P<any>{HAVE} {adverbs()}{participle}(?= (?:{compared})))")


def told() -> Frame:
    """What is brought back is told: losses, a theft."""
    return Frame("a rapporté des pertes", rf"(?:a|ont) {adverbs()}rapporté", then=" (?:des|de|plusieurs|\\d|un|une) ")


def called() -> Frame:
    """Calling for something, or on somebody to do it; not "appelle le médecin"."""
    between = rf"(?:\w+ment |aussi |donc |ainsi |même |toutefois |hier |(?:dès )?{DAYS} )"
    for_it = rf"(?:{past('appelé')}|appell?(?:e|ent|ait|aient)) {between}(?:à|aux?)\b"
    whom = r"(?:l'|le |la |les |ses |son |sa |leurs? )?[^.,;:]{2,60}?"
    to_what = rf"(?:[«“] ?)?(?:{INFINITIVE}|(?:la|l'|plus|davantage|une?)\b)"
    on_whom = rf"(?:{past('appelé')}|appelle|appellent)(?= {whom} à {to_what})"
    return Frame("a appelé les meuniers à revenir", one_of(for_it, on_whom))


def urged() -> Frame:
    """Urging somebody to do something."""
    return Frame(
        "invite la ville à fermer le pont", verb("urged"), then=rf" [^.,;:]{{2,70}}? (?:à|de|d')? ?{INFINITIVE}"
    )


def answered() -> Frame:
    """Answering by words: "a réagi en dénonçant la grève"; not "a réagi en fermant le port"."""
    speaking = lexicon.any_of(
        gerund(one, "fr") for kind in ("strong", "weak") for one in speech_words("fr")[kind]["verbs"]
    )
    accusing = lexicon.any_of(gerund(one, "fr") for one in speech_words("fr")["addressed"])
    worded = rf"(?:en (?:{speaking} (?:que |qu')|{accusing}\b)|par (?:une?|des|l[ae]|l') ?(?:\w+ )?{listed('fr', 'papers')}s?\b)"
    cue = one_of(past("(?:réagi|répliqué|riposté|répondu)"), r"(?:réagit|réplique|riposte|répond)(?:ent)?")
    return Frame("a réagi en dénonçant la grève", cue, then=rf" (?:aussitôt |\w+ment )?{worded}")


def asked_at() -> Frame:
    """Asking for a thing where something else leads to it: "a saisi l'occasion pour demander le retour du bac"."""
    thing = (
        r"(?= (?:\w+ment )?(?:(?:à|aux?) [^.,;:]{2,40}? )?(?:l[ae]s? |l'|une? |des |que |qu'|de (?=\w+(?:er|ir|re)\b)))"
    )
    return Frame(
        "a saisi l'occasion pour demander le retour du bac", rf"{leads()} ?(?:demander|proposer|promettre){thing}"
    )


def insisted() -> Frame:
    """Insisting on something, mentioning things."""
    insisting = rf"(?:{past('insisté')}|insiste(?:nt)?|insistait)"
    on_it = r"(?= (?:\w+ment |par ailleurs |aussi |également |notamment )?sur\b)"
    mentioning = r"mentionne(?:nt)?(?= (?:\w+ment |notamment |aussi |également )?(?:des|plusieurs)\b)"
    return Frame("insiste sur la marée", rf"{insisting}{on_it}|{mentioning}")


def wonders() -> Frame:
    """Asking oneself."""
    question = r"(?:si\b|s'ils?\b|comment|pourquoi|où\b|ce que|ce qu'|quel|à quoi|qui\b)"
    whether = rf"se demande(?:nt)?(?=[^.;]{{0,90}}?(?:,| ){question})"
    about = r"s'interroge(?:nt)?(?= (?:\w+ment )?(?:sur|:|«|quant))"
    return Frame("se demande si le bac coule", one_of(whether, about))
