"""The place of a character, however its text was written in YAML."""

from __future__ import annotations

import pytest

from inkooptoets.facts.problem import Place
from inkooptoets.facts.yaml_file import parse_yaml

WRITTEN = {
    "plain": "it: one && two\n",
    "plain over two lines": "it: one\n  && two\n",
    "in double quotes": 'it: "one && two"\n',
    "in single quotes": "it: 'one && two'\n",
    "a block": "it: |\n  one\n    && two\n",
    "a block that is folded": "it: >-\n    one &&\n    two\nnext: 1\n",
    "a block behind a remark": "it: | # remark\n\n  one && two\n",
    "with windows line ends": "it: |\r\n  one &&\r\n    two\r\n",
    "inside a group": "{it: one && two}\n",
}


@pytest.mark.parametrize("text", WRITTEN.values(), ids=WRITTEN.keys())
@pytest.mark.parametrize("word", ["one", "&&", "two"])
def test_a_word_has_the_place_where_it_stands(text: str, word: str) -> None:
    document = parse_yaml(text, "a.yaml")
    value = document.value["it"]
    start = text.index(word)
    line, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
    assert document.passage("it").at(value, value.index(word)) == Place("a.yaml", line, column)


@pytest.mark.parametrize("text", ["it: one >\nnext: 1\n", 'it: "one >"\n', "it: |\n  one >\n\nnext: 1\n"])
def test_the_end_of_a_text_is_behind_its_last_sign(text: str) -> None:
    document = parse_yaml(text, "a.yaml")
    value = document.value["it"]
    start = text.index(">") + 1
    line, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
    assert document.passage("it").at(value, len(value)) == Place("a.yaml", line, column)


@pytest.mark.parametrize(
    ("text", "word"),
    [('it: "a == \\"x\\" && b"\n', "&&"), ("it: 'a == ''x'' && b'\n", "&&"), ('it: "a\\n  && b"\n', "&&")],
)
def test_escaped_signs_count_once(text: str, word: str) -> None:
    document = parse_yaml(text, "a.yaml")
    value = document.value["it"]
    assert document.passage("it").at(value, value.index(word)) == Place("a.yaml", 1, text.index(word) + 1)


def test_a_part_of_a_document_keeps_its_places() -> None:
    document = parse_yaml("tests:\n  - given: {it: one}\n", "a.yaml").inside("tests", 0)
    assert document.passage("given", "it").at("one", 0) == Place("a.yaml", 2, 17)


def test_a_text_without_a_place_keeps_what_is_known() -> None:
    document = parse_yaml("it: one\n", "a.yaml")
    assert document.passage("other").at("one", 0).file == "a.yaml"
