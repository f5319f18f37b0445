"""The generated page of the dictionary: complete, in step with the code, readable in two languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from inkooptoets.facts.dictionary import ENTITIES, ROLLED_UP
from inkooptoets.facts.dictionary.documentation import dictionary_markdown
from inkooptoets.facts.dictionary.kind import KINDS

PAGE = Path(__file__).resolve().parents[3] / "docs" / "dictionary.md"


def test_the_page_in_the_repository_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == dictionary_markdown("en"), "renew it with `make docs`"


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_fact_of_every_entity_has_a_row_of_its_own(lang: str) -> None:
    sections = re.split(r"^### ", dictionary_markdown(lang), flags=re.MULTILINE)[1:]
    rows = {section.split(":")[0]: re.findall(r"^\| `([\w.]+)` \|", section, re.M) for section in sections}
    assert rows == {entity.name: list(entity.facts()) for entity in (*ENTITIES, *ROLLED_UP)}


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_kind_says_how_it_is_written(lang: str) -> None:
    kinds = re.split(r"^## ", dictionary_markdown(lang), flags=re.MULTILINE)[1]
    assert re.findall(r"^\| `(\w+)` \| \S", kinds, re.MULTILINE) == list(KINDS)


def test_a_row_gives_meaning_kind_limits_example_and_privacy() -> None:
    page = dictionary_markdown("en")
    assert "| `orderer` | Wie bestelde | Who ordered | `text` | `m.devries` | yes |  |" in page
    assert (
        "| `ends_on` | Laatste dag, als die vaststaat | Last day, where fixed "
        "| `day`; not before `starts_on` | `2027-07-31` |  |  |"
    ) in page


def test_no_cell_breaks_a_table() -> None:
    widths = [
        (line, len(re.findall(r"(?<!\\)\|", line)))
        for line in dictionary_markdown("nl").splitlines()
        if line.startswith("|")
    ]
    assert {width for _, width in widths} == {3, 8}
