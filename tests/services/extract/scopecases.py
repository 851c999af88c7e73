"""Further sentences for the rules of scope: language, what they are by the rule, those that are so, those that are not."""

from __future__ import annotations

MORE: dict[str, tuple[str, str, list[str], list[str]]] = {
    "of a superlative the rank is doubted": (
        "en",
        "asserted",
        ["Perhaps most strikingly, the bridge held.", "Perhaps even more important, the town paid."],
        [
            "Perhaps the bridge held.",
            "Perhaps most of the town paid.",
            "The bridge perhaps held.",
            "Possibly more shepherds left, too.",
        ],
    ),
    "might may be a noun": (
        "en",
        "asserted",
        ["The show of the town’s might pleased the king.", "Its might rests on salt."],
        ["The town’s king might pay.", "The king might rest.", "Its owner might sell.", "The town might pay."],
    ),
    "what goes to somebody is no plan": (
        "en",
        "asserted",
        [
            "Most of the salt is going to the town.",
            "Orders are going to traditional boat builders.",
            "The two towns agreed to a sale of salt.",
        ],
        [
            "The town is going to sell the bridge.",
            "The towns are going to deal blows.",
            "The two towns are set to sell salt.",
            "The guard is going to panic shepherds.",
            "The town has promised to widen the bridge.",
            "The king is going to steal herds.",
        ],
    ),
    "a plan in an apposition": (
        "en",
        "asserted",
        ["The town joined the Hill League, a local plan to share salt."],
        ["The town plans to share salt.", "The king, a shepherd, plans to share salt."],
    ),
    "risk may be a noun": (
        "fr",
        "asserted",
        ["Le risque d’incendie a vidé le moulin."],
        ["La ville risque de perdre le pont.", "La ville risque l’incendie.", "La crue risque de durer."],
    ),
    "thin chances": (
        "fr",
        "doubtful",
        ["Ses chances de gagner paraissent minces."],
        ["Les vivres paraissent minces.", "Ses chances de gagner sont réelles."],
    ),
    "behind its verb an adverb hedges the sentence": (
        "fr",
        "probable",
        ["Il s’agit très probablement d’un vol."],
        ["Il est capable de mener et probablement de gagner la course.", "Il s’agit d’un vol."],
    ),
    "plans may be a noun": (
        "en",
        "asserted",
        ["The plans to widen the bridge have angered shepherds.", "His plans for a mill pleased the town."],
        [
            "The town plans to widen the bridge.",
            "The guard plans a new mill.",
            "The town, he said, plans a mill.",
            "The king plans for a long war.",
        ],
    ),
    "an infinitive with nobody in it": (
        "en",
        "asserted",
        ["The guard takes care to offend nobody."],
        ["Nobody offends the guard.", "The guard found nobody.", "The town seems to have nothing."],
    ),
    "nobody can": (
        "en",
        "denied",
        ["Neither side could agree.", "No town can afford a bridge."],
        [
            "Either side could agree.",
            "No bridge was built, but one could be.",
            "The town can afford a bridge.",
            "No doubt the town can pay.",
        ],
    ),
    "will may be a noun": (
        "en",
        "asserted",
        ["The bank's will to lend has weakened."],
        ["The bank will lend.", "The bank's owner will lend."],
    ),
    "an infinitive of any verb is denied, not its sentence": (
        "fr",
        "asserted",
        ["La garde veille à ne froisser personne."],
        ["La ville n’entre pas dans le pacte.", "La lampe n’éclaire pas la route."],
    ),
    "a war is no difference of what is told": (
        "en",
        "asserted",
        [
            "The herders had reports from the town during the conflict.",
            "Figures for each conflict are kept in the mill.",
        ],
        [
            "Reports of the fire conflict with each other.",
            "The figures of the two mills conflict sharply.",
            "Estimates of the catch conflict.",
            "Conflicting reports came from the mill.",
        ],
    ),
    "but for may lead to somebody": (
        "en",
        "asserted",
        ["But for Norway, the mill is a second home."],
        ["But for the rain, the mill would have burnt.", "But for a guard, the salt would be gone."],
    ),
    "likely before any verb": (
        "en",
        "probable",
        [
            "The mills now likely attract thieves from the coast.",
            "Two ferries likely carry the salt.",
            "Both herds likely far exceed it.",
        ],
        [
            "A likely thief sleeps in the mill.",
            "The likely thief has left.",
            "The guard saw a more likely owner.",
            "The herders look for a likely place.",
            "Of all likely thieves he is the oldest.",
            "The guard saw its likely owner.",
        ],
    ),
    "what comes after decides nothing": (
        "en",
        "asserted",
        [
            "The ferry left after the guard said that the tide had turned.",
            "The herds moved before the mill could burn.",
        ],
        [
            "After two days of rain, the guard said that the ferry had left.",
            "The guard said after the flood that the ferry had left.",
            "After the flood the mill could burn.",
            "The guard, after a long night, said that the tide had turned.",
        ],
    ),
    "whoever counts on somebody can": (
        "fr",
        "asserted",
        ["Le berger peut néanmoins compter sur sa sœur.", "Le berger peut compter sur sa sœur."],
        [
            "Le berger peut vendre son sel.",
            "Le berger peut aussi perdre.",
            "Le pont peut céder.",
            "Le sel peut donc manquer.",
        ],
    ),
    "a wish is stated": (
        "en",
        "asserted",
        [
            "The miller wants to sell his wheel.",
            "The herders agreed to share the salt.",
            "Oslo seeks to keep the ferry.",
        ],
        [
            "The miller plans to sell his wheel.",
            "The herders will share the salt.",
            "Oslo intends to keep the ferry.",
            "The ferry is about to leave.",
            "The miller is expected to sell.",
            "Oslo aims to keep the ferry by 2031.",
        ],
    ),
    "words in single marks are somebody's": (
        "en",
        "reported",
        ["'The ferry is late.'", "'We shall mend the wheel,' this official added.", "‘The ferry is late.’"],
        [
            "The 'ferry' is late.",
            "The herders' ferry is late.",
            "The miller's wheel is 'old'.",
            "It is the millers' wheel.",
            "'Salty' is the name of a ferry.",
            "In the '90s the ferry sank.",
        ],
    ),
    "pictures show what is there": (
        "en",
        "asserted",
        ["Satellite images show two new mills.", "The footage confirmed that the ferry had sunk."],
        [
            "A report shows two new mills.",
            "Satellite images suggest that the mill is empty.",
            "The ministry confirmed that the ferry had sunk.",
            "A study revealed that salt was scarce.",
        ],
    ),
    "pictures show what is there, in French too": (
        "fr",
        "asserted",
        ["Des images satellites ont montré deux moulins neufs."],
        [
            "Un rapport a montré que les moulins sont neufs.",
            "Le maire a confirmé que le bac avait coulé.",
        ],
    ),
}
