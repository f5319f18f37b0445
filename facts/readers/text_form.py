"""The form of a CSV file: its encoding, its separator, the length of its lines."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from inkooptoets.facts.problem import Place, problem
from inkooptoets.facts.raw_table import clean_name
from inkooptoets.facts.readers.header import ROWS_TO_LOOK_AT

SEPARATORS = (";", ",", "\t", "|")
MAX_LINE_BYTES = 1_000_000


@dataclass(frozen=True)
class TextFile:
    """A text file as UTF-8, whatever it was, and the number of lines that stand in it."""

    file: str
    data: bytes
    lines: int


def open_text(path: Path, encoding: str | None, max_line: int | None = None) -> TextFile:
    """Return a text file; ProblemsError when a line has no end in sight or the encoding does not fit.

    No more of the file is in memory than it takes to see that a line is too long.
    """
    file = str(path)
    limit = max_line or MAX_LINE_BYTES
    lines = 0
    with path.open("rb") as stream:
        while line := stream.readline(limit + 1):
            lines += 1
            if len(line) > limit and b"\r" not in line:
                raise problem(
                    f"Regel {lines} is langer dan {limit} tekens.",
                    "Een CSV-bestand heeft een regel per rij.",
                    "Maak de export opnieuw, met regeleinden.",
                    Place(file, lines, 1),
                )
    data = path.read_bytes()
    if not data.strip(b"\xef\xbb\xbf \t\r\n"):
        raise problem(
            "Het bestand is leeg.",
            "Er hoort een kopregel in te staan met de namen van de kolommen.",
            "Maak de export opnieuw.",
            Place(file, 1, 1),
        )
    return TextFile(file, _as_utf_8(data, encoding, file), lines)


def _as_utf_8(data: bytes, encoding: str | None, file: str) -> bytes:
    if encoding is None and data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encoding = "utf-16"
    tried = [encoding] if encoding else ["utf-8-sig", "cp1252"]
    for name in tried:
        try:
            text = data.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
        if name in ("utf-8-sig", "utf-8"):
            return data.removeprefix(b"\xef\xbb\xbf")
        return text.removeprefix("\ufeff").encode("utf-8")
    raise problem(
        f"De codering van het bestand is niet {' of '.join(tried)}.",
        "Een CSV-bestand is UTF-8 of Windows-1252, of wat `encoding` in mapping.yaml zegt.",
        "Sla het bestand op als UTF-8, of verbeter `encoding`.",
        Place(file),
    )


def sniff_separator(start: str, wanted: list[str]) -> str:
    """Return the separator with which most of the wanted columns are found, else the one seen most."""
    names = {clean_name(name) for name in wanted}

    def score(separator: str) -> tuple[int, int]:
        rows = first_rows(start, separator)
        held = max((len(names & {clean_name(cell) for cell in row}) for row in rows), default=0)
        return held, max((len(row) for row in rows), default=0)

    return max(SEPARATORS, key=score)


def first_rows(start: str, separator: str) -> list[list[str]]:
    """Return the first rows of a text, as many as can be read."""
    rows: list[list[str]] = []
    try:
        for row in csv.reader(start.splitlines(keepends=True), delimiter=separator):
            rows.append(row)
            if len(rows) == ROWS_TO_LOOK_AT:
                break
    except csv.Error:
        pass
    return rows
