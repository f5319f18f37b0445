"""Reads the file of waivers, and adds one to it without touching what stands there."""

from __future__ import annotations

import os
import re
import tempfile
import unicodedata
from collections.abc import Collection
from dataclasses import replace
from datetime import date
from pathlib import Path
from textwrap import indent
from typing import Any

import yaml

from inkooptoets.engine.form import Form, Way, open_forms, refuse
from inkooptoets.engine.waivers import FINDING, Waiver
from inkooptoets.facts.dictionary import BY_NAME
from inkooptoets.facts.dictionary.kind import DAY
from inkooptoets.facts.problem import ProblemsError, problem

_KEYS = ("id", "rule", "scope", "reason", "requested_by", "approver", "from", "until")


def read_waivers(path: Path, rules: Collection[str], paths: Collection[str] = ()) -> tuple[Waiver, ...]:
    """Return the waivers in a file: a list, all keys required, for known rules.

    ``paths`` are facts beside the dictionary's that a scope may name, such as derived ones. ProblemsError
    holds everything that is wrong.
    """
    known = {f"{entity.name}.{fact}" for entity in BY_NAME.values() for fact in entity.facts()}
    forms, problems = open_forms([path], may_be_empty=True)
    waivers: list[Waiver] = []
    for form in forms:
        for index in range(len(form.items(()))):
            waiver = _waiver(form, (index,), rules, {*known, *paths})
            if waiver and any(waiver.id == other.id for other in waivers):
                form.note(
                    (index, "id"),
                    f"Vrijstelling `{waiver.id}` staat er twee keer.",
                    "Elke vrijstelling heeft een eigen kenmerk.",
                    "Geef een van beide een ander kenmerk.",
                )
            if waiver:
                waivers.append(waiver)
        problems.extend(form.problems)
    refuse(problems)
    return tuple(waivers)


def write_waiver(path: Path, waiver: Waiver, rules: Collection[str], paths: Collection[str] = ()) -> None:
    """Add a waiver at the end of a file, which is made where there is none.

    The text that stands there stays as it is. ProblemsError says what is wrong with the waiver or the file,
    and then nothing is written; a reader sees the old file or the new one, never half of it.
    """
    old_text = path.read_text(encoding="utf-8") if path.exists() else ""
    old = read_waivers(path, rules, paths) if old_text else ()
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".yaml")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as new_file:
            new_file.write(_added(old_text, waiver))
            new_file.flush()
            os.fsync(new_file.fileno())
        if _checked(Path(name), path, rules, paths) != (*old, waiver):
            raise problem(
                f"Aan `{path.name}` is geen vrijstelling toe te voegen.",
                "Het bestand is een lijst met een streepje voor elke vrijstelling.",
                f"Schrijf vrijstelling `{waiver.id}` er zelf bij.",
            )
        Path(name).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)


def _waiver(form: Form, way: Way, rules: Collection[str], paths: Collection[str]) -> Waiver | None:
    noted = len(form.problems)
    form.section(way, required=_KEYS)
    first: date | None = form.kept((*way, "from"), DAY)
    last: date | None = form.kept((*way, "until"), DAY)
    if first and last and last < first:
        form.note(
            (*way, "until"),
            f"De vrijstelling eindigt op {last}, voor haar begin op {first}.",
            "`until` ligt niet voor `from`; beide dagen tellen mee.",
            "Verbeter een van beide.",
        )
    requested_by, approver = form.text((*way, "requested_by")), form.text((*way, "approver"))
    if requested_by and _person(requested_by) == _person(approver):
        form.note(
            (*way, "approver"),
            f"`{approver}` heeft de vrijstelling ook aangevraagd.",
            "Wie aanvraagt, keurt niet zelf goed.",
            "Laat een ander goedkeuren.",
        )
    waiver = Waiver(
        id=form.text((*way, "id")),
        rule=form.choice((*way, "rule"), rules, "Regel") or "",
        scope=_scope(form, (*way, "scope"), paths),
        reason=form.text((*way, "reason")),
        requested_by=requested_by,
        approver=approver,
        valid_from=first or date.min,
        valid_until=last or date.max,
    )
    return waiver if len(form.problems) == noted else None


def _scope(form: Form, way: Way, paths: Collection[str]) -> tuple[tuple[str, str], ...]:
    found = form.entries(way)
    if form.at(way) == {}:
        form.note(
            way,
            "De vrijstelling noemt niet waarvoor zij geldt.",
            "`scope` noemt een bevinding, of feiten zoals `order.unit: 99ZZ00`.",
            "Vul `scope` in.",
        )
    if FINDING in found and len(found) > 1:
        form.note(
            way,
            "De vrijstelling noemt een bevinding en ook feiten.",
            "`scope` is het een of het ander.",
            f"Haal `{FINDING}` of de feiten weg.",
        )
    for path, value in found.items():
        if path != FINDING:
            form.known((*way, path), path, paths, "Feit")
        if value is None or isinstance(value, (dict, list)):
            form.note(
                (*way, path),
                f"`{path}` heeft geen enkele waarde.",
                "Bij elk feit hoort een waarde.",
                f"Schrijf `{path}: waarde`.",
            )
    return tuple(sorted((path, str(value)) for path, value in found.items()))


def _person(name: str) -> str:
    """Return a name as it is compared: letters and digits only, without case or accents."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    return "".join(letter for letter in plain if letter.isalnum())


def _added(text: str, waiver: Waiver) -> str:
    entry: dict[str, Any] = {
        "id": waiver.id,
        "rule": waiver.rule,
        "scope": dict(waiver.scope),
        "reason": waiver.reason,
        "requested_by": waiver.requested_by,
        "approver": waiver.approver,
        "from": waiver.valid_from,
        "until": waiver.valid_until,
    }
    dumped: str = yaml.safe_dump([entry], sort_keys=False, allow_unicode=True, width=100)
    dash = re.search(r"(?m)^( *)- ", text)
    without_empty_list = re.sub(r"(?m)^\s*\[\s*\]\s*$", "", text) if not dash else text
    start = without_empty_list if without_empty_list.endswith("\n") or not without_empty_list else f"{text}\n"
    return start + indent(dumped, dash.group(1) if dash else "")


def _checked(new: Path, path: Path, rules: Collection[str], paths: Collection[str]) -> tuple[Waiver, ...]:
    try:
        return read_waivers(new, rules, paths)
    except ProblemsError as error:
        raise ProblemsError(
            replace(found, place=replace(found.place, file=str(path)) if found.place else None)
            for found in error.problems
        ) from None
