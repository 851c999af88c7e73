"""What a cue word reaches: its sentence, a phrase inside it, or nothing at all where it is only spelt like one."""

from __future__ import annotations

import re
from functools import lru_cache

from workbench.core.spans import Span
from workbench.services.extract import lexicon
from workbench.services.extract.clauses import is_main
from workbench.services.extract.supposed import of_a_thought


def governs(entry: dict[str, str], text: str, span: Span, sentence: Span, regions: list[Span]) -> bool:
    """Whether a cue decides how sure its sentence is, and not only a clause or a phrase of it."""
    where = entry["where"]
    if entry["id"] == "doubtful.question" and _STATES_FIRST.match(text, sentence.start, span.end) is not None:
        # "Une question se pose : que vaut le sel ?": the sentence states that it is asked.
        return False
    if where == "always":
        return entry["modality"] != "divergent" or not _is_told(text, span, regions)
    if where == "never":
        return False
    if where == "initial":
        return _leads(text, span, sentence)
    if where == "if":
        return _is_condition(text, span, sentence, regions)
    if (
        _is_appended(text, span, sentence)
        or _is_reduced(text, span, sentence)
        or _IN_RELATIVE.search(text, max(sentence.start, span.start - 60), span.start)
    ):
        return False
    if _is_inserted(entry, text, span, sentence):
        return False
    if _APPOSED_PLAN.search(text, max(sentence.start, span.start - 60), span.end):
        return False
    if _APPENDED.fullmatch(span.of(text)) and _IN_A_PHRASE.search(text, max(sentence.start, span.start - 8), span.end):
        return False
    hedges_verb = _VERB_BEHIND.search(text, max(sentence.start, span.start - 8), span.start) is not None
    return is_main(span.start, regions) and (hedges_verb or not _INFINITIVE_AHEAD.match(text, span.end))


_STATES_FIRST = re.compile(r"[^:?«»“”\"]{24,} ?: [^:]*\?$")


def _is_inserted(entry: dict[str, str], text: str, span: Span, sentence: Span) -> bool:
    """ "had sold, or were about to sell, their part", "une part, difficile à chiffrer, est restée": an aside in commas."""
    lead = _ASIDE_OPENS.search(text, max(sentence.start, span.start - _SHORT_LEAD), span.start)
    if lead is None:
        return False
    if lead["or"]:
        return _ASIDE_CLOSES.match(text, span.end, sentence.end) is not None
    return entry["modality"] == "doubtful" and text[span.end : span.end + 1] in (",", ")")


_SHORT_LEAD = 24
_ASIDE_OPENS = re.compile(r"(?:, |\(|– )(?P<or>(?:ou|voire|or|and even)(?: (?:ils?|elles?|they|was|were|is|are))? )?$")
_ASIDE_CLOSES = re.compile(r"[^,.;:()]{0,45}(?:,|\)| –)")


def _is_condition(text: str, span: Span, sentence: Span, regions: list[Span]) -> bool:
    """ "If it burns, we leave", "it would close if …", "it will close if …": what the main clause depends on."""
    if _FACT.match(text, span.start, sentence.end) and not _ANY_MODAL.search(text, span.end, sentence.end):
        return False
    if _leads(text, span, sentence):
        return True
    if any(region.start < span.start < region.end for region in regions):
        return False
    would = text.find(" would ", sentence.start, sentence.end)
    return would >= 0 or (
        _WILL.search(text, sentence.start, span.start) is not None and not _IF_SO.match(text, span.end)
    )


# "will close if the flood comes", but not "will close if need be"
_WILL = re.compile(r"\bwill (?!be remembered)[^;:,]*$")
_IF_SO = re.compile(r" (?:necessary|needed|need|required|possible|asked|at all|only|not|any|anything|so)\b")
# "But if the mill burns, …", "Et en cas de crue, …"
_LEAD = re.compile(r"[“\"«' ]{0,2}(?:(?:But|And|Yet|So|Still|Or|Only|Mais|Et|Or|Car|Pourtant),? )?", re.I)


