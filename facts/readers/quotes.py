"""Whether the quotes in a CSV file stand where they should, so that every reader reads them alike."""

from __future__ import annotations

import re

QUOTE = b'"'


def quotes_alternate(data: bytes, separator: str) -> bool:
    """Say whether every quote stands at one edge of a field, and as many fields are opened as closed.

    Quick, and almost sure: where such quotes do not pair up after all, a value that was read holds one.
    """
    edges = (separator.encode(), b"\n")
    opened = data.startswith(QUOTE) + sum(data.count(edge + QUOTE) for edge in edges)
    ends = (*edges, b"\r\n")
    closed = data.endswith(QUOTE) + sum(data.count(QUOTE + end) for end in ends)
    if opened != closed or opened + closed != data.count(QUOTE):
        return False
    alone = any(edge + QUOTE + end in data for edge in edges for end in ends)
    at_the_ends = data.endswith(tuple(edge + QUOTE for edge in edges)) or data.startswith(
        tuple(QUOTE + end for end in ends)
    )
    return not alone and not at_the_ends


def has_careless_quote(data: bytes, separator: str) -> bool:
    """Say whether a quoted field is not closed where it ends, or holds a quote itself."""
    apart = re.escape(separator).encode()
    careless = rb"(?:\A|[" + apart + rb'\n])"[^"]*(?:"(?![' + apart + rb"\r\n]|\Z)|\Z)"
    return re.search(careless, data) is not None
