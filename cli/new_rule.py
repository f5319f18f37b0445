"""Writes a new rule that works at once: in a board's own folder, in the rulebook, or where asked."""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass
from pathlib import Path

from inkooptoets.cli.options import write_whole
from inkooptoets.cli.rule_template import rule_text
from inkooptoets.engine.form import open_forms, refuse
from inkooptoets.engine.rule_file import CODE, PATTERNS
from inkooptoets.engine.rule_schema import rule_schema
from inkooptoets.engine.rulebook import Rulebook, load_rulebook, own_folder
from inkooptoets.facts.problem import Place, problem

OWN_RULES = "regels"
"""The folder of own rules where the policy does not name one."""
SCHEMA = "rule.schema.json"
_NOTE = f"\n# De map met eigen regels van dit bestuur.\nown_rules: {OWN_RULES}\n"


@dataclass(frozen=True)
class NewRule:
    """What was made: the file, the command that runs its cases, and how to tell of it."""

    file: Path
    test: str
    told: str


def new_rule(code: str, about: str, into: Path | None, policy: Path | None) -> NewRule:
    """Write a rule about contracts or purchases; ProblemsError says why not, and then nothing is written.

    Without ``into`` it goes to the own rules of the board with this policy, into the rulebook when that is
    in this folder, or else to a folder of its own.
    """
    if not re.fullmatch(CODE, code):
        raise problem(
            f"`{code}` is geen code van een regel.",
            f"Een code is {PATTERNS[CODE].removeprefix('een code als ')}.",
            f"Bedoelt u `{_proper(code)}`?" if _proper(code) else "Kies een code als `EIGEN-01`.",
        )
    rulebook = load_rulebook(policy)
    folder, told = _place(code, into, policy, rulebook)
    file = folder / f"{code}.yaml"
    if code in rulebook.rules:
        raise _there_already(f"Regel `{code}` bestaat al.", rulebook.rules[code].place)
    if file.exists():
        raise _there_already("Dit bestand bestaat al.", Place(str(file)))
    if policy is not None and told == "made for board":
        _name_own_rules(policy, rulebook)
    write_whole(file, rule_text(code, about, _schema_beside(folder)))
    beside = told == "made beside" and not _in_rulebook(folder)
    test = f"inkooptoets rules test {code}" + (f" --rules {folder}" if beside else "")
    return NewRule(file, test, told)


def _place(code: str, into: Path | None, policy: Path | None, rulebook: Rulebook) -> tuple[Path, str]:
    if policy is not None:
        own = rulebook.overlay.own_rules or policy.parent / OWN_RULES
        if into is None or into.resolve().is_relative_to(own.resolve()):
            return into or own, "made for board"
    if into is not None:
        return into, "made beside"
    if _in_rulebook(Path("rules")):
        prefix = code.split("-")[0]
        alike = [rule for each, rule in sorted(rulebook.rules.items()) if each.split("-")[0] == prefix]
        inside = Path(alike[0].place.file).resolve().parent if alike else None
        folder = inside.relative_to(own_folder().resolve()) if inside else Path(prefix.lower())
        return Path("rules") / folder, "made beside"
    return Path(OWN_RULES), "made beside"


def _in_rulebook(folder: Path) -> bool:
    return folder.resolve().is_relative_to(own_folder().resolve())


def _proper(code: str) -> str:
    """Return the code that was meant, or nothing where that is not to be seen."""
    proper = re.sub(r"[^A-Z0-9]+", "-", code.upper()).strip("-")
    return proper if re.fullmatch(CODE, proper) else ""


def _there_already(wrong: str, place: Place) -> Exception:
    return problem(wrong, "Er wordt nooit iets overschreven.", "Kies een andere code.", place)


def _name_own_rules(policy: Path, rulebook: Rulebook) -> None:
    """Make sure that the policy names the folder of own rules."""
    if rulebook.overlay.own_rules is not None:
        return
    (policy.parent / OWN_RULES).mkdir(exist_ok=True)
    before = policy.read_text(encoding="utf-8")
    forms, problems = open_forms([policy], may_be_empty=True)
    refuse(problems)
    if isinstance(forms[0].document.value, dict | None) and not before.lstrip().startswith("{"):
        write_whole(policy, before.rstrip("\n") + "\n" + _NOTE if before.strip() else _NOTE.lstrip("\n"))
        return
    raise problem(
        "Dit beleid noemt geen map met eigen regels.",
        f"Een eigen regel doet mee als het beleid `own_rules: {OWN_RULES}` heeft.",
        "Voeg die regel toe en probeer het opnieuw.",
        Place(str(policy)),
    )


def _schema_beside(folder: Path) -> str:
    """Return the way from a folder to the schema of rules, which is written there unless it is elsewhere."""
    published = own_folder().resolve().parent / "docs" / "schemas" / "rule.json"
    if _in_rulebook(folder) and published.is_file():
        return os.path.relpath(published, folder.resolve())
    write_whole(folder / SCHEMA, json.dumps(rule_schema(), ensure_ascii=False, indent=2) + "\n")
    return SCHEMA
