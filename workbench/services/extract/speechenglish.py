"""How an English verb of speech is written, with what must stand before and behind it."""

from __future__ import annotations

import re

from workbench.services.extract import lexicon
from workbench.services.extract.acts import english_acts
from workbench.services.extract.announcing import english_announcing, english_future
from workbench.services.extract.conjugation import gerund
from workbench.services.extract.speechforms import infinitives, speech_words, spoken


def english_verbs() -> re.Pattern[str]:
    """Verbs of speech with what must follow the weak ones; groups: before, cue, shown, any, loose, gap."""
    words = speech_words("en")
    adverb = r"(?:also |further |later |repeatedly |publicly |recently |again |openly |previously |[a-z]+ly |since |long |both |all |each |now |in turn |even |too |nevertheless |in the past ){0,2}"
    not_said = r"(?!(?:times|ranges|means|ensures|ensured|makes|requires|required|proves|proved|was|is|has|needed|needs|provided|ordered|arranged|resulted|happened|happens|turned|turns|remains|remained|seemed|seems|appeared|appears|knows|knew|forgets|forgot)\b)"
    any_that = rf"(?P<any>(?:(?:has|have|had) (?:[a-z]+ly |also |since )?{not_said}[a-z]+ed|{not_said}[a-z]+ed)(?= that\b(?! (?:summer|winter|spring|autumn|fall|year|month|week|day|night|morning|evening|time|same|date|decade|afternoon|weekend|had|has|have|was|were|is|are|can|could|will|would|may|might|do|does|did)\b| [a-z]+[.,;])))"
    follow = r"(?=[^.;:\"]{0,45}?[“\"]|(?:\s(?:in|on|at|last|this|to|during|before|earlier|late|again|with|after|via|through) (?:[^,.;:]|(?<=[A-Z][a-z][a-z])\.){2,70}?)?,?\sthat\b|\s(?:it |they |he |she |there |[A-Z]|how\b|whether\b|why\b|what\b|where\b)|\s?[:“\"]|\.(?:\s|$)|\s(?:on (?:\w+day|\d+ \w+|\w+ \d+)|(?:last|this|earlier this|late last) \w+|in (?:a (?:statement|report|letter|post|note)|[A-Z][a-z]+(?: \d{4})?|\d{4}))\.)"
    convinced = rf"(?:is|are|was|were|remains?|seems?) (?:[a-z]+ly |also |still |more |less )?{lexicon.either(words['convinced'])}(?= that\b)"
    unsure = r"(?:is|are|was|were|remains?|sounds?) (?:(?:less|not so|not|far from|none too) (?:sure|certain|convinced|confident|sanguine)|unconvinced|unimpressed|dismissive|scathing|sanguine|adamant|coy|noncommittal|sceptical|skeptical|doubtful|unpersuaded|optimistic|pessimistic|wary|hopeful|unmoved|upbeat|gloomy|bullish|circumspect|categorical|blunt|emphatic|unequivocal|divided|incredulous|aghast|furious|livid|incensed|outraged)(?=[.,:;])"
    # "Officials reckon stocks will run out": a clause may follow without "that".
    bare = r"\s(?!(?:to|of|by|in|for|from|on|at|with|against)\b)[\w'-]+(?: [\w'-]+){0,4} (?:is|are|was|were|has|have|had|will|would|may|might|could|can|should)\b"
    seen = r"(?<=[a-z] )reported(?= (?!(?:to|by|in|on|that|the|it|him|her|them)\b)(?:\w+ ){1,5}?\w+(?:[.,;]| (?:in|near|on|at|around|from|along|across|late|early)\b))"
    proof = words["evidence"]
    shown = rf"(?<=[a-z),] )(?P<shown>(?:(?:has|have|had) )?(?:once |also |already |even |further |[a-z]+ly )?{lexicon.either([*proof['verbs'], 'shown', 'laid bare'])})(?=\s(?!(?:of|in|on|from|to|by|for|and|or|with|at)\b)[A-Za-z\d$€£“\"]|\.)"

    def verb(kind: str) -> str:
        forms = spoken("en", kind)
        return rf"(?:(?:(?:has|have|had)(?:, [^,;.:]{{3,80}},)? )?{adverb}{lexicon.either(forms.participles)}|{adverb}{lexicon.either(forms.finite)})"

    lead = (
        r"(?:(?:went|goes?|gone) (?:on|so far as)|took to (?:Twitter|X|Telegram|Facebook|social media|the airwaves|the floor|the podium|television|the stage)"
        r"|used (?:an?|his|her|its|their|the) (?:[\w-]+ ){0,3}(?:speech|address|interview|visit|statement|meeting|summit|column|article|letter|post|appearance)(?: (?:in|at|to|on|with) [\w' ]{2,30}?)?|continued|continues?|sought|seeks?|tried|tries|hastened|hastens|(?:is|are|was|were) (?:[a-z]+ly )?(?:quick|quicker|keen|careful|at pains|obliged|forced|compelled|moved|prompted|(?:among )?the first|not slow|inclined|at a loss)|took (?:great )?pains|takes (?:great )?pains"
        r"|felt (?:obliged|compelled|bound)|likes?|liked|loves?|loved|came|has come|have come|used|chose|preferred|prefers?|dared|had|has had|(?:would|could) (?:go on|come)) to"
        r"|(?:would|could) (?:later|only|also|subsequently|eventually|then)"
    )
    doing = r"(?:continued|continues?|resumed|began|begins|started|starts|stopped|stops|kept|keeps?|keep on|(?:is|are|was|were) fond of|(?:has|have) taken to|took to|never tires? of|began by|ended by|responded by|countered by|replied by|(?:wasted|lost) no time in|insists? on|makes? a point of|made a point of|persists? in)"
    gerunds = {kind: lexicon.either({gerund(one, "en") for one in words[kind]["verbs"]}) for kind in ("strong", "weak")}
    framed = rf"(?:(?:{lead}) (?:[a-z]+ly )?(?:{infinitives('en', 'strong')}|{infinitives('en', 'weak')}{follow})|{doing} (?:[a-z]+ly )?(?:{gerunds['strong']}|{gerunds['weak']}{follow}))"
    ongoing = rf"(?:is|are|was|were) (?:[a-z]+ly |also |now |again |already |openly )?(?:{gerunds['strong']}|{gerunds['weak']}(?= that\b| (?:it|they|he|she|there) ))(?! (?:by|from|to be)\b)"
    strong = rf"{verb('strong')}(?!(?<=respond) with|(?<=responded) (?:with|by)|(?<=responds) with)(?! (?:by|independence|war|victory|bankruptcy|martial law|a (?:ceasefire|truce|state|national|unilateral)|an? (?:emergency|exclusive)|one another|each other)\b)"
    weak = rf"{verb('weak')}(?:{follow}|(?={bare}))"
    that = rf"{verb('that')}(?= that\b|: ?[“\"]|,? [“\"])"
    # "issued a stern warning", "reached a different conclusion"
    behind = rf"(?= (?:[a-z]+ly )?(?:(?:an?|the|its|his|her|their|any|no|such|all|these|those|some|several|fresh|new|strong|serious|grave|deep) )?(?:(?:more |less |very )?[\w-]+ ){{0,2}}{lexicon.either(words['claims']['nouns'])}\b)"
    sharing = lexicon.either({gerund(one, "en") for one in words["claims"]["verbs"]})
    claims = rf"(?:{verb('claims')}|(?:is|are|was|were) (?:[a-z]+ly |also |now )?{sharing}){behind}"
    valued = rf"(?:(?:has |have |had )?{lexicon.either(words['valued'])})(?= [^.;,]{{3,70}}? at (?:about |around |some |more than |less than |fewer than |nearly |close to |over |almost |roughly |at least |between |up to |a |an |somewhere |just |well )*(?:[$€£]|US\$|\d[\d.,]*|one|two|three|half|several|dozens|hundreds|tens|thousands|millions|billions|zero|nil)\b|(?:put|puts)(?= (?:the |its |their )?[\w' -]{{3,30}} (?:far |much |slightly |well |even )?(?:lower|higher)\b))"
    # "…, the ministry claimed on social media."
    aside = r"(?:added(?! to\b)|claimed|said|noted|argued|wrote|reported|maintained|suggested|recalled|explained|concluded|estimated|promised|observed)(?= (?:on|in|to|via|during|at|from|after|late|earlier)\b[^.,;:“”\"]{2,60}[.,;])"
    loose = rf"(?P<loose>{aside}|{verb('weak')}(?=, (?!(?:and|but|or|while|which|who|with)\b)))"
    # "a ship that it claimed was sunk": the relative clause has a verb of its own.
    gap = rf"(?P<gap>{verb('weak')})(?= (?:was|were|is|are|had|has|have|would|will|could|may|might|[a-z]{{2,}}ed|led|caused|came|went|posed)\b)"
    announces = english_announcing(verb("announces"), words["announces"]["nouns"])
    foretold = english_future([*words["strong"]["verbs"], *words["weak"]["verbs"]])
    # "sees the pact as a trap"
    named = r"(?:(?:has |have |had )?(?:also |later |publicly )?(?:identif(?:ies|ied)|describe[sd]))(?= [^.,;:]{2,60}? as \w)"
    held = r"(?:(?:has |have |had )?(?:long |also |always |widely )?(?:sees?|saw|seen|views?|viewed|regards?|regarded|perceives?|perceived|casts?|interprets?|interpreted))(?= [^.,;:]{2,60}? as (?:an? |the |its |their |his |her |proof|evidence|part |\w+ing ))"
    asked = rf"{verb('urged')}(?= [^.,;:]{{2,50}}? (?:for|to) \w)"
    counted = rf"(?:(?:has|have|had) (?:[a-z]+ly |also |so far )?)?{lexicon.either(words['counted'])}"
    shown = rf"{counted}(?= (?:a|an|another|several|more than|at least|about|nearly|\d[\d.,]*\w?|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds)\b)|{shown}"
    return re.compile(
        rf"(?<![\w'-])(?P<before>)(?P<cue>(?:(?:was|were|is|are|has been|have been) (?:quoted|cited|reported|heard|overheard|recorded|filmed|seen) (?:by [^,.;]{{2,40}} )?(?:as )?(?:say|tell|claim|admit|boast|warn|threaten|call)ing|can (?:\w+ )?(?:reveal|disclose)|{framed}|{ongoing}|{claims}|{english_acts(adverb)}|{named}|{held}|{convinced}|{unsure}|{seen}|{valued}|{asked}|{strong}|{weak}|{that}|{announces}|{foretold}|{shown}|{any_that}|{loose}|{gap})(?![\w-])(?:\sthat\b)?)"
    )
