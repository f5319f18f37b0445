"""The file of waivers: what it must say, and adding to it without touching what stands there."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from inkooptoets.engine.waiver_file import read_waivers, write_waiver
from inkooptoets.engine.waivers import Waiver
from inkooptoets.facts.problem import ProblemsError

CODES = ("DO-02", "DO-11")
TEXT = """\
# Vrijstellingen van het bestuur
- id: O-1
  rule: DO-11
  scope: {order.unit: 99ZZ00}   # alleen De Wilgen
  reason: Loopt af
  requested_by: m.devries
  approver: a.bakker
  from: 2026-01-01
  until: 2026-06-30
"""
FIRST = Waiver(
    "O-1",
    "DO-11",
    (("order.unit", "99ZZ00"),),
    "Loopt af",
    "m.devries",
    "a.bakker",
    date(2026, 1, 1),
    date(2026, 6, 30),
)
SECOND = replace(FIRST, id="O-2", rule="DO-02", reason='Alarm: "nachtdienst", é')


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "waivers.yaml"


def problems(file: Path, text: str) -> list[str]:
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ProblemsError) as caught:
        read_waivers(file, CODES)
    return [str(problem).removeprefix(f"{file}:") for problem in caught.value.problems]


def test_a_file_says_who_allowed_what_and_how_long(file: Path) -> None:
    file.write_text(TEXT)
    assert read_waivers(file, CODES) == (FIRST,)


@pytest.mark.parametrize("text", ["", "# nog geen vrijstellingen\n", "[]\n"])
def test_a_file_may_hold_no_waivers(file: Path, text: str) -> None:
    file.write_text(text)
    assert read_waivers(file, CODES) == ()


@pytest.mark.parametrize(
    "key", ["id", "rule", "scope", "reason", "requested_by", "approver", "from", "until"]
)
def test_every_key_is_required(file: Path, key: str) -> None:
    lines = TEXT.replace("- id", "-\n  id").splitlines(keepends=True)
    text = "".join(line for line in lines if not line.startswith(f"  {key}:"))
    (found,) = problems(file, text)
    assert found.endswith(f"De sleutel `{key}` ontbreekt. `[1]` moet `{key}` hebben. Voeg `{key}:` toe.")


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "a.bakker",
            "M. de Vriés",
            "7:13: `M. de Vriés` heeft de vrijstelling ook aangevraagd. Wie aanvraagt, keurt niet zelf goed. "
            "Laat een ander goedkeuren.",
        ),
        (
            "2026-06-30",
            "2025-12-31",
            "9:10: De vrijstelling eindigt op 2025-12-31, voor haar begin op 2026-01-01. `until` ligt niet "
            "voor `from`; beide dagen tellen mee. Verbeter een van beide.",
        ),
        (
            "DO-11",
            "DO-1",
            "3:9: Regel `DO-1` bestaat niet. Kan zijn: `DO-02`, `DO-11`. Bedoelt u `DO-11`?",
        ),
        (
            "{order.unit: 99ZZ00}",
            "{order.units: 99ZZ00}",
            "4:11: Feit `order.units` bestaat niet. Verwacht: een naam die als feit bekend is. "
            "Bedoelt u `order.unit`?",
        ),
        (
            "{order.unit: 99ZZ00}",
            "{}",
            "4:10: De vrijstelling noemt niet waarvoor zij geldt. `scope` noemt een bevinding, of feiten zoals "
            "`order.unit: 99ZZ00`. Vul `scope` in.",
        ),
        (
            "{order.unit: 99ZZ00}",
            "{finding: DO-11-0123456789, order.unit: 99ZZ00}",
            "4:10: De vrijstelling noemt een bevinding en ook feiten. `scope` is het een of het ander. Haal "
            "`finding` of de feiten weg.",
        ),
        (
            "{order.unit: 99ZZ00}",
            "{order.unit: [99ZZ00]}",
            "4:23: `order.unit` heeft geen enkele waarde. Bij elk feit hoort een waarde. Schrijf "
            "`order.unit: waarde`.",
        ),
    ],
)
def test_a_mistake_in_a_waiver(file: Path, old: str, new: str, sentence: str) -> None:
    assert problems(file, TEXT.replace(old, new)) == [sentence]


def test_the_first_and_last_day_may_be_the_same(file: Path) -> None:
    file.write_text(TEXT.replace("2026-06-30", "2026-01-01"))
    assert read_waivers(file, CODES) == (replace(FIRST, valid_until=date(2026, 1, 1)),)


def test_two_waivers_with_one_id_are_refused(file: Path) -> None:
    assert problems(file, TEXT + TEXT) == [
        "11:7: Vrijstelling `O-1` staat er twee keer. Elke vrijstelling heeft een eigen kenmerk. Geef een van "
        "beide een ander kenmerk."
    ]


def test_all_mistakes_come_at_once(file: Path) -> None:
    wrong = TEXT.replace("a.bakker", "m.devries").replace("DO-11", "DO-1").replace("2026-06-30", "morgen")
    assert [found.partition(":")[0] for found in problems(file, wrong)] == ["3", "7", "9"]


@pytest.mark.parametrize(
    ("old", "waivers"),
    [
        (None, (SECOND,)),
        ("", (SECOND,)),
        ("# leeg\n", (SECOND,)),
        ("[]\n", (SECOND,)),
        (TEXT, (FIRST, SECOND)),
        (TEXT.rstrip("\n"), (FIRST, SECOND)),
        ("\n".join(f"  {line}" for line in TEXT.splitlines()), (FIRST, SECOND)),
    ],
)
def test_a_waiver_is_added_at_the_end(file: Path, old: str | None, waivers: tuple[Waiver, ...]) -> None:
    if old is not None:
        file.write_text(old)
    write_waiver(file, SECOND, CODES)
    assert read_waivers(file, CODES) == waivers
    assert [found.name for found in file.parent.iterdir()] == ["waivers.yaml"]


def test_what_stood_in_the_file_stays_as_it_was(file: Path) -> None:
    file.write_text(TEXT)
    write_waiver(file, SECOND, CODES)
    assert file.read_text(encoding="utf-8") == TEXT + (
        "- id: O-2\n"
        "  rule: DO-02\n"
        "  scope:\n"
        "    order.unit: 99ZZ00\n"
        "  reason: 'Alarm: \"nachtdienst\", é'\n"
        "  requested_by: m.devries\n"
        "  approver: a.bakker\n"
        "  from: 2026-01-01\n"
        "  until: 2026-06-30\n"
    )


@pytest.mark.parametrize(
    ("waiver", "sentence"),
    [
        (FIRST, "Vrijstelling `O-1` staat er twee keer."),
        (replace(SECOND, approver="M. de Vries"), "`M. de Vries` heeft de vrijstelling ook aangevraagd."),
        (replace(SECOND, rule="DO-99"), "Regel `DO-99` bestaat niet."),
        (replace(SECOND, scope=()), "De vrijstelling noemt niet waarvoor zij geldt."),
        (replace(SECOND, reason=""), "`` is geen tekst."),
    ],
)
def test_a_wrong_waiver_is_not_written(file: Path, waiver: Waiver, sentence: str) -> None:
    file.write_text(TEXT)
    with pytest.raises(ProblemsError) as caught:
        write_waiver(file, waiver, CODES)
    assert sentence in str(caught.value)
    assert str(caught.value).startswith(f"{file}:")
    assert file.read_text() == TEXT
    assert [found.name for found in file.parent.iterdir()] == ["waivers.yaml"]


def test_a_list_on_one_line_is_left_to_its_writer(file: Path) -> None:
    text = (
        "[{id: O-1, rule: DO-11, scope: {order.unit: 99ZZ00}, reason: Loopt af, requested_by: m.devries,"
        " approver: a.bakker, from: 2026-01-01, until: 2026-06-30}]\n"
    )
    file.write_text(text)
    with pytest.raises(ProblemsError):
        write_waiver(file, SECOND, CODES)
    assert file.read_text() == text