def _leads(text: str, span: Span, sentence: Span) -> bool:
    """Whether a cue begins its sentence, or stands behind the word that ties it to the last."""
    return _LEAD.fullmatch(text, sentence.start, span.start) is not None or span.start - sentence.start < _AT_ONCE


_AT_ONCE = 4
# "the Shield, a European plan to buy missiles"
_APPOSED_PLAN = re.compile(r", (?:an?|the|its|their|his|her) (?:[\w-]+ ){0,3}plan$")
# "If Moscow has said little, its papers have been less discreet": a contrast of facts.
_FACT = re.compile(
    r"if [^,;]{2,80} (?:has|have|was|were|is|are|did|remains?) [^,;]{2,80}, [^;]{2,90} (?:has|have|had|was|were|did|is|are) "
    # "If the old lord spared the mill, his son closed it"
    r"|if (?:the|its|his|her|their|[A-Z])[^,;]{2,60} (?!need|concern|involv)[a-z]+ed [^,;]{2,80}, (?:the|its|his|her|their|it|he|she|they|[A-Z])[^,;]{2,60} [a-z]+ed ",
    re.I,
)
_ANY_MODAL = re.compile(
    r"(?<!\w)(?:will|would|could|may|might|can|cannot|should|must|shall|won't|wouldn't|\w+'ll|risks?|likely|intends?|plans?|going to)\b"
)
_THAT = re.compile(r"(?:que |qu'|that\b)", re.I)


def _is_told(text: str, span: Span, regions: list[Span]) -> bool:
    """ "The ministry said that estimates vary": what diverges is what somebody tells."""
    return any(_THAT.match(text, one.start) and one.start < span.start < one.end for one in regions)


# "a measure that would close the port": a relative clause, though "that would" may be one of its own.
_NOUN_AHEAD = (
    r"(?:[Aa]n?|[Tt]he|any|no|every|its|their|new|all|some|these|those|many|several|two|three|four|\d[\d,.]*)"
    r" (?!(?:says?|said)\b)(?:[a-z-]+ ){1,3}"
)
_PLURAL_AHEAD = r"(?:of|for|with|on|in|by|from|as|into|against|including|and|or) (?:[a-z-]+ ){0,2}[a-z-]+s "
_OF_NAMES = r"(?:and|the|in|of|to|with|for|from) (?:(?:the )?(?:[A-Z][\w-]+ ){1,3}|\d{4} )"
_OF_ALL = r"(?:[Aa]ll|[Ee]verything|[Aa]nything|[Tt]hose|[Mm]uch) "
_IN_RELATIVE = re.compile(
    rf"(?<!\w)(?:{_NOUN_AHEAD}|{_PLURAL_AHEAD}|{_OF_NAMES}|{_OF_ALL})that (?:(?:will|would|can|could|may|might|is|was|has|had) )?$"
)
_APPENDED = re.compile(
    r"(?:likely|reportedly|seemingly|apparently|possibly|probably|allegedly|perhaps|presumably|ostensibly|supposedly|potentially|conceivably)(?: to)?"
    r"|probablement|vraisemblablement|apparemment|peut-être|sans doute|semble-t-il|possiblement|éventuellement|potentiellement"
)
_NO_CLAUSE = re.compile(
    r" (?:to [a-z]+|as (?:an?|the|part|its|their|few|many|much|little)|(?:an?|one of|the (?:\w+est|most|largest|first))|up to|of|for|from|in order|because|due|by|with|via|through|using|unaware|[a-z]{3,}ing"
    r"|pour|par|à cause|à la|à des|afin|en raison|en vue|en \w+ant|grâce|depuis|dans (?:le but|l'espoir|l'intention)|sous|de (?:peur|crainte)|faute)\b"
)


# "…, likely as", "… – many of them probably for ever"
_APART = re.compile(
    r"(?:, |\(|(?<=\w )[–—-] (?:(?:beaucoup|plusieurs|la plupart|many|most|some|all|several)[\w' -]{0,30} )?)$"
)


def _is_appended(text: str, span: Span, sentence: Span) -> bool:
    """ "…, likely as a show of force": behind its comma the word hedges why or how, not that it happened."""
    words = span.of(text)
    if not _APART.search(text, sentence.start, span.start) or not _APPENDED.fullmatch(words):
        return False
    end = span.end - 3 if words.endswith(" to") else span.end
    return _NO_CLAUSE.match(text, end, sentence.end) is not None


