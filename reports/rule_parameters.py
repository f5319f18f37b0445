"""Parameters for people: every dated value with its period, source and who sets it."""

from __future__ import annotations

from inkooptoets.engine.parameters import Dated, Parameter
from inkooptoets.engine.rulebook import Rulebook
from inkooptoets.reports.layout import Block, Paragraph, Section, Table
from inkooptoets.reports.rule_words import say
from inkooptoets.reports.values import write_period, write_value
from inkooptoets.reports.words import Words

_COLUMNS = ("parameter", "meaning", "value", "period", "source", "set_by")
_MORE = ("stricter", "checked", "used_by")


def parameter_titles(lang: str) -> tuple[str, ...]:
    """Return the titles above ``parameter_rows``."""
    return tuple(say(key, lang) for key in _COLUMNS)


def parameter_rows(rulebook: Rulebook, name: str, lang: str) -> list[tuple[str, ...]]:
    """Return a row for every value of a parameter, the first with its name and meaning."""
    parameter = rulebook.parameters.get(name)
    setter = say(f"set_by.{parameter.set_by}", lang)
    if not parameter.values:
        return [(f"`{name}`", parameter.title[lang], say("no_value", lang), "", "", setter)]
    rows: list[tuple[str, ...]] = []
    for dated in parameter.values:
        first = not rows
        assumed = f"; {say('assumption', lang)}" if dated.assumption else ""
        rows.append(
            (
                f"`{name}`" if first else "",
                parameter.title[lang] if first else "",
                written_value(parameter, dated, lang),
                _period(dated, lang),
                _source(rulebook, dated),
                setter + assumed if first else "",
            )
        )
    return rows


def parameter_sections(rulebook: Rulebook, lang: str) -> list[Section]:
    """Return the sections of the page with all parameters."""
    sections = [Section(say("parameters", lang), (Paragraph(say("parameters.intro", lang)),))]
    for setter in ("law", "board"):
        names = [name for name in rulebook.parameters if rulebook.parameters.get(name).set_by == setter]
        blocks: list[Block] = [_overview(rulebook, names, lang)]
        blocks.append(
            Table(
                parameter_titles(lang),
                tuple(row for name in names for row in parameter_rows(rulebook, name, lang)),
            )
        )
        sections.append(Section(say(f"parameters.{setter}", lang), tuple(blocks)))
    return sections


def written_value(parameter: Parameter, dated: Dated, lang: str) -> str:
    """Return a value as people read it, with its unit where its kind does not tell."""
    words = Words(lang)
    if isinstance(dated.value, tuple):
        return ", ".join(dated.value)
    return write_value(dated.value, parameter.kind.name, words)


def _overview(rulebook: Rulebook, names: list[str], lang: str) -> Table:
    titles = tuple(say(key, lang) for key in ("parameter", "stricter", "used_by"))
    rows: list[tuple[str, ...]] = []
    for name in names:
        users = sorted(
            code
            for code, rule in rulebook.rules.items()
            if any(use.key == name for use in rule.parameters.values())
        )
        stricter = say(f"stricter.{rulebook.parameters.get(name).stricter}", lang)
        rows.append((f"`{name}`", stricter, ", ".join(users)))
    return Table(titles, tuple(rows))


def _period(dated: Dated, lang: str) -> str:
    first = dated.valid_from.isoformat() if dated.valid_from else None
    last = dated.valid_until.isoformat() if dated.valid_until else None
    return write_period(first, last, Words(lang))


def _source(rulebook: Rulebook, dated: Dated) -> str:
    source = rulebook.sources.by_code.get(dated.source)
    return f"{dated.source}, {source.place}" if source else dated.source
