"""Names from the lists as mentions: a capital or its government, half a Korea, a sea that is named like a region."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from workbench.core.spans import Span
from workbench.services.extract import lexicon
from workbench.services.extract.capitals import is_city
from workbench.services.extract.gazetteer import Hit, is_seat, served_state
from workbench.services.extract.grid import Grid
from workbench.services.extract.namekinds import KIND
from workbench.services.extract.reading import slug
from workbench.services.extract.records import Mention
from workbench.services.extract.runs import name_words
from workbench.services.extract.titled import ideas

_HALVES = {
    "fr": (
        re.compile(r"(?<![\w-])(?:Corée(?! du)|coréen(?:ne)?s?)(?![\w-])"),
        re.compile(r"(?:guerre|péninsule|détroit) de $"),
    ),
    "en": (re.compile(r"(?<![\w-])Korean?s?(?!\w|-[A-Z])"), re.compile(r"(?:North|South) $")),
}
_SEA_ALONE = re.compile(r"the Baltic(?:[.,;:)']|$|\s(?:in|and|to|on|as|with|by|is|has|from|for|are|was|or)\b)")


def known_mentions(text: str, language: str, hits: Iterable[Hit]) -> list[Mention]:
    """The known names as mentions: a capital is its state or the city, half a Korea is the one the text speaks of."""
    congo = "CG" if _BRAZZAVILLE.search(text) else "CD"
    hits = _of_other_states(text, language, _without_ships(text, _without_papers(text, list(hits))))
    found = [
        _known(
            text,
            language,
            hit._replace(key=congo) if hit.key in ("CG", "CD") and _CONGO.match(hit.span.of(text)) else hit,
        )
        for hit in hits
        if not _is_language(text, language, hit)
        and not (hit.kind == "organisation" and _is_model(text, hit))
        and not _NICKNAMED.search(text, max(0, hit.span.start - 24), hit.span.start)
        and not _SHIP_BEFORE.search(text, max(0, hit.span.start - 8), hit.span.start)
        and not ((hit.kind == "place" or hit.form == "metonym") and _is_class(text, hit))
    ]
    return sorted([*found, *_halves(text, language, found)], key=lambda mention: mention.span)


# "a Vardane-class frigate", "frégates de classe Vardane": ships bear the names of towns and provinces.
_CLASS_BEFORE = re.compile(r"(?<!\w)(?:classes?|type) (?:« ?|“|l')?$")
_CLASS_BEHIND = re.compile(
    r"(?:-| )(?:[Cc]lass(?:e)?)(?!\w)| (?:boats|submarines?|frigates?|destroyers?|corvettes?|cruisers?)(?!\w)"
)


def _is_class(text: str, hit: Hit) -> bool:
    """Whether a place's name is that of a class of ships."""
    behind = _CLASS_BEHIND.match(text, hit.span.end)
    if behind is not None and hit.form != "name":
        return "lass" in behind[0]
    return behind is not None or _CLASS_BEFORE.search(text, max(0, hit.span.start - 10), hit.span.start) is not None


# "les accords de Vardane", "the Vardane process", "Vardane II": what was signed there bears the town's name.
_PAPER = re.compile(
    r"(?<!\w)(?:accords?|traité|protocole|processus|convention|mémorandum|format|pacte|communiqué|déclaration|acte)"
    r"(?: (?:final|finale|conjointe?))? (?:de |d')$",
    re.I,
)
_PAPER_BEHIND = re.compile(
    r" (?:(?:peace|ceasefire) )?(?:agreements?|accords?|treaty|process|convention|protocols?|format|memorandum|pact|declaration"
    r"|communiqué|I|II|III|IV)(?!\w)",
    re.I,
)


def _without_papers(text: str, hits: list[Hit]) -> list[Hit]:
    """`hits` without the towns that treaties are named after, and without what stands inside the name of an idea."""
    closed = Grid((span, span) for span in ideas(text))
    return [
        hit
        for hit in hits
        if not any(span.contains(hit.span) for span in closed.overlapping(hit.span)) and not _names_a_paper(text, hit)
    ]


