"""The generated pages: in step with the rules, complete, and with the same headings for every rule."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from inkooptoets.cli.documentation import changes_to, generated, main
from inkooptoets.engine.rulebook import load_rulebook
from inkooptoets.reports.rule_page import HEADINGS
from inkooptoets.reports.rule_words import RULE_WORDS

DOCS = Path(__file__).resolve().parents[2] / "docs"
CODES = sorted(load_rulebook().rules)


@cache
def pages() -> dict[str, str]:
    """Return what the pages should be; made once."""
    return generated((DOCS.parent / "CHANGELOG.md").read_text(encoding="utf-8"))


def test_the_pages_in_the_repository_are_up_to_date() -> None:
    stale = [name for name, text in pages().items() if not _is(DOCS / name, text)]
    assert stale == [], "renew them with `make docs`"


def test_no_page_is_left_of_a_rule_that_is_gone() -> None:
    there = {str(path.relative_to(DOCS)) for path in DOCS.glob("rules/**/*.md")}
    assert there == {name for name in pages() if name.startswith("rules/")}


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(("lang", "folder"), [("nl", "rules"), ("en", "rules/en")])
def test_every_rule_has_a_page_with_the_same_headings(code: str, lang: str, folder: str) -> None:
    headings = re.findall(r"^## (.*)$", pages()[f"{folder}/{code}.md"], re.MULTILINE)
    assert headings == [RULE_WORDS[key][lang == "en"] for key in (*HEADINGS, "file")]


@pytest.mark.parametrize("code", CODES)
def test_the_example_on_a_page_was_judged(code: str) -> None:
    example = pages()[f"rules/{code}.md"].partition("## Voorbeeld")[2].partition("\n## ")[0]
    assert "| Overtreden |" in example
    assert "En de bevinding luidt: " in example
    assert "onbekend" not in example.partition("En de bevinding luidt: ")[2]


def test_the_page_of_parameters_has_every_value_of_the_law() -> None:
    page = pages()["parameters.md"]
    for text in (
        "€ 207.000,00",
        "€ 216.000,00",
        "1 januari 2026 tot en met 31 december 2027",
        "eu/32025R2152",
    ):
        assert text in page


def test_changes_come_from_the_changelog_by_code() -> None:
    changelog = (
        "# Changelog\n\n## [0.2.0] - 2027-01-01\n\n- DO-11: counts credit notes,\n  also old ones.\n"
        "- DO-11-48M is gone.\n\n## [0.1.0]\n\n| code | what |\n| --- | --- |\n| DO-11 | separate purchases | x |\n"
    )
    assert changes_to("DO-11", changelog) == [
        "0.2.0: DO-11: counts credit notes, also old ones.",
        "0.1.0: separate purchases",
    ]


def test_writing_takes_away_the_page_of_a_rule_that_is_gone(tmp_path: Path) -> None:
    gone = tmp_path / "docs" / "rules" / "GONE-01.md"
    gone.parent.mkdir(parents=True)
    gone.write_text("oud\n", encoding="utf-8")
    main([str(tmp_path / "docs")])
    assert not gone.exists()
    assert (tmp_path / "docs" / "rules" / "en" / "TIP-08.md").is_file()


def _is(path: Path, text: str) -> bool:
    return path.is_file() and path.read_text(encoding="utf-8") == text
