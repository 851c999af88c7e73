"""Quotations and their speakers: « … », a déclaré X; "…," said X; "souligne-t-elle"; "X en est sûr : « … »"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from workbench.core.spans import Span
from workbench.services.extract import lexicon
from workbench.services.extract.antecedents import before_the_clause
from workbench.services.extract.appositions import LONGEST_SOURCE, apposed
from workbench.services.extract.clauses import quotations
from workbench.services.extract.finite import holds_verb
from workbench.services.extract.moments import words
from workbench.services.extract.records import Attribution, Mention
from workbench.services.extract.sources import Found, each, is_source, names_at_once, noun_end, with_name
from workbench.services.extract.speech import clitic_pattern, source_pattern
from workbench.services.extract.subjects import opening_subject, subject_before


@lru_cache(maxsize=2)
def _quoting(language: str) -> re.Pattern[str]:
    """« … », s'amuse le directeur; "…," quips the director: behind a quotation any verb is one of speech."""
    listed = words(language)
    if language == "en":
        no_verb = lexicon.either(listed["never_quoting"])
        verb = rf"(?P<cue>(?!{no_verb}\b)[a-z]+(?:s|ed)|{lexicon.either(listed['quoting'])})"
        return re.compile(rf"[,?!.][”\"'’] {verb} (?=(?:{lexicon.either(listed['nouns_ahead'])}\b|[A-Z]))")
    to_whom = rf"(?:(?:lui|leur|nous|vous|me|m'|l') ?)?(?!{lexicon.either(listed['never_quoting'])}\b)"
    present = r"(?:s'|se )?[a-zà-ÿ]+(?:e|ent|(?<!an)t|it)"
    participle = r"[a-zà-ÿ]+(?:é|és|ée|ées|i|is|it|u|us|ue|ues|ie|ies|ise|ises|ite|ites)"
    past = rf"(?:a|ont|s'est|se sont) (?:(?:\w+ment|{lexicon.either(listed['said_how'])}) )?{participle}"
    how = r"(?: (?:\w+ment|alors|ainsi|encore|aussi|(?:le|ce) \d+(?:er)? \w+(?: \d{4})?))?"
    who = r"(?=(?:le |la |les |l'|un |une |des |son |sa |ce |cet |cette |M\. |Mme |[A-ZÀ-Ý]))"
    return re.compile(rf"(?:»,?|[\"”],) {to_whom}(?P<cue>{present}|{past}){how} {who}")


def quoting(text: str, sentence: Span, language: str, inside: Sequence[Mention]) -> Iterator[Found]:
    for match in _quoting(language).finditer(text, sentence.start, sentence.end):
        span = Span(match.end(), noun_end(text, match.end(), sentence, language, inside)).trimmed(text)
        cue = Span(*match.span("cue"))
        if before_the_clause(text, sentence, cue.start, language) is not None:
            # "Les bergers qui réclament un « vrai prix » dénoncent l'accord"
            continue
        if _NAME_IN_MARKS.search(text, sentence.start, match.start() + 1) and text[match.start() + 1] != ",":
            # « Le Nord » a recueilli des témoignages: a paper does it.
            continue
        if text[match.start()] == '"' and not _LONG_QUOTE.search(text, sentence.start, match.start()):
            continue
        if not 2 < span.length <= LONGEST_SOURCE or not names_at_once(text, span, language, inside):
            continue
        if is_source(text, span, language, inside):
            span = apposed(text, with_name(text, span, inside), sentence, language, inside, closed=False)
            yield from each(text, span, cue, inside, "attribution.quoting", True)


@lru_cache(maxsize=1)
def _in_marks() -> re.Pattern[str]:
    verb = rf"(?P<cue>(?:{lexicon.either(words('fr')['papers_say'])}|a \w+(?:é|it|u)))"
    name = r"[«\"“] ?(?P<who>[A-Za-zÀ-ÿ][\w .'’-]{1,50}?) ?[»\"”](?= ?[.,;)]|$)"
    return re.compile(rf"[,»] (?:comme l'|ce que |comme le )?{verb} (?:le |la |l'|les )?{name}")