def _names_a_paper(text: str, hit: Hit) -> bool:
    is_town = hit.form == "metonym" or (hit.kind == "place" and hit.form == "name" and hit.key not in _BROAD)
    if not is_town:
        return False
    before = _PAPER.search(text, max(0, hit.span.start - 40), hit.span.start)
    if before is not None and _CONSENT.match(text, hit.span.end) and before[0].lower().startswith("accord "):
        return False
    return before is not None or _PAPER_BEHIND.match(text, hit.span.end) is not None


# "l'accord de Vardane à la livraison": what its government agrees to.
_CONSENT = re.compile(r" (?:à|au|aux|pour) (?:l'|la |le |les |un |une |ce |cette |toute |tout )?[a-zà-ÿ]")


_BROAD = ("@EUROPE", "@AFRICA", "@ASIA", "@WEST")


# "the aircraft carrier Vardane", "un porte-avions, le Vardane,"
_SHIP_NOUN = re.compile(
    r"(?<!\w)(?:porte-avions|frégates?|destroyers?|corvettes?|sous-marins?|croiseurs?|aircraft carriers?|frigates?|submarines?|cruisers?|warships?)"
    r"(?: (?!(?:to|in|at|off|from|near|of|for|by|with|and|on|into|the|an?|à|en|de|du|des|vers|dans|sur|par|pour|et|aux?|la|les?)\b)[a-zà-ÿ-]+){0,2}(?:, (?:the|le|la))?(?: |l')[«“\"]? ?$",
    re.I,
)
_THE = re.compile(r"(?<!\w)(?:the|le|la|du|au|l'|de la) ?[«“\"]? ?$", re.I)


def _without_ships(text: str, hits: list[Hit]) -> list[Hit]:
    """`hits` without the provinces and towns whose names ships bear in this text."""
    ships = {
        hit.span.of(text)
        for hit in hits
        if hit.kind == "place"
        and hit.form == "name"
        and _SHIP_NOUN.search(text, max(0, hit.span.start - 60), hit.span.start)
    }
    return [
        hit
        for hit in hits
        if hit.span.of(text) not in ships
        or (
            _THE.search(text, max(0, hit.span.start - 8), hit.span.start) is None
            and _SHIP_NOUN.search(text, max(0, hit.span.start - 60), hit.span.start) is None
        )
    ]


_OWNED_BY = re.compile(r"'s | ")
_OF_STATE = re.compile(r" (?:du |de la |de l'|des |de |d')?")


def _of_other_states(text: str, language: str, hits: Sequence[Hit]) -> list[Hit]:
    """ "Venezuela's National Assembly" is not the French one; alone it is the one that the text has named before."""
    shared = frozenset(lexicon.table("names")["shared"])
    starts = {hit.span.start: hit for hit in hits if hit.kind == "state"}
    ends = {hit.span.end: hit for hit in hits if hit.kind == "state"}
    owners = {
        hit.span: owner
        for hit in hits
        if hit.key in shared and (owner := _owner(text, language, hit, starts, ends)) and owner != served_state(hit.key)
    }
    by_key: dict[str, set[str]] = {}
    for hit in hits:
        if hit.span in owners:
            by_key.setdefault(hit.key, set()).add(owners[hit.span])
    spoken = Counter(hit.key for hit in hits if hit.kind == "state")
    found = []
    for hit in hits:
        owner = owners.get(hit.span) or (next(iter(by_key[hit.key])) if len(by_key.get(hit.key, ())) == 1 else "")
        if not owner and hit.key in shared and served_state(hit.key) not in spoken:
            # "le Congrès" of a text that never speaks of America is that of the state which it speaks of most.
            owner = next((key for key, count in spoken.most_common(1) if count > 1), "")
        found.append(hit._replace(key=f"org:{hit.key[1:].lower()}-{owner.lower()}") if owner else hit)
    return found


