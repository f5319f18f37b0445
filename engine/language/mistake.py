"""What is wrong in a condition, and the error that carries all of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Mistake:
    """What is wrong in a condition, at which offset of its text, and what to do instead."""

    wrong: str
    at: int
    fix: str = ""


class MistakesError(Exception):
    """All mistakes that one condition holds."""

    def __init__(self, mistakes: list[Mistake]) -> None:
        self.mistakes = mistakes
        super().__init__("; ".join(mistake.wrong for mistake in mistakes))
