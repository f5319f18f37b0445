"""The answers of an interview: one proposed order, and how it is written as a fact file."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from inkooptoets.cli.questions import Option

_HEAD = {
    "nl": "# Een bestelling om te toetsen: inkooptoets check DIT-BESTAND\n",
    "en": "# An order to check: inkooptoets check THIS-FILE\n",
}
_OPEN = {"nl": "onbekend", "en": "unknown"}


@dataclass
class Answers:
    """What was answered so far; None is unknown. Amounts are in cents, ``gross`` with VAT."""

    board: str
    ordered_on: date
    orderer: str | None = None
    unit: Option | None = None
    new_unit: bool = False
    product_group: Option | None = None
    supplier: Option | None = None
    new_supplier: bool = False
    amount: int | None = None
    net: int | None = None
    gross: int | None = None
    under_contract: bool | None = None
    contract: Option | None = None

    def open(self) -> list[str]:
        """Return the facts that were left open."""
        known = {
            "orderer": self.orderer,
            "unit": self.unit,
            "product_group": self.product_group,
            "supplier": self.supplier,
            "net": self.net,
            "under_contract": self.under_contract,
        }
        left = [name for name, value in known.items() if value is None]
        return [*left, "contract"] if self.under_contract and self.contract is None else left

    def written(self, lang: str) -> str:
        """Return the order as a fact file that ``check`` reads; what is unknown stands in it as a remark."""
        facts = {
            "id": _quoted(f"voorstel-{self.ordered_on.isoformat()}"),
            "board": _quoted(self.board),
            "unit": _key(self.unit),
            "orderer": _quoted(self.orderer) if self.orderer else None,
            "product_group": _key(self.product_group),
            "supplier": _key(self.supplier),
            "net": _euros(self.net),
            "gross": _euros(self.gross),
            "currency": "EUR",
            "contract": self._contract(),
            "ordered_on": self.ordered_on.isoformat(),
            "status": "proposed",
        }
        if self.gross is None:
            del facts["gross"]
        if self.under_contract and self.contract is None:
            facts["under_contract"] = "ja"
        lines = [
            f"  {name}: {value}" if value is not None else f"  # {name}:   {_OPEN[lang]}"
            for name, value in facts.items()
        ]
        return "\n".join([_HEAD[lang] + "order:", *lines, *self._new_entries()]) + "\n"

    def _contract(self) -> str | None:
        return "geen" if self.under_contract is False else _key(self.contract)

    def _new_entries(self) -> list[str]:
        lines: list[str] = []
        if self.new_supplier and self.supplier:
            lines += ["supplier:", f"  id: {_key(self.supplier)}", f"  title: {_quoted(self.supplier.label)}"]
        if self.new_unit and self.unit:
            lines += ["school:", f"  id: {_key(self.unit)}", f"  title: {_quoted(self.unit.label)}",
                      f"  board: {_quoted(self.board)}"]  # fmt: skip
        return lines


def _key(option: Option | None) -> str | None:
    return _quoted(option.key) if option else None


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _euros(cents: int | None) -> str | None:
    return f'"{cents // 100}.{cents % 100:02d}"' if cents is not None else None
