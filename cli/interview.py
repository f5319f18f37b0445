"""``check --interactive``: asks what is needed for one order, with what the ledger knows as choices."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

import click

from inkooptoets.cli.answers import Answers
from inkooptoets.cli.board import Board
from inkooptoets.cli.interview_texts import InterviewTexts
from inkooptoets.cli.options import opened, write_whole
from inkooptoets.cli.questions import Asker, Option, StepBackError
from inkooptoets.facts.dictionary.kind import DAY, EURO
from inkooptoets.facts.fact_row import FactRow
from inkooptoets.facts.ledger import registers
from inkooptoets.facts.ledger.contents import Choice, Usual, usual
from inkooptoets.facts.money import Notation, parse_decimal, scaled, write_euro
from inkooptoets.facts.problem import Place, problem
from inkooptoets.facts.readers.fact_file import parse_facts
from inkooptoets.facts.yaml_file import parse_yaml

T = TypeVar("T")
_TODAY = ("vandaag", "today")


def interview(folder: Path, as_of: date | None, lang: str, save: Path | None) -> list[FactRow]:
    """Ask about one order and return it as facts, the same as its fact file would give; ``save`` keeps that.

    ProblemsError says so where the answers stop early, or where ``save`` is there already.
    """
    if save is not None and save.exists():
        raise problem(
            "Dit bestand is er al." if lang == "nl" else "This file is there already.",
            "",
            "Kies met --save een andere naam." if lang == "nl" else "Choose another name with --save.",
            Place(str(save)),
        )
    texts = InterviewTexts(lang)
    board = opened(folder, as_of)
    try:
        written = _Interview(board, texts).run().written(lang)
    except (click.Abort, EOFError, KeyboardInterrupt):
        click.echo(err=True)
        raise problem(texts("stopped"), "", texts("stopped.fix")) from None
    if save is not None:
        write_whole(save, written)
        click.echo(texts("saved", file=save), err=True)
    click.echo(err=True)
    found = parse_facts(parse_yaml(written, str(save or "antwoorden.yaml")))
    return [row for rows in found.rows.values() for row in rows]


class _Interview:
    """One conversation. The ledger is read between questions and never held while somebody thinks."""

    def __init__(self, board: Board, texts: InterviewTexts) -> None:
        self.board = board
        self.texts = texts
        self.asker = Asker(texts)
        self.has_ledger = board.folder.ledger.exists()
        self.answers = Answers(board.folder.board, board.as_of)
        self.schools = self._entries("schools")
        self.suppliers = self._entries("suppliers")

    def run(self) -> Answers:
        """Ask everything and return the answers."""
        self.asker.say(self.texts("intro"))
        if not self.has_ledger:
            self.asker.say(self.texts("no_ledger"))
        questions = (self.who, self.school, self.group, self.supplier, self.amount, self.vat, self.net,
                     self.contract, self.which, self.day)  # fmt: skip
        asked: list[int] = []
        at = 0
        while at < len(questions):
            try:
                if questions[at]():
                    asked.append(at)
                at += 1
            except StepBackError:
                at = asked.pop() if asked else 0
        left = [self.texts(f"open.fact.{name}") for name in self.answers.open()]
        if left:
            self.asker.say(self.texts("open", facts=", ".join(left)))
        return self.answers

    def who(self) -> bool:
        """Ask who orders; a name that is nearly one that is known is asked after."""
        self.answers.orderer = None
        name = self.asker.ask("who", str)
        known: list[str] = self._read(registers.persons, [])
        close = get_close_matches(name, known, n=1, cutoff=0.75) if name and name not in known else []
        if close and self.asker.yes("who.meant", answer=name, known=close[0]):
            name = close[0]
        self.answers.orderer = name
        return True

    def school(self) -> bool:
        """Ask for which school; by default the one that this person mostly orders for."""
        name = self.board.folder.name
        itself = Option(self.board.folder.board, self.texts("school.board", name=name))
        options = [*self.schools, itself]
        orderer = self.answers.orderer
        mostly = self._read(lambda connection: registers.school_of(connection, orderer or ""), None)
        default = next((each for each in options if each.key == mostly), None)
        often = [*self._usual_options(self._usual(None).schools, self.schools), itself]
        new = (lambda answer: Option(_slug(answer), answer)) if not self.schools else None
        self.answers.unit = self.asker.choose("school", options, often, default, new)
        self.answers.new_unit = self.answers.unit is not None and self.answers.unit not in options
        return True

    def group(self) -> bool:
        """Ask what kind of thing it is; first what the school orders most."""
        categories = self.board.rulebook.categories.by_key.values()
        options = [
            Option(each.key, each.title[self.texts.lang], each.words)
            for each in sorted(categories, key=lambda each: each.title[self.texts.lang])
        ]
        often = self._usual_options(self._usual(self._unit()).product_groups, options)
        self.answers.product_group = self.asker.choose("group", options, often)
        return True

    def supplier(self) -> bool:
        """Ask from which supplier; one that is not in the register may be new."""
        often = self._usual_options(self._usual(self._unit()).suppliers, self.suppliers)

        def new(answer: str) -> Option:
            if self.suppliers and not self.asker.yes("supplier.new", answer=answer):
                raise ValueError(self.texts("supplier.none"))
            return Option(_slug(answer), answer)

        self.answers.supplier = self.asker.choose("supplier", self.suppliers, often, None, new)
        chosen = self.answers.supplier
        self.answers.new_supplier = chosen is not None and chosen not in self.suppliers
        return True

    def amount(self) -> bool:
        """Ask what it costs."""
        self.answers.amount = self.asker.ask("amount", self._euros)
        return True

    def vat(self) -> bool:
        """Ask whether the amount has VAT in it; where that is unknown, neither amount is known."""
        self.answers.net = self.answers.gross = None
        if self.answers.amount is None:
            return False
        included = self.asker.yes("vat")
        if included is not None:
            setattr(self.answers, "gross" if included else "net", self.answers.amount)
        return True

    def net(self) -> bool:
        """Ask for the amount without VAT where only the one with VAT is known."""
        gross = self.answers.gross
        if gross is None:
            return False

        def parse(answer: str) -> int:
            net = self._euros(answer)
            if net > gross:
                raise ValueError(self.texts("net.high", gross=write_euro(gross, self.texts.lang)))
            return net

        self.answers.net = self.asker.ask("net", parse)
        return True

    def contract(self) -> bool:
        """Ask whether there is a contract."""
        self.answers.contract = None
        self.answers.under_contract = self.asker.yes("contract")
        return True

    def which(self) -> bool:
        """Ask which contract, where there is one and the register knows any; the supplier's come first."""
        every = self._entries("contracts") if self.answers.under_contract else []
        if not every:
            return False
        supplier = self.answers.supplier.key if self.answers.supplier else ""
        own: list[registers.Entry] = self._read(
            lambda connection: registers.contracts_of(connection, supplier), []
        )
        self.answers.contract = self.asker.choose("which", every, _options(own))
        return True

    def day(self) -> bool:
        """Ask when."""
        self.answers.ordered_on = self.board.as_of
        default = self.board.as_of.strftime("%d-%m-%Y")
        self.answers.ordered_on = self.asker.ask("day", self._day, default) or self.board.as_of
        return True

    def _euros(self, answer: str) -> int:
        notation = Notation.DUTCH if self.texts.lang == "nl" else Notation.POINT
        bare = re.sub(r"(?i)\s*euro('s|s)?$", "", answer).strip()
        try:
            cents = scaled(parse_decimal(bare, notation), 2)
        except ValueError:
            try:
                cents = EURO.parse(bare, Notation.POINT)
            except (ValueError, ArithmeticError):
                raise ValueError(self.texts("amount.wrong", answer=answer)) from None
        if cents <= 0:
            raise ValueError(self.texts("amount.low"))
        return cents

    def _day(self, answer: str) -> date:
        if answer.casefold() in _TODAY:
            return self.board.as_of
        try:
            day: date = DAY.parse(answer, Notation.POINT)
        except ValueError:
            raise ValueError(self.texts("day.wrong", answer=answer)) from None
        return day

    def _unit(self) -> str | None:
        unit = self.answers.unit
        return unit.key if unit and unit.key != self.board.folder.board else None

    def _usual(self, unit: str | None) -> Usual:
        return self._read(lambda connection: usual(connection, unit), Usual([], [], []))

    def _usual_options(self, choices: list[Choice], options: list[Option]) -> list[Option]:
        by_key = {each.key: each for each in options}
        return [by_key[choice.key] for choice in choices if choice.key in by_key]

    def _entries(self, plural: str) -> list[Option]:
        none: list[registers.Entry] = []
        return _options(self._read(lambda connection: registers.entries(connection, plural), none))

    def _read(self, read: Callable[[Any], T], without: T) -> T:
        if not self.has_ledger:
            return without
        with self.board.ledger(read_only=True) as ledger:
            return read(ledger.connection)


def _options(entries: list[registers.Entry]) -> list[Option]:
    return [
        Option(
            each.key,
            f"{each.name} ({each.key})" if each.name else each.key,
            (each.name,) if each.name else (),
        )
        for each in entries
    ]


def _slug(name: str) -> str:
    return "nieuw-" + (re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-") or "1")
