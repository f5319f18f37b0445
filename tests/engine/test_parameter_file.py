"""One broken parameter file per mistake, with the words that its message must hold."""

from pathlib import Path

import pytest

from inkooptoets.engine.parameter_file import read_parameters
from inkooptoets.engine.sources import Source, Sources
from inkooptoets.facts.problem import ProblemsError

TEXT = {"nl": "x", "en": "x"}
SOURCES = Sources(
    {"wet/1": Source("wet/1", TEXT, TEXT, "art. 1"), "wet/2": Source("wet/2", TEXT, TEXT, "art. 2")}
)


def parameter(values: str, kind: str = "months", more: str = "") -> str:
    return (
        "parameters:\n"
        "  board.x:\n"
        "    title: {nl: x, en: x}\n"
        "    unit: {nl: maanden, en: months}\n"
        f"    kind: {kind}\n"
        "    set_by: board\n"
        "    stricter: lower\n"
        f"{more}"
        f"    values: {values}\n"
    )


def problems(tmp_path: Path, text: str) -> list[str]:
    file = tmp_path / "board.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ProblemsError) as caught:
        read_parameters([file], SOURCES)
    return [str(problem).removeprefix(f"{file}:") for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        (
            "[{value: 12}]",
            "8:14: De sleutel `source` ontbreekt. `parameters.board.x.values[1]` moet `source` hebben. "
            "Voeg `source:` toe.",
        ),
        (
            "[{value: 12, source: wet/3}]",
            "8:34: Bron `wet/3` bestaat niet. Kan zijn: `wet/1`, `wet/2`. Bedoelt u `wet/2`?",
        ),
        (
            "[{value: 12, source: wet/1, form: 2026-01-01}]",
            "8:41: De sleutel `form` is hier niet bekend. Toegestaan zijn `checked_on`, `from`, "
            "`source`, `to`, `value`. Bedoelt u `from`?",
        ),
        (
            "[{value: 12, source: wet/1, from: 2026-02-30}]",
            "8:47: `2026-02-30` is een dag die niet bestaat; kijk de datum na. Verwacht: 31-12-2026 of "
            "2026-12-31. Verbeter `parameters.board.x.values[1].from`.",
        ),
        (
            "[{value: 12, source: wet/1, from: 2026-01-02, to: 2026-01-01}]",
            "8:63: De periode eindigt op 2026-01-01, voor haar begin op 2026-01-02. `to` ligt niet voor "
            "`from`. Verbeter een van beide.",
        ),
        (
            "[{value: 12, source: wet/1, from: 2026-01-01}, {value: 6, source: wet/1, to: 2026-01-01}]",
            "8:14: Deze periode begint op 2026-01-01, terwijl de vorige loopt tot en met 2026-01-01. Op elke "
            "dag geldt ten hoogste een waarde. Laat de ene periode eindigen op de dag voor de volgende.",
        ),
        (
            "[{value: 1.5, source: wet/1}]",
            "8:22: `1.5` heeft meer dan 0 cijfers achter de komma. Verwacht: een heel aantal maanden. "
            "Verbeter `parameters.board.x.values[1].value`.",
        ),
    ],
)
def test_a_mistake_in_a_value(tmp_path: Path, values: str, sentence: str) -> None:
    assert problems(tmp_path, parameter(values)) == [sentence]


def test_an_unknown_kind_names_the_nearest(tmp_path: Path) -> None:
    assert problems(tmp_path, parameter("[]", kind="month")) == [
        "5:11: Soort waarde `month` bestaat niet. Verwacht: een naam die als soort waarde bekend is. "
        "Bedoelt u `months`?"
    ]


def test_a_point_between_thousands_is_never_read_as_a_small_amount(tmp_path: Path) -> None:
    assert problems(tmp_path, parameter("[{value: 80.000, source: wet/1}]", kind="euro")) == [
        "8:22: `80.000` kan 80000 of 80.000 betekenen; schrijf 80000.00. Verwacht: 1234.56 of EUR 1.234,56. "
        "Verbeter `parameters.board.x.values[1].value`."
    ]


@pytest.mark.parametrize("value", [0, 61])
def test_a_value_outside_the_bounds(tmp_path: Path, value: int) -> None:
    text = parameter(f"[{{value: {value}, source: wet/1}}]", more="    bounds: {at_least: 1, at_most: 60}\n")
    assert problems(tmp_path, text) == [
        f"9:22: `{value}` valt buiten wat voor `board.x` kan. Verwacht: ten minste 1 en ten hoogste 60 "
        "maanden. Kies een waarde daarbinnen."
    ]


@pytest.mark.parametrize("value", [1, 60])
def test_a_value_on_the_bounds_is_fine(tmp_path: Path, value: int) -> None:
    file = tmp_path / "board.yaml"
    file.write_text(
        parameter(f"[{{value: {value}, source: wet/1}}]", more="    bounds: {at_least: 1, at_most: 60}\n")
    )
    assert [found.value for found in read_parameters([file], SOURCES).get("board.x").values] == [value]


def test_values_may_stand_in_any_order(tmp_path: Path) -> None:
    file = tmp_path / "board.yaml"
    file.write_text(
        parameter("[{value: 2, source: wet/1, from: 2026-01-01}, {value: 1, source: wet/1, to: 2025-12-31}]")
    )
    assert [found.value for found in read_parameters([file], SOURCES).get("board.x").values] == [1, 2]


def test_the_mistakes_of_all_files_come_at_once(tmp_path: Path) -> None:
    one, two, three = (tmp_path / name for name in ("a.yaml", "b.yaml", "c.yaml"))
    one.write_text(parameter("[{value: x, source: wet/1}]"))
    two.write_text(parameter("[]"))
    three.write_text("parameters: [")
    with pytest.raises(ProblemsError) as caught:
        read_parameters([two, one, three], SOURCES)
    assert [str(found.place and found.place.file) for found in caught.value.problems] == [
        str(one),
        str(two),
        str(three),
    ]
    assert "Parameter `board.x` staat er twee keer." in str(caught.value)
