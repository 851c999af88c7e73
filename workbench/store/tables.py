"""The schema as SQLModel classes, for single-row writes; db/migrations is what makes the tables, a test keeps both equal.

Importing this module costs twice a bare window: nothing that is drawn at start may import it.
"""

from __future__ import annotations

from workbench.core.identity import new_uid
from workbench.store.quicksql import Field, SQLModel


class Unchecked(SQLModel):
    """Rows that pydantic never checks: what it would check them with is not made for each table."""

    model_config = {"defer_build": True}


class Row(Unchecked):
    """What every table has but those that share the id of a document."""

    id: int | None = Field(default=None, primary_key=True)


class Exchanged(Row):
    """A row with an identity that is the same on every copy of the dossier."""

    uid: str = Field(default_factory=new_uid, unique=True)


class DossierTable(Exchanged, table=True):
    """The dossier's own title and marking; one row."""

    __tablename__ = "dossier"
    title: str
    description: str = ""
    marking: str = ""
    created_at: str


class ScaleValue(Row, table=True):
    """One value of a rating scale or marking scheme."""

    __tablename__ = "scale_value"
    scale: str
    code: str
    rank: int
    label_en: str
    label_fr: str
    foreground: str = ""
    background: str = ""


class Document(Exchanged, table=True):
    """An imported report."""

    title: str
    author: str = ""
    publisher: str = ""
    published: str | None = None
    retrieved: str | None = None
    url: str = ""
    language: str = ""
    format: str
    encoding: str = ""
    filename: str = ""
    sha256: str
    text_sha256: str
    length: int
    marking: str = ""
    warnings: str = ""
    copy_of_id: int | None = None
    imported_at: str


class DocumentText(Unchecked, table=True):
    """The immutable text of record."""

    __tablename__ = "document_text"
    document_id: int | None = Field(default=None, primary_key=True)
    text: str


class Original(Unchecked, table=True):
    """The bytes as imported."""

    document_id: int | None = Field(default=None, primary_key=True)
    content: bytes


class Structure(Unchecked, table=True):
    """Blocks and pages of the text, as JSON."""

    document_id: int | None = Field(default=None, primary_key=True)
    blocks: str
    pages: str


class Actor(Exchanged, table=True):
    """State, organisation, armed force, person, office, alliance, place or group."""

    kind: str
    name: str
    key: str = ""
    parent_id: int | None = None
    parent_dates: str | None = None
    description: str = ""
    latitude: float | None = None
    longitude: float | None = None


class ActorName(Exchanged, table=True):
    """One name of an actor, as written."""

    __tablename__ = "actor_name"
    actor_id: int
    text: str
    language: str = ""
    script: str = ""
    kind: str = "alias"


class Reliability(Exchanged, table=True):
    """One dated rating of an actor as a source."""

    actor_id: int
    grade: str
    since: str | None = None
    reason: str = ""
    rated_at: str


class Quote(Exchanged, table=True):
    """A quote; its words are in its parts."""

    document_id: int
    start: int
    end: int
    comment: str = ""
    created_at: str


class QuotePart(Row, table=True):
    """One span of a quote with exact words and context."""

    __tablename__ = "quote_part"
    quote_id: int
    seq: int
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str


class Mention(Exchanged, table=True):
    """Where a document names an actor."""

    actor_id: int
    document_id: int
    start: int
    end: int
    exact: str
    form: str = "name"


class Event(Exchanged, table=True):
    """What happened, as precisely dated as is known."""

    label: str
    edtf: str | None = None
    earliest: int | None = None
    latest: int | None = None
    place: str = ""
    place_actor_id: int | None = None
    kind: str = ""
    modality: str = "asserted"
    description: str = ""


class Participant(Row, table=True):
    """An actor's part in an event."""

    event_id: int
    actor_id: int
    role: str = ""


class Transfer(Exchanged, table=True):
    """Donor gives object to recipient."""

    donor_id: int | None = None
    recipient_id: int | None = None
    kind: str = "other"
    object: str = ""
    edtf: str | None = None
    earliest: int | None = None
    latest: int | None = None
    modality: str = "asserted"
    description: str = ""


