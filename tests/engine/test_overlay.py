"""A board's policy over the rulebook: what it changes, what it may not, and schools that are never looser."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from inkooptoets.engine.overlay import Overlay, RuleChange, read_overlay
from inkooptoets.engine.parameter_file import read_parameters
from inkooptoets.engine.parameters import Dated, Parameters
from inkooptoets.engine.sources import Source, Sources, read_sources
from inkooptoets.engine.verdict import Severity
from inkooptoets.facts.problem import ProblemsError

RULES = Path(__file__).parents[2] / "rules"
CODES = ("DO-02", "DO-11", "TIP-08")
SOFTWARE = "board.max_months_software"
DAY = date(2026, 3, 31)


@pytest.fixture(scope="module")
def sources() -> Sources:
    return read_sources(RULES / "sources.yaml")


@pytest.fixture(scope="module")
def parameters(sources: Sources) -> Parameters:
    return read_parameters((RULES / "parameters").glob("*.yaml"), sources)


class Reader:
    """Reads a policy that is written in the test."""

    def __init__(self, folder: Path, parameters: Parameters, sources: Sources) -> None:
        self.folder, self.parameters, self.sources = folder, parameters, sources
        self.file = folder / "policy.yaml"

    def read(self, text: str) -> Overlay:
        self.file.write_text(text, encoding="utf-8")
        return read_overlay(self.file, self.parameters, CODES, self.sources)

    def problems(self, text: str) -> list[str]:
        with pytest.raises(ProblemsError) as caught:
            self.read(text)
        return [str(problem).removeprefix(f"{self.file}:") for problem in caught.value.problems]

    def value(self, text: str, name: str, unit: str | None = None, day: date = DAY) -> object:
        found = self.read(text).parameters_for(self.parameters, unit).get(name).at(day)
        return found and found.value


@pytest.fixture
def policy(tmp_path: Path, parameters: Parameters, sources: Sources) -> Reader:
    return Reader(tmp_path, parameters, sources)


def test_an_empty_policy_changes_nothing(policy: Reader) -> None:
    assert policy.read("# nog niets\n") == Overlay()
    assert policy.read("# nog niets\n").parameters_for(policy.parameters) == policy.parameters


def test_a_boards_value_replaces_the_default_and_its_source(policy: Reader) -> None:
    text = f'parameters:\n  {SOFTWARE}: {{value: 12, source: "Inkoopbeleid 2026, par. 4", reason: advies}}\n'
    found = policy.read(text).parameters_for(policy.parameters).get(SOFTWARE)
    assert found.values == (Dated(12, None, None, "Inkoopbeleid 2026, par. 4"),)
    assert not found.assumption


@pytest.mark.parametrize(("day", "value"), [(date(2025, 12, 31), 24), (date(2026, 1, 1), 12)])
def test_a_boards_value_holds_from_its_first_day(policy: Reader, day: date, value: int) -> None:
    text = f"parameters:\n  {SOFTWARE}: {{value: 12, source: beleid, from: 2026-01-01}}\n"
    assert policy.value(text, SOFTWARE, day=day) == value


def test_a_board_may_give_a_series_of_values(policy: Reader) -> None:
    text = (
        f"parameters:\n  {SOFTWARE}:\n"
        "    - {value: 18, source: beleid, to: 2025-12-31}\n"
        "    - {value: 12, source: beleid, from: 2026-01-01}\n"
    )
    days = (date(2025, 12, 31), date(2026, 1, 1))
    assert [policy.value(text, SOFTWARE, day=day) for day in days] == [18, 12]


def test_a_board_gives_a_value_to_what_had_none(policy: Reader) -> None:
    text = "parameters:\n  board.assumed_vat_rate: {value: 21, source: beleid}\n"
    assert policy.value(text, "board.assumed_vat_rate") == 2100


def test_rules_get_another_severity_or_go_off_with_a_reason(policy: Reader) -> None:
    text = "rules:\n  TIP-08: {severity: high}\n  DO-02: {off: true, reason: geen beheer uitbesteed}\n"
    assert policy.read(text).rules == {
        "TIP-08": RuleChange(severity=Severity.HIGH),
        "DO-02": RuleChange(off=True, reason="geen beheer uitbesteed"),
    }


def test_a_board_has_rules_and_sources_of_its_own(policy: Reader) -> None:
    folder = policy.folder / "regels"
    folder.mkdir()
    (folder / "EIGEN-01.yaml").write_text("code: EIGEN-01\n")
    text = (
        "own_rules: regels\n"
        "rules: {EIGEN-01: {severity: low}}\n"
        "sources:\n"
        "  beleid:\n"
        "    title: {nl: Inkoopbeleid 2026, en: Procurement policy 2026}\n"
        '    items: {"4": {place: par. 4, nl: Software een jaar., en: Software one year.}}\n'
        f"parameters: {{{SOFTWARE}: {{value: 12, source: beleid/4}}}}\n"
    )
    found = policy.read(text)
    assert found.own_rules == folder
    assert found.rules == {"EIGEN-01": RuleChange(severity=Severity.LOW)}
    assert found.sources == {
        "beleid/4": Source(
            "beleid/4",
            {"nl": "Inkoopbeleid 2026", "en": "Procurement policy 2026"},
            {"nl": "Software een jaar.", "en": "Software one year."},
            "par. 4",
        )
    }


def test_a_stricter_school_has_its_own_value_and_the_others_the_boards(policy: Reader) -> None:
    text = (
        f"parameters: {{{SOFTWARE}: {{value: 18, source: beleid}}}}\n"
        f"schools: {{99ZZ00: {{parameters: {{{SOFTWARE}: {{value: 12, source: schoolplan}}}}}}}}\n"
    )
    units = (None, "99ZZ00", "99ZZ01")
    assert [policy.value(text, SOFTWARE, unit) for unit in units] == [18, 12, 18]


@pytest.mark.parametrize(
    ("name", "board", "school"),
    [
        (SOFTWARE, "18", "18"),
        ("board.split_window", "12", "24"),
        ("board.designated_groups", "[kantoorartikelen]", "[toner, kantoorartikelen]"),
        ("board.deputies_only_in_absence", "no", "yes"),
    ],
)
def test_a_school_may_be_as_strict_or_stricter(policy: Reader, name: str, board: str, school: str) -> None:
    policy.read(
        f"parameters: {{{name}: {{value: {board}, source: b}}}}\n"
        f"schools: {{99ZZ00: {{parameters: {{{name}: {{value: {school}, source: s}}}}}}}}\n"
    )


@pytest.mark.parametrize(
    ("name", "board", "school", "direction"),
    [
        (SOFTWARE, "18", "19", "lager"),
        ("board.split_window", "24", "12", "hoger"),
        ("board.designated_groups", "[kantoorartikelen]", "[toner]", "hoger"),
        ("board.deputies_only_in_absence", "yes", "no", "hoger"),
    ],
)
def test_a_looser_school_is_refused(
    policy: Reader, name: str, board: str, school: str, direction: str
) -> None:
    text = (
        f"parameters:\n  {name}: {{value: {board}, source: b}}\n"
        f"schools:\n  99ZZ00:\n    parameters:\n      {name}: {{value: {school}, source: s}}\n"
    )
    assert policy.problems(text) == [
        f"6:{9 + len(name)}: `{name}` is voor `99ZZ00` soepeler dan voor het bestuur. Een school mag "
        f"strenger zijn, nooit soepeler: {direction} of gelijk. Pas de waarde aan, of haal haar weg."
    ]


def test_a_school_is_compared_in_every_period_of_its_board(policy: Reader) -> None:
    text = (
        f"parameters:\n  {SOFTWARE}:\n"
        "    - {value: 18, source: b, to: 2026-12-31}\n"
        "    - {value: 12, source: b, from: 2027-01-01}\n"
        "schools:\n  99ZZ00:\n    parameters:\n"
        f"      {SOFTWARE}: {{value: 18, source: s}}\n"
    )
    assert policy.problems(text) == [
        "8:34: `board.max_months_software` is voor `99ZZ00` op 2027-01-01 soepeler dan voor het bestuur. Een "
        "school mag strenger zijn, nooit soepeler: lager of gelijk. Pas de waarde aan, of haal haar weg."
    ]
    assert (
        policy.value(text.replace("18, source: s", "18, source: s, to: 2026-12-31"), SOFTWARE, "99ZZ00") == 18
    )


def test_a_school_cannot_deviate_where_no_direction_is_stricter(policy: Reader) -> None:
    text = "schools: {99ZZ00: {parameters: {board.assumed_vat_rate: {value: 21, source: s}}}}\n"
    assert policy.problems(text) == [
        "1:57: `board.assumed_vat_rate` geldt voor alle scholen; `99ZZ00` kan daar niet van afwijken. Een "
        "school mag alleen strenger zijn, en hier is geen van beide kanten strenger. Pas de waarde aan, of "
        "haal haar weg."
    ]


def test_a_school_is_not_shown_stricter_on_days_without_a_value_of_its_board(policy: Reader) -> None:
    known = policy.parameters.get(SOFTWARE)
    ending = replace(known, values=(Dated(24, None, date(2026, 12, 31), "b"),))
    policy.parameters = Parameters({SOFTWARE: ending})
    text = f"schools:\n  99ZZ00:\n    parameters:\n      {SOFTWARE}: {{value: 12, source: s}}\n"
    assert policy.problems(text) == [
        "4:34: Het bestuur heeft op 2027-01-01 geen waarde voor `board.max_months_software`, dus is niet te "
        "zien of `99ZZ00` strenger is. Een school mag strenger zijn dan haar bestuur, nooit soepeler. Pas de "
        "waarde aan, of haal haar weg."
    ]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "parameters: {board.max_month_software: {value: 1, source: b}}",
            "1:14: Parameter `board.max_month_software` bestaat niet. Verwacht: een naam die als parameter "
            "bekend is. Bedoelt u `board.max_months_software`?",
        ),
        (
            "parameters: {law.small_lot_limit: {value: 1, source: b}}",
            "1:14: `law.small_lot_limit` staat in de wet. Een bestuur of school wijzigt alleen wat het zelf "
            "mag bepalen. Haal deze regel weg.",
        ),
        (
            "parameters: {board.near_miss: {value: 90}}",
            "1:31: De sleutel `source` ontbreekt. `parameters.board.near_miss` moet `source` hebben. "
            "Voeg `source:` toe.",
        ),
        (
            "parameters: {board.near_miss: {value: 90, source: aanbestedingswet/9.9}}",
            "1:51: Bron `aanbestedingswet/9.9` bestaat niet. Verwacht: een naam die als bron bekend is. "
            "Bedoelt u `aanbestedingswet/2.19`?",
        ),
        (
            "rules: {DO-12: {severity: high}}",
            "1:9: Regel `DO-12` bestaat niet. Kan zijn: `DO-02`, `DO-11`, `TIP-08`. Bedoelt u `DO-11`?",
        ),
        (
            "rules: {DO-11: {off: true}}",
            "1:16: Regel `DO-11` staat uit zonder reden. Wie een regel uitzet, zegt waarom. "
            "Voeg `reason:` toe.",
        ),
        (
            "rules: {DO-11: {severity: zwaar}}",
            "1:27: Ernst `zwaar` bestaat niet. Kan zijn: `high`, `low`, `medium`. Kies een daarvan.",
        ),
        (
            "schools: {99ZZ00: {rules: {DO-11: {off: true}}}}",
            "1:20: De sleutel `rules` is hier niet bekend. Toegestaan zijn `parameters`. "
            "Haal de sleutel weg.",
        ),
        (
            "own_rules: regels",
            "1:12: De map `regels` bestaat niet. `own_rules` is een map naast dit bestand, met een bestand "
            "per regel. Maak de map, of haal `own_rules` weg.",
        ),
    ],
)
def test_a_mistake_in_a_policy(policy: Reader, text: str, sentence: str) -> None:
    assert policy.problems(text) == [sentence]
