"""The dictionary as a page for people: every entity, every fact, what it means and how it is written.

``python -m inkooptoets.facts.dictionary.documentation`` writes the page to standard output.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable

from inkooptoets.facts.dictionary import ENTITIES, ROLLED_UP, Entity, Fact
from inkooptoets.facts.dictionary.kind import KINDS, NO, YES, Kind

_WORDS: dict[str, dict[str, str]] = {
    "en": {
        "title": "The dictionary of facts",
        "intro": "What a fact is called, what it means and how it is written. Generated from "
        "`facts/dictionary/`; renew it with `make docs`.",
        "kinds": "Kinds of facts",
        "kind": "kind",
        "written": "how it is written",
        "imported": "Entities",
        "rolled_up": "Worked out, never written in a file",
        "section": "in a fact file",
        "or": "or",
        "key": "key",
        "inside": "may also be written inside its {0}",
        "fact": "fact",
        "example": "example",
        "personal": "personal data",
        "refers": "refers to",
        "required": "required",
        "many": "a list",
        "one_of": "one of",
        "at_least": "at least",
        "at_most": "at most",
        "not_before": "not before",
        "yes": "yes",
    },
    "nl": {
        "title": "Het woordenboek van feiten",
        "intro": "Hoe een feit heet, wat het betekent en hoe u het schrijft. Gemaakt uit "
        "`facts/dictionary/`; vernieuw het met `make docs`.",
        "kinds": "Soorten feiten",
        "kind": "soort",
        "written": "hoe u het schrijft",
        "imported": "Onderwerpen",
        "rolled_up": "Uitgerekend, nooit in een bestand geschreven",
        "section": "in een feitenbestand",
        "or": "of",
        "key": "sleutel",
        "inside": "mag ook binnen het onderwerp {0} staan",
        "fact": "feit",
        "example": "voorbeeld",
        "personal": "persoonsgegeven",
        "refers": "verwijst naar",
        "required": "verplicht",
        "many": "een lijst",
        "one_of": "een van",
        "at_least": "minstens",
        "at_most": "hoogstens",
        "not_before": "niet voor",
        "yes": "ja",
    },
}

_WRITTEN_EN = {
    "text": "text",
    "reference": "the key of another fact",
    "yes_no": "yes or no",
    "day": "31-12-2026 or 2026-12-31",
    "amount": "1234.56 or EUR 1.234,56, in the currency of the document",
    "euro": "1234.56 or EUR 1.234,56",
    "count": "a whole number",
    "months": "a whole number of months",
    "days": "a whole number of days",
    "minutes": "a whole number of minutes",
    "percent": "21 or 12.5, in percent",
    "rate": "0.92, euros for one unit",
    "quantity": "a number, also 2.5",
    "week": "ma-vr 08:30-16:00 (mon-fri works too), or 24x7",
}


def dictionary_markdown(lang: str = "en") -> str:
    """Return the page, with its own words in ``lang`` and each fact's meaning in Dutch and English."""
    words = _WORDS[lang]
    lines = [f"# {words['title']}", "", words["intro"], "", f"## {words['kinds']}", ""]
    lines += _table((words["kind"], words["written"]), (_kind_row(kind, lang) for kind in KINDS.values()))
    lines += ["", f"## {words['imported']}"]
    for entity in ENTITIES:
        lines += _entity(entity, words, in_files=True)
    lines += ["", f"## {words['rolled_up']}"]
    for entity in ROLLED_UP:
        lines += _entity(entity, words, in_files=False)
    return "\n".join(lines) + "\n"


def _kind_row(kind: Kind, lang: str) -> tuple[str, str]:
    written = kind.written if lang == "nl" else _WRITTEN_EN[kind.name]
    if kind.name == "yes_no":
        written += f" ({', '.join(f'`{word}`' for word in (*YES, *NO))})"
    return f"`{kind.name}`", written


def _entity(entity: type[Entity], words: dict[str, str], *, in_files: bool) -> list[str]:
    lines = ["", f"### {entity.name}: {entity.nl} / {entity.en}", "", _first_paragraph(entity), ""]
    if in_files:
        inside = f"; {words['inside'].format(f'`{entity.origin_of}`')}" if entity.origin_of else ""
        lines += [f"- {words['section']}: `{entity.name}:` {words['or']} `{entity.plural}:`{inside}"]
    lines += [f"- {words['key']}: {', '.join(f'`{name}`' for name in entity.key)}", ""]
    titles = (words["fact"], "nl", "en", words["kind"], words["example"], words["personal"], words["refers"])
    return lines + _table(titles, (_fact_row(found, words) for found in entity.facts().values()))


def _first_paragraph(entity: type[Entity]) -> str:
    return " ".join((entity.__doc__ or "").split("\n\n")[0].split())


def _fact_row(found: Fact, words: dict[str, str]) -> tuple[str, ...]:
    limits = [
        words["required"] if found.required else "",
        words["many"] if found.many else "",
        f"{words['one_of']} {', '.join(f'`{choice}`' for choice in found.choices)}" if found.choices else "",
        f"{words['at_least']} {found.at_least}" if found.at_least is not None else "",
        f"{words['at_most']} {found.at_most}" if found.at_most is not None else "",
        f"{words['not_before']} `{found.not_before}`" if found.not_before else "",
    ]
    return (
        f"`{found.path}`",
        found.nl,
        found.en,
        "; ".join([f"`{found.kind.name}`", *filter(None, limits)]),
        f"`{found.example}`",
        words["yes"] if found.personal else "",
        f"`{found.refers_to}`" if found.refers_to else "",
    )


def _table(titles: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> list[str]:
    return [_row(cells) for cells in (titles, tuple("---" for _ in titles), *rows)]


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


if __name__ == "__main__":
    sys.stdout.write(dictionary_markdown("en"))
