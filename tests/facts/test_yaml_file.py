"""Reading YAML and JSON strictly: exact values, places, and every mistake in a sentence with its place."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from inkooptoets.facts.problem import Place, ProblemsError
from inkooptoets.facts.yaml_file import Document, parse_yaml, read_yaml

ORDER = """\
order:
  id: B-1
  net: 12.50
  lines:
    - {number: 1, net: 0.10}
"""


def mistakes(text: str, file: str = "x.yaml") -> list[str]:
    with pytest.raises(ProblemsError) as caught:
        parse_yaml(text, file)
    return [f"{found.place}: {found.wrong}" for found in caught.value.problems]


def test_a_file_becomes_plain_values() -> None:
    value = parse_yaml(ORDER, "x.yaml").value
    line = {"number": 1, "net": Decimal("0.10")}
    assert value == {"order": {"id": "B-1", "net": Decimal("12.50"), "lines": [line]}}


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("0.1", Decimal("0.1")),
        ("-1234.50", Decimal("-1234.50")),
        ("16500", 16500),
        ("01234567", "01234567"),
        ("1_000", "1_000"),
        ("16:00", "16:00"),
        ("0x1F", "0x1F"),
        ("1e5", "1e5"),
        (".inf", ".inf"),
        ("2026-03-31", date(2026, 3, 31)),
        ("2026-02-30", "2026-02-30"),
        ("2026-03-31 10:00:00", "2026-03-31 10:00:00"),
        ("yes", True),
        ("No", False),
        ("ja", "ja"),
        ("'yes'", "yes"),
        ("~", None),
        ("", None),
        ("!!str 12", "12"),
        ("!!float 12.0", Decimal("12.0")),
        ("9" * 5000, "9" * 5000),
    ],
)
def test_a_word_is_read_exactly(written: str, value: Any) -> None:
    found = parse_yaml(f"a: {written}", "x.yaml").value["a"]
    assert (found, type(found)) == (value, type(value))
    assert str(found) == str(value)


def test_every_value_and_key_has_a_place() -> None:
    document = parse_yaml(ORDER, "x.yaml")
    assert document.place("order", "net") == Place("x.yaml", 3, 8)
    assert document.key_place("order", "net") == Place("x.yaml", 3, 3)
    assert document.place("order", "lines", 0, "net") == Place("x.yaml", 5, 24)
    assert document.key_place("order", "lines", 0, "net") == Place("x.yaml", 5, 19)


def test_a_value_that_is_not_there_has_the_place_of_what_is_around_it() -> None:
    document = parse_yaml(ORDER, "x.yaml")
    assert document.place("order", "gross") == Place("x.yaml", 2, 3)
    assert document.place("order", "lines", 7, "net") == Place("x.yaml", 5, 5)
    assert document.place() == Place("x.yaml", 1, 1)


def test_json_is_read_with_the_same_values_and_places() -> None:
    document = parse_yaml('{"order": {"id": "B-1",\n\t"net": 12.50}}', "x.json")
    assert document == Document({"order": {"id": "B-1", "net": Decimal("12.50")}}, "x.json")
    assert document.place("order", "net") == Place("x.json", 2, 9)


def test_a_file_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    path = tmp_path / "order.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: 1\r\nb: \xc3\xa9\r\n")
    assert read_yaml(path) == Document({"a": 1, "b": "é"}, str(path))


def test_all_mistakes_that_reading_on_allows_are_reported_at_once() -> None:
    assert mistakes("a: &x 1\nb: *x\na: 3\nc: !!python/name:os.system x\n") == [
        "x.yaml:1:4: `&x` maakt een verwijzing.",
        "x.yaml:2:4: `*x` verwijst naar een andere plek in het bestand.",
        "x.yaml:3:1: De sleutel `a` staat hier voor de tweede keer (eerst op regel 1).",
        "x.yaml:4:4: Het etiket `!!python/name:os.system` is niet bekend.",
    ]


def test_an_alias_bomb_does_not_expand() -> None:
    lines = ["a0: &a0 lol"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 40)]
    assert len(mistakes("\n".join(lines))) == 100


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ("", "x.yaml:1:1: Het bestand is leeg."),
        ("# alleen uitleg\n", "x.yaml:1:1: Het bestand is leeg."),
        ("---\na: 1\n---\nb: 2\n", "x.yaml:3:1: Hier begint een tweede document."),
        ("[" * 100_000, "x.yaml:1:41: Hier zitten meer dan 40 lagen in elkaar."),
        (
            "a: b: c",
            "x.yaml:1:5: Hier staat een dubbele punt op een plek waar geen sleutel kan staan.",
        ),
        (
            "a:\n\tb: 1",
            "x.yaml:2:1: Hier staat een teken dat hier niet kan staan, zoals een tab, `@` of `%`.",
        ),
        ("a: 'x", "x.yaml:1:6: Een aanhalingsteken wordt niet gesloten."),
        ("a: [1, 2\nb: 3", "x.yaml:2:2: Een lijst met `[` wordt niet goed gesloten."),
        ("a: {b: 1", "x.yaml:2:1: Een groep met `{` wordt niet goed gesloten."),
        ("a: 1\nb: \x07", "x.yaml:2:4: Hier staat een onzichtbaar stuurteken."),
        ('a: 1\nb: "\\ud800"', "x.yaml:2:7: De tekens na `\\` tussen dubbele aanhalingstekens kloppen niet."),
        ("? [a]\n: 1", "x.yaml:1:3: Een lijst of een groep staat hier als sleutel."),
        ("a: !secret 1", "x.yaml:1:4: Het etiket `!secret` is niet bekend."),
        ("a: !!int word", "x.yaml:1:4: Het etiket `!!int` is niet bekend."),
    ],
)
def test_a_mistake_has_its_sentence_and_place(text: str, mistake: str) -> None:
    assert mistakes(text) == [mistake]


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        (" \n", "x.json:1:1: Het bestand is leeg."),
        (
            '{"a": 1,\n "a": 2}',
            "x.json:2:2: De sleutel `a` staat hier voor de tweede keer (eerst op regel 1).",
        ),
        ('{"a": 1,}', "x.json:1:9: De opbouw van de JSON klopt hier niet."),
        ('{"a": NaN}', "x.json: `NaN` is geen getal."),
        ("[" * 41 + "]" * 41, "x.json: Er zitten meer dan 40 lagen in elkaar."),
        ("[" * 100_000, "x.json: Er zitten meer dan 40 lagen in elkaar."),
        ('{"a": "\\ud800"}', "x.json: De tekst bevat een half teken (surrogaat)."),
    ],
)
def test_a_mistake_in_json_has_its_sentence_and_place(text: str, mistake: str) -> None:
    assert mistakes(text, "x.json") == [mistake]


def test_forty_lists_in_each_other_are_still_read() -> None:
    assert parse_yaml("[" * 40 + "]" * 40, "x.yaml").value == parse_yaml("[" * 40 + "]" * 40, "x.json").value


def test_a_file_that_is_no_utf_8_says_where(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(b"a: 1\nb: caf\xe9\n")
    with pytest.raises(ProblemsError) as caught:
        read_yaml(path)
    assert str(caught.value) == (
        f"{path}:2:7: Het bestand is geen UTF-8. YAML en JSON worden als UTF-8 gelezen. "
        "Sla het bestand opnieuw op en kies de codering UTF-8."
    )


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("a: 1\n" * 10, encoding="utf-8")
    with pytest.raises(ProblemsError, match="Het bestand is 0 MB groot"):
        read_yaml(path, max_bytes=10)


def test_a_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(ProblemsError, match="Het bestand is niet te openen"):
        read_yaml(tmp_path / "x.yaml")
