"""Asking on the terminal: free answers, numbered choices that can be searched, help, and a step back."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TypeVar

import click

from inkooptoets.facts.dictionary.kind import NO, YES

T = TypeVar("T")
SHOWN = 12
"""How many choices are listed at once; more ask for another word."""


class StepBackError(Exception):
    """The user wants the previous question again."""


@dataclass(frozen=True)
class Option:
    """One choice: what is kept, what is shown, and words that lead to it."""

    key: str
    label: str
    words: tuple[str, ...] = ()

    def is_named(self, wanted: str) -> bool:
        """Whether every part of an answer stands in the choice's key or name."""
        own = plain(f"{self.key} {self.label}")
        return all(part in own for part in plain(wanted).split())

    def is_meant(self, wanted: str) -> bool:
        """Whether an answer names one of the choice's words, or the other way round."""
        asked = f" {plain(wanted)}"
        return any(f" {plain(word)}" in asked or asked in f" {plain(word)}" for word in self.words)


def plain(text: str) -> str:
    """Return a text in small letters without accents, to compare with."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(each for each in letters if not unicodedata.combining(each)).split())


class Asker:
    """Asks one question at a time, on the error stream, so that the advice alone is on the screen's output."""

    def __init__(self, sentences: Callable[..., str]) -> None:
        self.sentences = sentences

    def say(self, text: str) -> None:
        """Show a text."""
        click.echo(text, err=True)

    def ask(
        self, key: str, parse: Callable[[str], T], default: str = "", shown: str = "", **values: object
    ) -> T | None:
        """Return the parsed answer to the question at ``key``; None for unknown.

        Enter gives ``default``, shown as ``shown``; ``?`` gives help; ``-`` is unknown; ``<`` goes back. A
        ValueError of ``parse`` holds the sentence after which the question is asked again.
        """
        hint = f" [{shown or default}]" if default else ""
        asked = f"{self.sentences(key, **values)}{hint}"
        while True:
            given = click.prompt(asked, default="", show_default=False, prompt_suffix=" ", err=True).strip()
            if given == "?":
                self.say(f"  {self.sentences(f'{key}.help')}")
                continue
            if given == "<":
                raise StepBackError
            answer = given or default
            if answer in ("", "-"):
                return None
            try:
                return parse(answer)
            except ValueError as error:
                self.say(f"  {error}")

    def yes(self, key: str, default: str = "", **values: object) -> bool | None:
        """Return yes or no; None for unknown."""
        return self.ask(key, self._yes_or_no, default, "", **values)

    def choose(
        self,
        key: str,
        options: Sequence[Option],
        usual: Sequence[Option] = (),
        default: Option | None = None,
        new: Callable[[str], Option] | None = None,
    ) -> Option | None:
        """Return the choice that the answer points at: a number, a key, a name or a part of one.

        ``usual`` are listed at once; ``*`` lists all. ``new`` makes a choice of an answer that fits nothing.
        """
        listed = list(usual or (options if len(options) <= SHOWN else ()))
        self._list(listed)

        def found(answer: str) -> Option:
            if answer == "*":
                listed[:] = options
                self._list(listed)
                raise ValueError(self.sentences("choose.number"))
            if answer.isdigit() and 1 <= int(answer) <= len(listed):
                return listed[int(answer) - 1]
            fitting = self._fitting(options, answer)
            if len(fitting) == 1:
                return fitting[0]
            if not fitting and new is not None:
                return new(answer)
            if not fitting:
                raise ValueError(self.sentences(f"{key}.none", answer=answer))
            if len(fitting) > SHOWN:
                raise ValueError(self.sentences("choose.many", n=len(fitting), answer=answer))
            listed[:] = fitting
            self._list(listed)
            raise ValueError(self.sentences("choose.number"))

        chosen = self.ask(key, found, default.key if default else "", default.label if default else "")
        if chosen is not None:
            self.say(f"  → {chosen.label}")
        return chosen

    def _yes_or_no(self, answer: str) -> bool:
        word = answer.casefold()
        if word not in (*YES, *NO):
            raise ValueError(self.sentences("choose.yes_or_no"))
        return word in YES

    def _list(self, options: Sequence[Option]) -> None:
        for number, option in enumerate(options, 1):
            self.say(f"  {number:>3}. {option.label}")

    def _fitting(self, options: Sequence[Option], answer: str) -> list[Option]:
        exact = [each for each in options if plain(answer) in (plain(each.key), plain(each.label))]
        if exact:
            return exact[:1]
        for fits in (Option.is_named, Option.is_meant):
            fitting = [each for each in options if fits(each, answer)]
            if fitting:
                return fitting
        close = get_close_matches(plain(answer), [plain(each.label) for each in options], n=5, cutoff=0.7)
        return [each for each in options if plain(each.label) in close]
