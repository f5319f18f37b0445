"""From rules to their SQL texts, by Ibis: slow to import, so only where no compiled plan is at hand."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import ibis

from inkooptoets.engine.parameters import Parameters
from inkooptoets.engine.plan.prepared import prepared, prepared_name
from inkooptoets.engine.plan.purchases import Valuation
from inkooptoets.engine.plan.sql import RATES, Plan, RuleSql
from inkooptoets.engine.plan.statement import Compiler
from inkooptoets.engine.rule import Rule

CURRENCY, VAT_RATE = "board.currency", "board.assumed_vat_rate"


def valuation_of(parameters: Parameters) -> Valuation:
    """Return how amounts become euros under these parameters."""
    return Valuation(
        currency=parameters.get(CURRENCY).values,
        vat_rate=parameters.get(VAT_RATE).values,
        rates={
            name.removeprefix(RATES): parameters.get(name).values
            for name in sorted(parameters)
            if name.startswith(RATES)
        },
    )


def prepared_paths(rules: Iterable[Rule]) -> dict[str, frozenset[str]]:
    """Return, per entity, the facts that rules read of it as subject or as member."""
    paths: dict[str, set[str]] = {}
    for rule in rules:
        paths.setdefault(rule.about, set()).update(rule.subject_paths())
        for related in rule.related:
            paths.setdefault(related.entity, set()).update(rule.member_paths(related))
    return {entity: frozenset(found) for entity, found in sorted(paths.items())}


def compile_prepared(rules: Iterable[Rule], parameters: Parameters) -> dict[str, str]:
    """Return the SQL of the prepared tables by name. It does not depend on the day of the run."""
    valuation = valuation_of(parameters)
    return {
        prepared_name(entity): _sql(prepared(entity, found, valuation))
        for entity, found in prepared_paths(rules).items()
    }


def compile_rules(rules: Iterable[Rule], parameters: Parameters, run_day: date) -> dict[str, RuleSql]:
    """Return one statement per rule, so that time and errors stay apart; for one day of running."""
    rules = tuple(rules)
    compiler = Compiler(parameters, run_day, prepared_paths(rules))
    return {rule.code: _rule_sql(compiler, rule) for rule in rules}


def compile_plan(rules: Iterable[Rule], parameters: Parameters, run_day: date) -> Plan:
    """Return the whole plan for rules on a day."""
    rules = tuple(rules)
    return Plan(compile_prepared(rules, parameters), compile_rules(rules, parameters, run_day))


def _rule_sql(compiler: Compiler, rule: Rule) -> RuleSql:
    statement = compiler.statement(rule)
    return RuleSql(
        code=rule.code,
        bound_table=statement.bound_table,
        bound=statement.bound.sql(),
        tabulations=statement.tabulations,
        judged=statement.judged.sql(),
        missing_bits=statement.missing_bits,
        open_bits=statement.open_bits,
    )


def _sql(expression: ibis.Table) -> str:
    return str(ibis.to_sql(expression, dialect="duckdb"))
