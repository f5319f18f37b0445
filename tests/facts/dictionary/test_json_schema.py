"""The schema that editors use for fact files: it accepts what is right and marks what is not."""

from __future__ import annotations

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from inkooptoets.facts.dictionary import ENTITIES, Entity, Fact
from inkooptoets.facts.dictionary.json_schema import NESTED, fact_file_schema
from inkooptoets.facts.money import Notation

VALIDATOR = Draft202012Validator(fact_file_schema())
FACTS = [(entity, found) for entity in ENTITIES for found in entity.facts().values()]


def mistakes(content: Any) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(content)]


def examples(entity: type[Entity]) -> dict[str, Any]:
    """Return an entity with every fact's example filled in, parts nested."""
    filled: dict[str, Any] = {}
    for found in entity.facts().values():
        *parts, name = found.path.split(".")
        level = filled
        for part in parts:
            level = level.setdefault(part, {})
        level[name] = schema_of(entity, found)["examples"][0]
    return filled


def schema_of(entity: type[Entity], found: Fact) -> dict[str, Any]:
    level: dict[str, Any] = fact_file_schema()["$defs"][entity.name]
    for part in found.path.split("."):
        level = level["properties"][part]
    return level


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(fact_file_schema("nl"))
    Draft202012Validator.check_schema(fact_file_schema("en"))


@pytest.mark.parametrize("entity", ENTITIES, ids=lambda entity: str(entity.name))
def test_an_entity_made_of_the_examples_is_valid_in_both_sections(entity: type[Entity]) -> None:
    filled = examples(entity)
    assert mistakes({entity.name: filled}) == []
    assert mistakes({entity.plural: [filled]}) == []
    assert entity.model_validate(filled).model_dump(exclude_none=True).keys() == filled.keys()


@pytest.mark.parametrize(("entity", "found"), FACTS, ids=[f"{e.name}.{f.path}" for e, f in FACTS])
def test_an_example_is_what_the_kind_of_the_fact_can_read(entity: type[Entity], found: Fact) -> None:
    example = schema_of(entity, found)["examples"][0]
    for each in example if found.many else [example]:
        assert found.kind.parse(each, Notation.POINT) is not None
        assert not found.choices or each in found.choices


def test_lines_inside_their_order_need_no_order_and_no_number() -> None:
    line = {"product_group": "chromebooks", "net": "16500.00"}
    assert mistakes({"orders": [{"id": "B-1", NESTED: [line]}]}) == []
    assert mistakes({"order_lines": [{"order": "B-1", "number": 1, **line}]}) == []
    assert mistakes({"order_lines": [{"order": "B-1", **line}]}) == [
        "$.order_lines[0]: 'number' is a required property"
    ]


def test_a_fact_with_nothing_behind_it_is_unknown_unless_it_is_required() -> None:
    assert mistakes({"orders": [{"id": "B-1", "net": None, "status": None, NESTED: None}]}) == []
    assert mistakes({"orders": [{"id": None}]}) == ["$.orders[0].id: None is not of type 'string', 'integer'"]


def test_clauses_stand_inside_their_contract() -> None:
    clauses = {"read": "ja", "data_portability": {"present": True, "supplier_responsible": "nee"}}
    assert mistakes({"contract": {"id": "C-1", "clauses": clauses}}) == []


@pytest.mark.parametrize(
    ("content", "mistake"),
    [
        ({}, "$: {} should be non-empty"),
        ({"ordr": {"id": "B-1"}}, "$: Additional properties are not allowed ('ordr' was unexpected)"),
        (
            {"orders": [{"id": "B-1", "amount": 3}]},
            "$.orders[0]: Additional properties are not allowed ('amount' was unexpected)",
        ),
        ({"orders": [{"net": 3}]}, "$.orders[0]: 'id' is a required property"),
        ({"orders": [{"id": "B-1", "net": -3}]}, "$.orders[0].net: -3 is less than the minimum of 0"),
        (
            {"orders": [{"id": "B-1", "status": "besteld"}]},
            "$.orders[0].status: 'besteld' is not one of ['proposed', 'ordered', 'delivered', 'cancelled'",
        ),
        (
            {"contracts": [{"id": "C-1", "clauses": {"portability": True}}]},
            "$.contracts[0].clauses: Additional properties are not allowed ('portability' was unexpected)",
        ),
        (
            {"contracts": [{"id": "C-1", "initial_months": 1.5}]},
            "$.contracts[0].initial_months: 1.5 is not of type",
        ),
        ({"orders": {"id": "B-1"}}, "$.orders: {'id': 'B-1'} is not of type 'array'"),
        (
            {"orders": [{"id": "B-1", "ordered_on": "31 maart"}]},
            "$.orders[0].ordered_on: '31 maart' does not match",
        ),
    ],
)
def test_a_mistake_is_marked_where_it_stands(content: Any, mistake: str) -> None:
    found = mistakes(content)
    assert len(found) == 1
    assert found[0].startswith(mistake)
