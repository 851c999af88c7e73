"""Quotations and their speakers: « … », a déclaré X; "…," said X; "souligne-t-elle"; "X en est sûr : « … »"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workbench.core.spans import Span
from workbench.services.extract.antecedents import before_the_clause
from workbench.services.extract.appositions import LONGEST_SOURCE, apposed
from workbench.services.extract.records import Attribution, Mention
from workbench.services.extract.sources import Found, each, is_source, names_at_once, noun_end, with_name
from workbench.services.extract.speech import clitic_pattern
from workbench.services.extract.subjects import subject_before

# « … », s'amuse le directeur; "…," quips the director: behind a quotation any verb is one of speech.
_QUOTING = {
    "fr": re.compile(
        r"(?:»,?|[\"”],) (?:(?:lui|leur|nous|vous|me|m'|l') ?)?(?!(?:de|que|parce|comme|entre|contre|est|et|dont|avant|pendant|soit|durant|outre|chaque|quelque|toute?|autre|cette|devient|reste|existe|comprend|sert|vient|tient|constitue|représente|signifie|inclut|sauf|devant)\b)(?P<cue>(?:s'|se )?[a-zà-ÿ]+(?:e|ent|(?<!an)t|it)|(?:a|ont|s'est|se sont) (?:(?:\w+ment|aussitôt|aussi|ensuite|alors|encore|même|d'abord|enfin|d'emblée|déjà|d'ailleurs|à son tour|pour sa part) )?[a-zà-ÿ]+(?:é|és|ée|ées|i|is|it|u|us|ue|ues|ie|ies|ise|ises|ite|ites))(?: (?:\w+ment|alors|ainsi|encore|aussi|(?:le|ce) \d+(?:er)? \w+(?: \d{4})?))? "
        r"(?=(?:le |la |les |l'|un |une |des |son |sa |ce |cet |cette |M\. |Mme |[A-ZÀ-Ý]))"
    ),
    "en": re.compile(
        r"[,?!.][”\"'’] (?P<cue>(?!(?:as|is|was|has|this|his|its|does|unless|besides|perhaps|always|sometimes)\b)[a-z]+(?:s|ed)|wrote|thought|told|put|spoke|read|has written) (?=(?:the |this |that |these |a |an |its |one\b|another\b|some |several |two |his |her |their |[A-Z]))"
    ),
}


def quoting(text: str, sentence: Span, language: str, inside: Sequence[Mention]) -> Iterator[Found]:
    for match in _QUOTING[language].finditer(text, sentence.start, sentence.end):
        span = Span(match.end(), noun_end(text, match.end(), sentence, language, inside)).trimmed(text)
        cue = Span(*match.span("cue"))
        if text[match.start()] == '"' and not _LONG_QUOTE.search(text, sentence.start, match.start()):
            continue
        if not 2 < span.length <= LONGEST_SOURCE or not names_at_once(text, span, language, inside):
            continue
        if is_source(text, span, language, inside):
            span = apposed(text, with_name(text, span, inside), sentence, language, inside, closed=False)
            yield from each(text, span, cue, inside, "attribution.quoting", True)


_IN_MARKS = re.compile(
    r"[,»] (?:comme l'|ce que |comme le )?(?P<cue>(?:écrit|écrivent|note|notent|rapporte|rapportent|révèle|révèlent|affirme|affirment|indique|indiquent|précise|précisent|explique|expliquent|souligne|soulignent|titre|titrent|assure|assurent|ajoute|ajoutent|résume|raconte|observe|estime|estiment|juge|a \w+(?:é|it|u))) (?:le |la |l'|les )?[«\"“] ?(?P<who>[A-Za-zÀ-ÿ][\w .'’-]{1,50}?) ?[»\"”](?= ?[.,;)]|$)"
)


def in_marks(text: str, sentence: Span, inside: Sequence[Mention]) -> Iterator[Found]:
    """ "…, écrit « Berg Hebdo »." : a paper whose name stands in marks."""
    for match in _IN_MARKS.finditer(text, sentence.start, sentence.end):
        who = Span(*match.span("who"))
        actor = next((m.key for m in inside if who.contains(m.span)), "")
        yield Found(Attribution(who, Span(*match.span("cue")), actor, "attribution.in-marks"), True)


# A word in straight marks is no speech: arrêté pour "espionnage", a tenu …
_LONG_QUOTE = re.compile(r"(?:^|[\s(])\"[^\"\s]+(?: [^\"\s]+){3,}$")
_AS_SAYING = re.compile(
    r"(?<![\w-])(?P<cue>quot(?:es?|ed|ing)|cit(?:es?|ed|ing)) (?P<who>(?!by )[^“”\";:]{3,110}?),? as (?:say|tell|claim|warn|declar|add|stat|insist|describ|call|argu|express|promis|deny)\w*\b"
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
    if first is not None:
        cue = Span(*match.span("cue"))
        yield Found(Attribution(first[0], cue, first[1], "attribution.colon"), True)


def leading(text: str, sentence: Span, before: int, inside: Sequence[Mention]) -> tuple[Span, str] | None:
    """Whoever a sentence begins with, with their key: its subject where nothing else is known of its clauses."""
    for mention in inside:
        lead = text[sentence.start : mention.span.start]
        is_first = _LEAD_IN.fullmatch(lead) is not None and text[mention.span.end : mention.span.end + 2] not in _OWNS
        if is_first and mention.form != "demonym" and mention.kind != "place" and mention.span.end < before:
            start = sentence.start + len(lead) - len(lead.lstrip())
            return Span(start, mention.span.end), mention.key
    return None


_OWNS = ("'s", "’s")
_LEAD_IN = re.compile(
    r"(?:[A-ZÀ-Ý][\w-]+['’]s (?:[a-z-]+ ){0,3})?(?:(?:[LlDd]e |[Ll]a |[Ll]es |[Ll]'|[Uu]n |[Uu]ne |[Tt]he |[Aa] |[Aa]n )?(?:[a-zà-ÿ-]+ ){0,4})?"
    # "A former administrator, Ola Berg, is blunt", "In May, Norway …"
    r"|[A-ZÀ-Ý][\w' -]{2,50}, (?:(?:le |la |les |l'|the |its |son |sa )?(?:[a-zà-ÿ-]+ ){0,3})?"
)


def clitics(text: str, sentence: Span) -> Iterator[Found]:
    """ "a-t-il déclaré", "souligne-t-elle": the pronoun is the source."""
    for match in clitic_pattern().finditer(text, sentence.start, sentence.end):
        group = next(name for name in ("first", "quoted", "within", "last", "behind") if match[name])
        source = Span(*match.span(group))
        yield Found(Attribution(source, Span(*match.span("cue")), "", "attribution.clitic"), True)


# "comme l'a rappelé le ministre", "as the minister put it"
AS_HE = re.compile(r"(?:[Cc]omme|[Aa]insi que) l(?:'|e )$|ce qu'$|ce que $")
_WHEN = {
    "fr": (
        r"(?:\s(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|aujourd'hui)(?: (?:matin|soir|dernier|\d+ \w+))?|\s(?:le|ce) \d+(?:er)? \w+(?: \d{4})?|\sce (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)(?: (?:matin|soir|midi))?(?: \d+(?:er)? \w+)?"
        r"|\s(?:à la presse|à la télévision|devant [\w' ]{3,25}|dans un communiqué|sur (?:X|Telegram|Facebook|Twitter)|à l'AFP|en conférence de presse|à son tour|pour sa part|de son côté|en (?:privé|public|substance|coulisses?)|sans détour|volontiers|anonymement|sous (?:le )?(?:couvert|sceau) d[eu'] ?[\w']+|\w+ment))*"
    ),
    "en": r"(?:\s(?:on|last|this) (?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|week|month))?",
}
_NP_AHEAD = {
    "fr": re.compile(
        _WHEN["fr"]
        + r"(?: aujourd'hui| hier| ce matin| ce soir)?\s(?=(?:le |la |les |l'|un |une |des |son |sa |ses |leur |leurs |nos |notre |ce |cet |cette |ces |plusieurs |certaine?s |de nombreu(?:x|ses) |nombre d|d'anciens |deux |trois |M\. |Mme |[A-ZÀ-Ý]))"
    ),
    "en": re.compile(
        r"\s(?=(?:the |a |an |its |his |her |their |one\b|another\b|some |several |two |many |this |these |officials |residents |diplomats |analysts |he\b|she\b|they\b|[A-Z]))"
    ),
}


# « … », répète à l'envi le général: words of manner between the verb and who speaks.
_NP_LATER = re.compile(
    r"\s(?:à|avec|sans|en|dans|sur|lors|devant|\w+ment|volontiers)\b[^,.;:«»]{0,40}?\s(?=(?:le |la |les |l'|un |une |M\. |Mme |[A-ZÀ-Ý]))"
)


_ADVERBIAL = r"(?:,? (?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|ce|le \d|à l|à la|à [A-ZÀ-Ý]|au |aux |en |dans |sur |lors |devant |auprès |après |avant |dès |pour |par |sans |sous |depuis )[^,.;:«»]{0,45}?|\w+ment)){1,3}"
_PLACE_AND_TIME = re.compile(_ADVERBIAL + r",? (?:M\. |Mme )?")
# "a annoncé à la radio, mardi 3 mai, le maire": where and when, then who.
_NP_ASIDE = re.compile(
    _ADVERBIAL
    + r",? (?=(?:le |la |les |l'|un |une |M\. |Mme )(?:\w+ ){0,2}?(?:premi|minist|présid|porte-parole|chef|secrétaire|direct|général|colonel|capitaine|commandant|amiral|ambassad|émissaire|envoyé|responsable|chancel|roi\b|prince|député|sénat|diplomat|haut|gouvern|armée|police|agence|chaîne|parquet|procureur|télévision|quotidien|journal|ONG|organisation|Maison|Kremlin|Élysée|Pentagone|diplomatie|numéro))"
)


def inverted(text: str, match: re.Match[str], sentence: Span, language: str, inside: Sequence[Mention]) -> Span | None:
    """The source behind its verb: « … », a déclaré le ministre; "…," said the minister; "…, estime X"."""
    before = text[sentence.start : match.start()].rstrip()
    if not before.endswith(",") and before_the_clause(text, sentence, match.start(), language) is not None:
        # "Les bergers qui réclament un « vrai prix » dénoncent l'accord": the words quoted are in their clause.
        return None
    if not before or not (
        before[-1] in ',»”"?!'
        or before[-2:] in (",'", "?'", "!'")
        or AS_HE.search(text[sentence.start : match.start("cue")])
    ):
        return None
    ahead = _NP_AHEAD[language].match(text, match.end("cue"), sentence.end)
    if ahead is None and language == "fr":
        ahead = _NP_ASIDE.match(text, match.end("cue"), sentence.end)
    if ahead is None and language == "fr" and before.endswith(("»,", "»")):
        ahead = _NP_LATER.match(text, match.end("cue"), sentence.end)
    start = ahead.end() if ahead is not None else _named_later(text, match.end("cue"), language, inside)
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
    ):
        return None
    takes_object = language == "fr" and before[-1] == "," and not quotes and _WITH_OBJECT.search(match["cue"])
    if takes_object and subject_before(text, sentence, match.start(), language, inside) is not None:
        # "L'opposition, menée par Berg, critique les accords"
        return None
    is_proper = language == "fr" and tail[:1] in (".", ",", "") and PROPER_LAST.fullmatch(text, span.start, span.end)
    is_told = bool(quotes or is_proper or before.endswith(("»", "»,")))
    if not is_told and not names_at_once(text, span, language, inside):
        return None
    if not 2 < span.length <= LONGEST_SOURCE or (not quotes and _VERB_WITHIN.search(span.of(text))):
        return None
    return apposed(text, with_name(text, span, inside), sentence, language, inside, closed=False)


_WITH_OBJECT = re.compile(
    r"(?<!\w)(?:critiqu|condamn|dénon[cç]|rejet|fustig|salu|contest|réclam|exig|accus|soutien|soutenu|approuv|désapprouv|blâm"
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