_PARTICIPLE = re.compile(
    r"(?:scheduled|slated|due|set|expected|planned|poised|destined|earmarked|tipped|bound)(?: (?:for|to|in|by))?"
    r"|(?:most |more |less )?likely to"
)
_AUXILIARY = re.compile(
    r"(?<!\w)(?:is|are|was|were|be|been|being|am|has|have|had|remains?|remained|seems?|seemed|looks?|looked|appears?|appeared|'s|'re)"
    r"(?: (?:\w+ly|not|also|now|still|already|long|first|once|then|all|both|yet|most|more|less|very|quite|just|as|far|even))*(?:, [^,]{3,40},)? $"
)


def _is_reduced(text: str, span: Span, sentence: Span) -> bool:
    """ "the talks, slated for May, were moved": a participle without its auxiliary tells what is talked of."""
    if not _PARTICIPLE.fullmatch(span.of(text)) or span.start == sentence.start:
        return False
    return _AUXILIARY.search(text, sentence.start, span.start) is None


# "a step to potentially cut exports", "by potentially useful means", "took three boats and possibly sank a fourth"
_IN_A_PHRASE = re.compile(
    r"(?<!\w)(?:to|and|or|et|ou|(?:an?|the|by|of|with|for|in|into|against|from|at|on|as|its|their|some|other|such)(?= \w+ly$)|(?:de|une?|par|avec|pour)(?= \w+ment$)|d'(?=\w+ment$)) ?\w+$"
)
# "capable de mener et peut-être gagner": the adverb hedges an infinitive, not the sentence.
_INFINITIVE_AHEAD = re.compile(r"(?<=ment) (?:de |d')?(?:se |s'|l')?\w{2,}(?:er|ir|oir|dre|tre|ire)\b")
# "le but est probablement de gagner": behind its verb the adverb hedges the sentence.
_VERB_BEHIND = re.compile(
    r"(?<!\w)(?:est|sont|était|étaient|a|ont|serait|va|vont|peut|peuvent|doit|doivent|devrait|pourrait|sera|seront) $"
)


def is_false(entry: dict[str, str], match: re.Match[str], text: str, sentence: Span, latest_year: int | None) -> bool:
    """Words that are spelt like a cue: names, past tenses, the historian's future; a plan or a chance denied."""
    modality = entry["modality"]
    before = text[max(sentence.start, match.start() - 24) : match.start()]
    if modality in _DENIABLE and entry["id"] != "possible.seem" and _DENIAL_BEFORE.search(before):
        return _ONLY.match(text, match.end(), sentence.end) is None
    if _PLAN.match(match[0]) and _is_noun(match, before):
        return True
    if (entry["id"] in ("possible.modal", "possible.can") or modality == "planned") and _NOBODY.search(
        text, sentence.start, match.start()
    ):
        return True
    of_an_infinitive = _OF_AN_INFINITIVE.match(text, match.start()) or _TO_NOBODY.search(before + match[0])
    if modality == "denied" and of_an_infinitive:
        return True
    if entry["id"] == "hypothetical.would" and (
        of_a_thought("en").match(text, match.end())
        or _THEN.search(text, sentence.start, match.start())
        or _LATER_ON.match(text, match.end(), sentence.end)
        or (_is_over(text, sentence, latest_year) and _SINCE.search(text, match.end(), sentence.end) is None)
    ):
        return True
    if modality == "possible" and _ALL_ONE_CAN.search(before):
        return True
    if modality == "possible" and (_PERCEIVED.match(text, match.start()) or _OWN_MIGHT.search(before + match[0])):
        return True
    if entry["id"] == "doubtful.predicate" and _OF_NONE.match(text, sentence.start, match.start()):
        # "Aucune vente n'a été confirmée": the denial tells it.
        return _BEEN_CONFIRMED.match(text, match.start()) is not None
    if _SUPERLATIVE.match(text, match.start()):
        return True
    if modality == "planned" and _TO_A_THING.match(text, match.start()):
        return True
    if modality == "planned" and _aim_is_to().search(text, sentence.start, match.end()):
        return True
    is_of_its_time = entry["id"] in _OF_THEIR_TIME
    if modality == "planned" and (
        _is_purpose(match, text, sentence) or (not is_of_its_time and _is_past_intent(match, text, sentence))
    ):
        return True
    if modality == "planned" and _HAD_PLANNED.search(text, max(sentence.start, match.start() - 6), match.end()):
        return _CAME_TO_NOTHING.search(text, match.end(), sentence.end) is not None
    if (
        modality == "planned"
        and not is_of_its_time
        and _PAST_PLAN.search(text, max(sentence.start, match.start() - 6), match.end())
    ):
        return (
            _OVERTAKEN.match(text, match.end(), sentence.end) is not None
            or _is_over(text, sentence, latest_year)
            or _CAME_TO_NOTHING.search(text, match.end(), sentence.end) is not None
        )
    if entry.get("tense") != "future":
        capital = match[0][0].isupper() and match.start() > sentence.start
        if entry["id"] in ("planned.will", "possible.modal") and capital:
            return True
        return entry["id"] == "possible.modal" and match[0] == "May"
    if _ONE.search(before) and match[0].lower() in lexicon.words("scope", "fr")["author_will"]:
        # "On notera que le pont tient": what the author asks of his reader.
        return True
    return match[0][0].isupper() or _FUTURE_NOT.match(match[0]) is not None or _is_over(text, sentence, latest_year)


