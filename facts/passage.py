"""A text in a YAML or JSON file, and where each of its characters stands, however the text was written."""

from __future__ import annotations

from dataclasses import dataclass, field

from inkooptoets.facts.problem import Place

_BREAKS = "\n\t "


@dataclass(frozen=True)
class Passage:
    """A text value: the place where it begins, and the text of the file that it stands in.

    A text may be plain, quoted, or a block behind ``|`` or ``>``. White space may differ between the value and
    the file, so characters are found by counting the others.
    """

    place: Place
    source: str = field(default="", repr=False)

    def at(self, value: str, offset: int) -> Place:
        """Return the place of the character at ``offset`` of the value, or the end of the text."""
        start = self._start()
        if start is None:
            return self.place
        wanted = len("".join(value[:offset].split()))
        ends = not value[offset:].strip()
        return self._place(self._find(start, wanted, after=ends))

    def _start(self) -> int | None:
        line, column = self.place.line, self.place.column
        if line is None or not isinstance(column, int):
            return None
        start = 0
        for _ in range(line - 1):
            start = self.source.find("\n", start) + 1
            if not start:
                return None
        return start + column - 1 if start + column - 1 < len(self.source) else None

    def _find(self, start: int, wanted: int, *, after: bool) -> int:
        """Return where the character stands that has ``wanted`` others before it, white space apart."""
        opening = self.source[start]
        here, quote = start, ""
        if opening in "|>":
            here = self.source.find("\n", start) + 1 or len(self.source)
        elif opening in "'\"":
            here, quote = start + 1, opening
        seen, last = 0, here
        while here < len(self.source):
            size = self._size(here, quote)
            if size and seen == wanted and not after:
                return here
            if size and seen == wanted:
                return last
            seen += bool(size)
            here += size or (2 if quote == '"' and self.source[here] == "\\" else 1)
            last = here if size else last
        return last

    def _size(self, here: int, quote: str) -> int:
        """Return how many characters of the file make one of the value; none for white space."""
        sign, following = self.source[here], self.source[here + 1 : here + 2]
        if quote == '"' and sign == "\\":
            return 0 if following in _BREAKS or following in "nrt" else 2
        if quote == "'" and sign == following == "'":
            return 2
        return 0 if sign.isspace() else 1

    def _place(self, here: int) -> Place:
        line = self.source.count("\n", 0, here) + 1
        column = here - (self.source.rfind("\n", 0, here) + 1) + 1
        return Place(self.place.file, line, column)
