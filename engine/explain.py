"""Why: the condition as a tree, each comparison with its facts and their origin, and the way out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from inkooptoets.engine.finding import ParameterUse, Translated
from inkooptoets.engine.gather import parameter_use
from inkooptoets.engine.judge_one import Judgement, Member, Row
from inkooptoets.engine.language.check import kind_of
from inkooptoets.engine.language.steps import Step
from inkooptoets.engine.language.tree import LOGICAL, Call, Derived, Known, Name, Node, Straddle
from inkooptoets.engine.meaning import meaning_of
from inkooptoets.engine.remedy import remedies
from inkooptoets.engine.rule import Rule
from inkooptoets.engine.rulebook import Rulebook
from inkooptoets.engine.scope import RUN_DAY, relative
from inkooptoets.engine.verdict import Origin, Outcome
from inkooptoets.engine.wording import write_named, write_value
from inkooptoets.engine.world import World, fetch, quoted
from inkooptoets.facts.calendar import to_day
from inkooptoets.facts.dictionary import BY_NAME


@dataclass(frozen=True)
class FactLine:
    """One fact in a comparison: its name, what it means, its value as written, and where it came from."""

    path: str
    meaning: Translated
    value: Translated
    known: bool
    origin: Origin | None = None
    parameter: ParameterUse | None = None


@dataclass(frozen=True)
class ExplainedStep:
    """One node of a condition: its text, its answer (None is unknown), whether it decided, and its facts.

    ``title`` names a derived fact; ``steps`` are the parts of a connective or the definition of a derived fact.
    ``value`` is what a node gives that answers with a day, an amount or a text instead of yes or no.
    """

    text: str
    answer: bool | None
    decided: bool
    facts: tuple[FactLine, ...] = ()
    steps: tuple[ExplainedStep, ...] = ()
    title: Translated | None = None
    connective: str = ""
    value: Translated | None = None


@dataclass(frozen=True)
class MemberLine:
    """One member of a related set: its key, its day, its amount in cents, whether it belongs, its origin."""

    entity: str
    key: str
    day: str
    amount: int | None
    belongs: bool | None
    open: tuple[str, ...]
    origin: Origin | None


@dataclass(frozen=True)
class Explanation:
    """All that led to one verdict, and what would make it compliant."""

    rule: str
    title: Translated
    subject: str
    outcome: Outcome
    as_of: str
    applies: ExplainedStep
    violated: ExplainedStep
    members: Mapping[str, tuple[MemberLine, ...]]
    remedies: tuple[Translated, ...]
    missing: tuple[Translated, ...]


class Explainer:
    """Explains judgements of one board's facts."""

    def __init__(self, rulebook: Rulebook, world: World) -> None:
        self.rulebook = rulebook
        self.world = world

    def explain(self, judgement: Judgement, row: Row, missing: tuple[str, ...] = ()) -> Explanation:
        """Return the explanation of a judgement of a prepared row."""
        rule = judgement.rule
        return Explanation(
            rule=rule.code,
            title=rule.form.title.by_language(),
            subject=" / ".join(str(row[name]) for name in BY_NAME[rule.about].key if row[name] is not None),
            outcome=judgement.outcome,
            as_of=judgement.as_of.isoformat() if judgement.as_of else "",
            applies=self._step(judgement, row, judgement.applies),
            violated=self._step(judgement, row, judgement.violated),
            members={
                each.name: _members(each.entity, found)
                for each in rule.related
                if (found := judgement.members[each.name])
            },
            remedies=remedies(judgement, self._meaning) if judgement.outcome is Outcome.VIOLATED else (),
            missing=tuple(meaning_of(path, self.rulebook) for path in missing),
        )

    def _step(self, judgement: Judgement, row: Row, step: Step) -> ExplainedStep:
        node = step.node
        below = tuple(self._step(judgement, row, inner) for inner in step.steps)
        answer = step.answer if isinstance(step.answer, bool) else None
        value = _value_of(judgement.rule, step)
        if isinstance(node, Derived):
            title = (
                dict(self.rulebook.derived[node.path].title) if node.path in self.rulebook.derived else None
            )
            return ExplainedStep(node.path, answer, step.decided, (), below, title, value=value)
        if isinstance(node, Call) and node.name in LOGICAL:
            return ExplainedStep(step.text, answer, step.decided, (), below, None, node.name, value)
        lines = tuple(self._line(judgement, row, path) for path in _read(node))
        return ExplainedStep(step.text, answer, step.decided, lines, below, value=value)

    def _line(self, judgement: Judgement, row: Row, path: str) -> FactLine:
        rule = judgement.rule
        value = {lang: write_named(path, judgement.facts, rule.scope, lang) for lang in ("nl", "en")}  # type: ignore[arg-type]
        known = any(judgement.facts.get(name) is not None for name in (path, f"{path}.low"))
        if path in rule.parameters:
            parameter = self.rulebook.parameters.get(rule.parameters[path].key)
            dated = judgement.parameters.get(path)
            used = parameter_use(self.rulebook, parameter, dated) if dated else None
            return FactLine(path, parameter.title, value, known, None, used)
        return FactLine(path, self._meaning(path), value, known, self._origin(rule, row, path))

    def _meaning(self, path: str) -> Translated:
        return meaning_of(path, self.rulebook)

    def _origin(self, rule: Rule, row: Row, path: str) -> Origin | None:
        """Return where a fact came from: the subject's row, or the register that it was looked up in."""
        if path == RUN_DAY or rule.scope[path].source != "fact":
            return None
        inner = relative(path, rule.about)
        entity, identity = BY_NAME[rule.about], row
        if rule.about == "purchase" and inner.startswith("order."):
            entity, inner = BY_NAME["order"], inner.removeprefix("order.")
            identity = self._register_row("order", str(row.get("order")))
        while identity:
            step = next(
                (f for f in entity.facts().values() if inner.startswith(f"{f.path}.") and f.refers_to), None
            )
            if step is None or step.refers_to is None:
                break
            inner = inner.removeprefix(f"{step.path}.")
            entity = BY_NAME[step.refers_to]
            identity = self._register_row(step.refers_to, str(identity.get(step.path)))
        return _origin(identity)

    def _register_row(self, entity: str, identity: str) -> Row:
        sql = f"SELECT * FROM {quoted(BY_NAME[entity].plural)} WHERE id = ?"  # noqa: S608
        return next(iter(fetch(self.world.connection, sql, [identity])), {})