_ONE = re.compile(r"(?<!\w)(?:on|l'on) (?:\w+ment )?$", re.I)
_FUTURE_NOT = re.compile(
    r"^(?:tira|retira|attira|désira|admira|inspira|vira|expira|livra|délivra|ouvra|souvera|camera|opera|caméra|aspira|respira|sierra|terra|serra|montra|entra|hydra|libra)$",
    re.I,
)
_YEAR = re.compile(r"(?<!\d)(1[89]\d\d|20\d\d)(?!\d)")
_DENIABLE = frozenset(["planned", "possible", "probable"])
_DENIAL_BEFORE = re.compile(
    r"(?<![\w-])(?:ne |n'|(?:does|do|did) not |(?:does|do|did)n't |never |no (?:current |immediate |known |firm )?)(?:l'|le |la |les |se |s'|y |en )?$"
)
# "ne partira qu'en mai": what is restricted is not denied.
_ONLY = re.compile(
    r"(?:(?! (?:pas|plus|jamais|rien|guère|aucune?|ni|personne|point)\b)[^.;:,])*? qu(?:e |')(?!(?:il|elle|on)s? )"
)
# "his plans to expand the port", "a plan to sell": a noun.
_PLAN = re.compile(r"(?:plan|pledge|promise|vow|hope|aim)s?\b(?! (?:\w+ )?(?:calls?|provides?|allows?|are|is)\b)", re.I)
_BEFORE_A_NOUN = (
    r"(?:(?<!\w)(?:the|its|his|her|their|our|these|those|such|any|no|of|on|for|to|with|including|over|about|amid|despite"
    r"|against|behind|under|into)|'s|s')"
)
_SORT = (
    r"new|ambitious|secret|detailed|own|latest|current|initial|grand|war|peace|contingency|expansion|military|long-term"
)
_DETERMINED = re.compile(rf"{_BEFORE_A_NOUN}(?: (?:{_SORT}))? $", re.I)
# "a new and costly plan to", but "the herders plan to"
_ONE_OF_THEM = re.compile(
    r"(?:(?<!\w)(?:an?|the|one|its|his|her|their|this|that|no|any)|'s|s')(?: (?!\w*s )[\w-]+){0,3} $", re.I
)


def _is_noun(match: re.Match[str], before: str) -> bool:
    """ "his plans to expand the port", "a plan to sell": no verb."""
    if match[0].startswith("Plans") or _DETERMINED.search(before):
        return True
    return match[0].lower() == "plan" and _ONE_OF_THEM.search(before) is not None


