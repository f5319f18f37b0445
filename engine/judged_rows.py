"""Reading what a statement judged: rows become verdicts, masks missing facts, and counts tallies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from inkooptoets.engine.audit_report import Tally
from inkooptoets.engine.language.intervals import low
from inkooptoets.engine.plan.sql import RATES, RuleSql
from inkooptoets.engine.related import open_mask, unbound
from inkooptoets.engine.rule import Rule
from inkooptoets.engine.scope import OTHER, RUN_DAY, relative
from inkooptoets.engine.verdict import Missing, Origin, Outcome, Subject, Value, Verdict
from inkooptoets.engine.world import Row, fetch, quoted
from inkooptoets.facts.dictionary import BY_NAME

EXAMPLES = 20
"""How many subjects of one case are kept in full where facts are missing; all are counted."""
MOST_EXAMPLES = 500
"""How many undetermined subjects of one rule are kept in full; all are counted."""


@dataclass(frozen=True)
class JudgedRule:
    """A rule with its statement and the temporary table in which its judged rows stand."""

    rule: Rule
    sql: RuleSql
    table: str

    def column(self, path: str) -> str:
        """Return the column of the judged table in which a name of the rule stands."""
        symbol = self.rule.scope.get(path)
        if symbol is not None and symbol.interval:
            return low(path)
        return path if symbol is not None and symbol.source == "measure" else relative(path, self.rule.about)


def violated_verdicts(connection: Any, judged: JudgedRule) -> list[Verdict]:
    """Return the verdicts of all violated subjects, by their keys."""
    key = ", ".join(quoted(name) for name in BY_NAME[judged.rule.about].key)
    sql = f"SELECT * FROM {quoted(judged.table)} WHERE _outcome = 'violated' ORDER BY {key}"  # noqa: S608
    return [verdict(judged, row) for row in fetch(connection, sql)]


def undetermined_verdicts(connection: Any, judged: JudgedRule) -> list[Verdict]:
    """Return undetermined verdicts as examples: of the largest cases first, a few of each, so many in all.

    All are counted in the tallies; a case that is itself unknown is one for every subject.
    """
    key = ", ".join(quoted(name) for name in BY_NAME[judged.rule.about].key)
    columns = [quoted(judged.column(path)) for path in judged.rule.form.case]
    case, complete = ", ".join(columns), " AND ".join(f"{column} IS NOT NULL" for column in columns)
    rows = fetch(
        connection,
        f"SELECT * EXCLUDE (place_, number_) FROM ("  # noqa: S608
        f"SELECT *, row_number() OVER (PARTITION BY {case} ORDER BY {key}) AS place_, "
        f"count(*) OVER (PARTITION BY {case}) AS number_ "
        f"FROM {quoted(judged.table)} WHERE _outcome = 'undetermined') "
        f"WHERE place_ <= {EXAMPLES} OR NOT ({complete}) "
        f"ORDER BY place_ > 1, number_ DESC, {case}, {key} LIMIT {MOST_EXAMPLES}",
    )
    return [verdict(judged, row) for row in rows]


def verdict(judged: JudgedRule, row: Row) -> Verdict:
    """Return the verdict that a judged row holds."""
    rule = judged.rule
    at_stake = rule.form.at_stake
    outcome = Outcome(row["_outcome"])
    return Verdict(
        rule=rule.code,
        subject=subject_of(rule.about, row),
        outcome=outcome,
        as_of=row["_as_of"],
        unit=row.get("unit") or row.get("board"),
        case=case_of(judged, row),
        at_stake=row.get(judged.column(at_stake.value)) if at_stake else None,
        facts=facts_of_row(judged, row),
        missing=tuple(map(Missing, missing_paths(judged, row))) if outcome is Outcome.UNDETERMINED else (),
        origin=Origin(row["_file"], row["_line"], row["_sheet"], row["_run"]) if row.get("_file") else None,
    )


def subject_of(about: str, row: Mapping[str, Any]) -> Subject:
    """Return whom a row is about; a key that is unknown is left out."""
    return Subject(about, tuple(str(row[name]) for name in BY_NAME[about].key if row[name] is not None))


def case_of(judged: JudgedRule, row: Row) -> tuple[tuple[str, str], ...]:
    """Return what counts as one finding; a subject whose case is unknown is a case of its own."""
    values = [(path, row[judged.column(path)]) for path in judged.rule.form.case]
    if any(value is None for _, value in values):
        about = judged.rule.about
        return tuple(
            (f"{about}.{name}", str(row[name])) for name in BY_NAME[about].key if row[name] is not None
        )
    return tuple((path, str(value)) for path, value in values)


def facts_of_row(judged: JudgedRule, row: Row) -> dict[str, Value]:
    """Return the facts and measures of a row by the names that the rule uses; missing ones are left out."""
    rule = judged.rule
    found: dict[str, Value] = {}
    for path in rule.columns:
        if path == RUN_DAY or path in rule.parameters:
            continue
        column = path if path in row else relative(path, rule.about)
        value = row.get(column)
        if value is not None:
            found[path] = ", ".join(map(str, value)) if isinstance(value, list) else value
    return found


def missing_paths(judged: JudgedRule, row: Row) -> tuple[str, ...]:
    """Return the facts that left a row undetermined: for a measure, those of the members behind it."""
    mask = row["_missing"]
    found: dict[str, None] = {}
    for bit, path in enumerate(judged.sql.missing_bits):
        if mask >> bit & 1:
            for each in _behind(judged, path, row):
                found[each] = None
    return first_asked(found, row)


def first_asked(missing: Iterable[str], row: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the missing facts as they are to be asked, without those that only come after another.

    Of an order of which it is unknown whether it falls under a contract, no more is asked of the contract;
    what sort of service a group is follows from the group. An amount in another currency does not lack the
    amount but its rate.
    """
    currency = row.get("currency")
    rate = f"{RATES}{currency}" if currency and currency != "EUR" else None
    found = tuple(rate if rate and path == "purchase.value" else path for path in missing)
    if "purchase.group" in found:
        found = tuple(path for path in found if path != "purchase.social_services")
    closed = [path for path in found if path.endswith(".under_contract")]
    contracts = tuple(path.replace(".under_contract", ".contract.") for path in closed)
    return tuple(path for path in found if not contracts or not path.startswith(contracts))