def in_marks(text: str, sentence: Span, inside: Sequence[Mention]) -> Iterator[Found]:
    """ "…, écrit « Berg Hebdo »." : a paper whose name stands in marks."""
    for match in _in_marks().finditer(text, sentence.start, sentence.end):
        who = Span(*match.span("who"))
        actor = next((m.key for m in inside if who.contains(m.span)), "")
        yield Found(Attribution(who, Span(*match.span("cue")), actor, "attribution.in-marks"), True)


_NAME_IN_MARKS = re.compile(r"« ?[A-ZÀ-Ý][\w'’-]*(?: [\w'’-]+){0,3} ?»$")
# A word in straight marks is no speech: arrêté pour "espionnage", a tenu …
_LONG_QUOTE = re.compile(r"(?:^|(?<=[\s(]))\"[^\"\s]+(?: [^\"\s]+){3,}$")
_AS_SAYING = re.compile(
    r"(?<![\w-])(?P<cue>quot(?:es?|ed|ing)|cit(?:es?|ed|ing)) (?P<who>(?!by )[^“”\";:]{3,110}?),? "
    r"as (?:say|tell|claim|warn|declar|add|stat|insist|describ|call|argu|express|promis|deny)\w*\b"
)


def quoted_as(text: str, sentence: Span, inside: Sequence[Mention]) -> Iterator[Found]:
    """ "State television quoted the minister as saying that …": he speaks, and so does who quotes him."""
    match = _AS_SAYING.search(text, sentence.start, sentence.end)
    if match is None:
        return
    cue, who = Span(*match.span("cue")), Span(*match.span("who"))
    reporter = subject_before(text, sentence, match.start(), "en", inside)
    if reporter is not None and is_source(text, reporter, "en", inside):
        yield from each(text, reporter, cue, inside, "attribution.quoted-as", True)
    yield from each(text, who, cue, inside, "attribution.quoted-as", True)


_COLON = re.compile(r"(?P<cue>[\w'-]+) ?: ?[«“\"]")


def before_colon(text: str, sentence: Span, language: str, inside: Sequence[Mention]) -> Iterator[Found]:
    """ "Ola Berg en est conscient : « … »": the subject of what leads to a quotation speaks it."""
    match = _COLON.search(text, sentence.start, sentence.end)
    if match is None:
        return
    first = leading(text, sentence, match.start(), inside)
    if first is None and _WORDS_AHEAD.match(text, match.end(), sentence.end):
        subject = opening_subject(text, sentence, match.end("cue"), language, inside)
        if (
            subject is not None
            and names_at_once(text, subject, language, inside)
            and is_source(text, subject, language, inside)
        ):
            yield from each(text, subject, Span(*match.span("cue")), inside, "attribution.colon", True)
        return
    if first is not None:
        cue = Span(*match.span("cue"))
        yield Found(Attribution(first[0], cue, first[1], "attribution.colon"), True)


# "un meunier hausse les épaules : « Les bacs passent la nuit. »": words of some length, no title.
_WORDS_AHEAD = re.compile(r"\s?[^\s«»“”\"]+(?: [^\s«»“”\"]+){3,}")


def leading(text: str, sentence: Span, before: int, inside: Sequence[Mention]) -> tuple[Span, str] | None:
    """Whoever a sentence begins with, with their key: its subject where nothing else is known of its clauses."""
    for mention in inside:
        lead = text[sentence.start : mention.span.start]
        is_first = _LEAD_IN.fullmatch(lead) is not None and text[mention.span.end : mention.span.end + 2] not in _OWNS
        if is_first and mention.form != "demonym" and mention.kind != "place" and mention.span.end < before:
            start = sentence.start + len(lead) - len(lead.lstrip())
            placed = _PLACED_FIRST.match(text, start, mention.span.start)
            start = placed.end() if placed is not None else start
            return Span(start, mention.span.end), mention.key
    return None