# "No country could agree": whoever cannot, does not.
_NOBODY = re.compile(
    r"(?<!\w)(?:no one|nobody|none|neither|nothing|not one|no (?!longer|doubt|matter|wonder)\w+)\b(?!(?:[^,;]*(?: but | and |: | that )|[^,;]*[,;]))[^,;]{0,60}$",
    re.I,
)
# "were scheduled for 2021" is history by now.
_PAST_PLAN = re.compile(r"(?<!\w)(?:was|were|been|était|étaient) ", re.I)
# "was about to sail when the flood came"
_OVERTAKEN = re.compile(r"[^.;,]{2,50} when (?:the|a|an|its|it|he|she|they|[A-Z])\b")
# "was to open in 2015" is a plan whenever it was.
_OF_THEIR_TIME = frozenset(["planned.was-to", "planned.devait"])
# "had planned to sign, but …"
_HAD_PLANNED = re.compile(r"(?<!\w)(?:had|avait|avaient) (?:\w+ment |\w+ly )?\w+(?:ed|u|is) (?:to|de|d')", re.I)
_CAME_TO_NOTHING = re.compile(
    r"(?:,| and| et) (?:but|mais|only to|before being|avant d'être|(?:was |were |then |later |a été |ont été )*(?:cancel|postpon|scrap|abandon|called off|shelved|annul|report|abandonn))"
)


# "would offer work that has been halted since the flood of 2011": an old year is no date of what would be
_SINCE = re.compile(r"(?<!\w)since ")


def _is_over(text: str, sentence: Span, latest_year: int | None) -> bool:
    years = [int(year) for year in _YEAR.findall(text[sentence.start : sentence.end])]
    return bool(years) and latest_year is not None and max(years) < latest_year


# "de ne pas répondre", "affirme n'avoir rien vu": an infinitive is denied, not the sentence.
_NOT_TO = (
    r"ne (?:pas|plus|jamais|rien|point|guère)(?: pas| plus| du tout| encore)? "
    r"(?:se |s'|l[ae]s? |l'|y |en |lui |leur |nous |me |te |trop |\w+ment )*\w+(?:er|ir|re|oir)\b"
)
_NOT_HAVING = (
    r"n(?:'|e )(?:se |s'|l[ae]s? |l'|y |en )?(?!engendre|éclaire|flaire)"
    r"(?:\w{2,}(?:er|ir|oir|aire|oire|dire|uire|endre|erdre|indre|ettre|aître|clure|incre)|suivre|vivre|être)"
    r" (?:\w+ )?(?:pas|plus|jamais|rien|personne|aucune?|ni|guère)\b"
)
_OF_AN_INFINITIVE = re.compile(f"{_NOT_TO}|{_NOT_HAVING}", re.I)
# "takes care to offend nobody"
_TO_NOBODY = re.compile(r"(?<!\w)to (?!be |have |do )\w+ (?:nobody|no one|nothing|none)$")
# "did all it could", "the worst it can do"
_ALL_ONE_CAN = re.compile(
    r"(?<!\w)(?:all|everything|whatever|what|best|worst|most|least) (?:that )?(?:it|he|she|they|we) $"
)
# "smoke could be seen": what is seen is there.
_PERCEIVED = re.compile(
    r"(?:could|can) (?:still |clearly |also |even |already |now )*(?:(?:be )?(?:seen|heard|felt|smelled|glimpsed|spotted|made out)\b|(?:hear|smell|feel) |see (?=[^.;]{3,60} (?:from|in the distance|through)\b))"
    r"|(?:peut|peuvent) (?:\w+ment |encore |déjà )?(?:être (?:vue?s?|aperçue?s?|entendue?s?)|se (?:voir|lire|mesurer|targuer|féliciter))\b"
)
_OF_NONE = re.compile(r"(?:Aucune?|Nul(?:le)?|Ni|Neither|No|None) [^.;:,]{2,80}$")
_BEEN_CONFIRMED = re.compile(r"(?:n'(?:a|ont|avait|avaient)|has|have|had|was|were) (?:\w+ )*(?:confirm)")
# "the town's might"
_OWN_MIGHT = re.compile(
    r"(?:['’]s|s['’]|its|their|his|her|our|industrial|naval|financial|commercial|imperial|sheer|\w+-(?:military|economic)) might$",
    re.I,
)
# "Perhaps most strikingly, the bridge held": what is doubted is the rank.
_SUPERLATIVE = re.compile(
    r"(?:perhaps|maybe|possibly|probably) (?:even )?(?:the )?(?:most|more) [\w-]+,|peut-être (?:plus|le plus) [\w-]+(?: encore)?,",
    re.I,
)
# "orders are going to traditional yards", "agreed to a deal": no verb follows.
_TO_A_THING = re.compile(
    r"(?:(?:is|are|was|were)(?: \w+)? going|(?:has |have |had )?agreed) to (?:(?:an?|the|this|these|those|its|their|his|her|such|another|both)\b|[$£€\d]"
    r"|(?!(?:deal|steal|reveal|heal|appeal|signal|rival|seal|panic)\b)[a-z]+(?:al|ous|ic|ern|ful|ary) (?:[a-z-]+ ){0,2}[a-z]+s\b)"
)
# "Two weeks later the government would fall": the past seen from before it.
_LATER = r"(?:days?|weeks?|months?|years?|decades?|hours?) later|afterwards|later that (?:day|week|month|year)"
_FOLLOWING = r"(?:the|in the) (?:next|following|ensuing|coming) (?:few )?(?:days?|mornings?|weeks?|months?|years?|nights?|decades?)"
_THEN = re.compile(rf"(?<!\w)(?:{_LATER}|{_FOLLOWING})\b[^.;]*$", re.I)
_LATER_ON = re.compile(rf"[^.;,]{{2,60}} {_LATER}\b", re.I)


