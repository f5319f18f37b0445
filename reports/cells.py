"""Text that is safe in a cell, on a line and in XML: what a program would act on is disarmed."""

from __future__ import annotations

import re

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What makes a spreadsheet read a cell as a formula, in ordinary and in full width."""
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def without_control(text: str) -> str:
    """Return the text without control characters, which no output may pass on; tabs and line ends stay."""
    return _CONTROL.sub("�", text)


def on_one_line(text: str) -> str:
    """Return the text on one line, without control characters."""
    return " ".join(without_control(text).split())


def disarmed(text: str) -> str:
    """Return a cell's text with an apostrophe before what a spreadsheet would run as a formula."""
    clean = without_control(text)
    return f"'{clean}" if clean.lstrip(" \n").startswith(FORMULA_STARTS) else clean


def shortened(text: str, width: int) -> str:
    """Return the text on one line, cut at ``width`` with an ellipsis."""
    line = on_one_line(text)
    return line if len(line) <= width else f"{line[: width - 1].rstrip()}…"
