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
            "The two towns agreed to sell salt.",
            "The guard is going to panic shepherds.",
            "The town has agreed to widen the bridge.",
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
}
