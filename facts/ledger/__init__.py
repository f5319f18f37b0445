"""The ledger: one DuckDB file that keeps every fact ever imported, with its origin and earlier versions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from inkooptoets.facts.ledger.ledger import Ledger as Ledger

__all__ = ["Ledger"]


def __getattr__(name: str) -> Any:
    """Load DuckDB only for who opens a ledger: its other modules are also read by who writes a report."""
    if name == "Ledger":
        from inkooptoets.facts.ledger.ledger import Ledger

        return Ledger
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
