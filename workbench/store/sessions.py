"""SQLModel sessions on the one writing connection."""

from __future__ import annotations

import sqlite3
from contextlib import AbstractContextManager, suppress

from workbench.store.quicksql import DBAPIError, Engine, Session, SQLModel, StaticPool, create_engine
from workbench.store.tables import CHANGED_SINGLY


def engine_on(connection: sqlite3.Connection) -> Engine:
    """An engine that writes through `connection` and leaves transactions to the operation that opened one."""
    engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool, pool_reset_on_return=None)
    # The operation begins and ends the transaction; a commit or rollback from here would cut it in two.
    for ending in ("do_begin", "do_commit", "do_rollback"):
        setattr(engine.dialect, ending, lambda _connection: None)
    SQLModel._sa_registry.configure()
    return engine


def ask_once(engine: Engine, turns: AbstractContextManager[object]) -> None:
    """Look in these tables for a row that never is: to work out how to ask takes ten times a gesture's own time."""
    for table in CHANGED_SINGLY:
        # One in a turn, so that whoever wants to write meanwhile does. What is wrong with the file the first gesture says.
        with turns, suppress(DBAPIError), session_on(engine) as session:
            session.get(table, 0)


def session_on(engine: Engine) -> Session:
    """A session for one operation: flush it, never commit it."""
    return Session(engine, autoflush=False, expire_on_commit=False)
