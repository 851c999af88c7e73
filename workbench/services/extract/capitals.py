"""Whether a capital stands for its government or is the city itself."""

from __future__ import annotations

import re

from workbench.core.spans import Span
from workbench.services.extract.gazetteer import known_surfaces

_FRENCH_AT = re.compile(
    r"(?<!\w)(?:(?:(?<!')|(?<=qu'))(?:à|(?-i:A)|au|vers|depuis|près de|au sud de|au nord de|à l'est de|à l'ouest de|autour de|aux portes de|hors de|ville de"
    r"|capitale,?|quitter|quitté|rejoindre|rejoint|gagner|atteindre|encercler|assiéger|bombarder|survol(?:er|é|ent|aient|ant))"
    r"|(?:tir(?:s|ée?s?|er|ant)?|offensives?|march(?:e|er|ent|é)|raids?|frappes?|missiles?|roquettes?|obus|bombes?|assauts?|fondre|foncer|fonçaient) sur)\s+$",
    re.I,
)
# What only a town has: "un restaurant de Vardane", "downtown", "Vardane's streets".
_TOWN = re.compile(
    r"(?:restaurants?|hôtels?|places?|rues?|quartiers?|banlieues?|douanes?|presse|faubourgs?|aéroports?|gares?|ports?|université|mairie|maires?|heure"
    r"|habitants|stade|métro|musées?|périphérie|environs|alentours|centre-ville|cœur|tribunal|prison|hôpital|hôpitaux|ciel|toits|murs"
    r"|tarmac|abords|écoles?|lycées?|magasins|cafés|vitrines|siège|chute|prise|bataille|assaut|bombardements?|population|boulevards?|avenues?|marchés?|mosquées?|église|cathédrale|théâtre|opéra"
    r"|Jeux olympiques|Bourse|Salon|conférence|sommets?|palais|souks?|citadelle|statut|communauté urbaine|sud|nord|est|ouest)"
    r"(?: [a-zà-ÿ]+(?:al|ale|ales|aux|ain|aine|aines|ique|iques|el|elle|ier|ière|iers|ières|ien|ienne|if|ive))?\s+(?:de\s+|d')$",
    re.I,
)
_OF_TOWN = re.compile(
    r"'s (?:[a-z]+ )?(?:streets?|airport|suburbs?|outskirts|mayor|residents?|inhabitants|downtown|population|skyline|metro|neighbou?rhoods?|districts?"
    r"|hospitals?|hotels?|squares?|university|port|city|Old City|centre|center)\b| (?:summit|conference|peace talks|protocol)\b|,? (?:fell|falls) (?:to|in)\b| (?:airport|suburbs?)\b"
)
_CAPITAL = re.compile(
    r"(?:[Tt]he|[Ii]ts|[Ll]a|[Ss]a) (?:\w+ )?capitale?(?: [a-zà-ÿ-]+)?,\s+$|(?:villes?|cities|towns) (?:comme|telles? que|such as|like)\s+$|\bcapitale? (?:city )?(?:of )?$"
)
# "residents of Vardane", "she reports from Vardane"
_TOWN_OF = re.compile(
    r"(?<!\w)(?:(?:residents|inhabitants|outskirts|suburbs?|streets?|cent(?:re|er)|city|mayor|governor|population|siege|battle|fall|recapture|bombing|shelling|airport|port) of|report(?:s|ed|ing)? from)\s+$",
    re.I,
)
# "le CSIS de Vardane", "(SIS) de Vardane": where a body has its seat.
_SEAT_OF = re.compile(r"(?:\)|(?<![\w-])[A-Z]{3,8}) de\s+$")
# "Vardane, Latvia's capital", "Vardane in Norway"
_IS_CAPITAL = re.compile(
    r", (?:the |la |sa |its )?(?:[A-ZÀ-Ý][\w-]+'s )?(?:\w+ )?capitale?\b(?! (?:importance|punishment))| in (?:the )?(?=[A-Z])"
)
# "avait reçu à Vardane deux émissaires"
_RECEIVED = re.compile(r"\b(?:reçue?s?|recevoir|reçoit|reçoivent|accueillie?s?|accueillir) à\s+$", re.I)
_OTHER_TOWN = re.compile(r" (?:et|and) ([A-ZÀ-Ý][\w-]+)")
_BETWEEN = re.compile(r"(?:entre|between)\s+$")
_ENGLISH_AT = re.compile(
    r"(?<!\w)(?:in|at|near|outside|around|into|from inside|downtown|leave|left|visit(?:s|ed|ing)?"
    r"|(?:defend|connect|storm|captur|seiz|besieg|bomb|shell|reach|enter|retak|recaptur|surround|liberat|evacuat|flee|occupy)(?:e?s|e?d|ing|e)?|fled|retook|occupied)\s+$",
    re.I,
)
_ENGLISH_TO = re.compile(r"(?<!\w)(?:to|for|from)\s+$", re.I)
_GIVEN = re.compile(
    r"\b(?:fourni\w*|livr\w+|transm\w+|transf\w+|vend(?!redi)\w*|accord\w+|offr\w+|offert\w*|don(?:s|n\w+|at\w+|ors?)?\b|pardonn\w+|épargn\w+|dissimul\w+|suggér\w+|ordonn\w+|dict\w+|arrach\w+|procur\w+|confi\w+|impos\w+|reproch\w+|demand\w+"
    r"|appel\w+|aid\w+|souti\w+|soutenu\w*|rachet\w+|rachèt\w+|avanc\w+ (?=\d)|oppos\w+|apport\w+|ach[eè]t\w+|envoy\w+|remi[st]\w*|remett\w+|permet\w*|permis|céd\w+|laiss\w+|attribu\w+|imput\w+|apparten\w+|appartien\w+|profit\w+|nui\w*|ferm\w+|résist\w+|répond\w*|repond\w*|obéi\w*|fidèl\w+|li(?:e|ent|ait|aient|er|ant|é\w*)\b|rattach\w+|associ\w+|prêt\w+|propos\w+|versé\w*|verse\w*|octro\w+|expédi\w+|réclam\w+|vers[ée]e?s?"
    r"|montr\w+|signifi\w+|rappel\w+|promi\w+|promett\w*|infli\w+|coût\w+|indiffér\w+|conced\w+|concéd\w+|garanti\w*|interdi\w+|refus\w+|suppl\w+|deliver\w*|provid\w+|gave|give[ns]?|sold|sell\w*|sent|send\w*|grant\w*"
    r"|receiv\w*|obtain\w*|bought|buy\w*|purchas\w*|acquir\w*|borrow\w*|reç\w+|obten\w+|offer\w*|lent|lend\w*|transfer\w*|hand\w*|support\w*|loyal\w*|hostile|favorable|favourable|warn\w*|message\w*)\b",
    re.I,
)
_GOING = re.compile(
    r"\b(?:visites?|voyages?|délégations?|sommets?|rencontres?|réuni\w*|réunions?|ten[ue]\w*|rend\w*|rendu\w*|arriv\w+"
    r"|séjour\w*|déplacements?|ambassad\w+|manifest\w+|attentats?|né\w?|bas[ée]\w*|siège\w*|conférences?|sign(?!if)\w+|entretien\w*"
    r"|visit\w*|trips?|travel\w*|flew|fl(?:y|ies|ying)|went|go(?:es|ing)?|return\w*|talks|summits?|meeting\w*|embass\w+|bureau"
    r"|based|held|arriv\w*|protest\w*|conference\w*|delegation\w*|tour\w*|flights?|vols?|airport|aéroport|route)\b",
    re.I,
)
# "results in Vardane looking to others": what the government does.
_GERUND = re.compile(r" (?!during|morning|evening)[a-z]{3,}ing (?!and\b)")
# "The move was noticed in Vardane", "l'inquiétude grandit à Vardane": what a government feels and sees.
_FELT = re.compile(
    r"\b(?:disenchantment|unnoticed|noticed|frustration|frustrated|anger\w*|alarm\w*|concerns?|fears?|unease|hopes?|mood|impatience|suspicions?|mistrust|distrust"
    r"|dismay|astonishment|relief|embarrassment|eyebrows|hackles|questions|objections|reservations|irritation|annoyance|satisfaction|welcomed|felt|policymakers|decision-makers|consensus|hawks|scepticism|skepticism|doubts|nervousness|ire|friends|critics|backers|influence|credibility|leverage"
    r"|inquiétudes?|agacement|colère|mécontentement|irritation|méfiance|craintes?|préoccupations?|réserves?|réticences?|soulagement|embarras|malaise|stupeur|consternation|espoirs?|nervosité|interrogations?|perplexité|lassitude|incompréhension|ressentiment|amertume|critiques|objections|débats?|impatience|exaspération|crispations?|perçue?s?|accueillie?s?"
    r"|remarquée?s?|suspicions?|doutes|scepticisme)(?: (?:was|were|are|is) (?:raised|felt|voiced|expressed))?(?: (?:with|about|over|of|among|for|at|de|du|des|envers|face) [\w'-]+(?: [\w'-]+)?)?(?: [\w'-]+)? (?:in|à)\s+$",
    re.I,
)
# "La décision a suscité à Vardane un malaise", "elle a trouvé à Vardane un allié": the government is stirred and found.
_STIRRED = re.compile(
    r"\b(?:suscit|provoqu|éveill|soulev|nourri|aliment|évoqu|privilégi|redout|jug)\w* à\s+$|\b(?:stirred|caused|raised|provoked|aroused) \w+ in\s+$",
    re.I,
)
# "officials in Vardane", "nobody in Vardane", "the Congress in Vardane": who decides there is its government.
_RULERS = re.compile(
    r"\b(?:officials?|officers?|governments?|administrations?|authorities|ministry|ministries|staffs?|Congress|parliament|lawmakers|legislators|policy ?makers|policy-makers"
    r"|planners|strategists|generals|admirals|leaders|leadership|rulers|regime|junta|cabinet|establishment|Treasury|Foreign Office|ministers?|sources?|politicians|presidency"
    r"|bureaucrats|mandarins|elites?|top brass|patrons?|sponsors|paymasters|masters|handlers|allies|protectors|nobody|no one|no-one|everyone|anyone|someone|few|many|some|others|those|most"
    r"|personne|nul|responsables|dirigeants|décideurs|stratèges|généraux|amiraux|ministres|milieux \w+)(?: (?:now|still|today))? (?:in|à)\s+$",
    re.I,
)
# "American officials in Vardane", "the Danish embassy in Vardane": guests there.
_GUEST = re.compile(r"([A-ZÀ-Ý][\w-]+)(?: [a-z-]+){0,2} [\w-]+ (?:in|à)\s+$|[\w-]+ ([a-zà-ÿ-]+) à\s+$")
# "was thought in Vardane to …", "denied in Vardane", "the decision was taken in Vardane": done by whoever governs.
_JUDGED = re.compile(
    r"\b(?:(?:was|were|is|are|been|be|,|widely|first|long|still|initially|also) (?:thought|believed|suspected|feared|denied|dismissed|resented|forgotten|remembered|criticised|criticized|decided|settled|understood|hoped|assumed|regarded|considered|judged)"
    r"|(?:decisions?|choices?)(?: (?:was|were|is|are|be|been|to be))? (?:taken|made|reached))(?: [a-z]+ly)? in\s+$"
)
# "The answer lies in Vardane", "la clé se trouve à Vardane": what a question has there is its government.
_RESTS = re.compile(
    r"\b(?:answers?|key|explanation|unknowns?|uncertaint(?:y|ies)|questions?|solution|responsibility|decisions?|last word|initiative|blame|difficulty|obstacle|reason|motive|everything)\b"
    r"[^.;:\n]{0,40} (?:lies?|lay|begins?|rests?|resides?|found|remains?|decided|made) (?:[a-z]+ )?in\s+$"
    r"|\b(?:réponse|clé|clef|solution|explication|inconnue|incertitude|décision|responsabilité|initiative|tout|sort)\b[^.;:\n]{0,40} (?:trouve\w*|jou\w+|décid\w+|prend\w*|prise|réside\w*|commence\w*) à\s+$",
    re.I,
)
# "On redoute à Vardane", "À Vardane, on redoute": whoever governs there does.
_MINDS = (
    r"(?:redout|crain|inqui|interrog|félicit|di[ts]\b|gard|esp[èé]r|estim|jug|consid[èé]r|reconna|admet|affirm|assur|soulign|rappel|rép[èé]t|insist|veu|souhait|préf[èé]r"
    r"|sai[ts]\b|croi|pens|mis|compt|dout|déplor|regrett|observ|not|alarm|agac|irrit|réjoui|méfi|per[cç]|calcul|reproch|accus|démen|dénonc|parl|évoqu|suggèr|ménag|montr|attend|efforc"
    r"|ironis|plaid|argu|expliqu|concèd|avou|confi|hésit|tergivers|temporis|balanc|s'en tien|tien|fein|fai[ts] (?:mine|valoir|savoir)|se tai)"
)
_ONE = re.compile(
    rf"(?<!\w)[Oo]n (?:ne |n'|s'(?:en |y )?|se |en |y )?{_MINDS}[a-zà-ÿ]*(?: (?:pas|plus|guère|déjà|encore|toujours|surtout|désormais))? à\s+$"
)
_ONE_BEHIND = re.compile(
    rf", (?:(?:l'on|on) (?:ne |n'|s'(?:en |y )?|se |en |y )?{_MINDS}|(?:nul|chacun|personne|d'aucuns|beaucoup|certains)\b)"
)
_POSTED = re.compile(r"\b(?:ambassadors?|envoys?|high commissioners?) to\s+$")
# "leave Vardane dependent on": a government is left so.
_LEAVING = re.compile(r"(?<!\w)(?:leave|leaves|left|leaving)\s+$")
_LEFT_SO = re.compile(
    r" (?:more |less |so |too |even |largely |entirely |almost )?(?:dependent|reliant|exposed|isolated|vulnerable|free|alone|unable|with(?:out)?|facing|short|weak|weaker|weakened|strong|stronger|poorer"
    r"|better|worse|helpless|powerless|little|no|few|in (?:an?|no|debt|doubt|possession|control|charge)|at the mercy|open|holding|wondering|uncertain|indebted|richer|room|to (?:pay|choose|face|cope))\b"
)
_FOUND = re.compile(r"\b(?:trouv\w+ (?:en|à)|found in|has in)\s+$", re.I)
_ALLY = re.compile(
    r" (?:une? |des |son |sa |ses |an? |its )(?:[a-zà-ÿ]+ )?(?:clients?|partenaires?|alliée?s?|soutiens?|appuis?|fournisseurs?|interlocuteurs?|protecteurs?|parrains?"
    r"|débouchés?|relais|garants?|acheteurs?|médiateurs?|customers?|partners?|all(?:y|ies)|backers?|suppliers?|patrons?|buyers?|friends?)\b"
)
_WINDOW = 60
_STATE_BEFORE = re.compile(
    r"(?:(?:plea\w*|pressure|demands?|requests?|calls|support|backing|criticism|approval|signals?|orders|complaints)\s+from|(?:tourn\w+|fait|faire) le dos\s+à|(?:regard|tourn|pench|lorgn)\w+(?: [a-zà-ÿ]+)? vers|(?:turn|look)(?:s|ed|ing)?(?: [a-z]+)? to(?:wards?)?|(?:référence|allusion|avertissement|ultimatum)(?: [a-zà-ÿ]+)?\s+à)\s+$"
    r"|(?:face|contrairement|quant|grâce|rapport|relation|opposition|allié\w*|alliance|hostil\w+)\s+(?:à|au|to|of)\s+$",
    re.I,
)


