"""Other engines on two row-level rules over the same bound contracts: rules a second, outcomes compared.

Each engine gets the rows as it likes them best, ready in memory; reading them is not timed. A missing fact is
left out of a row. What counts as the same answer is the number of violations of each rule.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from typing import Any

Record = dict[str, Any]
Answer = tuple[int, int]

PORTABILITY = "software && !(portable && responsible)"
SUPPORT = "support && !exempt && outside > allowed"


def make_records(number: int, seed: int = 5) -> list[Record]:
    """Return bound contracts as the two rules see them, a tenth of the facts false or far off."""
    import numpy as np

    rng = np.random.default_rng(seed)
    flags = {name: rng.random(number) < share for name, share in _SHARES.items()}
    outside = rng.integers(0, 6_000, number)
    return [
        {
            **{name: bool(values[index]) for name, values in flags.items()},
            "outside": int(outside[index]),
            "allowed": 300,
        }
        for index in range(number)
    ]


_SHARES = {"software": 0.5, "portable": 0.9, "responsible": 0.8, "support": 0.6, "exempt": 0.2}


def sql(records: Sequence[Record]) -> Callable[[], Answer]:
    """DuckDB over a table, as the audit does it."""
    import duckdb
    import pyarrow as pa

    connection = duckdb.connect()
    connection.register("given", pa.Table.from_pylist(list(records)))
    connection.execute("CREATE TABLE records AS SELECT * FROM given")

    def run() -> Answer:
        row = connection.execute(
            "SELECT count(*) FILTER (software AND NOT (portable AND responsible)), "
            "count(*) FILTER (support AND NOT exempt AND outside > allowed) FROM records"
        ).fetchone()
        return row[0], row[1]

    return run


def cel(records: Sequence[Record]) -> Callable[[], Answer]:
    """Google's CEL, one call a rule and record, as the check does it."""
    from cel_expr_python import cel as google

    kinds = dict.fromkeys(_SHARES, google.Type.BOOL) | {
        "outside": google.Type.INT,
        "allowed": google.Type.INT,
    }
    environment = google.NewEnv(variables=kinds)
    first, second = environment.compile(PORTABILITY), environment.compile(SUPPORT)

    def run() -> Answer:
        found = [0, 0]
        for record in records:
            activation = environment.Activation(record)
            found[0] += first.eval(activation).value() is True
            found[1] += second.eval(activation).value() is True
        return found[0], found[1]

    return run


def zen(records: Sequence[Record]) -> Callable[[], Answer]:
    """GoRules ZEN, compiled expressions."""
    from zen import compile_expression

    first = compile_expression("software and not(portable and responsible)")
    second = compile_expression("support and not(exempt) and outside > allowed")

    def run() -> Answer:
        return sum(first.evaluate(each) for each in records), sum(second.evaluate(each) for each in records)

    return run


def rego(records: Sequence[Record]) -> Callable[[], Answer]:
    """Rego by regopy, all records in one input."""
    from regopy import Interpreter

    interpreter = Interpreter()
    interpreter.add_module(
        "rules",
        """package rules
        first := count([i | r := input[i]; r.software; not both(r)])
        second := count([i | r := input[i]; r.support; not r.exempt; r.outside > r.allowed])
        both(r) { r.portable; r.responsible }
        """,
    )
    text = json.dumps(list(records))

    def run() -> Answer:
        interpreter.set_input_term(text)
        first = json.loads(str(interpreter.query("x := data.rules.first")))["bindings"]["x"]
        second = json.loads(str(interpreter.query("x := data.rules.second")))["bindings"]["x"]
        return int(first), int(second)

    return run


def durable(records: Sequence[Record]) -> Callable[[], Answer]:
    """durable-rules, an event a record."""
    from durable import lang
    from durable.engine import MessageNotHandledException

    found = [0, 0]
    with lang.ruleset("peers"):
        portable = (lang.m.software == True) & ((lang.m.portable == False) | (lang.m.responsible == False))  # noqa: E712
        support = (lang.m.support == True) & (lang.m.exempt == False) & (lang.m.outside > 300)  # noqa: E712
        both = lang.when_all(lang.pri(1), portable & support)
        both(lambda c: _count(found, (1, 1)))
        lang.when_all(lang.pri(2), portable)(lambda c: _count(found, (1, 0)))
        lang.when_all(lang.pri(3), support)(lambda c: _count(found, (0, 1)))

    def run() -> Answer:
        found[:] = [0, 0]
        for record in records:
            try:
                lang.post("peers", dict(record))
            except MessageNotHandledException:
                continue
        return found[0], found[1]

    return run


def _count(found: list[int], more: Answer) -> None:
    found[0] += more[0]
    found[1] += more[1]


ENGINES: dict[str, tuple[Callable[[Sequence[Record]], Callable[[], Answer]], int]] = {
    "DuckDB SQL": (sql, 1_000_000),
    "GoRules ZEN": (zen, 100_000),
    "CEL (Google)": (cel, 100_000),
    "durable-rules": (durable, 20_000),
    "Rego (regopy)": (rego, 5_000),
}
"""Each engine with the number of records that it gets: as many as it takes a second or so for."""


def measure_peers() -> dict[str, Any]:
    """Return, per engine, the records a second that go through both rules, and whether its answers are right."""
    result: dict[str, Any] = {}
    for name, (prepare, number) in ENGINES.items():
        records = make_records(number)
        expected = sql(records)()
        try:
            run = prepare(records)
            run() if number > 50_000 else None
            begin = time.perf_counter()
            answer = run()
            seconds = time.perf_counter() - begin
        except ImportError as error:
            result[name] = {"missing": str(error)}
            continue
        result[name] = {"records_a_second": number / seconds, "records": number, "agrees": answer == expected}
    return result
