"""The rules in a list: for the terminal, for a page, and for other programs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from inkooptoets.engine.rule import Rule
from inkooptoets.reports.layout import markdown_table, text_table
from inkooptoets.reports.rule_words import say
from inkooptoets.reports.words import Words

_COLUMNS = ("code", "title", "severity", "moments", "status", "guidance", "off")


def write_rule_list(rules: Iterable[Rule], form: str, lang: str) -> str:
    """Return the rules by code as text, markdown or json."""
    listed = sorted(rules, key=lambda rule: rule.code)
    if form == "json":
        return json.dumps([_plain(rule) for rule in listed], ensure_ascii=False, indent=2) + "\n"
    titles = [say(key, lang) for key in _COLUMNS]
    rows = [rule_row(rule, lang) for rule in listed]
    if not any(row[-1] for row in rows):
        titles, rows = titles[:-1], [row[:-1] for row in rows]
    return markdown_table(titles, rows) + "\n" if form == "markdown" else text_table(titles, rows, 34)


def rule_row(rule: Rule, lang: str) -> tuple[str, ...]:
    """Return the cells of one rule."""
    own = f" ({say('own', lang)})" if rule.own else ""
    return (
        rule.code,
        f"{rule.form.title.by_language()[lang]}{own}",
        Words(lang)(f"severity.{rule.severity}"),
        ", ".join(say(f"moment.{moment}", lang) for moment in rule.form.moments),
        say(f"status.{rule.form.status}", lang),
        ", ".join(rule.form.guidance),
        rule.switched_off or "",
    )


def _plain(rule: Rule) -> dict[str, Any]:
    return {
        "code": rule.code,
        "title": rule.form.title.by_language(),
        "severity": str(rule.severity),
        "moments": [str(moment) for moment in rule.form.moments],
        "status": rule.form.status,
        "guidance": list(rule.form.guidance),
        "about": rule.about,
        "own": rule.own,
        "switched_off": rule.switched_off,
        "file": rule.place.file,
    }
