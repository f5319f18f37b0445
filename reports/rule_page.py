"""All that there is to say of one rule, under the same headings for every rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import yaml

from inkooptoets.engine.example import Example
from inkooptoets.engine.rule import Rule
from inkooptoets.engine.rulebook import Rulebook, own_folder
from inkooptoets.engine.scope import RUN_DAY
from inkooptoets.facts.dictionary import BY_NAME
from inkooptoets.reports.layout import Block, Bullets, Code, Paragraph, Section, Table
from inkooptoets.reports.rule_condition import condition_blocks, fact_rows
from inkooptoets.reports.rule_parameters import parameter_rows, parameter_titles
from inkooptoets.reports.rule_words import RULE_WORDS, say
from inkooptoets.reports.values import write_day
from inkooptoets.reports.words import Words

HEADINGS = (
    *("what", "why", "based_on", "for_whom", "condition", "facts", "parameters"),
    *("example", "advice", "innocent", "changes"),
)
"""The headings of every rule's page, in order."""


def rule_title(rule: Rule, lang: str) -> str:
    """Return the code and title above the page."""
    return f"{rule.code}: {rule.form.title.by_language()[lang]}"


def rule_sections(
    rule: Rule, rulebook: Rulebook, lang: str, example: Example | None, changes: Sequence[str] = ()
) -> list[Section]:
    """Return the sections of a rule's page; ``changes`` are the lines of the changelog that name it."""
    blocks: Mapping[str, Sequence[Block]] = {
        "what": _what(rule, lang),
        "why": [Paragraph(rule.form.why.by_language()[lang])],
        "based_on": [Bullets(tuple(source_line(rulebook, code, lang) for code in rule.form.guidance))],
        "for_whom": _for_whom(rule, lang),
        "condition": condition_blocks(rule, rulebook, lang),
        "facts": _facts(rule, rulebook, lang),
        "parameters": _parameters(rule, rulebook, lang),
        "example": _example(example, lang),
        "advice": [Paragraph(rule.form.advice.by_language()[lang])],
        "innocent": [Paragraph(rule.form.innocent.by_language()[lang])],
        "changes": [Bullets(tuple(changes)) if changes else Paragraph(say("none.changes", lang))],
    }
    return [Section(RULE_WORDS[key][lang == "en"], tuple(blocks[key])) for key in HEADINGS]


def file_of(rule: Rule) -> str:
    """Return a rule's file as the repository names it; of a rule of a board's own, as it was read."""
    file, folder = rule.place.file, str(own_folder())
    return f"rules{file.removeprefix(folder)}" if file.startswith(folder) else file


def source_line(rulebook: Rulebook, code: str, lang: str) -> str:
    """Return what is cited, where it stands, what it says and a link, in one line."""
    source = rulebook.sources.get(code)
    heading = f", “{source.heading}”" if source.heading else ""
    link = f" <{source.url}>" if source.url else ""
    return f"**{code}**, {source.title[lang]}, {source.place}{heading}: {source.text[lang]}{link}"


def _what(rule: Rule, lang: str) -> list[Block]:
    moments = ", ".join(say(f"moment.{moment}", lang) for moment in rule.form.moments)
    words = Words(lang)
    facts = [
        (say("severity", lang), words(f"severity.{rule.severity}")),
        (say("status", lang), say(f"status.{rule.form.status}", lang)),
        (say("moments", lang), moments),
        (say("file", lang), f"`{file_of(rule)}`"),
    ]
    blocks: list[Block] = [Paragraph(f"{rule.form.title.by_language()[lang]}.")]
    if rule.switched_off:
        blocks.append(Paragraph(say("off.because", lang, reason=rule.switched_off)))
    blocks.append(Bullets(tuple(f"{name}: {value}" for name, value in facts)))
    return [*blocks, Paragraph(f"{say('message', lang)}: {rule.form.message.by_language()[lang]}")]


def _for_whom(rule: Rule, lang: str) -> list[Block]:
    entity = BY_NAME[rule.about]
    case = f" {say('and', lang)} ".join(f"`{path}`" for path in rule.form.case)
    name = (entity.nl if lang == "nl" else entity.en).lower()
    return [
        Bullets(tuple(say(f"who.{moment}", lang) for moment in rule.form.moments)),
        Paragraph(say("about", lang, entity=name, name=rule.about, case=case)),
        Paragraph(
            say("day.run", lang) if rule.form.as_of == RUN_DAY else say("day", lang, day=rule.form.as_of)
        ),
    ]


def _facts(rule: Rule, rulebook: Rulebook, lang: str) -> list[Block]:
    titles = tuple(say(key, lang) for key in ("fact", "meaning", "kind", "fact.example"))
    rows = fact_rows(rule, rulebook, lang)
    return [Table(titles, tuple(rows)) if rows else Paragraph(say("none.facts", lang))]


def _parameters(rule: Rule, rulebook: Rulebook, lang: str) -> list[Block]:
    names = sorted({use.key for use in rule.parameters.values()})
    rows = [row for name in names for row in parameter_rows(rulebook, name, lang)]
    if not rows:
        return [Paragraph(say("none.parameters", lang))]
    return [Table(parameter_titles(lang), tuple(rows))]


def _example(example: Example | None, lang: str) -> list[Block]:
    if example is None:
        return [Paragraph(say("none.example", lang))]
    words = Words(lang)
    titles = (say("subject", lang), say("outcome", lang))
    rows = tuple((f"`{subject}`", words(f"outcome.{outcome}")) for subject, outcome in example.outcomes)
    given = say("example.given", lang, day=write_day(example.day, lang), it=example.it)
    blocks: list[Block] = [Paragraph(given), Code(_yaml(example.given), "yaml")]
    blocks += [Paragraph(say("example.then", lang)), Table(titles, rows)]
    if example.message:
        blocks.append(Paragraph(say("example.says", lang, message=example.message[lang])))
    return blocks


WIDE = 400
"""Signs on a line of an example: a record stays on one."""


def _yaml(given: Mapping[str, Any]) -> str:
    text = yaml.safe_dump(
        _written(given), sort_keys=False, default_flow_style=None, allow_unicode=True, width=WIDE
    )
    return str(text)


def _written(value: Any) -> Any:
    """Return a value as YAML can write it: exact numbers as text."""
    if isinstance(value, Mapping):
        return {key: _written(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_written(each) for each in value]
    return str(value) if isinstance(value, Decimal) and not isinstance(value, date) else value