def _owner(text: str, language: str, hit: Hit, starts: dict[int, Hit], ends: dict[int, Hit]) -> str:
    """The state that owns the body at `hit`, before it in English and behind it in French; "" for none."""
    if language == "en":
        near = [ends[e] for e in range(hit.span.start - 3, hit.span.start) if e in ends]
        return next((h.key for h in near if _OWNED_BY.fullmatch(text, h.span.end, hit.span.start)), "")
    near = [starts[s] for s in range(hit.span.end + 1, hit.span.end + 8) if s in starts]
    return next((h.key for h in near if _OF_STATE.fullmatch(text, hit.span.end, h.span.start)), "")


# Two countries are called so; the press writes of the larger one unless it names the other.
_CONGO = re.compile(r"(?:Congo|[Cc]ongolais(?:e|es)?|Congolese)$")
_BRAZZAVILLE = re.compile(
    r"Brazzaville|Sassou|Pointe-Noire|République du Congo|(?<!Democratic )Republic of (?:the )?Congo"
)
# "USS George Washington", "TCG Anadolu": the ship is meant.
_SHIP_BEFORE = re.compile(r"(?<!\w)(?:USS|HMS|BRP|INS|TCG|ROKS|ROCS|KRI|PNS|BNS|HMCS|HMAS|HNLMS|HDMS|USCGC|USNS|ORP) $")
# "a commander codenamed “Cuba”"
_NICKNAMED = re.compile(r"(?:code-?named|nom de code|call ?sign|nicknamed|surnommée?|dubbed|indicatif),? [«“\"]\s?$")
# "a Vardane 707", "two Vardane fighters": aircraft bear their maker's name.
_MAKERS = re.compile(
    r"Boeing|Airbus|Su[kc]hoi|Soukhoï|Il[yi]ushin|Iliouchine|Tupolev|Antonov|Lockheed|Dassault|Embraer|Bombardier|Fokker|Mikoyan|Bell|Cessna|Beechcraft"
)
_MODEL = re.compile(
    r"[ -](?:[A-Z]{0,2}-?\d{2,4}\w?(?![\d,.]|\w| (?:%|per|millions?|billions?|employ))|(?:[a-z]+ )?(?:fighters?|jets?|bombers?|helicopters?|freighters?|airliners?|transports?)\b)"
)


def _is_model(text: str, hit: Hit) -> bool:
    """Whether a maker's name is that of an aircraft: "an Argentine Vardane 707"."""
    return _MAKERS.fullmatch(hit.span.of(text)) is not None and _MODEL.match(text, hit.span.end) is not None


# "in English", "la version russe", "Arabic-language": a language, not a country.
_TONGUE = {
    "fr": (
        re.compile(
            r"(?<!\w)(?:en|[Ll]angues?|[Tt]raductions?|[ÉEé]ditions?|[Pp]arl\w+(?: le| l')?|traduit du|[Ll]e mot|[Ll]'alphabet) ?$"
        ),
        re.compile(r"(?=[.,;:)!?»\"]|$| (?:et|ou|par|sur|avec|dans|le|la|pour|à|au|puis|comme|que)\b)"),
        re.compile(r"(?<!\w)(?:[Ll]angues?|[Tt]raductions?|[ÉEé]ditions?|[Aa]lphabet|[Ss]ous-titres) $"),
    ),
    "en": (
        re.compile(
            r"(?<!\w)(?:in|into|from|spoke|speak\w*|spoken|learn\w*|fluent|broken|taught|teach\w*|native|and|or|both) (?:both |fluent |broken |perfect )?$"
        ),
        re.compile(
            r"(?=[.,;:)!?”\"]|$| (?:and|or|on|at|with|to|as|that|by|for|via|when|while|because|in|translation|version)\b)"
        ),
        re.compile(r"(?!)"),
    ),
}
_LANGUAGE_BEHIND = re.compile(
    r"[- ](?:languages?|translations?|translators?|versions?|alphabet|subtitles|speak\w+|literature|grammar|words?|dialects?)\b"
)
_LISTED_WITH = re.compile(r"(?:in|into|speak\w*) (?:both )?[A-Z][a-z]+,? (?:and|or) $")