def _behind(judged: JudgedRule, path: str, row: Row) -> tuple[str, ...]:
    related = next((each for each in judged.rule.related if path.startswith(f"{each.name}.")), None)
    if related is None:
        return (path,)
    opened = row.get(open_mask(related.name)) or 0
    bits = judged.sql.open_bits[related.name]
    behind = tuple(shown_member(related.entity, each) for bit, each in enumerate(bits) if opened >> bit & 1)
    return behind or unbound(related, judged.rule.about, row) or (BY_NAME[related.entity].plural,)


def shown_member(entity: str, path: str) -> str:
    """Return a member's fact as the dictionary names it: ``other.value`` of a purchase; others as they are."""
    rest = path.removeprefix(f"{OTHER}.")
    return rest if rest == path or rest.startswith("order.") else f"{entity}.{rest}"


def tallies(connection: Any, judged: JudgedRule) -> list[Tally]:
    """Return how many subjects had each outcome, per unit and month, with the euros at stake."""
    rule = judged.rule
    columns = BY_NAME[rule.about].facts()
    names = [name for name in ("unit", "board") if name in columns]
    unit = f"coalesce({', '.join(map(quoted, names))})" if names else "NULL"
    at_stake = quoted(judged.column(rule.form.at_stake.value)) if rule.form.at_stake else "NULL"
    gather = "max" if rule.form.at_stake and rule.form.at_stake.gather == "highest" else "sum"
    rows = connection.execute(
        f"SELECT {unit}, strftime(_as_of, '%Y-%m'), _outcome, count(*), "  # noqa: S608
        f"coalesce({gather}({at_stake}), 0)::BIGINT "
        f"FROM {quoted(judged.table)} GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    outcomes = {str(outcome): outcome for outcome in Outcome}
    return [Tally(rule.code, row[0], row[1], outcomes[row[2]], row[3], row[4]) for row in rows]