def _members(entity: str, found: tuple[Member, ...]) -> tuple[MemberLine, ...]:
    return tuple(
        MemberLine(
            entity=entity,
            key=str(member.row.get("id") or member.row.get("person") or ""),
            day=str(member.row.get("day") or member.row.get("valid_from") or ""),
            amount=member.row.get("value"),
            belongs=member.belongs,
            open=member.open,
            origin=_origin(member.row),
        )
        for member in found
    )


def _value_of(rule: Rule, step: Step) -> Translated | None:
    """Return what a node gives, in words, where that is no yes or no."""
    if step.answer is None or isinstance(step.answer, bool):
        return None
    kind = kind_of(step.node, rule.scope)
    answer = to_day(step.answer) if kind == "day" and isinstance(step.answer, int) else step.answer
    return {lang: write_value(answer, kind, lang) for lang in ("nl", "en")}


def _origin(row: Mapping[str, Any]) -> Origin | None:
    if not row or not row.get("_file"):
        return None
    return Origin(str(row["_file"]), row.get("_line"), row.get("_sheet"), row.get("_run"))


def _read(node: Node) -> Iterator[str]:
    """Yield the names of one comparison as its author wrote them, without those inside derived facts."""
    seen: set[str] = set()
    for found in _plain(node):
        if isinstance(found, Known) or (isinstance(found, Name) and found.path not in seen):
            seen.add(found.path)
            yield found.path


def _plain(node: Node) -> Iterator[Node]:
    if isinstance(node, Derived):
        return
    if isinstance(node, Straddle):
        node = node.plain
    yield node
    for child in node.children:
        yield from _plain(child)
