"""The ledger of one board: open, in use by one process at a time, and closed again."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any

import duckdb

from inkooptoets.facts.ledger import schema
from inkooptoets.facts.ledger.opening import attach, check_file, check_schema, connect, create_file
from inkooptoets.facts.problem import Place, problem


class Ledger:
    """The ledger of one board. A context manager; ``connection`` is DuckDB's, with the ledger in use."""

    def __init__(self, connection: Any, path: Path | None, *, read_only: bool) -> None:
        self.connection = connection
        self.path = path
        self.read_only = read_only

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        read_only: bool = False,
        wait_seconds: float = 10.0,
        sleep: Callable[[float], None] = time.sleep,
    ) -> Ledger:
        """Open the ledger at ``path``, and make it where there is none. ProblemsError says why it cannot be.

        A ledger that another process holds is waited for, at most ``wait_seconds``.
        """
        place = Place(str(path))
        if not path.exists():
            if read_only:
                raise problem(
                    "Er is nog geen grootboek.",
                    "Hier hoort het bestand dat `inkooptoets import` maakt.",
                    "Lees eerst exports in met `inkooptoets import`, of kijk de naam en de map na.",
                    place,
                )
            create_file(path, place)
        check_file(path, place, read_only=read_only)
        connection = connect(path, place, read_only=read_only, wait_seconds=wait_seconds, sleep=sleep)
        try:
            check_schema(connection, place, read_only=read_only)
        except BaseException:
            connection.close()
            raise
        return cls(connection, path, read_only=read_only)

    @classmethod
    def in_memory(cls) -> Ledger:
        """Return an empty ledger that is gone when it is closed."""
        connection = duckdb.connect()
        attach(connection, ":memory:", read_only=False)
        schema.create(connection)
        return cls(connection, None, read_only=False)

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
