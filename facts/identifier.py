"""Identifiers that have a form of their own: KvK, btw-nummer, BRIN, currency; and the one that is never kept.

``python-stdnum`` is imported only when there is something to check.
"""

from __future__ import annotations

import re
from collections.abc import Callable


def kvk(text: str) -> str:
    """Return a KvK number of eight digits; a leading zero that a spreadsheet dropped is put back."""
    digits = re.sub(r"[\s.]", "", text)
    if re.fullmatch(r"[0-9]{7,8}", digits):
        return digits.zfill(8)
    raise ValueError(f"`{text}` is geen KvK-nummer; schrijf acht cijfers")


def vat_number(text: str) -> str:
    """Return a VAT number without spaces and points, in capitals; others than the EU's are not judged."""
    from stdnum.eu import vat
    from stdnum.exceptions import ValidationError

    compact = re.sub(r"[\s.\-]", "", text).upper()
    if compact[:2].lower() not in {*vat.MEMBER_STATES, "el"} and compact[:2].isalpha():
        return compact
    try:
        return str(vat.validate(compact))
    except ValidationError:
        raise ValueError(f"`{text}` is geen btw-nummer dat bestaat; kijk het na op de factuur") from None


def school(text: str) -> str:
    """Return a school's key; one that starts as a BRIN must be one: two digits, two capitals, two digits."""
    from stdnum.exceptions import ValidationError
    from stdnum.nl import brin

    if not re.fullmatch(r"[0-9]{2}(?=[0-9]*[A-Za-z])[0-9A-Za-z]{2}(?:[0-9A-Za-z]{2})?", text):
        return text
    try:
        right = str(brin.validate(text))
    except ValidationError:
        raise ValueError(
            f"`{text}` is geen BRIN; schrijf twee cijfers en twee letters, en dan de vestiging: 99ZZ00"
        ) from None
    if right != text:
        raise ValueError(f"`{text}` is een BRIN in kleine letters; schrijf {right}")
    return text


def currency(text: str) -> str:
    """Return a currency's three letters in capitals."""
    if re.fullmatch(r"[A-Za-z]{3}", text):
        return text.upper()
    raise ValueError(f"`{text}` is geen munt; schrijf drie letters, zoals EUR")


def looks_like_bsn(text: str) -> bool:
    """Say whether ``text`` has the form of a citizen's number, which this project never keeps."""
    if not re.fullmatch(r"[0-9]{9}", text):
        return False
    from stdnum.nl import bsn

    return bool(bsn.is_valid(text))


CHECKS: dict[tuple[str, str], Callable[[str], str]] = {
    ("board", "kvk"): kvk,
    ("supplier", "kvk"): kvk,
    ("supplier", "vat_number"): vat_number,
    ("school", "id"): school,
    ("order", "currency"): currency,
    ("credit_note", "currency"): currency,
}
"""Which facts hold an identifier, by entity and path."""
