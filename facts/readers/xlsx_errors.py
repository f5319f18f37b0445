"""Cells of an XLSX sheet whose formula failed: the library that reads the sheet shows them as empty."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

_CELL = re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})"[^>]*\bt="e"[^>]*>(?:(?!</c>).)*?<v>([^<]*)</v>', re.S)
_SHEET = re.compile(r'<(?:\w+:)?sheet\b[^>]*\bname="([^"]*)"[^>]*\b\w+:id="([^"]*)"')
_LINK = re.compile(r"<(?:\w+:)?Relationship\b[^>]*>")
MAX_BYTES = 1_000_000_000


def error_cells(path: Path, sheet: str) -> dict[tuple[int, int], str]:
    """Return what stands in the failed cells of a sheet, by row and column from 0; only of XLSX."""
    if not zipfile.is_zipfile(path):
        return {}
    with zipfile.ZipFile(path) as archive:
        part = _part(archive, sheet)
        if part is None or archive.getinfo(part).file_size > MAX_BYTES:
            return {}
        content = archive.read(part)
    if b't="e"' not in content:
        return {}
    return {
        (int(row) - 1, _number(letters.decode())): value.decode("utf-8", "replace")
        for letters, row, value in _CELL.findall(content)
    }


def _part(archive: zipfile.ZipFile, sheet: str) -> str | None:
    """Return the name of the file inside the workbook that holds a sheet."""
    from html import unescape

    names = set(archive.namelist())
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
        return None
    sheets = _SHEET.findall(archive.read("xl/workbook.xml").decode("utf-8", "replace"))
    wanted = next((key for name, key in sheets if unescape(name) == sheet), None)
    for link in _LINK.findall(archive.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")):
        values = dict(re.findall(r'(\w+)="([^"]*)"', link))
        if values.get("Id") == wanted:
            target = values.get("Target", "").removeprefix("/")
            part = target if target.startswith("xl/") else f"xl/{target}"
            return part if part in names else None
    return None


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
