"""The noun phrase that speaks: the subject before a verb of speech, with its list or its apposition."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.core.spans import Span
from workbench.services.extract.records import Mention
from workbench.services.extract.speech import source_pattern

LONGEST_SOURCE = 150

_BOUNDARY = {
    "fr": re.compile(
        r"(?:^|[;:»«(]|, (?:tandis que |alors que |mais |car |où |quand |comme (?=ils? |elles? |on ))?| [–—] |\s(?:mais|et que|et|que|où|car|or|tandis que|alors que|même si|si|parce que|lorsque|quand|comme) |(?<=\s)qu'|(?<=\s)puisqu'|(?<=\s)lorsqu')\s?"
    ),
    "en": re.compile(
        r"(?:^|[;:”\"(]|, (?:which |whom |while |but |because |although |though |when |if )?| [–—-] |\s(?:but|and|that|because|while|when|as|if|although|though|whether|where|after|before|since|what|which|whom) )\s?"
    ),
}
_PREPOSITION = {
    "fr": re.compile(
        r"(?:[Ee]n|[Dd]ans|[Ll]ors|[Aa]près|[Dd]epuis|[Pp]our|[Aa]vec|[Ss]ur|[Aa]u|[Aa]ux|[ÀàA]|[Dd]ès|[Aa]vant|[Pp]ar|[Ss]ans|[Ss]ous|[Cc]ontre|[Dd]'abord|[Mm]algré|[Ff]ace|[Ll]e \d|[Pp]endant|[Dd]urant|[Ss]elon|[Gg]râce|[Ss]uite|[Cc]e (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)|qui|dont|[Ee]ntre|[Dd]e)\b"
    ),
    "en": re.compile(
        r"(?:[Ii]n|[Oo]n|[Aa]t|[Dd]uring|[Aa]fter|[Ss]ince|[Ff]or|[Ww]ith|[Bb]y|[Bb]efore|[Ff]rom|[Dd]espite|[Uu]nder|[Aa]gainst|[Ww]ithout|[Oo]f|[Tt]o|who|which|[Aa]s|[Aa]ccording|[Cc]iting|[Oo]wing|[Tt]hanks)\b"
    ),
}
_CONNECTIVE = re.compile(
    r"(?:[Aa]insi|[Pp]ourtant|[Tt]outefois|[Cc]ependant|[Mm]ais|[Ee]t|[Oo]r|[Dd]onc|[Dd]e même|[Bb]ut|[Aa]nd|[Ss]till|[Yy]et|[Mm]eanwhile|[Ll]ater|[Tt]hen|[Aa]lthough|[Tt]hough|[Ww]hile|[Bb]ecause|[Qq]uoique|[Hh]owever|[Aa]lso)\s+"
)
_VERBAL = {
    "fr": re.compile(
        r"(?<![\w'-])(?:est|sont|était|étaient|a|ont|avait|avaient|sera|seront|peut|peuvent|doit|doivent|fait|font|va|vont|ne|serait|pourrait)(?![\w-])"
    ),
    "en": re.compile(
        r"(?<![\w'-])(?:is|are|was|were|has|have|had|will|would|can|could|may|might|did|does|do)(?![\w-])"
    ),
}


_SHORTEST = 2
_AND = re.compile(r"(?:,|\s)\s?(?:et|and|but|mais|puis|then|or|ou|and then|et puis) $")
# "will wait and see", "rivers and reports": no second verb.
_SECOND_VERB = re.compile(
    r"(?:\w+ly |also |later |even |then |again )*(?:has |had |[a-z]+ed\b|[a-z]+s (?:that|it|they|the|its|his|to|a|an|[A-Z“\"])|said|told|spoke|wrote|made|put|cast|drew|gave|saw|took|swore|foresaw|held|thought)"
)
# "ceux qui pensent que", "those who say that"
_THOSE_WHO = re.compile(r"(?<![\w'-])(?P<who>ceux|celles|those|certains|others|d'autres) (?:qui|who) $")


def subject_before(text: str, sentence: Span, verb: int, language: str, inside: Sequence[Mention]) -> Span | None:
    """The noun phrase before a verb, across an apposition between commas; None when it cannot be told."""
    pieces = _pieces(text, sentence, verb, language, inside)
    if not pieces:
        return None
    those = _THOSE_WHO.search(text, sentence.start, verb)
    if those is not None:
        return Span(*those.span("who"))
    pieces = _rejoined(text, pieces, language)
    last = pieces[-1]
    if last.length == 0 or text[last.end - 1 : last.end] == ",":
        last = Span(last.start, last.end).trimmed(text)
    is_closed = text[sentence.start : verb].rstrip().endswith(",")
    if len(pieces) > 1 and _TIME_ONLY.fullmatch(text, last.start, last.end):
        # "X, last week ruled out"
        is_closed, last = True, pieces[-2]
    if last.length < _SHORTEST and not is_closed:
        # "X a reçu Y et a déclaré": nothing stands between the conjunction and the verb.
        is_shared = _AND.search(text, sentence.start, verb) is not None
        is_shared = is_shared and (language == "fr" or _SECOND_VERB.match(text, verb) is not None)
        return shared_subject(text, pieces[:-1], language, inside) if is_shared else None
    # "X, ministre de Y, a déclaré": both name the source; "X, comme Y, a …" has two.
    if is_closed:
        found = _described(text, pieces, language, inside) or _apposed(text, pieces, language, inside) or last
    else:
        found = _coordinated(text, pieces, language, inside)
    chosen = _bare(text, found, language)
    if text[chosen.end - 1 : chosen.end] == ")":
        # "le Fonds monétaire (FMI) a dit": the brackets belong to the name before them.
        opening = text.rfind("(", sentence.start, chosen.end)
        before = subject_before(text, sentence, opening, language, inside) if opening > sentence.start else None
        return Span(before.start, chosen.end) if before is not None else None
    if _PREPOSITION[language].match(text, chosen.start):
        return _behind_the_lead(text, chosen, inside)
    if chosen.length < _SHORTEST or _VERBAL[language].search(text, chosen.start, chosen.end):
        return None
    loose = _NO_NOUN_LAST.search(text, chosen.start, chosen.end)
    if loose is not None and not _is_named(chosen, inside):
        word = loose["adjective"]
        if word is None or (language == "en" and not source_pattern(language).fullmatch(word)):
            return None
    clause = _WITH_WHICH.search(text, chosen.start, chosen.end)
    return chosen if clause is None else Span(chosen.start, clause.start())


# "un homme qui se dit …": the relative word is the subject; "contains territorial claims": no noun phrase ends so.
_NO_NOUN_LAST = re.compile(
    r" (?:qui|who|that|which|of|de|à|to|(?P<adjective>\w{2,}(?:al|ic|ive|ous|ful|less|able|ible|ary)))$"
)
# "La désinvolture avec laquelle Berg parle": what the noun is, not who is in its clause.
_WITH_WHICH = re.compile(
    r" (?:(?:avec|dans|par|pour|à|sur|in|with|by|to|for) (?:laquelle|lequel|lesquel(?:le)?s|which|whom)|dont|qui|where|où) "
)


def _is_named(span: Span, inside: Sequence[Mention]) -> bool:
    return any(m.span.end == span.end for m in inside)


def _rejoined(text: str, pieces: list[Span], language: str) -> list[Span]:
    """ "les notes obtenues par Oslo et consultées par Riga": what "et" adds to the noun is of the same noun phrase."""
    while len(pieces) > 1:
        last, before = pieces[-1], pieces[-2]
        between = text[before.end : last.start].strip()
        adds = between in ("et", "and") and _MORE_OF_IT[language].match(text, last.start, last.end) is not None
        if not adds or _VERBAL[language].search(text, before.start, before.end):
            break
        pieces = [*pieces[:-2], Span(before.start, last.end)]
    return pieces


_MORE_OF_IT = {
    "fr": re.compile(
        r"(?:(?:\w+ment )?\w+(?:é|ée|és|ées|is|ise|ises|it|ite|its|ites|us|ue|ues) (?:par|à|en|dans|le|au|pour|avec)\b|d(?:e|es|u) |d'|du |par |aux? )"
    ),
    "en": re.compile(r"(?:(?:\w+ly )?\w+(?:ed|en|wn|ught|id) (?:by|in|to|on|from|with)\b|(?:of|by|in|from) )"),
}


_PRONOUN_FIRST = re.compile(
    r"(?:[Ii]ls?|[Ee]lles?|[Oo]n|[Cc]elui-ci|[Cc]elle-ci|[Cc]eux-ci|[Cc]e dernier|[Cc]ette dernière|[Hh]e|[Ss]he|[Tt]hey|[Ii]t|I|[Ww]e)(?= (?!is |was |est |y a |faut ))"
)


def shared_subject(text: str, pieces: Sequence[Span], language: str, inside: Sequence[Mention]) -> Span | None:
    """Whoever a clause begins with, where a second verb of it follows "and": "Ola Berg met her and said that …"."""
    for piece in reversed(pieces):
        bare = _bare(text, piece, language)
        pronoun = _PRONOUN_FIRST.match(text, bare.start, bare.end)
        if pronoun is not None:
            return Span(*pronoun.span())
        if not _NOUN_START.match(text, bare.start) or _PREPOSITION[language].match(text, bare.start):
            continue
        mine = [m for m in inside if m.form != "demonym" and bare.contains(m.span)]
        first = next((m for m in mine if text[m.span.end : m.span.end + 2] != "'s"), None)
        # "Ola Berg reçoit …", "le président Ola Berg reçoit …": a verb must follow in the same clause.
        lead = text[bare.start : first.span.start] if first is not None else ""
        if first is not None and _TITLE.fullmatch(lead) and bare.end - first.span.end > _SHORTEST:
            return Span(bare.start, first.span.end)
        noun = source_pattern(language).search(text, bare.start, min(bare.end, bare.start + _NEAR))
        if noun is not None and _TITLE.fullmatch(text, bare.start, noun.start()) and bare.end - noun.end() > _SHORTEST:
            return Span(bare.start, noun.end())
    return None


_NEAR = 45
# What may stand before the name or the noun that a clause begins with.
_TITLE = re.compile(
    r"(?:(?:[LlDd]es? |[Ll]a |[Ll]'|[Uu]ne? |[Ss]on |[Ss]a |[Ss]es |[Ll]eurs? |[Tt]he |[Aa]n? |[Ii]ts |[Hh]is |[Hh]er |[Tt]heir |M\. |Mme |Mr\.? |Mrs\.? |Ms\.? )?(?:[\w'-]+ ){0,4})?"
)


def _described(text: str, pieces: Sequence[Span], language: str, inside: Sequence[Mention]) -> Span | None:
    """A person with all that stands in commas behind the name: "Ola Berg, head of the Institute for War and Peace"."""
    end = pieces[-2].end if pieces[-1].length < _SHORTEST and len(pieces) > 1 else pieces[-1].end
    for place, piece in enumerate(pieces[:-1]):
        name = next((m for m in inside if m.kind == "person" and m.form == "name" and m.span.end == piece.end), None)
        if (
            name is None
            or piece.end + 2 >= end
            or text[piece.end : piece.end + 2] != ", "
            or not _starts_well(text, piece, language)
        ):
            continue
        behind = Span(piece.end + 2, end)
        if not _APPOSITION[language].match(text, behind.start, behind.end) or behind.length > LONGEST_SOURCE:
            continue
        if not _VERBAL[language].search(text, behind.start, behind.end) and pieces[place + 1].start == behind.start:
            return Span(piece.start, end)
    return None


_GOVERNED = re.compile(
    r"(?:^|[\s'])(?:de|du|des|d'|à|au|aux|en|avec|par|pour|sur|contre|chez|entre|vers|dans|et|la|le|les|l'|of|in|with|to|by|from|at|on|for|and|the|against|between|its|their|his|her)\s?$",
    re.I,
)


def _behind_the_lead(text: str, clause: Span, inside: Sequence[Mention]) -> Span | None:
    """ "Dans un entretien au Monde Ola Berg a …": with no comma behind the lead the name at the verb speaks."""
    for mention in inside:
        names = mention.form in ("name", "metonym") and mention.kind != "place"
        ahead = text[clause.start : mention.span.start]
        if names and mention.span.end == clause.end and ahead.strip() and not _GOVERNED.search(ahead):
            return mention.span
    return None


def _ends_in_name(piece: Span, inside: Sequence[Mention]) -> bool:
    return any(m.form != "demonym" and piece.contains(m.span) and piece.end - m.span.end <= 1 for m in inside)


def _apposed(text: str, pieces: list[Span], language: str, inside: Sequence[Mention]) -> Span | None:
    """A noun phrase with what stands in commas behind it; participles and dates in commas are passed over."""
    good = [p for p in pieces[:-1] if _starts_well(text, p, language)]
    if len(good) > 1 and _COMPARISON.match(text, good[-1].start):
        return Span(good[-2].start, good[-1].end)
    named = [p for p in good if _NOUN_START.match(text, p.start) and not _VERBAL[language].search(text, p.start, p.end)]
    if not named:
        return None
    behind = [p for p in pieces[:-1] if p.start > named[-1].end]
    if any(_VERBAL[language].search(text, p.start, p.end) and not _RELATIVE.match(text, p.start) for p in behind):
        # A whole clause lies between: its own subject does not speak.
        return None
    first = named[-1]
    for piece in reversed(named[:-1]):
        between = text[piece.end : first.start].strip()
        if between not in (",", "et", "and") or first.start - piece.end > 5:
            break
        if between != "," and not _ends_in_name(piece, inside):
            break
        first = piece
    end = named[-1].end
    for piece in good:
        # "Ola Berg, chercheur à Oslo, …": an apposition needs no article.
        if piece.start - end == 2 and text[end] == "," and _APPOSITION[language].match(text, piece.start, piece.end):
            end = piece.end
    return Span(first.start, end)


_RELATIVE = re.compile(r"(?:qui|que|qu'|dont|où|lequel|laquelle|who|which|whose|where)\b")
_TIME_ONLY = re.compile(
    r"(?:last|this|earlier this) (?:week|month|year|\w+day)|(?:on )?\w+day|yesterday|(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier)(?: \w+)?|la semaine dernière|le mois dernier"
)
_ROLE = {
    "fr": r"(?:(?:alors|ensuite|aujourd'hui|désormais|à l'époque|longtemps|jadis|par ailleurs) )?(?:frère|sœur|fils|fille|bras droit|épouse|époux|veuve|neveu|gendre|cousin|beau-frère|père|mère|figure|cadre|pilier|fidèle|proche|vétéran|transfuge|rédacteur|rapporteu|délégué|envoyé|émissaire|négociat|porteur|juriste|sociologue|géographe|stratège|doctorant|enseignant|consultant|magistrat|juge|procureur|pilote|officier|amiral|lieutenant|capitaine|sergent|habitant|étudiant|négociant|commerçant|banquier|éditeur|dirigeant|élu|adjoint|premier|première|titulaire|signataire|co-?auteu|ex-|ancien(?:ne)? |actuel(?:le)? |futur(?:e)? |haut(?:e)? |chercheu|direct|professeu|président|vice-|ministre|secrétaire|porte-parole|conseill|chef|spécialiste|expert|analyste|responsable|ambassad|économiste|historien|politologue|avocat|député|sénat|journaliste|général|colonel|commandant|fondat|auteu|membre|maître|maire|gouverneur|numéro|patron|cofondat|coordinat|représentant|chargée? )",
    "en": r"(?:former |senior |deputy |acting |then |now |head |director|professor|president|vice|minister|secretary|spokes|adviser|advisor|chief|specialist|expert|analyst|fellow|ambassador|economist|historian|lawyer|journalist|general|colonel|commander|founder|author|member|mayor|governor|researcher|co-founder|chair|co-author|editor|correspondent|scholar|academic|scientist|engineer|trader|banker|partner|veteran|aide|son |daughter|brother|sister|wife|widow|cousin|nephew|father|mother|strategist|planner|negotiator|envoy|rapporteur|judge|prosecutor|officer|admiral|captain|lieutenant|brigadier|marshal|senator|congress|lawmaker|legislator|MP|deputy|premier|monarch|leader|figure|spokesperson|resident|professor|lecturer|activist|dissident|defector|mediator|who |[A-Z][\w' -]{2,30}'s )",
}
_APPOSITION = {
    "fr": re.compile(
        rf"(?:une? |l'un |l'une |le |la |l'|son |sa |d(?:u|e la|e l'|es|e|') ?(?=[A-ZÀ-Ý])|{_ROLE['fr']})"
    ),
    "en": re.compile(rf"(?:an? |the |one of |its |his |her |(?:of|from|at|with) (?:the )?(?=[A-Z])|{_ROLE['en']})"),
}
_LOOSE_END = re.compile(r"[,;:.!?»)](?=\s|$)|\s–\s")


def apposed(text: str, span: Span, sentence: Span, language: str, inside: Sequence[Mention], *, closed: bool) -> Span:
    """A source with what is set beside it in commas: "Ola Berg, chercheur à l'institut d'Oslo".

    `closed`: only where a comma ends it, as the sentence goes on behind it.
    """
    named = [m for m in inside if span.contains(m.span) and m.form == "name"]
    if not named or text[span.end : span.end + 2] != ", ":
        return span
    start = span.end + 2
    if not _APPOSITION[language].match(text, start, sentence.end):
        return span
    definite = re.match(r"(?:le |la |l'|the |les )", text[start : start + 4]) is not None
    if definite and not any(m.kind == "person" for m in named):
        return span
    for match in _LOOSE_END.finditer(text, start, sentence.end):
        if any(m.span.start < match.start() < m.span.end for m in inside):
            continue
        good = match[0][0] == "," or not closed
        whole = Span(start, match.start())
        if not good or whole.length > LONGEST_SOURCE or _VERBAL[language].search(text, whole.start, whole.end):
            return span
        return Span(span.start, whole.end)
    return span


def _pieces(text: str, sentence: Span, verb: int, language: str, inside: Sequence[Mention]) -> list[Span]:
    pieces: list[Span] = []
    start = sentence.start
    for match in _BOUNDARY[language].finditer(text, sentence.start, verb):
        if match.start() == sentence.start or any(m.span.start < match.start() < m.span.end for m in inside):
            continue
        pieces.append(Span(start, match.start()))
        start = match.end()
    pieces.append(Span(start, max(start, verb)))
    return [piece.trimmed(text) for piece in pieces]


def _starts_well(text: str, piece: Span, language: str) -> bool:
    return piece.length > 1 and not _PREPOSITION[language].match(text, piece.start)


_COMPARISON = re.compile(r"(?:comme|ainsi que|tout comme|like|as well as) ")
_NOUN_START = re.compile(
    r"(?:le |la |les |l'|un |une |des |ses? |sa |son |leurs? |plusieurs |the |a |an |its |his |her |their |several |M\. |Mme |[A-ZÀ-Ý])"
)


# "Witnesses and an army source said": people who speak without a name.
_WITNESS = re.compile(
    r"(?:(?:[Ll]es|[Dd]es|[Pp]lusieurs|[Tt]wo|[Ss]everal|[Ss]ome|[Tt]he|[Ll]ocal) )?(?:[Ww]itnesses|[Rr]esidents|[Oo]fficials|[Dd]iplomats|[Aa]nalysts|[Ee]xperts|[Mm]edics|[Ss]ources"
    r"|témoins|habitants|responsables|diplomates|analystes|experts|secouristes|médecins|sources)"
)


def _coordinated(text: str, pieces: list[Span], language: str, inside: Sequence[Mention]) -> Span:
    """The last piece with those before it that are members of the same list: "X, Y, and Z have …"."""
    place = len(pieces) - 1
    joined = _unled(text, pieces[place])
    is_last = True
    while place > 0:
        before = pieces[place - 1]
        between = text[before.end : joined.start].strip()
        is_list = _LAST_OF_LIST.fullmatch(between) is not None if is_last else between == ","
        if not (is_list and _is_member(text, before, language, inside) and _NOUN_START.match(text, joined.start)):
            break
        joined, is_last = Span(before.start, joined.end), False
        place -= 1
    return joined if not is_last else pieces[-1]


_LAST_OF_LIST = re.compile(r",? ?(?:et|and|ainsi que|as well as|or|ou)")


def _unled(text: str, piece: Span) -> Span:
    """A piece without the "and" that leads it behind a comma."""
    lead = re.compile(r"(?:and|et|or|ou) ").match(text, piece.start, piece.end)
    return Span(lead.end(), piece.end) if lead is not None else piece


def _is_member(text: str, piece: Span, language: str, inside: Sequence[Mention]) -> bool:
    """Whether a piece is somebody in a list: a name or a noun of those who speak, and nothing more."""
    if _VERBAL[language].search(text, piece.start, piece.end) or _PREPOSITION[language].match(text, piece.start):
        return False
    if not (_NOUN_START.match(text, piece.start) or _WITNESS.match(text, piece.start)):
        return False
    if _ends_in_name(piece, inside) or _WITNESS.fullmatch(text, piece.start, piece.end):
        return True
    noun = source_pattern(language).search(text, piece.start, piece.end)
    return noun is not None and noun.end() == piece.end and noun.start() - piece.start < _CLOSE


# A determiner and an adjective may stand before the noun.
_CLOSE = 22


def _bare(text: str, span: Span, language: str) -> Span:
    """The noun phrase without a connective or a date that opens it."""
    match = _CONNECTIVE.match(text, span.start, span.end) or _TIME_LEAD.match(text, span.start, span.end)
    while match is not None:
        span = Span(match.end(), span.end)
        match = _CONNECTIVE.match(text, span.start, span.end) or _TIME_LEAD.match(text, span.start, span.end)
    late = _TIME_BEHIND.search(span.of(text))
    return Span(span.start, span.start + late.start() if late else span.end).trimmed(text)


# "Human Rights Watch on Monday accused"
_TIME_BEHIND = re.compile(
    r"(?<=\w) (?:(?:on |late |early )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday)|(?:last|this) (?:week|month|year)|on \d{1,2} [A-Z][a-z]+)$"
)


_MONTH = (
    r"(?i:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
    r"|january|february|march|april|may|june|july|august|september|october|november|december)"
)
# "on 6 May its council declared": a date opens the clause, the subject follows.
_TIME_LEAD = re.compile(
    rf"(?:[Oo]n|[Ii]n|[Ll]e|[Ee]n|[Dd]ébut|[Ff]in|[Mm]i-|[Ee]arly|[Ll]ate) ?(?:\d{{1,2}}(?:er)? )?(?:{_MONTH}|\w+day)(?: \d{{1,2}}(?:st|nd|rd|th)?)?(?:,? \d{{4}})?,? (?=(?:le |la |les |l'|un |une |son |sa |the |its |a |an |[A-ZÀ-Ý]))"
)
