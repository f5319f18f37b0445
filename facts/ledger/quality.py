"""What became of the rows of one imported file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class FileQuality:
    """What became of one imported file's rows; the four numbers add up to the rows that were read."""

    file: str
    run: str
    rows: int
    accepted: int
    unchanged: int
    quarantined: int
    skipped: int = 0
    problem: str | None = None