# "Au port, un douanier hausse les épaules : « … »": where it is said is no part of who says it.
_PLACED_FIRST = re.compile(r"(?:Au|Aux|À|Dans|En|Sur|Sous|Devant|Chez|In|At|On|Near|Outside|Inside)\b[^,]*, ")
_OWNS = ("'s", "’s")
_LEAD_IN = re.compile(
    r"(?:[A-ZÀ-Ý][\w-]+['’]s (?:[a-z-]+ ){0,3})?(?:(?:[LlDd]e |[Ll]a |[Ll]es |[Ll]'|[Uu]n |[Uu]ne |[Tt]he |[Aa] |[Aa]n )?(?:[a-zà-ÿ-]+ ){0,4})?"
    # "A former administrator, Ola Berg, is blunt", "In May, Norway …"
    r"|[A-ZÀ-Ý][\w' -]{2,50}, (?:(?:le |la |les |l'|the |its |son |sa )?(?:[a-zà-ÿ-]+ ){0,3})?"
)


def clitics(text: str, sentence: Span, inside: Sequence[Mention] = (), regions: Sequence[Span] = ()) -> Iterator[Found]:
    """ "a-t-il déclaré", "souligne-t-elle": the pronoun is the source."""
    for match in clitic_pattern().finditer(text, sentence.start, sentence.end):
        group = next(name for name in ("first", "quoted", "within", "last", "behind") if match[name])
        if not _speaks_itself(text, sentence, match, group):
            continue
        source, cue = Span(*match.span(group)), Span(*match.span("cue"))
        held = any(region.start < cue.start < region.end for region in regions)
        named = _named_in_clause(text, sentence, cue, source.of(text), inside)
        where = _where_one_says(text, sentence, source, inside) if source.of(text) == "on" else None
        if where is not None:
            # "en raison, dit-on à Oslo, de la crue": of a part of the sentence alone.
            main = not held and _IN_A_PHRASE.search(text, sentence.start, cue.start) is None
            yield from each(text, where, cue, inside, "attribution.clitic", main)
        elif named is not None:
            yield from each(text, named, cue, inside, "attribution.clitic", False)
        else:
            yield Found(Attribution(source, cue, "", "attribution.clitic"), not held)


def _where_one_says(text: str, sentence: Span, pronoun: Span, inside: Sequence[Mention]) -> Span | None:
    """Whoever sits where one says it: "assure-t-on dans son entourage", "dit-on à Oslo"."""
    lead = _WHERE_ONE.match(text, pronoun.end, sentence.end)
    if lead is None:
        return None
    where = Span(lead.end(), noun_end(text, lead.end(), sentence, "fr", inside)).trimmed(text)
    names = any(where.contains(m.span) and m.form != "demonym" for m in inside)
    return where if where.length and (names or source_pattern("fr").search(text, where.start, where.end)) else None


_WHERE_ONE = re.compile(
    r" (?:volontiers |aussi |parfois )?(?:à (?=l[ae] |l'|[A-ZÀ-Ý])|aux? |chez (?=les |la |le |l'|[A-ZÀ-Ý])|dans (?=l'entourage|son entourage|leur entourage|les )"
    r"|du côté (?:de la |de l'|des |du |de |d')|au sein (?:de la |de l'|des |du |de |d')|parmi (?=les ))"
)
# ", soucieux, assure-t-on à Oslo, de": no verb stands between the last two commas.
_IN_A_PHRASE = re.compile(
    r", (?:en|par|à|au|pour|faute|soucieux|soucieuse|désireux|désireuse|avec|voire|dont|afin)\b[^,;:]{0,40}, $|, soucieu(?:x|se)s?, $"
)


