"""Dated values: on which days they hold, where they leave gaps, and what becomes of them under a policy."""

from datetime import date
from pathlib import Path

import pytest

from inkooptoets.engine.finding import Translated
from inkooptoets.engine.parameter_file import read_parameters
from inkooptoets.engine.parameters import Dated, Parameter, Parameters, ParameterValue, Stricter
from inkooptoets.engine.sources import read_sources
from inkooptoets.facts.dictionary.kind import MONTHS
from inkooptoets.facts.problem import ProblemsError

RULES = Path(__file__).parents[2] / "rules"
EU = "law.eu_threshold.supplies_and_services"
TEXT: Translated = {"nl": "x", "en": "x"}


@pytest.fixture(scope="module")
def parameters() -> Parameters:
    return read_parameters((RULES / "parameters").glob("*.yaml"), read_sources(RULES / "sources.yaml"))


def dated(value: ParameterValue, first: date | None = None, last: date | None = None) -> Dated:
    return Dated(value, first, last, "bron")


def months(*values: Dated) -> Parameter:
    return Parameter("board.x", TEXT, MONTHS, TEXT, "board", Stricter.LOWER, values)


@pytest.mark.parametrize(
    ("day", "euros"),
    [
        (date(2013, 12, 31), None),
        (date(2014, 1, 1), 207_000),
        (date(2015, 12, 31), 207_000),
        (date(2016, 1, 1), 209_000),
        (date(2017, 12, 31), 209_000),
        (date(2018, 1, 1), 221_000),
        (date(2019, 12, 31), 221_000),
        (date(2020, 1, 1), 214_000),
        (date(2021, 12, 31), 214_000),
        (date(2022, 1, 1), 215_000),
        (date(2023, 12, 31), 215_000),
        (date(2024, 1, 1), 221_000),
        (date(2025, 12, 31), 221_000),
        (date(2026, 1, 1), 216_000),
        (date(2027, 12, 31), 216_000),
        (date(2028, 1, 1), None),
    ],
)
def test_the_threshold_changes_with_the_year(parameters: Parameters, day: date, euros: int | None) -> None:
    found = parameters.get(EU).at(day)
    assert (found and found.value) == (euros and euros * 100)


@pytest.mark.parametrize(
    ("day", "euros"),
    [
        (date(2016, 6, 30), None),
        (date(2016, 7, 1), 750_000),
        (date(2027, 12, 31), 750_000),
        (date(2028, 1, 1), None),
    ],
)
def test_the_threshold_of_social_services_begins_in_july_2016(
    parameters: Parameters, day: date, euros: int | None
) -> None:
    found = parameters.get("law.eu_threshold.social_services").at(day)
    assert (found and found.value) == (euros and euros * 100)


def test_a_value_says_its_period_and_source(parameters: Parameters) -> None:
    assert parameters.get(EU).at(date(2026, 3, 31)) == Dated(
        21_600_000, date(2026, 1, 1), date(2027, 12, 31), "eu/32025R2152", date(2026, 11, 24)
    )


def test_the_thresholds_have_no_gaps(parameters: Parameters) -> None:
    assert {name: parameters.get(name).gaps() for name in parameters if parameters.get(name).gaps()} == {}


def test_an_assumption_is_marked_and_what_a_text_says_is_not(parameters: Parameters) -> None:
    assert parameters.get("board.support_margin_after").assumption
    assert not parameters.get("board.split_window").assumption


def test_a_parameter_may_have_no_value_at_all(parameters: Parameters) -> None:
    assert parameters.get("board.assumed_vat_rate").at(date(2026, 1, 1)) is None


def test_values_are_kept_as_their_kind_keeps_them(parameters: Parameters) -> None:
    day = date(2026, 1, 1)
    names = ("law.small_lot_limit", "law.small_lots_share", "board.near_miss", "board.designated_groups")
    kept = [found.value for name in names if (found := parameters.get(name).at(day))]
    assert kept == [8_000_000, 2000, 8000, ("kantoorartikelen",)]


def test_a_misspelt_parameter_names_the_nearest(parameters: Parameters) -> None:
    with pytest.raises(ProblemsError) as caught:
        parameters.get("board.split_windows")
    assert str(caught.value) == (
        "Parameter `board.split_windows` bestaat niet. Een parameter staat in `rules/parameters/`. "
        "Bedoelt u `board.split_window`?"
    )


def test_a_gap_is_listed_and_has_no_value() -> None:
    parameter = months(dated(1, None, date(2025, 6, 30)), dated(2, date(2025, 7, 2), None))
    assert parameter.gaps() == ((date(2025, 7, 1), date(2025, 7, 1)),)
    assert parameter.at(date(2025, 7, 1)) is None


def test_a_new_value_replaces_the_old_one_in_its_period_only() -> None:
    new = dated(12, date(2026, 1, 1), date(2026, 12, 31))
    assert months(dated(24)).overridden([new]).values == (
        dated(24, None, date(2025, 12, 31)),
        new,
        dated(24, date(2027, 1, 1), None),
    )


def test_an_open_new_value_replaces_all_old_ones() -> None:
    old = months(dated(24, None, date(2025, 12, 31)), dated(36, date(2026, 1, 1), None))
    assert old.overridden([dated(12)]).values == (dated(12),)


def test_overriding_leaves_the_other_parameters_alone(parameters: Parameters) -> None:
    changed = parameters.with_values({"board.max_months_software": [dated(12)]})
    assert changed.get("board.max_months_software").values == (dated(12),)
    assert changed.get(EU) == parameters.get(EU)
    assert parameters.get("board.max_months_software").values != (dated(12),)


@pytest.mark.parametrize(
    ("stricter", "school", "board", "allowed"),
    [
        (Stricter.LOWER, 12, 12, True),
        (Stricter.LOWER, 11, 12, True),
        (Stricter.LOWER, 13, 12, False),
        (Stricter.HIGHER, 13, 12, True),
        (Stricter.HIGHER, 11, 12, False),
        (Stricter.HIGHER, True, False, True),
        (Stricter.HIGHER, False, True, False),
        (Stricter.HIGHER, ("a", "b"), ("b",), True),
        (Stricter.HIGHER, ("a",), ("a", "b"), False),
        (Stricter.HIGHER, ("a",), ("b",), False),
        (Stricter.NONE, 12, 12, True),
        (Stricter.NONE, 11, 12, False),
        (Stricter.LOWER, "a", "b", False),
    ],
)
def test_which_value_is_shown_to_be_stricter(
    stricter: Stricter, school: ParameterValue, board: ParameterValue, allowed: bool
) -> None:
    assert stricter.allows(school, board) is allowed