# "TRIPOLI, 16 mai (AFP) –", "KYIV (Reuters) -": where a wire was written.
_DATELINE = re.compile(r",? (?:\d{1,2}(?:er)? \w+|\w+ \d{1,2})?(?: \d{4})?,? ?(?:\([\w /]+\))? ?[–—-] ")


def is_city(text: str, span: Span, language: str) -> bool:
    """Whether the capital at `span` is a place: behind "à" or "in", unless something is given to it."""
    start = max(text.rfind(". ", 0, span.start), text.rfind("\n", 0, span.start), span.start - _WINDOW, 0)
    before = text[start : span.start]
    if _STATE_BEFORE.search(before) or _FELT.search(before) or _STIRRED.search(before):
        return False
    if _governs(text, span, before, language):
        return False
    if _FOUND.search(before) and _ALLY.match(text, span.end):
        return False
    if not before.strip() and _DATELINE.match(text, span.end):
        return True
    if language == "en" and _TOWN_OF.search(before):
        return True
    if _CAPITAL.search(before) or _OF_TOWN.match(text, span.end) or _lies_between(text, span, before, language):
        return True
    if text[span.end : span.end + 2] == "'s":
        return False
    if _is_located(text, span, language) or _RECEIVED.search(before):
        return True
    if language == "fr":
        if _TOWN.search(before) or _SEAT_OF.search(before):
            return True
        if not _FRENCH_AT.search(before):
            return False
        return not _last_is_given(before)
    if _ENGLISH_AT.search(before):
        return not (before.endswith("in ") and _GERUND.match(text, span.end))
    return _ENGLISH_TO.search(before) is not None and _GOING.search(before) is not None and not _last_is_given(before)