def _named_in_clause(text: str, sentence: Span, cue: Span, pronoun: str, inside: Sequence[Mention]) -> Span | None:
    """Whom an inserted "dit-il" takes up: the subject of the sentence, whose verb stands before it."""
    is_inserted = text.endswith(", ", 0, cue.start) and text[cue.end : cue.end + 1] == ","
    is_quoting = text.endswith(("», ", "”, ", '", '), 0, cue.start)
    is_quoted = any(quote.contains(cue) for quote in quotations(text, sentence))
    if not is_inserted or is_quoting or is_quoted or not holds_verb(text, sentence.start, cue.start, "fr"):
        return None
    subject = opening_subject(text, sentence, cue.start, "fr", inside)
    if subject is None or subject.end >= cue.start or not is_source(text, subject, "fr", inside):
        return None
    if not holds_verb(text, subject.end, cue.start, "fr"):
        # "Le moulin, dit-il, brûle"
        return None
    low = subject.of(text).lower()
    wrong = ("la ", "une ", "cette ") if pronoun == "il" else ("le ", "un ", "ce ")
    is_many = low.startswith(("les ", "des ", "ces ", "plusieurs "))
    return None if low.startswith(wrong) or is_many != pronoun.endswith("s") or pronoun == "on" else subject


def _speaks_itself(text: str, sentence: Span, match: re.Match[str], group: str) -> bool:
    """Whether an inversion is one of speech: no question ("d'où tirent-ils leur sel ?"), no "encore n'en voit-il rien"."""
    if group == "behind" or _QUOTE_BEFORE.search(text, sentence.start, match.start()):
        return True
    if group != "first" and _QUESTION.search(text, sentence.start, sentence.end):
        return False
    return group != "last" or _CLITIC_BEFORE.search(text, sentence.start, match.start()) is None


_QUOTE_BEFORE = re.compile(r"[»\"”],? $")
_QUESTION = re.compile(r"\?\s*$")
_CLITIC_BEFORE = re.compile(
    r"(?:(?<![\w'-])(?:n'|ne |y |où |que |qu'|comment |pourquoi )(?:en |y |le |la |les )?|(?<!\w)en )$"
)


# "comme l'a rappelé le ministre", "as the minister put it"
AS_HE = re.compile(r"(?:[Cc]omme|[Aa]insi que) l(?:'|e )$|ce qu'$|ce que $")


@lru_cache(maxsize=2)
def _noun_ahead(language: str) -> re.Pattern[str]:
    """What stands between a verb and whoever speaks it right behind it: at most when, where and to whom."""
    listed = words(language)
    if language == "en":
        more = r"many|officials|residents|diplomats|analysts|he|she|they"
        nouns = lexicon.either(one for one in listed["nouns_ahead"] if one != "that")
        # "writes author Ola Berg", "says longtime miller Ida Dahl"
        office = r"[a-z-]+ (?:[a-z-]+ ){0,2}[A-Z][\w.'’-]* [A-Z]"
        return re.compile(rf"\s(?=(?:(?:{nouns}|{more})\b|[A-Z]|{office}))")
    day = r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
    date = rf"(?:ce )?(?:{day}|hier|aujourd'hui)(?: (?:matin|midi|soir|dernier))?(?: \d+(?:er)? \w+)?"
    date = rf"{date}|(?:le|ce) \d+(?:er)? \w+(?: \d{{4}})?"
    place = r"devant [\w' ]{3,25}|sous (?:le )?(?:couvert|sceau) d[eu'] ?[\w']+|\w+ment"
    when = rf"(?:\s(?:{date}|{lexicon.either(listed['told_where'])}|{place}))*"
    return re.compile(rf"{when}\s(?=(?:{lexicon.either(listed['nouns_ahead'])}|[A-ZÀ-Ý]))")


# « … », répète à l'envi le général: words of manner between the verb and who speaks.
_NP_LATER = re.compile(
    r"\s(?:à|avec|sans|en|dans|sur|lors|devant|\w+ment|volontiers)\b[^,.;:«»]{0,40}?\s(?=(?:le |la |les |l'|un |une |M\. |Mme |[A-ZÀ-Ý]))"
)


