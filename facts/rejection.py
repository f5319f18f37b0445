"""What an import could not take in, and what it left out on purpose: every row of a file is accounted for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Rejection:
    """A value or row that could not be read: it stands in quarantine until its file is corrected."""

    file: str
    sheet: str | None
    line: int | None
    column: str | None
    value: str
    reason: str


@dataclass(frozen=True)
class Skipped:
    """A row that holds no fact: a total, a header that comes back, the same line once more."""

    file: str
    sheet: str | None
    line: int
    reason: str