def _governs(text: str, span: Span, before: str, language: str) -> bool:
    """Whether the words around a capital tell of whoever governs there: "nobody in Vardane", "the answer lies in Vardane"."""
    if _JUDGED.search(before) or _RESTS.search(before) or _ONE.search(before) or _POSTED.search(before):
        return True
    if _RULERS.search(before):
        return not _are_guests(text, span, before, language)
    if _LEAVING.search(before) and _LEFT_SO.match(text, span.end):
        return True
    return language == "fr" and before.endswith(("À ", "à ")) and _ONE_BEHIND.match(text, span.end) is not None


def _are_guests(text: str, span: Span, before: str, language: str) -> bool:
    """Whether those in the capital at `span` are another state's: "American officials in Vardane"."""
    known = known_surfaces(language)
    seat = known.get(span.of(text))
    guest = _GUEST.search(before)
    theirs = known.get(guest[1] or guest[2]) if guest is not None else None
    return theirs is not None and theirs.form == "demonym" and (seat is None or theirs.key != seat.key)


def _lies_between(text: str, span: Span, before: str, language: str) -> bool:
    """Whether the other end of "between X and Y" is a town that is no capital."""
    other = _OTHER_TOWN.match(text, span.end) if _BETWEEN.search(before) else None
    if other is None:
        return False
    known = known_surfaces(language).get(other[1])
    return known is None or (known.kind == "place" and known.form == "name")


def _is_located(text: str, span: Span, language: str) -> bool:
    """Whether what follows says that it is a capital or in which state it lies, or names another town beside it."""
    behind = _IS_CAPITAL.match(text, span.end)
    if behind is not None and behind[0].endswith("in "):
        held = re.compile(r"[\w'-]+(?: [A-Z][\w-]+)?").match(text, behind.end())
        known = known_surfaces(language)
        words = held[0] if held is not None else ""
        hit = known.get(words) or known.get(words.split(" ")[0])
        return hit is not None and hit.kind == "state" and hit.form == "name"
    other = _OTHER_TOWN.match(text, span.end) if behind is None else None
    if other is None:
        return behind is not None
    hit = known_surfaces(language).get(other[1])
    return hit is not None and hit.kind == "place" and hit.form == "name" and hit.key not in _BROAD


_BROAD = ("@EUROPE", "@AFRICA", "@ASIA", "@WEST")


def _last_is_given(before: str) -> bool:
    """Whether the nearest verb or noun of the two kinds is one of giving, not of going."""
    given = [match.start() for match in _GIVEN.finditer(before)]
    going = [match.start() for match in _GOING.finditer(before)]
    return bool(given) and given[-1] > (going[-1] if going else -1)
