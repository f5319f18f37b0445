"""Questions about one order, contract or finding, answered from the ledger without writing to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from inkooptoets.engine.advice import Advice
from inkooptoets.engine.check import ENTITIES, Checker
from inkooptoets.engine.explain import Explainer, Explanation
from inkooptoets.engine.judge_one import Judge
from inkooptoets.engine.judged_one import verdict_of
from inkooptoets.engine.prepared_state import prepared_holds
from inkooptoets.engine.proposal import LEDGER, Proposal
from inkooptoets.engine.verdict import Moment, Outcome
from inkooptoets.engine.world import World
from inkooptoets.facts.dictionary import BY_NAME
from inkooptoets.facts.fact_row import FactRow
from inkooptoets.facts.ledger import Ledger
from inkooptoets.facts.ledger.contents import data_version, known_keys
from inkooptoets.facts.problem import Problem, ProblemsError
from inkooptoets.facts.references import check_references

if TYPE_CHECKING:
    from inkooptoets.cli.board import Board

_REGISTERS = ("school", "supplier", "contract", "board", "procedure")
"""What a proposal may refer to."""
_PLAIN = {Moment.PURCHASE: {"order", "order_line"}, Moment.SIGNING: {"contract"}}
"""What may be proposed while the ledger's own prepared tables still hold."""


class Desk:
    """Answers many questions on one open ledger: what is read and compiled once serves them all."""

    def __init__(self, board: Board, ledger: Ledger) -> None:
        self.board = board
        self.ledger = ledger
        self.rulebook = board.rulebook
        self.prepared = board.plans.prepared(self.rulebook)
        judge = Judge(self.rulebook.parameters, board.as_of)
        self.checker = Checker(self.rulebook, board.decider, judge, board.as_of, board.waivers)
        connection = ledger.connection
        self.facts = data_version(connection)
        self.holds = prepared_holds(connection, f"{LEDGER}.prepared", self.rulebook, board.as_of, self.facts)
        self._place: Proposal | None = None
        self.known = {name: set(keys) for name, keys in known_keys(connection, _REGISTERS).items()}
        self.known["product_group"] = set(self.rulebook.categories.by_key)
        self.known.setdefault("board", set()).add(board.folder.board)

    def ask(self, rows: Sequence[FactRow], moment: Moment) -> tuple[Advice, ...]:
        """Return an advice for each order or contract among proposed facts."""
        rows = [self._completed(row) for row in rows]
        self._check(rows, moment)
        proposal = self._proposal(rows, moment)
        proposal.propose(rows)
        entity = ENTITIES[moment]
        asked = [str(row.values["id"]) for row in rows if row.entity.name == entity]
        return tuple(self.checker.advice(proposal, identity, moment) for identity in asked)

    def _proposal(self, rows: Sequence[FactRow], moment: Moment) -> Proposal:
        """Return the proposal's place beside the ledger, the same one as long as the same is proposed."""
        plain = self.holds and {row.entity.name for row in rows} <= _PLAIN[moment]
        only = frozenset(_PLAIN[moment]) if plain else None
        if self._place is None or self._place.only != only:
            self._place = Proposal(
                self.ledger.connection, self.rulebook.categories, self.prepared, self.board.as_of, only
            )
        return self._place

    def _completed(self, row: FactRow) -> FactRow:
        """Fill in what goes without saying of a proposal: this board, today, and that it is proposed."""
        usual: dict[str, Any] = {}
        if row.entity.name == "order":
            usual = {"board": self.board.folder.board, "ordered_on": self.board.as_of, "status": "proposed"}
        if row.entity.name == "contract":
            usual = {"board": self.board.folder.board}
        return replace(row, values={**usual, **row.values})

    def _check(self, rows: Sequence[FactRow], moment: Moment) -> None:
        by_plural: dict[str, list[FactRow]] = {}
        for row in rows:
            by_plural.setdefault(row.entity.plural, []).append(row)
        problems = check_references(by_plural, self.known)
        wanted = BY_NAME[ENTITIES[moment]]
        if wanted.plural not in by_plural:
            there = ", ".join(sorted(by_plural)) or "niets"
            problems.append(
                Problem(
                    f"Er staat geen {wanted.nl.lower()} in wat is voorgelegd, wel: {there}.",
                    f"Hier hoort een onderdeel `{wanted.name}:`.",
                    f"Begin het bestand met `{wanted.name}:` en zet de feiten eronder.",
                )
            )
        if problems:
            raise ProblemsError(problems)


def ask_desk(board: Board, rows: Sequence[FactRow], moment: Moment) -> tuple[Advice, ...]:
    """Return an advice for each order or contract among proposed facts; without a ledger nothing is known."""
    ledger = board.ledger(read_only=True) if board.folder.ledger.exists() else Ledger.in_memory()
    with ledger:
        return Desk(board, ledger).ask(rows, moment)


def explain_finding(board: Board, name: str) -> Explanation:
    """Return why a finding of the last audit is there, judged again by the CEL engine on that audit's day."""
    report = board.last_report()
    board = replace(board, as_of=report.as_of)
    finding = board.finding(name)
    rule = board.rulebook.rule(finding.rule)
    first = next(each for each in finding.verdicts if each.outcome is finding.outcome)
    with board.ledger(read_only=True) as ledger:
        world = World(ledger.connection, board.rulebook.categories, catalog=LEDGER)
        key = BY_NAME[rule.about].key[0]
        rows = world.rows(rule.about, f'"{key}" = ?', [first.subject.key[0]])
        row = next(each for each in rows if _key(rule.about, each) == first.subject.key)
        judgement = Judge(board.rulebook.parameters, board.as_of).judge(rule, row, world)
        missing = verdict_of(judgement, row).missing if judgement.outcome is Outcome.UNDETERMINED else ()
        explainer = Explainer(board.rulebook, world)
        return explainer.explain(judgement, row, tuple(each.path for each in missing))


def _key(about: str, row: Any) -> tuple[str, ...]:
    return tuple(str(row[name]) for name in BY_NAME[about].key if row[name] is not None)
