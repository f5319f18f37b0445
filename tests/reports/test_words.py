from __future__ import annotations

import re
from pathlib import Path

import pytest

from inkooptoets.engine.verdict import Moment, Outcome, Severity
from inkooptoets.facts.problem import ProblemsError
from inkooptoets.reports.vocabulary import VOCABULARY
from inkooptoets.reports.words import Words

REPORTS = Path(__file__).resolve().parents[2] / "reports"
KEY = re.compile(r"""\b(?:words|w)(?:\.count)?\(\s*["']([a-z_.]*[a-z_])["']""")


def places(text: str) -> set[str]:
    return set(re.findall(r"{(\w+)}", text)) - {"n"}


@pytest.mark.parametrize("key", sorted(VOCABULARY))
def test_every_word_exists_in_both_languages_with_the_same_places(key: str) -> None:
    dutch, english = VOCABULARY[key]
    assert dutch.strip()
    assert english.strip()
    assert places(dutch) == places(english)
    assert dutch.count("|") == english.count("|")


def test_every_word_that_is_asked_for_exists() -> None:
    files = [*REPORTS.glob("*.py"), *(REPORTS / "templates").glob("*.html")]
    asked = {key for file in files for key in KEY.findall(file.read_text(encoding="utf-8"))}
    assert len(asked) > 100
    assert asked - set(VOCABULARY) == set()


def test_every_outcome_severity_and_decision_has_its_words() -> None:
    asked = {f"outcome.{outcome}" for outcome in Outcome} | {
        f"outcome.{outcome}.short" for outcome in Outcome
    }
    asked |= {f"severity.{severity}" for severity in Severity}
    asked |= {
        f"advice.{kind}.{moment}"
        for kind in ("proceed", "note", "supply", "ask", "stop")
        for moment in Moment
    }
    assert asked - set(VOCABULARY) == set()


def test_counting_takes_the_word_for_one_or_for_more() -> None:
    assert Words("nl").count("note.new", 1) == "1 nieuwe bevinding"
    assert Words("nl").count("note.new", 1_200) == "1.200 nieuwe bevindingen"
    assert Words("en").count("note.new", 1_200) == "1,200 new findings"
    assert Words("nl").count("note.new", 0) == "geen nieuwe bevindingen"
    assert Words("nl").count("note.rejected", 0).startswith("0 rijen")


def test_a_text_without_this_language_is_taken_from_the_other() -> None:
    assert Words("en").pick({"nl": "alleen Nederlands"}) == "alleen Nederlands"
    assert Words("en").pick({}) == ""


def test_a_name_without_a_word_is_written_as_it_is() -> None:
    assert Words("nl").known("status", "in_force") == "van kracht"
    assert Words("nl").known("status", "on_hold") == "on hold"


def test_a_language_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ProblemsError, match="De taal `fr` is er niet"):
        Words("fr")