def _is_language(text: str, language: str, hit: Hit) -> bool:
    """Whether an adjective of a people names what they speak: "in English", "en russe", "the Arabic-language press"."""
    if hit.form != "demonym" or hit.kind != "state":
        return False
    before, (ahead, behind, noun) = text[max(0, hit.span.start - 40) : hit.span.start], _TONGUE[language]
    if language == "en" and _LANGUAGE_BEHIND.match(text, hit.span.end):
        return True
    if noun.search(before):
        return True
    led = ahead.search(before)
    if led is None or behind.match(text, hit.span.end) is None:
        return False
    return led[0].strip() not in ("and", "or", "from", "both") or _LISTED_WITH.search(before) is not None


# "ECOWAS Commission": an organ of the organisation before it.
_ORGAN = re.compile(r" (?:Commission|Secretariat|Parliament|Assembly|Court of Justice)(?![\w-])")
# "Kyaukpyu Port", "Yunnan Province": what a place is called in full.
_SITE = re.compile(
    r" (?:(?:International |Naval |Air |Air Force |Military |Sea )?(?:Airport|Port|Base)|Province|Islands?|County|District|Oblast|Region|Peninsula|Valley|Governorate"
    r"|Prefecture|Strait|River|Bay|Shipyard|Refinery)(?![\w-])"
)


# "South Darfur": a part of a place that is a place of its own.
_PART = re.compile(r"(?:(?:North|South|East|West)(?:ern)?|Central|Upper|Lower) $")
# "the eastern Mediterranean": seas have sides, written small.
_SIDE = re.compile(r"(?:north|south|east|west)ern $")
_SEAS = ("Mediterranean", "Pacific", "Atlantic", "Aegean", "Baltic", "Caribbean", "Black Sea", "Red Sea")
_PART_BEHIND = re.compile(
    r" (?:du (?:Nord|Sud)|de l'(?:Est|Ouest)|septentrional|méridional|occidental|oriental|central)e?(?![\w'-])"
)
# "the Black Sea fleet", "Red Sea Military Zone": named after their waters.
_FLEET = re.compile(r" (?:[Ff]leet|Military (?:Zone|District|Region|Command))(?![\w-])")
# "Boeing Co": what a firm is called in full.
_FIRM = re.compile(
    r" (?:Deutschland|Italia|Helicopters|Defence and Space|Aerospace|Aviation|Industries|Australia|Co|Corp|Corporation|Inc|Ltd|Limited|PLC|plc|LLC|SA|SE|AG|NV)(?![\w-])"
)
# "Vardane France", "Vardane Polska": a firm's branch bears the name of the country that it works in.
_BRANCH = re.compile(
    r" (?:France|Germany|Italy|UK|Poland|Polska|Hungary|Hungária|Romania|Nederland|Netherlands|Belgium|España|Spain|Canada|America|North America|USA"
    r"|Japan|Korea|India|Arabia|Middle East|Brasil|Türkiye|Schweiz|Switzerland|Norway|Sweden|Ukraine|Singapore|Asia)(?![\w-])"
)