class Claim(Exchanged, table=True):
    """A statement by somebody."""

    text: str
    modality: str = "asserted"
    polarity: str = "positive"
    credibility: str = ""
    event_id: int | None = None
    description: str = ""


class Attribution(Row, table=True):
    """One link of a claim's attribution chain."""

    claim_id: int
    seq: int
    actor_id: int


class Figure(Exchanged, table=True):
    """A quantity as its source bounds it."""

    quote_id: int | None = None
    event_id: int | None = None
    transfer_id: int | None = None
    claim_id: int | None = None
    low: float | None = None
    best: float | None = None
    high: float | None = None
    bound_words: str = ""
    unit: str = ""
    counted: str = ""


class Evidence(Exchanged, table=True):
    """A quote for, against or about one record."""

    quote_id: int
    relation: str = "supports"
    actor_id: int | None = None
    event_id: int | None = None
    claim_id: int | None = None
    transfer_id: int | None = None
    edtf: str | None = None
    place: str = ""


class Note(Exchanged, table=True):
    """The analyst's Markdown."""

    title: str
    body: str = ""
    language: str = ""
    marking: str = ""
    created_at: str
    saved_at: str


class Citation(Row, table=True):
    """One citation of a note."""

    note_id: int
    seq: int
    quote_uid: str
    quote_id: int | None = None


class Judgement(Exchanged, table=True):
    """The analyst's own assessment."""

    note_id: int | None = None
    text: str
    likelihood: str = ""
    confidence: str = ""
    basis: str = ""
    made_at: str


class Tag(Exchanged, table=True):
    """A free label."""

    name: str
    description: str = ""


class Tagging(Row, table=True):
    """A tag on one record."""

    tag_id: int
    quote_id: int | None = None
    document_id: int | None = None
    actor_id: int | None = None
    event_id: int | None = None
    claim_id: int | None = None


class Proposal(Exchanged, table=True):
    """A suggestion, not yet a fact."""

    document_id: int
    kind: str
    start: int
    end: int
    exact: str
    payload: str
    modality: str = "asserted"
    rule: str
    engine: str
    score: float
    status: str = "proposed"
    fact_uid: str = ""
    decided_at: str | None = None
    text_sha256: str = ""


class Extraction(Row, table=True):
    """A document that the rules have read, with its sentences as JSON."""

    document_id: int
    engine: str
    is_reduced: int
    sentences: str
    at: str


class SentenceLeft(Row, table=True):
    """A sentence that was read and left without a fact."""

    __tablename__ = "sentence_left"
    document_id: int
    start: int
    end: int


class Lesson(Exchanged, table=True):
    """What an analyst taught the rules about some words."""

    kind: str
    about: str
    words: str
    key: str = ""
    name: str = ""
    actor_kind: str = ""
    taught_at: str


class Merger(Exchanged, table=True):
    """A record that was taken into another, and what the gesture did to each row, as JSON."""

    actor_id: int | None = None
    event_id: int | None = None
    document_id: int | None = None
    other_uid: str
    name: str
    merged_at: str
    lines: str


class Likeness(Exchanged, table=True):
    """Two records that may be the same."""

    actor_id: int | None = None
    other_actor_id: int | None = None
    event_id: int | None = None
    other_event_id: int | None = None
    document_id: int | None = None
    other_document_id: int | None = None
    reason: str = ""


class Meeting(Row, table=True):
    """When another copy of the dossier was brought in: its last gesture by then."""

    operation: int
    at: str
    undone: str
    met_at: str


TABLES: dict[str, type[SQLModel]] = {
    str(mapper.class_.__tablename__): mapper.class_ for mapper in SQLModel._sa_registry.mappers
}

# Whose rows a gesture changes one by one; those of the others come and go in masses, without SQLAlchemy.
CHANGED_SINGLY = (
    DossierTable, Document, Actor, ActorName, Quote, Event, Participant, Transfer, Claim, Figure, Evidence, Note, Judgement, Tag,
)  # fmt: skip
