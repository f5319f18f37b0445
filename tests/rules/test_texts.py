"""What rules say to people: numbers and days, in two languages, and never what somebody meant by it."""

from __future__ import annotations

import re

import pytest

from inkooptoets.engine.rule import PLACEHOLDER
from inkooptoets.engine.rulebook import load_rulebook
from inkooptoets.engine.verdict import Value
from inkooptoets.engine.wording import fill

RULEBOOK = load_rulebook()
INTENT = re.compile(
    r"(?i)gesplitst|opgeknipt|knip|omzeil|ontwijk|ontdok|expres|opzet|fraude|"
    r"\bwas split|\bwere split|on purpose|evad|avoid|circumvent|fraud"
)


@pytest.mark.parametrize("code", sorted(RULEBOOK.rules))
@pytest.mark.parametrize("part", ["title", "message", "advice", "innocent"])
def test_no_text_states_an_intent(code: str, part: str) -> None:
    texts = getattr(RULEBOOK.rules[code].form, part).by_language()
    assert [text for text in texts.values() if INTENT.search(text)] == []


@pytest.mark.parametrize("code", sorted(RULEBOOK.rules))
def test_a_message_names_the_same_facts_in_both_languages(code: str) -> None:
    message = RULEBOOK.rules[code].form.message
    assert set(PLACEHOLDER.findall(message.nl)) == set(PLACEHOLDER.findall(message.en)) != set()


def test_the_hours_of_several_schools_are_told_as_one() -> None:
    facts: dict[str, Value] = {
        "contract.support_hours": "24x7",
        "schools.opening": "ma-vr 08:30-16:00; ma-vr 08:15-15:30; ma-vr 08:30-16:00",
        "schools.number.low": 3,
        "schools.number.high": 3,
        "allowed": 300,
        "before": 60,
        "after": 90,
    }
    rule = RULEBOOK.rules["DO-02"]
    assert fill(rule, rule.form.message.by_language(), facts)["nl"] == (
        "De leverancier staat klaar op 24x7. De scholen waarvoor dat is (3) zijn open op ma-vr 08:15-16:00. "
        "Per week valt meer dan 5 uur van die ondersteuning buiten schooltijd, ook als 1 uur ervoor en "
        "1 uur en 30 minuten erna meetelt."
    )
