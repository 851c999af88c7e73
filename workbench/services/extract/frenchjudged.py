"""The ways in which a French verb judges, counts, shows or denies: what a source holds of a thing."""

from __future__ import annotations

from workbench.services.extract.frenchparts import BE, INFINITIVE_ENDING, THAT, adverbs, past, verb
from workbench.services.extract.speechparts import Frame, listed, one_of


def seen() -> Frame:
    """What somebody sees in a thing."""
    return Frame("y voit un piège", r"(?:voi(?:t|ent)|voyai(?:t|ent)|(?:a|ont) (?:\w+ment )?vu)", "(?<=y )", " ")


def convinced() -> Frame:
    """Being of an opinion."""
    being = rf"(?:{BE}|reste|restent|demeure|demeurent|se dit|se disent|se montre|se montrent)"
    between = r"(?:\w+ment |toujours |aussi |eux aussi |plus que )?"
    return Frame(
        "reste persuadé que le bac tient",
        rf"{being} {between}{listed('fr', 'convinced')}e?s?",
        then=rf" (?:{THAT}|: )| :",
    )


def litotes() -> Frame:
    """Saying by not hiding; not "n'a pas caché son soutien", "ne cache pas d'armes"."""
    help_given = rf" (?:leur|son|sa) {listed('fr', 'hiding', 'things')}"
    unhidden = one_of(rf"{listed('fr', 'hiding', 'past')}(?!{help_given})", listed("fr", "hiding", "phrases"))
    past_tense = rf"(?:a |ont |avait )?(?:\w+ment )?(?:pas|guère|jamais|point) {unhidden}"
    present = rf"{listed('fr', 'hiding', 'present')} (?:pas|guère)(?! (?:d|l)'armes)"
    return Frame("n'a pas caché sa colère", one_of(past_tense, present, r"(?:fait|font) (?:pas )?mystère"))


def valued() -> Frame:
    """Putting a figure to something."""
    about = r"(?:plus |moins |près |environ |quelque |au moins )?(?:de |d')?"
    number = rf"(?:\d|(?!une\b){listed('fr', 'numerals')}\b|une (?:dizaine|vingtaine|trentaine|centaine))"
    return Frame(
        "évalue la flotte à 18 bacs", verb("valued"), then=rf" (?:[^.,;:]{{2,50}} )?(?:à|entre) {about}{number}"
    )


def claims() -> Frame:
    """A verb with what it utters, receives or rejects."""
    between = r"(?:\w+ment |en bloc |aussi |ainsi |à nouveau |de nouveau )?"
    determiner = (
        r"(?:une?|des|les?|la|l'|ces|cette|cet|son|sa|ses|leurs?|toute?s?|de|plusieurs|nombre d[e'])(?: |(?<='))"
    )
    noun = rf"(?:\w+ ){{0,2}}{listed('fr', 'claims', 'nouns')}\b"
    return Frame("rejette en bloc les accusations", verb("claims"), then=f" {between}{determiner}{noun}")


def claimed() -> Frame:
    """Claiming to have done it: "a revendiqué l'attaque"; not "revendique l'île"."""
    thing = rf" (?:(?:une?|des|les?|la|cette|cet|ce|ces|sa|son|ses|plusieurs|deux|trois|\w+ment) |l')(?:\w+ )?{listed('fr', 'claimed')}s?\b"
    return Frame("a revendiqué l'attaque", one_of(past("revendiqué"), r"revendiqu(?:e|ent|ait|aient)"), then=thing)


def taken_for() -> Frame:
    """Taking a thing for settled: "tient la vente pour acquise"; not "tient le port"."""
    settled = rf" (?:[^.,;:]{{2,50}} )?pour {listed('fr', 'taken_for')}(?:e|s|es)?\b"
    return Frame("tient la vente pour acquise", r"tien(?:t|nent|nait|naient)", then=settled)


def taken_up() -> Frame:
    """What one says of a thing named before, with the participle that agrees: "la charge qu'il a rejetée"."""
    participle = rf"{listed('fr', 'taken_up')}(?:e|s|es)"
    return Frame("a rejetée", rf"(?:a|ont|avait|avaient) {adverbs()}{participle}")


def held() -> Frame:
    """Taking one thing for another."""
    return Frame("présente le bac comme une chance", verb("held"), then=r" [^.,;:]{0,60}?comme\b")


def defended() -> Frame:
    """Speaking up for an opinion; not "défend la nation"."""
    determiner = r"(?:l[ae] |l'|une? |son |sa )"
    held_dear = rf"{determiner}(?!{listed('fr', 'defended', 'things')})\w{{4,}}(?:ment|tion|sion|isme)\b"
    cue = one_of(past(listed("fr", "defended", "past")), listed("fr", "defended", "present"))
    return Frame("défend la thèse du vent", cue, then=f" (?:{listed('fr', 'defended', 'positions')}|{held_dear})")


def rated() -> Frame:
    """Finding a thing good or bad, the adjective first."""
    very = r"(?:plutôt |très |trop |peu |bien |assez |\w+ment )?"
    no_noun = rf"(?!{listed('fr', 'not_rated')}\b|{listed('fr', 'not_rated_at_all')}|\w+{INFINITIVE_ENDING})"
    behind = r"(?: que| de| d'| l[ea]s? | l'| à|,|\.)"
    return Frame("juge plutôt positif le bilan", listed("fr", "rated"), then=rf" {very}{no_noun}[\w-]+{behind}")


def counted() -> Frame:
    """Counting things, and speaking of so many."""
    among = rf"(?<=en )compte(?:nt)?(?= (?:\d|plus de|près de|au moins|quelque|environ|{listed('fr', 'numerals')}))"
    past_tense = rf"(?:a|ont) {adverbs()}{listed('fr', 'counted')}"
    counts = one_of(past_tense, listed("fr", "counted_now"))
    # "parlent d'une dizaine de bacs", "parle de trahison"; not "parle de lui"
    speaks = r"parl(?:e|ent|ait|aient)(?= (?:désormais |aussi |même |plutôt |déjà |\w+ment )?(?:d(?:e|u|es) (?!lui|elle|eux|soi)|d'(?!eux|elle)))"
    so_many = r"(?= (?:à |de |d')?(?:\d|plus de|près de|au moins|quelque|environ|plusieurs))"
    return Frame("recense plus de dix bacs", rf"{among}|{counts}{so_many}|{speaks}")


def shown() -> Frame:
    """What evidence shows."""
    phrases = r"(?:pourtant|toutefois|aussi|également|notamment|ainsi|en outre|par ailleurs|par le menu|en détail)"
    what = r"(?:une?|les?|la|l'|des|de|du|plus|au moins|que|qu'|comment|combien|certaine?s|plusieurs|quelque|quelle?s?)"
    how = rf"(?:{phrases} |bien |avec \w+ |dès (?:le|la|son) \w+ |\w+ment ){{0,3}}"
    # To one alone: of many, each letter between them could be any one's.
    to_whom = r"(?:(?:aux? |à (?:des|la|l'|les|ses|son) ?)[\w' -]{3,40}? )?"
    return Frame(
        "les relevés montrent une baisse",
        rf"(?P<shown>{listed('fr', 'evidence', 'verbs')})",
        r"(?<=[\w),] )",
        rf"\s{how}{to_whom}{how}(?:{what}|deux|trois|en \w{{3,}}ant)\b",
    )
