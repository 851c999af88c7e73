"""What an analyst may edit of each kind of record, as data: the detail card and the command line are built from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from workbench.core.kinds import ActorKind, NameKind, Polarity, RecordKind, Relation, TransferObject
from workbench.core.modality import Modality


class Editor(StrEnum):
    """How a value is entered."""

    LINE = "line"
    TEXT = "text"
    CHOICE = "choice"
    EDTF = "edtf"
    ACTOR = "actor"
    EVENT = "event"
    NUMBER = "number"
    SCALE = "scale"


class Choice(NamedTuple):
    """One allowed value and the English source of its label."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Field:
    """One editable field: `key` is the column, `label` English source for `tr`; `scale` names the rows of a SCALE.

    `is_code`: the words name something, and half of them would name something else.
    """

    key: str
    label: str
    editor: Editor = Editor.LINE
    choices: tuple[Choice, ...] = ()
    scale: str = ""
    is_required: bool = False
    hint: str = ""
    is_code: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether half of a value would be another value."""
        return self.is_code or self.editor in (Editor.EDTF, Editor.NUMBER)

    @property
    def may_be_null(self) -> bool:
        """Whether an emptied editor means None in the database rather than the empty string."""
        return self.editor in (Editor.EDTF, Editor.ACTOR, Editor.EVENT, Editor.NUMBER)


# Labels are written out rather than derived, so that the translation test finds each of them as a plain string.
ACTOR_KINDS = (
    Choice(ActorKind.STATE, "state"),
    Choice(ActorKind.ORGANISATION, "organisation"),
    Choice(ActorKind.ARMED_FORCE, "armed force"),
    Choice(ActorKind.PERSON, "person"),
    Choice(ActorKind.OFFICE, "office"),
    Choice(ActorKind.ALLIANCE, "alliance"),
    Choice(ActorKind.PLACE, "place"),
    Choice(ActorKind.GROUP, "group"),
)
MODALITIES = (
    Choice(Modality.ASSERTED, "asserted"),
    Choice(Modality.REPORTED, "reported"),
    Choice(Modality.CONDITIONAL, "conditional"),
    Choice(Modality.POSSIBLE, "possible"),
    Choice(Modality.PROBABLE, "probable"),
    Choice(Modality.PLANNED, "planned"),
    Choice(Modality.HYPOTHETICAL, "hypothetical"),
    Choice(Modality.DOUBTFUL, "doubtful"),
    Choice(Modality.DENIED, "denied"),
    Choice(Modality.DIVERGENT, "divergent"),
)
POLARITIES = (Choice(Polarity.POSITIVE, "says that it is so"), Choice(Polarity.NEGATIVE, "says that it is not so"))
RELATIONS = (
    Choice(Relation.SUPPORTS, "supports"),
    Choice(Relation.CONTRADICTS, "contradicts"),
    Choice(Relation.MENTIONS, "mentions"),
)
NAME_KINDS = (
    Choice(NameKind.NAME, "name"),
    Choice(NameKind.ALIAS, "alias"),
    Choice(NameKind.ACRONYM, "acronym"),
    Choice(NameKind.METONYM, "metonym"),
    Choice(NameKind.DEMONYM, "demonym"),
    Choice(NameKind.NOMINAL, "nominal"),
)
TRANSFER_OBJECTS = (
    Choice(TransferObject.ARMS, "arms"),
    Choice(TransferObject.TROOPS, "troops"),
    Choice(TransferObject.MONEY, "money"),
    Choice(TransferObject.ENERGY, "energy"),
    Choice(TransferObject.TECHNOLOGY, "technology"),
    Choice(TransferObject.FOOD, "food"),
    Choice(TransferObject.DIPLOMATIC_SUPPORT, "diplomatic support"),
    Choice(TransferObject.OTHER, "other"),
)
LANGUAGES = (Choice("", "unknown"), Choice("fr", "French"), Choice("en", "English"))
# A source may be in a language that no rule reads; a note is in one that its exports speak.
SOURCE_LANGUAGES = (
    *LANGUAGES,
    Choice("ar", "Arabic"),
    Choice("zh", "Chinese"),
    Choice("nl", "Dutch"),
    Choice("de", "German"),
    Choice("he", "Hebrew"),
    Choice("it", "Italian"),
    Choice("ja", "Japanese"),
    Choice("ko", "Korean"),
    Choice("fa", "Persian"),
    Choice("pl", "Polish"),
    Choice("pt", "Portuguese"),
    Choice("ru", "Russian"),
    Choice("es", "Spanish"),
    Choice("tr", "Turkish"),
    Choice("uk", "Ukrainian"),
)

RECORD_KINDS: dict[RecordKind, str] = {
    RecordKind.DOCUMENT: "Source",
    RecordKind.QUOTE: "Quote",
    RecordKind.ACTOR: "Actor",
    RecordKind.EVENT: "Event",
    RecordKind.TRANSFER: "Transfer",
    RecordKind.CLAIM: "Claim",
    RecordKind.FIGURE: "Figure",
    RecordKind.NOTE: "Note",
    RecordKind.JUDGEMENT: "Judgement",
    RecordKind.TAG: "Tag",
}

_DESCRIPTION = Field("description", "Description", Editor.TEXT)
_MODALITY = Field("modality", "Modality", Editor.CHOICE, MODALITIES)
_DATE = Field("edtf", "Date", Editor.EDTF, hint="2024-10-23, 2024-06, 2022/..")
_MARKING = Field("marking", "Marking", Editor.SCALE, scale="tlp")

FIELDS: dict[RecordKind, tuple[Field, ...]] = {
    RecordKind.ACTOR: (
        Field("name", "Name", is_required=True),
        Field("kind", "Kind", Editor.CHOICE, ACTOR_KINDS, is_required=True),
        Field("parent_id", "Belongs to", Editor.ACTOR),
        Field("parent_dates", "Belongs when", Editor.EDTF, hint="2019/.."),
        Field("key", "Code", hint="ISO 3166, Wikidata", is_code=True),
        Field("latitude", "Latitude", Editor.NUMBER, hint="39.03"),
        Field("longitude", "Longitude", Editor.NUMBER, hint="125.75"),
        _DESCRIPTION,
    ),
    RecordKind.EVENT: (
        Field("label", "Title", is_required=True),
        _DATE,
        Field("place", "Place"),
        Field("place_actor_id", "In the tree", Editor.ACTOR),
        Field("kind", "Kind"),
        _MODALITY,
        _DESCRIPTION,
    ),
    RecordKind.CLAIM: (
        Field("text", "Statement", Editor.TEXT, is_required=True),
        _MODALITY,
        Field("polarity", "Polarity", Editor.CHOICE, POLARITIES, is_required=True),
        Field("credibility", "Credibility", Editor.SCALE, scale="credibility"),
        Field("event_id", "About event", Editor.EVENT),
        _DESCRIPTION,
    ),
    RecordKind.TRANSFER: (
        Field("donor_id", "Donor", Editor.ACTOR),
        Field("recipient_id", "Recipient", Editor.ACTOR),
        Field("kind", "Kind", Editor.CHOICE, TRANSFER_OBJECTS, is_required=True),
        Field("object", "Object"),
        _DATE,
        _MODALITY,
        _DESCRIPTION,
    ),
    RecordKind.FIGURE: (
        Field("low", "Low", Editor.NUMBER),
        Field("best", "Best", Editor.NUMBER),
        Field("high", "High", Editor.NUMBER),
        Field("bound_words", "As written", hint="“at least”, “nearly”"),
        Field("unit", "Unit"),
        Field("counted", "Counted"),
        Field("event_id", "About event", Editor.EVENT),
    ),
    RecordKind.DOCUMENT: (
        Field("title", "Title", is_required=True),
        Field("author", "Author"),
        Field("publisher", "Publisher"),
        Field("published", "Published", Editor.EDTF, hint="2024-10-23, 2024-06"),
        Field("retrieved", "Retrieved", Editor.EDTF, hint="2024-11-02"),
        Field("url", "Address"),
        Field("language", "Language", Editor.CHOICE, SOURCE_LANGUAGES),
        _MARKING,
    ),
    RecordKind.NOTE: (
        Field("title", "Title", is_required=True),
        Field("language", "Language", Editor.CHOICE, LANGUAGES),
        _MARKING,
    ),
    RecordKind.TAG: (Field("name", "Name", is_required=True, is_code=True), _DESCRIPTION),
    RecordKind.JUDGEMENT: (
        Field("text", "Judgement", Editor.TEXT, is_required=True),
        Field("likelihood", "Likelihood", Editor.SCALE, scale="likelihood"),
        Field("confidence", "Confidence", Editor.SCALE, scale="confidence"),
        Field("basis", "Basis", Editor.TEXT),
    ),
    RecordKind.QUOTE: (Field("comment", "Comment", Editor.TEXT),),
}


# Persons and organisations move; what stands on the ground has a place on the map.
PLACED = frozenset({ActorKind.PLACE, ActorKind.STATE})


def shown(kind: RecordKind, values: Mapping[str, object]) -> tuple[Field, ...]:
    """The fields that make sense for a record with these values: no latitude for a person, no dates of no parent."""
    if kind is not RecordKind.ACTOR:
        return FIELDS[kind]
    idle = set() if values.get("kind") in PLACED else {"latitude", "longitude"}
    if values.get("parent_id") is None:
        idle.add("parent_dates")
    return tuple(one for one in FIELDS[kind] if one.key not in idle or values.get(one.key) is not None)


def label_of(choices: Iterable[Choice], value: str | None) -> str:
    """The English source of the label of `value`; the value itself where the list does not hold it."""
    return next((choice.label for choice in choices if choice.value == value), value or "")
