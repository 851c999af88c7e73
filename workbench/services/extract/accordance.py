"""Sources that no verb of their own follows: "selon X", "aux yeux de X", "… condemned by X"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workbench.core.spans import Span
from workbench.services.extract.appositions import apposed
from workbench.services.extract.clauses import is_main
from workbench.services.extract.finite import holds_verb
from workbench.services.extract.records import Mention
from workbench.services.extract.sources import Found, each, is_source, listed, names_at_once, noun_end, with_name
from workbench.services.extract.speechcited import according_pattern


def according(
    text: str, sentence: Span, language: str, inside: Sequence[Mention], regions: list[Span]
) -> Iterator[Found]:
    """Every source that a cue leads to, or that ends a passive: "selon X", "… condemned by X"."""
    for match in according_pattern(language).finditer(text, sentence.start, sentence.end):
        start = match.end()
        himself = _HIMSELF.match(text, start)
        end = himself.end() if himself is not None else noun_end(text, start, sentence, language, inside)
        own = (
            _END_OF[match["cue"].strip().lower() in ("as", "how")].search(text, start, end)
            if language == "en"
            else None
        )
        is_own = own is not None and _POSSESSIVE.fullmatch(text, start, own.start()) is not None
        end = end if own is None else own.end() if is_own else own.start()
        if _PAPER.fullmatch(text, sentence.start, match.start()) and _MADE_BY.match(match["cue"]):
            # "A report released by Oslo shows": the report is the subject.
            continue
        span = with_name(text, Span(start, max(start, end)).trimmed(text), inside)
        low = match["cue"].lower()
        # "C'est la conviction de X, chercheur à Y.": nothing follows whoever is named.
        closed = not low.startswith(("c'est", "tel")) and not holds_verb(text, sentence.start, match.start(), language)
        if low == "selon":
            span = _name_alone(text, span)
        span = _with_others(text, apposed(text, span, sentence, language, inside, closed=closed), sentence, inside)
        is_sure = is_own or (himself is not None and low == "according to")
        is_sure = is_sure or (low in _SURE and not _RULE.match(text, span.start) and NOUN_AHEAD.match(text, span.start))
        # "selon la Défense norvégienne"
        is_sure = is_sure or (low == "selon" and _CAPITAL.match(text, span.start) is not None)
        if not span.length or not (is_sure or is_source(text, span, language, inside, depends=low == "selon")):
            continue
        if match["cue"].lower() == "selon" and _DEPENDS.search(
            text, max(sentence.start, match.start() - 60), match.start()
        ):
            continue
        # "citing delays for its allies": what is cited is no voice.
        if low in ("citant", "citing") and (
            text[span.start] in '«“"' or not names_at_once(text, span, language, inside)
        ):
            continue
        if low == "according to" and _COMMAND.match(text, span.start):
            continue
        if low == "selon" and (_MEASURE.match(text, span.start) or _WHICH.match(text, span.start)):
            continue
        cue = Span(match.start("cue"), match.end("cue")).trimmed(text)
        bare = match["bare"] is not None
        passive = _PASSIVE.match(low) is not None
        if language == "fr" and passive and _BARE.match(text, span.start):
            continue
        main = _is_verbless(text, sentence, match.start(), span.end) if bare else True
        main = main and not (passive and not is_main(match.start(), regions))
        # "sold, by its own count, ten boats": the author takes the count over.
        main = main and not (low.strip() == "by" and own is not None)
        main = main and _leads_the_sentence(text, sentence, match.start(), span.end, language, regions)
        yield from each(text, span, cue, inside, "attribution.told" if bare else "attribution.according", main)
    if language == "fr":
        yield from _as_shown(text, sentence, inside)


def _name_alone(text: str, span: Span) -> Span:
    """ "devenue selon l'OTAN | le deuxième port": what follows the name is no part of it."""
    alone = _NAME_ALONE.match(text, span.start, span.end)
    return Span(span.start, alone.end()) if alone is not None else span


def _with_others(text: str, named: Span, sentence: Span, inside: Sequence[Mention]) -> Span:
    """ "Selon des meuniers, | Oslo et Riga auraient signé": a list that is the subject is no part of the source."""
    whole = listed(text, named, sentence, inside)
    return named if whole.end > named.end and _DOES.match(text, whole.end) is not None else whole


def _leads_the_sentence(
    text: str, sentence: Span, start: int, end: int, language: str, regions: Sequence[Span]
) -> bool:
    """Whether a source tells the whole sentence, and no part, clause or participle of it."""
    # "ten millers, including, according to the mayor, his son"
    if _OF_A_PART.search(text, sentence.start, start) is not None:
        return False
    if _is_of_a_figure(text, sentence, start, end, language):
        return False
    # "a fouillé le bac, cherchant selon Riga du sel"
    if (
        text.startswith("selon", start)
        and _IN_A_TAIL.search(text, max(sentence.start, start - _TAIL), start) is not None
    ):
        return False
    # "Oslo, qui fournit, selon Riga, le sel, se tait"
    if any(_is_within(text, start, region) for region in regions):
        return False
    return not _is_of_participle(text, sentence, start, end, language)


def _is_of_a_figure(text: str, sentence: Span, start: int, end: int, language: str) -> bool:
    """ "Ses hommes, plus de mille selon Riga, partent", "When it sank, with ten aboard according to Oslo, …": of so many alone."""
    if text[end : end + 2] != ", " or text.endswith(", ", sentence.start, start):
        return False
    comma = text.rfind(", ", sentence.start, start)
    if comma < 0 or _SO_MANY.match(text, comma + 2, start) is None:
        return False
    return not holds_verb(text, comma + 2, start, language)


_SO_MANY = re.compile(
    r"(?:plus|moins|près|entre|environ|quelque|au moins|soit|dont|jusqu'à|more|fewer|less|between|about|around|some|nearly|at least|among them"
    r"|among whom|up to|\d)\b"
)


def _is_within(text: str, start: int, clause: Span) -> bool:
    """Whether a source stands within a relative clause that goes on behind it."""
    is_held = clause.start < start < clause.end and text.endswith((", ", "which ", "qui "), clause.start, start)
    return is_held and _RELATIVE.match(text, clause.start) is not None


def _is_of_participle(text: str, sentence: Span, start: int, end: int, language: str) -> bool:
    """ "Les bacs, partis en mai selon Riga, reviennent": the source is of what commas tell of the subject."""
    lead = _PARTICIPLE_AHEAD.fullmatch(text, sentence.start, start)
    if lead is None or text[end : end + 2] != ", ":
        return False
    return not holds_verb(text, sentence.start, lead.start("told"), language)


_PARTICIPLE_AHEAD = re.compile(
    r"[A-ZÀ-Ý][^,;:«»]{2,60}, (?P<told>[a-zà-ÿ]{3,}(?:ée?s?|ie?s?|ue?s?|ts?|ises?|ed|wn|nt|ld|de)(?: [^,;:]{2,40})? )"
)
# So many letters before a source hold the end of what stands before a participle, and the participle.
_TAIL = 90
_IN_A_TAIL = re.compile(r"\w+ [^,;:]{6,}, [a-zà-ÿ]+(?:ant|[^u]ée?s?|[^u]ie?s?|ue?s?) \Z")
_NAME_ALONE = re.compile(
    r"(?:(?:le|la|les) |l')?[A-ZÀ-Ý][\w-]*(?: [A-ZÀ-Ý][\w-]*)*(?= (?:(?:le|la|les|une?|des) |l')(?!même)[a-zà-ÿ])"
)
_DOES = re.compile(
    r" (?:ne |n'|se |s'|y |en |l')*(?:a|ont|est|sont|va|vont|peut|peuvent|doit|doivent|veut|veulent|is|are|was|were|has|have|had|will"
    r"|would|could|may|might|can|\w{2,}(?:ait|aient|èrent|eront|iront|dront))(?![\w'-])"
)
_OF_A_PART = re.compile(
    r"(?:(?:,|\w) avec|voire|including|notably|among them|among whom|such as|dont|notamment|y compris|parmi lesquel(?:le)?s|parmi eux), $"
)
_RELATIVE = re.compile(r"(?:(?:ce )?qui|dont|où|que|qu'|which|who|whose|where)(?![\w-])")
_AS_SHOWN = re.compile(
    r"[Cc]omme (?:l'|le )(?P<cue>(?:ont |a )?(?:révèl|révél|montr|prouv|attest|confirm|indiqu|soulign|rappell|rappel|illustr|démontr|relat|not|précis|suggèr|écri|racont|expliqu)\w*) (?P<who>(?:des|les|la|le|l'|une?|plusieurs|son|sa|ses|ce|cette) ?[^,;:«»]{3,110}), "
)


def _as_shown(text: str, sentence: Span, inside: Sequence[Mention]) -> Iterator[Found]:
    """ "Comme le révèlent des lettres rendues par Oslo, …": what shows it."""
    for match in _AS_SHOWN.finditer(text, sentence.start, sentence.end):
        yield from each(text, Span(*match.span("who")), Span(*match.span("cue")), inside, "attribution.aside", False)


_PASSIVE = re.compile(r"(?:est|sont|étai(?:t|ent)|a|ont|avai(?:t|ent)|fu(?:t|rent)|is|are|was|were|been) .*(?:par|by)$")
_PAPER = re.compile(r"(?:[A-Z][\w'’]* |[Ll]'|[Ll]’)?(?:[\w'-]+ ){0,2}")
_MADE_BY = re.compile(
    r"(?:reports?|stud(?:y|ies)|analysis|images|imagery|figures|data|statements?|polls?|surveys?|estimates?|documents?|assessments?|letters?|memo|video|map"
    r"|rapport|étude|note|enquête|audit|analyse|sondage|bilan|données|chiffres|estimation|communiqué|lettre|tribune|entretien|vidéo|carte)s?,? "
)
# "condamné par contumace, par défaut": no voice
_BARE = re.compile(
    r"(?:contumace|défaut|avance|ailleurs|crainte|peur|erreur|écrit|oral|téléphone|courrier|vidéo|communiqué)\b"
)
# "Une annonce démentie par Oslo.": a sentence that is a noun and what is said of it.
_NOUN_ONLY = re.compile(
    r"(?:Une?|Des|Le|La|Les|L'|Cet?|Cette|Ces|Son|Sa|Ses|Leurs?|An?|The|This|These|Its|Autant de) ?(?:[\w'-]+ ){1,4}"
)
_NOTHING_MORE = re.compile(r"\s*(?:[.!?…]|, (?:qui|dont|où|mais|alors|tandis|which|who|but|while)\b)")


def _is_verbless(text: str, sentence: Span, start: int, end: int) -> bool:
    return (
        _NOUN_ONLY.fullmatch(text, sentence.start, start) is not None
        and _NOTHING_MORE.match(text, end, sentence.end) is not None
    )


_CAPITAL = re.compile(
    r"(?:l[ea]s? |l')[A-ZÀ-Ý][a-zà-ÿ]{3,} [a-zà-ÿ]+(?:ais|aise|ien|ienne|ain|aine|ois|oise|ol|ole|and|ande|que|se)s?\b"
)
# "complices selon lui de …"
_HIMSELF = re.compile(r"(?:lui|elles?|eux|him|them|her)(?![\w'-])(?! (?:own|[a-z]+'s|\w+ (?:said|says)))")
# "by Seoul's count", "by its own account": the source ends before its reckoning.
_OWN_WORD = re.compile(
    r"'s? (?:own )?(?:account|admission|count|reckoning|estimates?|tally|view|words|telling)\b| own \w+"
)
_POSSESSIVE = re.compile(r"(?:its|their|his|her)", re.I)
# "as the minister put it": the source ends before its verb.
_ITS_VERB = re.compile(
    r" (?:\w+ly |once |also |later |often |has |have |had |likes to )*(?:(?:not|point|observ|argu|explain|admit|acknowledg|warn|recall|report|describ|rememb|summ|say|remark|stress|insist|claim|conced|confess|complain|lament|declar|announc|suggest|conclud|reckon|predict|boast|joke|quip|writ|wrote|testif|confirm|assert|contend|believ|caution|assur|promis|repeat|reveal|maintain|comment|emphasi|underlin|blurt|mutter|grumbl|mus|confid|disclos|divulg|hint|propos|expect|fear|hop|believ|calculat|estimat)\w*|let slip|said|puts?|sees?|saw|likes?|sums?|told|tells?|held|holds?|found|finds?)\b"
)
_END_OF = {True: _ITS_VERB, False: _OWN_WORD}
# After these words whatever has an article is a source, except a rule that something follows.
_SURE = frozenset(["d'après", "à en croire", "according to", "si l'on en croit", "de l'aveu", "aux dires"])
_RULE = re.compile(
    r"(?:le|la|les|l'|the|its|their)? ?(?:plan|schedule|need|size|age|rules?|customs?|laws?|type|rank|weight|nature|règles?|usages?)\b",
    re.I,
)
NOUN_AHEAD = re.compile(
    r"(?:le |la |les |l'|une? |des |ses |son |sa |leurs? |plusieurs |certaine?s |the |an? |its |their |his |her |some |several |two |three |many )",
    re.I,
)
# "freed according to an order given by Oslo": what is done follows it.
_COMMAND = re.compile(
    r"(?:an?|the|its|his|her|their) (?:\w+ )?(?:order|instruction)s? (?:given|issued|handed|from|by|of)\b"
)
# "varient selon les sources" depends on them.
_DEPENDS = re.compile(
    r"(?<!\w)(?:var(?:ie|ient|iaient|iable|iables)|diff[èé]r\w+|oscill\w+|change(?:nt)?|différente?s?|fluctu\w+)\b[^,;:]{0,45}$"
)
# "selon le calendrier du gouvernement" is no government's word.
_WHICH = re.compile(r"(?:laquelle|lequel|lesquel(?:le)?s|qui|quoi)\b")
_MEASURE = re.compile(
    r"(?:le |la |les |l'|un |une |leurs? |son |sa |ses )?(?:calendriers?|rythme|besoins?|taille|types?|âges?|nature|volonté|humeur|bon vouloir|logiques?|schémas?|procédures?|principes?|règles?|méthodes?|critères?|saisons?|circonstances|moyens|priorités|degrés?|niveaux?|lieux?|endroits?|heures?|jours?|distances?|cours|poids|modalités|barème|usage|concepts?|formules?|traditions?)\b"
)
