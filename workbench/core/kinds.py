"""Closed lists of kinds; the database holds the same words."""

from __future__ import annotations

from enum import StrEnum


class RecordKind(StrEnum):
    """What can be looked at, cited, linked or filtered by; each value is its table's name."""

    DOCUMENT = "document"
    QUOTE = "quote"
    ACTOR = "actor"
    EVENT = "event"
    TRANSFER = "transfer"
    CLAIM = "claim"
    FIGURE = "figure"
    NOTE = "note"
    JUDGEMENT = "judgement"
    TAG = "tag"


class ActorKind(StrEnum):
    """What an actor is."""

    STATE = "state"
    ORGANISATION = "organisation"
    ARMED_FORCE = "armed_force"
    PERSON = "person"
    OFFICE = "office"
    ALLIANCE = "alliance"
    PLACE = "place"
    GROUP = "group"


class Relation(StrEnum):
    """What a quote does for the record that it is evidence of."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    MENTIONS = "mentions"


class Polarity(StrEnum):
    """Whether a claim says that something is so or that it is not."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class NameKind(StrEnum):
    """How a name names its actor."""

    NAME = "name"
    ALIAS = "alias"
    ACRONYM = "acronym"
    METONYM = "metonym"
    DEMONYM = "demonym"
    NOMINAL = "nominal"


class BlockKind(StrEnum):
    """What a stretch of a text of record is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    FOOTNOTE = "footnote"


class ImportStatus(StrEnum):
    """How the import of one file ended."""

    IMPORTED = "imported"
    DUPLICATE = "duplicate"
    NEAR_COPY = "near_copy"
    REFUSED = "refused"


class ProposalStatus(StrEnum):
    """Where the review of a proposal stands."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    EDITED = "edited"
    REJECTED = "rejected"


class TransferObject(StrEnum):
    """What a transfer hands over."""

    ARMS = "arms"
    TROOPS = "troops"
    MONEY = "money"
    ENERGY = "energy"
    TECHNOLOGY = "technology"
    FOOD = "food"
    DIPLOMATIC_SUPPORT = "diplomatic_support"
    OTHER = "other"


class Status(StrEnum):
    """Where an event or a claim comes from, and whether its sources agree."""

    BY_HAND = "by_hand"
    ACCEPTED = "accepted"
    EDITED = "edited"
    CONTESTED = "contested"
    UNSOURCED = "unsourced"