_DAY = r"lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|ce"
_LED = r"à l|à la|à [A-ZÀ-Ý]|au |aux |en |dans |sur |lors |devant |auprès |après |avant |dès |pour |par |sans |sous |depuis "
_ADVERBIAL = rf"(?:,? (?:(?:{_DAY}|le \d|{_LED})[^,.;:«»]{{0,45}}?|\w+ment)){{1,3}}"
_PLACE_AND_TIME = re.compile(_ADVERBIAL + r",? (?:M\. |Mme )?")
# "a annoncé à la radio, mardi 3 mai, le maire": where and when, then who.
_NP_ASIDE = re.compile(
    _ADVERBIAL + r",? (?=(?:le |la |les |l'|une? |des |son |sa |ses |plusieurs |deux |M\. |Mme )(?!fin |début |suite ))"
)


def inverted(text: str, match: re.Match[str], sentence: Span, language: str, inside: Sequence[Mention]) -> Span | None:
    """The source behind its verb: « … », a déclaré le ministre; "…," said the minister; "…, estime X"."""
    before = text[sentence.start : match.start()].rstrip()
    if match["cue"].startswith("demand") and not before.endswith(("»,", "»", "?", "”", '"', "”,")):
        # "La loi, votée en mai, demande l'arrêt des ventes": what it asks for stands behind it.
        return None
    if not before.endswith(",") and before_the_clause(text, sentence, match.start(), language) is not None:
        # "Les bergers qui réclament un « vrai prix » dénoncent l'accord": the words quoted are in their clause.
        return None
    if not before or not (
        before[-1] in ',»”"?!'
        or before[-2:] in (",'", "?'", "!'")
        or AS_HE.search(text[sentence.start : match.start("cue")])
    ):
        return None
    start, is_aside = _start_behind(text, match, sentence, language, inside, before)
    if start is None or match["cue"].endswith(("told", " that", " que", " qu'")):
        return None
    end = noun_end(text, start, sentence, language, inside)
    span = Span(start, end).trimmed(text)
    tail = text[span.end : sentence.end].strip()
    if before[-1] in '”"' and text[match.start() - 1] != " ":
        return None
    quotes = (
        before.endswith("»,")
        or before[-1] in '”"'
        or before[-2:] in (",'", "?'", "!'")
        or before[-2:] in (',"', ",”", '",', "”,")
    )
    is_known = match["cue"].split()[-1] in _AFTER_COMMA
    ends = (tail[:1] in (".", ",", "") or tail.startswith("who ")) and any(
        m.kind == "person" and m.span.start == span.start for m in inside
    )
    if language == "en" and not quotes and not is_known and not ends:
        return None
    if before[-1] == "," and not quotes and _is_person_apposed(text, match, sentence, language, inside):
        return None
    if (
        before[-1] == ","
        and not quotes
        and subject_before(text, sentence, match.start(), language, inside) is not None
        and tail[:1] not in (".", ",", "", ";")
        and not tail.startswith(("who ", "qui "))
        and not (language == "fr" and _WHERE_TOLD.fullmatch(tail))
    ):
        return None
    takes_object = language == "fr" and before[-1] == "," and not quotes and _WITH_OBJECT.search(match["cue"])
    if takes_object and subject_before(text, sentence, match.start(), language, inside) is not None:
        # "L'opposition, menée par Berg, critique les accords"
        return None
    is_proper = language == "fr" and tail[:1] in (".", ",", "") and PROPER_LAST.fullmatch(text, span.start, span.end)
    is_told = not is_aside and bool(quotes or is_proper or before.endswith(("»", "»,")))
    if not is_told and not names_at_once(text, span, language, inside):
        return None
    if language == "fr" and not quotes and (_does_more(text, span) or _is_apposed(text, match, sentence)):
        return None
    if not 1 < span.length <= LONGEST_SOURCE or (not quotes and _VERB_WITHIN.search(span.of(text))):
        return None
    return apposed(text, with_name(text, span, inside), sentence, language, inside, closed=False)


