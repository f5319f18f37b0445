"""One rule as one statement over all its subjects: bound facts, outcome, and what was missing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import add
from typing import Any

import ibis

from inkooptoets.engine.language.every import EveryRow
from inkooptoets.engine.language.functions import FUNCTIONS
from inkooptoets.engine.language.render import to_cel
from inkooptoets.engine.language.tree import Call, Node, walk
from inkooptoets.engine.parameters import Parameters
from inkooptoets.engine.plan.dated import on_day
from inkooptoets.engine.plan.members import joined, open_bits, windowed
from inkooptoets.engine.plan.prepared import ROW, prepared_table
from inkooptoets.engine.plan.sql import Tabulation
from inkooptoets.engine.plan.tables import ORIGIN
from inkooptoets.engine.related import RelatedSet
from inkooptoets.engine.rule import Rule
from inkooptoets.engine.scope import OTHER, RUN_DAY, relative
from inkooptoets.engine.verdict import Outcome
from inkooptoets.facts.dictionary import BY_NAME

OUTCOME, AS_OF, MISSING = "_outcome", "_as_of", "_missing"


@dataclass(frozen=True)
class Statement:
    """How one rule is judged for all subjects, as Ibis expressions to be compiled to SQL.

    ``bound`` gives one row per subject with facts and measures by path; ``judged`` reads that as the table
    ``bound_table`` and adds outcome, day and what was missing. ``missing_bits`` and ``open_bits`` say what
    the bits of the masks stand for.
    """

    rule: Rule
    bound: Any
    bound_table: str
    tabulations: tuple[Tabulation, ...]
    judged: Any
    missing_bits: tuple[str, ...]
    open_bits: Mapping[str, tuple[str, ...]]


class Compiler:
    """Compiles rules against the prepared tables, with parameters as they stand and the day of the run."""

    def __init__(
        self, parameters: Parameters, run_day: date, prepared_paths: Mapping[str, frozenset[str]]
    ) -> None:
        self.parameters = parameters
        self.run_day = run_day
        self.prepared_paths = prepared_paths

    def statement(self, rule: Rule) -> Statement:
        """Return the statement for a rule."""
        bound, bits = self._bound(rule)
        name = f"bound_{rule.code.lower().replace('-', '_')}"
        source = ibis.table(bound.schema(), name=name)
        calls = _tabulated_calls([rule.applies, rule.violated])
        tables = {to_cel(call): f"{name}_{index}" for index, call in enumerate(calls)}
        tabulations = tuple(
            Tabulation(
                call.name, tuple(f"_argument_{index}_{place}" for place in range(len(call.args))), table
            )
            for index, (call, table) in enumerate(zip(calls, tables.values(), strict=True))
        )
        source, columns = self._with_arguments(rule, source, calls)
        resolve = self._resolve(rule, source)
        row = EveryRow(resolve, lambda call: columns[to_cel(call)])
        judged, missing_bits = _judged(rule, source, row)
        return Statement(
            rule,
            self._with_argument_columns(rule, bound, calls),
            name,
            tabulations,
            judged,
            missing_bits,
            bits,
        )

    def _bound(self, rule: Rule) -> tuple[Any, dict[str, tuple[str, ...]]]:
        about = rule.about
        subjects = prepared_table(about, self.prepared_paths[about])
        wanted = {*rule.subject_paths(), *BY_NAME[about].key, *_unit_column(about)}
        columns = {path: subjects[path] for path in sorted(wanted)}
        keep = [*ORIGIN, ROW]
        bits: dict[str, tuple[str, ...]] = {}
        measured: dict[str, Any] = {}
        for related in rule.related:
            if related.window:
                row = EveryRow(self._member_resolve(rule, subjects), _no_tables)
                months = self._months(rule, related)
                measured |= windowed(subjects, related, row, months, about)
                bits[related.name] = _bits(related, row)
        result = subjects.select(**columns, **{name: subjects[name] for name in keep}, **measured)
        for related in rule.related:
            if not related.window:
                members = prepared_table(related.entity, self.prepared_paths[related.entity])
                found = joined(subjects, members, related, self._row_factory(rule), about)
                both = result.left_join(found, result[ROW] == found["s_row"])
                added = [name for name in found.columns if name != "s_row"]
                result = both.select(
                    *(both[name] for name in result.columns), *(both[name] for name in added)
                )
                bits[related.name] = _bits(related, EveryRow(lambda path: ibis.null("boolean"), _no_tables))
        return result, bits

    def _months(self, rule: Rule, related: RelatedSet) -> int | None:
        assert related.window is not None  # noqa: S101 - the caller asked
        dated = self.parameters.get(rule.parameters[related.window.months].key).at(self.run_day)
        return int(dated.value) if dated is not None and isinstance(dated.value, int) else None

    def _parameter(self, rule: Rule, path: str, compile_day: Callable[[Node], Any]) -> Any:
        use = rule.parameters[path]
        parameter = self.parameters.get(use.key)
        if parameter.many:
            dated = parameter.at(self.run_day)
            return dated.value if dated else None
        return on_day(parameter.values, parameter.kind.name, compile_day(use.day))

    def _resolve(self, rule: Rule, source: Any) -> Callable[[str], Any]:
        def resolve(path: str) -> Any:
            if path == RUN_DAY:
                return ibis.literal(self.run_day)
            if path in rule.parameters:
                return self._parameter(rule, path, EveryRow(resolve, _no_tables).compile)
            if path in source.columns:
                return source[path]
            return source[relative(path, rule.about)]

        return resolve

    def _member_resolve(self, rule: Rule, subjects: Any) -> Callable[[str], Any]:
        def resolve(path: str) -> Any:
            if path in rule.parameters:
                return self._parameter(rule, path, EveryRow(resolve, _no_tables).compile)
            return subjects[path.removeprefix(f"{OTHER}.")]

        return resolve

    def _row_factory(self, rule: Rule) -> Callable[[Any, str, str], EveryRow]:
        def factory(both: Any, subject: str, member: str) -> EveryRow:
            def resolve(path: str) -> Any:
                if path == RUN_DAY:
                    return ibis.literal(self.run_day)
                if path in rule.parameters:
                    return self._parameter(rule, path, EveryRow(resolve, _no_tables).compile)
                if path.startswith(f"{OTHER}."):
                    return both[member + path.removeprefix(f"{OTHER}.")]
                return both[subject + relative(path, rule.about)]

            return EveryRow(resolve, _no_tables)

        return factory

    def _with_argument_columns(self, rule: Rule, bound: Any, calls: list[Call]) -> Any:
        row = EveryRow(self._resolve(rule, bound), _no_tables)
        arguments = {
            f"_argument_{index}_{place}": row.compile(argument)
            for index, call in enumerate(calls)
            for place, argument in enumerate(call.args)
        }
        return bound.mutate(**arguments) if arguments else bound

    def _with_arguments(self, rule: Rule, source: Any, calls: list[Call]) -> tuple[Any, dict[str, Any]]:
        """Join the tables of worked-out functions to the bound rows."""
        if not calls:
            return source, {}
        wide = self._with_argument_columns(rule, source, calls)
        full = ibis.table(wide.schema(), name=source.get_name())
        results: list[str] = []
        for index, call in enumerate(calls):
            kinds = {
                f"_argument_{index}_{place}": full[f"_argument_{index}_{place}"].type()
                for place in range(len(call.args))
            }
            result = f"_result_{index}"
            table = ibis.table({**kinds, result: "int64"}, name=f"{source.get_name()}_{index}")
            both = full.left_join(table, [full[name] == table[name] for name in kinds])
            full = both.select(*(both[name] for name in full.columns), both[result])
            results.append(result)
        return full, {to_cel(call): full[result] for call, result in zip(calls, results, strict=True)}


def _no_tables(call: Call) -> Any:
    raise TypeError(f"{call.name} has no form for all rows, and can stand in `applies` and `violated` only")


def _tabulated_calls(trees: Iterable[Node]) -> list[Call]:
    found = {
        to_cel(node): node
        for tree in trees
        for node in walk(tree)
        if isinstance(node, Call) and node.name in FUNCTIONS and FUNCTIONS[node.name].every is None
    }
    return list(found.values())


def _bits(related: RelatedSet, row: EveryRow) -> tuple[str, ...]:
    blamed = row.blame(related.where) if related.where is not None else {}
    return open_bits(related, {path: gap for path, gap in blamed.items() if path.startswith(f"{OTHER}.")})


def _unit_column(about: str) -> tuple[str, ...]:
    return ("unit",) if "unit" in BY_NAME[about].facts() else ()


def _judged(rule: Rule, source: Any, row: EveryRow) -> tuple[Any, tuple[str, ...]]:
    blamed = _merged(row.blame(rule.applies), row.blame(rule.violated))
    mask = reduce(
        add,
        [gap.fill_null(False).cast("int64") * (1 << bit) for bit, gap in enumerate(blamed.values())],
        ibis.literal(0, "int64"),
    )
    columns = {
        OUTCOME: _outcome(row.compile(rule.applies), row.compile(rule.violated)),
        AS_OF: row.compile(rule.as_of).cast("date"),
        MISSING: mask,
    }
    return source.mutate(**columns), tuple(blamed)


def _outcome(applies: Any, violated: Any) -> Any:
    """Return the outcome. Where it is unknown whether a rule applies, only a certain no is compliant."""
    return ibis.cases(
        (~applies, str(Outcome.NOT_APPLICABLE)),
        (applies & violated, str(Outcome.VIOLATED)),
        (~violated, str(Outcome.COMPLIANT)),
        else_=str(Outcome.UNDETERMINED),
    )


def _merged(first: Mapping[str, Any], second: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(first)
    for path, gap in second.items():
        merged[path] = merged[path] | gap if path in merged else gap
    return merged
