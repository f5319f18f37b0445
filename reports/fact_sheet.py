"""What the ledger holds, for the terminal: how much of each, all that is known of one key, and what was refused."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from inkooptoets.engine.verdict import Origin
from inkooptoets.facts.dictionary import BY_PLURAL, Fact
from inkooptoets.facts.ledger.lookup import Version
from inkooptoets.facts.rejection import Rejection
from inkooptoets.reports.layout import text_table
from inkooptoets.reports.pseudonym import PERSONAL_COLUMNS, pseudonym
from inkooptoets.reports.values import write_origin, write_value
from inkooptoets.reports.words import Words

_SAY: Mapping[str, tuple[str, str]] = {
    "entity": ("onderwerp", "entity"),
    "section": ("in een feitenbestand", "in a fact file"),
    "number": ("aantal", "number"),
    "fact": ("feit", "fact"),
    "value": ("waarde", "value"),
    "meaning": ("betekenis", "meaning"),
    "from": ("uit", "from"),
    "earlier": (
        "eerder, tot de import van {run}: uit {origin}",
        "earlier, until the import of {run}: from {origin}",
    ),
    "was": ("was", "was"),
    "same": ("(niets anders)", "(nothing else)"),
    "unknown": ("onbekend", "unknown"),
    "place": ("plaats", "place"),
    "column": ("kolom", "column"),
    "reason": ("waarom", "why"),
    "nothing": ("Er staat niets in quarantaine.", "Nothing is in quarantine."),
    "rejected": (
        "{number} rijen of waarden zijn niet ingelezen. Verbeter het bestand en lees het opnieuw in.",
        "{number} rows or values were not read. Correct the file and import it again.",
    ),
    "more": ("… en {number} meer.", "… and {number} more."),
}


@dataclass(frozen=True)
class Reader:
    """Who reads: in which language, whether with names of people, and which board salts the pseudonyms."""

    lang: str
    names: bool
    board: str

    def say(self, key: str, /, **values: object) -> str:
        """Return a text of this page."""
        text = _SAY[key][self.lang == "en"]
        return text.format(**values) if values else text

    def value(self, fact: Fact, value: Any) -> str:
        """Return a fact's value as this reader may see it."""
        parts = list(value) if isinstance(value, (list, tuple)) else [value]
        if fact.personal and not self.names:
            return ", ".join(pseudonym(str(part), self.board) for part in parts)
        return ", ".join(write_value(part, fact.kind.name, Words(self.lang)) for part in parts)


def write_counts(counts: Mapping[str, int], reader: Reader) -> str:
    """Return how many rows each entity has."""
    titles = [reader.say(key) for key in ("entity", "section", "number")]
    rows = [
        (BY_PLURAL[plural].nl if reader.lang == "nl" else BY_PLURAL[plural].en, plural, str(number))
        for plural, number in counts.items()
    ]
    return text_table(titles, rows)


def write_versions(versions: Sequence[Version], reader: Reader) -> str:
    """Return every row with its facts and origin, and what earlier versions of it said otherwise."""
    current = {(each.entity, each.key): each.values for each in versions if each.superseded_by is None}
    return "\n\n".join(
        _current(each, reader)
        if each.superseded_by is None
        else _earlier(each, current.get((each.entity, each.key), {}), reader)
        for each in versions
    )


def write_quarantine(rejections: Sequence[Rejection], reader: Reader, most: int = 200) -> str:
    """Return what could not be read, with its place and why."""
    if not rejections:
        return reader.say("nothing")
    titles = [reader.say(key) for key in ("place", "column", "value", "reason")]
    rows = [
        (_place(each), each.column or "", _rejected(each, reader), each.reason) for each in rejections[:most]
    ]
    parts = [reader.say("rejected", number=len(rejections)), text_table(titles, rows)]
    parts += [reader.say("more", number=len(rejections) - most)] if len(rejections) > most else []
    return "\n\n".join(parts)


def _current(version: Version, reader: Reader) -> str:
    entity = version.entity
    name = entity.nl if reader.lang == "nl" else entity.en
    title = f"{name} {_key(version, reader)}"
    facts = entity.facts()
    rows = [
        (path, reader.value(facts[path], value), facts[path].nl if reader.lang == "nl" else facts[path].en)
        for path, value in version.values.items()
    ]
    head = f"{title}\n{'-' * len(title)}\n{reader.say('from')} {_origin(version, reader)}\n"
    return f"{head}\n{text_table([reader.say(key) for key in ('fact', 'value', 'meaning')], rows)}"


def _earlier(version: Version, current: Mapping[str, Any], reader: Reader) -> str:
    facts = version.entity.facts()
    run = (version.superseded_by or "").partition(".")[0].replace("T", " ")
    lines = [reader.say("earlier", run=run, origin=_origin(version, reader))]
    for path in facts:
        if version.values.get(path) != current.get(path):
            old = version.values.get(path)
            written = reader.say("unknown") if old is None else reader.value(facts[path], old)
            lines.append(f"  {path} {reader.say('was')} {written}")
    return "\n".join(lines if len(lines) > 1 else [*lines, f"  {reader.say('same')}"])


def _key(version: Version, reader: Reader) -> str:
    facts = version.entity.facts()
    return " / ".join(
        reader.value(facts[name], version.values[name])
        for name in version.entity.key
        if name in version.values
    )


def _origin(version: Version, reader: Reader) -> str:
    return write_origin(Origin(version.file, version.line, version.sheet), Words(reader.lang))


def _place(rejection: Rejection) -> str:
    sheet = f"[{rejection.sheet}]" if rejection.sheet else ""
    return f"{rejection.file}{sheet}" + (f":{rejection.line}" if rejection.line is not None else "")


def _rejected(rejection: Rejection, reader: Reader) -> str:
    personal = (rejection.column or "").strip().lower() in PERSONAL_COLUMNS
    hidden = personal and rejection.value and not reader.names
    return pseudonym(rejection.value, reader.board) if hidden else rejection.value