# "The aim of the march, which began in May, is to save the mill": what it is, not what will be.
@lru_cache(maxsize=1)
def _aim_is_to() -> re.Pattern[str]:
    aims = lexicon.either(lexicon.words("scope", "en")["aims"])
    return re.compile(rf"(?<!\w){aims}s?(?: of [^.;:]{{3,80}})?,? (?:now )?(?:is|are|was|were) to ?$", re.I)


# "The law aims to curb exports": what it is for, not what it will do; a date makes a plan of it.
_PURPOSE = re.compile(
    r"(?:vise(?:nt)?|aims?|(?:is|are) (?:\w+ly )?meant|(?:a|ont) (?:\w+ )?pour (?:but|objectif|ambition))\b"
)
_MADE_FOR = re.compile(r"(?:is|are|was|were) (?:\w+ly )?(?:designed|intended) (?:to|for)$")
_WHEN = re.compile(r"(?:d'ici|by|before|avant|en|in) (?:à |la fin |the end of |late |early |mid-)?20[2-9]\d")
# "was supposed to": the author knows better by now.
_PAST_INTENT = re.compile(
    r"(?:was|were|était|étaient|had been) (?:\w+ly |\w+ment )?(?:supposed|meant|censée?s?)\b"
    r"|(?:avait|avaient) (?:\w+ )?pour (?:but|objectif|projet|ambition)\b"
)


@lru_cache(maxsize=1)
def _thing() -> re.Pattern[str]:
    """The noun of a thing that nobody asks what it intends, as the subject of the verb behind it."""
    nouns = [noun for language in lexicon.LANGUAGES for noun in lexicon.words("scope", language)["things"]]
    noun = rf"{lexicon.either(nouns)}s?\b"
    return re.compile(rf"(?:[\w'-]+ ){{0,4}}?{noun}[^;:]*$|.*\b{noun}(?: [\w'-]+){{0,3}} $", re.I)


def _is_purpose(match: re.Match[str], text: str, sentence: Span) -> bool:
    if _WHEN.search(text, match.end(), sentence.end):
        return False
    if _MADE_FOR.search(text, max(sentence.start, match.start() - 12), match.end()):
        return True
    return _PURPOSE.match(match[0]) is not None and _thing().match(text, sentence.start, match.start()) is not None


def _is_past_intent(match: re.Match[str], text: str, sentence: Span) -> bool:
    return _PAST_INTENT.match(match[0]) is not None
