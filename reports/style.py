"""How a report is to be written: its language, whether it names people, and how much it shows in full."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Style:
    """What the reader wants, whatever the format.

    ``lang`` is ``nl`` or ``en``. ``names`` shows people's names instead of pseudonyms. ``full`` is how many
    findings are worked out in full, ``listed`` how many more stand in a short list, ``evidence`` how many
    orders or contracts one finding shows; sheets and data formats always hold everything. ``board`` salts the
    pseudonyms of an advice; an audit report names its own board.
    """

    lang: str = "nl"
    names: bool = False
    full: int = 50
    listed: int = 500
    evidence: int = 100
    board: str = ""


DUTCH = Style()
"""Dutch, without names: what is written when nothing else is asked for."""
