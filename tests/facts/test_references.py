"""References to what is not in the registers, each with the nearest that is."""

from __future__ import annotations

import pytest

from inkooptoets.facts.readers.fact_file import parse_facts
from inkooptoets.facts.references import check_references
from inkooptoets.facts.yaml_file import parse_yaml

KNOWN = {
    "school": {"99ZZ00"},
    "board": {"99001"},
    "supplier": ["L-0042"],
    "product_group": ("chromebooks", "software"),
    "contract": set[str](),
}


def unknown(text: str) -> list[str]:
    return [str(found) for found in check_references(parse_facts(parse_yaml(text, "x.yaml")).rows, KNOWN)]


@pytest.mark.parametrize(
    "text",
    [
        "order: {id: B-1, unit: 99ZZ00, supplier: L-0042, product_group: software}",
        "order: {id: B-1, unit: 99001}",
        "order: {id: B-1, procedure: AB-1}",
        "order: {id: B-1, supplier: L-1}\nsupplier: {id: L-1}",
    ],
)
def test_a_reference_to_what_is_known_or_has_no_register_is_right(text: str) -> None:
    assert unknown(text) == []


def test_references_to_what_does_not_exist_are_all_reported() -> None:
    text = """\
order: {id: B-1, unit: 99ZZ01, supplier: L-0024, contract: C-1}
contract: {id: C-2, product_groups: [software, chromeboks]}
"""
    assert unknown(text) == [
        "x.yaml:1:24: School `99ZZ01` bestaat niet. `unit` noemt iets dat in het register staat. "
        "Bedoelt u `99ZZ00`?",
        "x.yaml:1:42: Leverancier `L-0024` bestaat niet. `supplier` noemt iets dat in het register staat. "
        "Bedoelt u `L-0042`?",
        "x.yaml:1:60: Contract `C-1` bestaat niet. `contract` noemt iets dat in het register staat. "
        "Bedoelt u `C-2`?",
        "x.yaml:2:37: Productgroep `chromeboks` bestaat niet. `product_groups` noemt iets dat in het "
        "register staat. Bedoelt u `chromebooks`?",
    ]
