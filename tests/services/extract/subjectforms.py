"""Whoever may speak, in every form of subject, with what may stand before the verb; "|" ends the source, "+" parts two."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple


class Saying(NamedTuple):
    """A sentence with those who speak in it."""

    language: str
    text: str
    who: tuple[str, ...]


_ENGLISH = (
    "Norway", "The Norwegian salt ministry", "Ola Berg", "Norway's salt minister, Ola Berg,", "He", "The latter",
    "Ola Berg, head of the Institute for Grain Studies in Oslo,", "Ola Berg, 52, a miller from Bergen,",
    "Ola Berg, managing director at Kornblum, a salt and flour firm,", "A senior official familiar with the talks",
    "Two millers| who had seen the contract", "The Norwegian Institute of Salt (NIS)", "A spokesman for the ferry company",
    "The head of the navy, General Ola Berg,", "Ola Berg+Ida Dahl", "The Finnish, Swedish and Norwegian ministers",
    "Officials in Oslo", "The official|, who spoke on condition of anonymity,", "Ola Berg| – a former miller –",
    "Ola Berg|, speaking in Oslo on Monday,", "Ola Berg|, like his predecessor,", "Ola Berg, of the Salt Institute,",
    "Ola Berg|, whose ship was seized in May,", "Many in the ministry", "The millers| that signed the letter",
    "The company| that runs the ferries", "The ministry|, led by Ola Berg,", "The millers|, most of them from the north,",
    "The minister|, who had met the herders and promised them salt,", "Norway|, which shares a border with Sweden,",
    "The millers| who asked for salt and warned of hunger", "Norway+Sweden+Denmark", "The ministry|, in its annual report,",
)  # fmt: skip
_ENGLISH_ASIDE = (
    "", ", on Monday,", " on Monday", " also", ", however,", ", for their part,", ", in a statement released on Monday,",
    " later", ", in turn,", ", after meeting the herders in Riga,",
)  # fmt: skip
_ENGLISH_VERB = (
    "said that the salt was dry.", "denied that the ferries had sunk.", "warned against any new tax on salt.",
    "called the deal a mistake.", "met the herders on Tuesday and said that the salt was dry.",
    "signed the deal, saying that the salt was dry.", "added: “The salt is dry.”",
)  # fmt: skip
_ENGLISH_LEAD = ("", "On Monday, ", "Two days later, ", "But ", "Although the ferries were late, ")
_FRENCH = (
    "La Norvège", "Le ministère norvégien du Sel", "Ola Berg", "Le ministre norvégien du Sel, Ola Berg,", "Il",
    "Ola Berg, directeur de l'Institut des céréales d'Oslo,", "Ola Berg, 52 ans, pêcheur à Bergen,", "Ce dernier",
    "Ola Berg, chercheuse associée à Kornblum, un cabinet de conseil,", "Un haut responsable proche du dossier",
    "Deux pêcheurs| qui avaient vu le contrat", "L'Institut norvégien du sel (INS)", "Ola Berg|, qui dirige la marine,",
    "Un porte-parole de la compagnie des bacs", "Le chef de la marine, le général Ola Berg,", "Ola Berg+Ida Dahl",
    "Les ministres finlandais, suédois et norvégien", "Des responsables à Oslo", "Ola Berg, de l'Institut du sel,",
    "Le responsable|, qui a requis l'anonymat,", "Ola Berg| – un ancien pêcheur –", "Ola Berg|, en visite à Oslo lundi,",
    "Ola Berg|, comme son prédécesseur,", "Ola Berg|, dont le bateau a été saisi en mai,", "Certains au ministère",
    "Les pêcheurs| qui ont signé la lettre", "L'entreprise| qui exploite les bacs", "Le ministère|, dirigé par Ola Berg,",
    "Les pêcheurs|, pour la plupart venus du nord,", "La Norvège|, qui partage une frontière avec la Suède,",
    "Le ministre|, qui avait reçu les bergers et leur avait promis du sel,", "La Norvège+la Suède",
    "Les pêcheurs| qui ont demandé du sel et averti du danger", "Le ministère|, dans son rapport annuel,",
)  # fmt: skip
_FRENCH_ASIDE = (
    "", " lundi", ", lundi,", ", pour sa part,", ", dans un communiqué publié lundi,", ", en revanche,",
    ", à l'issue d'une rencontre à Riga,",
)  # fmt: skip
_FRENCH_VERB = (
    "a déclaré que le sel était sec.", "dénonce une nouvelle taxe sur le sel.", "a qualifié l'accord d'erreur.",
    "a reçu les bergers mardi et déclaré que le sel était sec.", "a signé l'accord, affirmant que le sel était sec.",
    "est allé plus loin en déclarant que le sel était sec.", "a ajouté : « Le sel est sec. »",
)  # fmt: skip
_PLURAL = (("a ", "ont "), ("est allé", "sont allés"), ("dénonce", "dénoncent"))
_FRENCH_LEAD = ("", "Lundi, ", "Deux jours plus tard, ", "Mais ", "Alors que les bacs avaient du retard, ")
_COMMON = (
    "The", "A", "Two", "He", "Many", "Officials", "La", "Le", "Les", "Un", "Deux", "Il", "Ce", "L'Institut",
    "L'entreprise", "Des", "Certains",
)  # fmt: skip


def sayings() -> Iterator[tuple[tuple[str, ...], list[Saying]]]:
    """Every subject with four insertions and four leads, the verbs in turn."""
    tables = (
        ("en", _ENGLISH, _ENGLISH_ASIDE, _ENGLISH_VERB, _ENGLISH_LEAD),
        ("fr", _FRENCH, _FRENCH_ASIDE, _FRENCH_VERB, _FRENCH_LEAD),
    )
    for language, subjects, asides, verbs, leads in tables:
        for place, subject in enumerate(subjects):
            told = []
            for turn in range(4):
                verb = verbs[(place + 2 * turn) % len(verbs)]
                told.append(_saying(language, "", subject, asides[(place + turn) % len(asides)], verb))
                told.append(_saying(language, leads[(place + turn) % len(leads)], subject, "", verb))
            yield told[0].who, told


def _saying(language: str, lead: str, subject: str, aside: str, verb: str) -> Saying:
    subject = subject[0].lower() + subject[1:] if lead and subject.split()[0] in _COMMON else subject
    members = subject.split("|")[0].split("+")
    joined = ", ".join([*members[:-2], (" et " if language == "fr" else " and ").join(members[-2:])])
    whole = joined + subject[len(subject.split("|")[0]) :].replace("|", "")
    if language == "fr" and (len(members) > 1 or subject.split()[0].lower() in ("les", "des", "deux", "certains")):
        verb = next(many + verb.removeprefix(one) for one, many in _PLURAL if verb.startswith(one))
    aside = "" if whole.endswith((",", "–")) else aside
    return Saying(language, f"{lead}{whole}{aside} {verb}", tuple(one.rstrip(",") for one in members))
