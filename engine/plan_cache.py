"""Compiled plans kept on disk by what they were compiled from, so that a check imports no compiler."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from inkooptoets import __version__
from inkooptoets.engine.plan.sql import Plan, RuleSql, Tabulation
from inkooptoets.engine.rulebook import Rulebook
from inkooptoets.facts.dictionary import BY_NAME


class PlanCache:
    """A folder of compiled plans. A file that cannot be read or written costs time, never an answer."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder

    def prepared(self, rulebook: Rulebook) -> dict[str, str]:
        """Return the SQL of the prepared tables."""

        def compiled() -> dict[str, str]:
            from inkooptoets.engine.plan.compile import compile_prepared

            return compile_prepared(rulebook.active, rulebook.parameters)

        found: dict[str, str] = self._kept(f"prepared-{plan_key(rulebook)}", compiled)
        return found

    def plan(self, rulebook: Rulebook, run_day: date) -> Plan:
        """Return the whole plan for one day of running."""

        def compiled() -> dict[str, Any]:
            from inkooptoets.engine.plan.compile import compile_rules

            rules = compile_rules(rulebook.active, rulebook.parameters, run_day)
            return {code: asdict(rule) for code, rule in rules.items()}

        kept = self._kept(f"rules-{plan_key(rulebook)}-{run_day}", compiled)
        return Plan(self.prepared(rulebook), {code: _rule_sql(rule) for code, rule in kept.items()})

    def _kept(self, name: str, compiled: Callable[[], Any]) -> Any:
        path = self.folder / f"{name}.json" if self.folder else None
        if path is not None:
            try:
                return json.loads(path.read_text(encoding="utf-8"))
            except (OSError, ValueError):
                pass
        found = compiled()
        if path is not None:
            _write(path, json.dumps(found, sort_keys=True))
        return json.loads(json.dumps(found))


def plan_key(rulebook: Rulebook) -> str:
    """Return what a plan depends on besides the day: rules, parameters, dictionary and compiler."""
    columns = {name: [fact.path for fact in entity.facts().values()] for name, entity in BY_NAME.items()}
    text = json.dumps([_compiler(), __version__, rulebook.hash, columns], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


@cache
def _compiler() -> str:
    """Return a digest of the engine's own code: a plan that another engine compiled is no plan."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _write(path: Path, text: str) -> None:
    """Write a file whole or not at all; a folder that cannot be written is no error."""
    part = path.with_suffix(f".{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(text, encoding="utf-8")
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)


def _rule_sql(kept: Mapping[str, Any]) -> RuleSql:
    tabulations = tuple(
        Tabulation(each["function"], tuple(each["columns"]), each["table"]) for each in kept["tabulations"]
    )
    return RuleSql(
        code=kept["code"],
        bound_table=kept["bound_table"],
        bound=kept["bound"],
        tabulations=tabulations,
        judged=kept["judged"],
        missing_bits=tuple(kept["missing_bits"]),
        open_bits={name: tuple(bits) for name, bits in kept["open_bits"].items()},
    )