def _start_behind(
    text: str, match: re.Match[str], sentence: Span, language: str, inside: Sequence[Mention], before: str
) -> tuple[int | None, bool]:
    """Where whoever speaks behind a verb begins, and whether more than when and to whom stands between the two."""
    end = match.end("cue")
    ahead = _noun_ahead(language).match(text, end, sentence.end)
    if ahead is not None:
        return ahead.end(), False
    if language == "fr":
        ahead = _NP_ASIDE.match(text, end, sentence.end)
        if ahead is None and before.endswith(("»,", "»")):
            ahead = _NP_LATER.match(text, end, sentence.end)
    return ahead.end() if ahead is not None else _named_later(text, end, language, inside), True


_AND_DOES = re.compile(r" et (?:en |y |l[ae]s? |se )?(?P<verb>[a-zà-ÿ]+)$")
_APPOSED = re.compile(r", (?:[a-zà-ÿ'-]+ ){1,4}?(?:d(?:e|es|u) |d')[^,;:«»]{2,60}, $")


def _does_more(text: str, span: Span) -> bool:
    """ "Elle vend, assure | l'entretien et repart": what stands behind the verb is its object, and another verb."""
    more = _AND_DOES.search(text, span.start, span.end)
    return more is not None and source_pattern("fr").fullmatch(more["verb"]) is None


def _is_apposed(text: str, match: re.Match[str], sentence: Span) -> bool:
    """ "le port, rival d'Oslo, a soutenu Riga": what stands in commas is set beside the subject, the object follows."""
    if _WITH_OBJECT.search(match["cue"]) is None:
        return False
    held = _APPOSED.search(text, max(sentence.start, match.start() - _NEARBY), match.start())
    return held is not None and not holds_verb(text, held.start(), held.end(), "fr")


_NEARBY = 90
# "…, a précisé le ministère dans un communiqué."
_WHERE_TOLD = re.compile(
    r"(?:dans|lors|devant|au cours|à l'issue|en marge|via|sur (?:X|Facebook|Twitter|Telegram)|lundi|mardi|mercredi|jeudi"
    r"|vendredi|samedi|dimanche|hier)\b[^,;:«»]{2,70}\.?"
)
_WITH_OBJECT = re.compile(
    r"(?<!\w)(?:critiqu|condamn|dénon[cç]|rejet|fustig|salu|contest|réclam|exig|accus|soutien|soutenu|revendiqu|approuv|désapprouv|blâm"
    r"|vant|qualifi|félicit|remerci|exhort|menac)\w*$"
)
# "…, rapporte Le Nord.": a paper that no list knows ends the sentence.
PROPER_LAST = re.compile(r"(?:L[ea]s? |L')?[A-ZÀ-Ý][\w'-]+(?: (?:d[eu] |des )?[A-ZÀ-Ý][\w'-]+){0,3}")


def _named_later(text: str, start: int, language: str, inside: Sequence[Mention]) -> int | None:
    """ "a annoncé à la presse, mardi 3 mai, Ola Berg": where a person's name stands behind where and when."""
    people = [m.span.start for m in inside if m.kind == "person" and m.form == "name" and m.span.start > start]
    if language != "fr" or not people or _PLACE_AND_TIME.fullmatch(text, start, people[0]) is None:
        return None
    return people[0]


# "said the video appeared to be real": a clause, no speaker.
_VERB_WITHIN = re.compile(r" \w+ed (?:to|that|in|on|from|for)\b")


def _is_person_apposed(
    text: str, match: re.Match[str], sentence: Span, language: str, inside: Sequence[Mention]
) -> bool:
    """ "Ola Berg, ministre de la Défense, a salué l'accord": the commas close what is set beside a person's name."""
    before = subject_before(text, sentence, match.start(), language, inside)
    if before is None or "," not in before.of(text):
        return False
    ends = (before.start, before.end)
    return any(m.kind == "person" and m.form == "name" and (m.span.start in ends or m.span.end in ends) for m in inside)


_AFTER_COMMA = frozenset(["said", "says", "added", "argued", "claimed", "insisted", "wrote", "noted", "explained"])
