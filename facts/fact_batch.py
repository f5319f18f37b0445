"""What one table of a file says of one entity, column by column."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from inkooptoets.facts.dictionary import Entity
from inkooptoets.facts.rejection import Rejection, Skipped


@dataclass(frozen=True)
class FactBatch:
    """Rows of one entity: kept values by dotted path, None where a fact is missing, and their lines.

    A table that feeds several entities gives a batch for each. What happened to its rows is told once, in
    the batch of which every row of the table is one, so that sums over batches are right:
    ``rows_read`` = its rows + ``rows_quarantined`` + the number of ``skipped``.
    """

    entity: type[Entity]
    columns: dict[str, list[Any]]
    lines: list[int]
    file: str
    sheet: str | None = None
    rejections: tuple[Rejection, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    rows_read: int = 0
    rows_quarantined: int = 0
    unknown_columns: tuple[str, ...] = ()

    @property
    def rows_skipped(self) -> int:
        """The number of rows that were left out because they hold no fact."""
        return len(self.skipped)
