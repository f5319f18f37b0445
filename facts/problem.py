"""What went wrong, where, and what to do about it: the one family of errors a user may see."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, order=True)
class Place:
    """Where something stands: a file and, where known, its sheet, line and column (both from 1)."""

    file: str
    line: int | None = None
    column: int | str | None = None
    sheet: str | None = None

    def __str__(self) -> str:
        """The place as editors understand it: ``file:line:column``, with the sheet in brackets."""
        name = f"{self.file}[{self.sheet}]" if self.sheet else self.file
        parts = [name, *(str(part) for part in (self.line, self.column) if part is not None)]
        return ":".join(parts)


@dataclass(frozen=True)
class Problem:
    """One mistake in what somebody wrote, in three sentences: what is wrong, what is expected, what to do."""

    wrong: str
    expected: str = ""
    fix: str = ""
    place: Place | None = None

    def __str__(self) -> str:
        """All that is known of the problem on one line."""
        sentences = " ".join(part for part in (self.wrong, self.expected, self.fix) if part)
        return f"{self.place}: {sentences}" if self.place else sentences


class InkooptoetsError(Exception):
    """The base of every error that this project raises on purpose."""


class ProblemsError(InkooptoetsError):
    """One or more problems in input, all found at once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def problem(wrong: str, expected: str = "", fix: str = "", place: Place | None = None) -> ProblemsError:
    """Return an error around a single problem."""
    return ProblemsError([Problem(wrong, expected, fix, place)])


def nearest(word: str, allowed: Sequence[str], lang: str = "nl") -> str:
    """Return a sentence with the allowed name closest to ``word``, or the start of the list of names."""
    did_you_mean, choose = ("Bedoelt u", "Kies uit") if lang == "nl" else ("Did you mean", "Choose from")
    close = get_close_matches(word, allowed, n=1, cutoff=0.6)
    if close:
        return f"{did_you_mean} `{close[0]}`?"
    shown = ", ".join(f"`{name}`" for name in sorted(allowed)[:12])
    more = ", …" if len(allowed) > 12 else ""
    return f"{choose} {shown}{more}."