def _known(text: str, language: str, hit: Hit) -> Mention:
    words = hit.span.of(text)
    firm = _FIRM.match(text, hit.span.end) or (
        _BRANCH.match(text, hit.span.end) if words in name_words("with_branches") else None
    )
    if hit.kind == "organisation" and firm is not None:
        hit = hit._replace(span=Span(hit.span.start, firm.end()))
    if hit.kind == "place" and hit.form == "name":
        hit = _in_full(text, language, hit)
    if (
        language == "en"
        and hit.form != "demonym"
        and hit.kind in ("place", "state")
        and (site := _SITE.match(text, hit.span.end))
    ):
        whole = Span(hit.span.start, site.end())
        if hit.kind == "place" and hit.form == "name":
            hit = hit._replace(span=whole)
        elif hit.form == "metonym" and not is_seat(words, language):
            return Mention(whole, f"place:{slug(whole.of(text))}", "place", "name", "known.city", 0.8)
    if (
        language == "en"
        and hit.kind == "organisation"
        and hit.form == "name"
        and (organ := _ORGAN.match(text, hit.span.end))
    ):
        whole = Span(hit.span.start, organ.end())
        return Mention(whole, f"org:{slug(whole.of(text))}", "organisation", "name", "known.organ", 0.85)
    if language == "en" and hit.kind == "place" and (fleet := _FLEET.match(text, hit.span.end)) is not None:
        whole = Span(hit.span.start, fleet.end())
        return Mention(whole, f"org:{slug(whole.of(text))}", "armed_force", "name", "known.organ", 0.85)
    if words == "Baltic" and _SEA_ALONE.search(text[hit.span.start - 4 : hit.span.end + 8]):
        return Mention(hit.span, "@BALTICSEA", "place", "name", "known.sea", 0.8)
    # "SEOUL The army left": where a wire was written.
    is_dateline = text[hit.span.start - 1 : hit.span.start] in ("", "\n") and words.isupper() and hit.form == "metonym"
    if is_dateline or (hit.form == "metonym" and not is_seat(words, language) and is_city(text, hit.span, language)):
        return Mention(hit.span, f"place:{slug(words)}", "place", "name", "known.city", 0.8)
    score = {"name": 0.95, "metonym": 0.85}.get(hit.form, 0.9)
    owner = hit.key if hit.kind == "state" else ""
    return Mention(hit.span, hit.key, hit.kind, hit.form, f"known.{hit.form}", score, owner)


def _in_full(text: str, language: str, hit: Hit) -> Hit:
    """The place with its kind ("Matsu islands") or its side ("South Darfur", "Darfour du Sud")."""
    if language == "fr":
        side = _PART_BEHIND.match(text, hit.span.end)
        part = Span(hit.span.start, side.end()) if side is not None else hit.span
    else:
        before = (max(0, hit.span.start - 10), hit.span.start)
        ahead = _PART.search(text, *before) or (_SIDE.search(text, *before) if hit.span.of(text) in _SEAS else None)
        part = Span(ahead.start(), hit.span.end) if ahead is not None else hit.span
    if part != hit.span:
        return hit._replace(span=part, key=f"place:{slug(part.of(text))}")
    kind = KIND.match(text, hit.span.end) if language == "en" else None
    return hit._replace(span=Span(hit.span.start, kind.end())) if kind is not None else hit


def _halves(text: str, language: str, found: Sequence[Mention]) -> list[Mention]:
    """ "Corée" and "coréen" alone mean the Korea that the text names most."""
    pattern, not_behind = _HALVES[language]
    count = Counter(mention.key for mention in found if mention.key in ("KP", "KR"))
    taken = Grid((mention.span, mention) for mention in found)
    if not count:
        return []
    key = count.most_common(1)[0][0]
    halves = _sides(text, language, count, taken)
    for match in pattern.finditer(text):
        span = Span(*match.span())
        if not_behind.search(text[max(0, span.start - 12) : span.start]) or taken.touches(span):
            continue
        form = "name" if match[0] in ("Corée", "Korea") else "demonym"
        halves.append(Mention(span, key, "state", form, "known.half", 0.6, key))
    return halves


_SIDES = {
    "fr": re.compile(
        r"(?:(?<=[Ll]e )|(?<=[Aa]u )|(?<=[Dd]u ))(?<!Corée du )(Nord|Sud)(?! ?[-A-ZÀ-Ý]| (?:de|du|des) |\w)"
    ),
    "en": re.compile(r"(?<=[Tt]he )(North|South)(?! [A-Z]| (?:of|and|coast|side|shore|bank|pole)\b|[-\w])"),
}


def _sides(text: str, language: str, count: Counter[str], taken: Grid[Mention]) -> list[Mention]:
    """ "the North" of a text on Korea."""
    found = []
    for match in _SIDES[language].finditer(text):
        key = "KP" if match[1][0] == "N" else "KR"
        if count[key] > 1 and not taken.touches(Span(*match.span())):
            found.append(Mention(Span(*match.span()), key, "state", "name", "known.half", 0.7, key))
    return found
