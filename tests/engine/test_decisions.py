"""The file of decisions: the one that comes with the rulebook, and one broken file per mistake."""

from pathlib import Path

import pytest

from inkooptoets.engine.decisions import DecisionRule, Decisions, EscalationRule, read_decisions
from inkooptoets.facts.problem import ProblemsError

RULES = Path(__file__).parents[2] / "rules"
CODES = ("DO-02", "DO-11", "DO-11-48M", "PLN-26", "TIP-05", "TIP-08")
LEVELS = "levels: {proceed: {nl: Ga door., en: Go on.}, stop: {nl: Stop., en: Stop.}}\n"


def read(tmp_path: Path, text: str) -> Decisions:
    file = tmp_path / "decisions.yaml"
    file.write_text(text, encoding="utf-8")
    return read_decisions(file, CODES)


def problems(tmp_path: Path, text: str) -> list[str]:
    with pytest.raises(ProblemsError) as caught:
        read(tmp_path, text)
    return [str(problem).partition("decisions.yaml:")[2] for problem in caught.value.problems]


def test_the_rulebooks_own_file_is_sound() -> None:
    found = read_decisions(RULES / "decisions.yaml", CODES)
    assert list(found.levels) == ["proceed", "note", "supply_facts", "ask", "stop"]
    assert [rule.key for rule in found.escalations] == ["ad_hoc_orders", "several_rules_at_one_supplier"]


def test_a_file_says_what_follows(tmp_path: Path) -> None:
    text = (
        f"{LEVELS}"
        "roles: {inkoop: {nl: het team, en: the team}}\n"
        "decisions:\n"
        "  - {when: {outcome: violated, moment: [purchase, signing], signed: no}, then: stop, role: inkoop}\n"
        "  - {when: {outcome: waived}, then: proceed, title: {nl: Mag., en: Allowed.}}\n"
        "escalations:\n"
        "  samen: {title: {nl: a, en: b}, of: {rule: DO-11}, distinct_rules: 2, same: supplier,\n"
        "    within_days: 0}\n"
    )
    assert read(tmp_path, text) == Decisions(
        levels={"proceed": {"nl": "Ga door.", "en": "Go on."}, "stop": {"nl": "Stop.", "en": "Stop."}},
        roles={"inkoop": {"nl": "het team", "en": "the team"}},
        decisions=(
            DecisionRule(
                when=(("outcome", ("violated",)), ("moment", ("purchase", "signing")), ("signed", ("no",))),
                then="stop",
                title={"nl": "Stop.", "en": "Stop."},
                role="inkoop",
            ),
            DecisionRule((("outcome", ("waived",)),), "proceed", {"nl": "Mag.", "en": "Allowed."}),
        ),
        escalations=(
            EscalationRule("samen", {"nl": "a", "en": "b"}, (("rule", ("DO-11",)),), 2, True, "supplier", 0),
        ),
    )


@pytest.mark.parametrize(
    ("decision", "sentence"),
    [
        (
            "{when: {outcome: violated}, then: stoppen}",
            "3:38: Besluit `stoppen` bestaat niet. Kan zijn: `proceed`, `stop`. Bedoelt u `stop`?",
        ),
        (
            "{when: {outcome: violatd}, then: stop}",
            "3:21: Waarde van `outcome` `violatd` bestaat niet. Kan zijn: `compliant`, `error`, "
            "`not_applicable`, `undetermined`, `violated`, `waived`. Bedoelt u `violated`?",
        ),
        (
            "{when: {rule: [DO-11, DO-1]}, then: stop}",
            "3:26: Regel `DO-1` bestaat niet. Kan zijn: `DO-02`, `DO-11`, `DO-11-48M`, `PLN-26`, `TIP-05`, "
            "`TIP-08`. Bedoelt u `DO-11`?",
        ),
        (
            "{when: {}, then: stop}",
            "3:11: De voorwaarde is leeg. Zij noemt een of meer van `outcome`, `severity`, `moment`, `rule`, "
            "`signed`. Schrijf bijvoorbeeld `{outcome: violated}`.",
        ),
        (
            "{when: {rule: []}, then: stop}",
            "3:18: `rule` noemt niets. Een lijst noemt ten minste een waarde. Vul de lijst, of haal "
            "`rule` weg.",
        ),
        (
            "{when: {outcome: yes}, then: stop}",
            "3:21: Waarde van `outcome` `yes` bestaat niet. Kan zijn: `compliant`, `error`, "
            "`not_applicable`, `undetermined`, `violated`, `waived`. Kies een daarvan.",
        ),
        (
            "{when: {unit: 99ZZ00}, then: stop}",
            "3:12: De sleutel `unit` is hier niet bekend. Toegestaan zijn `moment`, `outcome`, `rule`, "
            "`severity`, `signed`. Haal de sleutel weg.",
        ),
        (
            "{when: {outcome: violated}, then: stop, role: baas}",
            "3:50: Rol `baas` bestaat niet. Verwacht: een naam die als rol bekend is. "
            "Haal deze regel weg of vul haar aan.",
        ),
    ],
)
def test_a_mistake_in_a_decision(tmp_path: Path, decision: str, sentence: str) -> None:
    assert problems(tmp_path, f"{LEVELS}decisions:\n - {decision}\n") == [sentence]


@pytest.mark.parametrize(
    ("escalation", "sentence"),
    [
        (
            "same: unit, within_days: 90",
            "4:6: `x` zegt niet hoeveel er samen moeten komen. Er staat `count` of `distinct_rules`, een van "
            "beide. Voeg `count: 3` toe, of `distinct_rules: 2`.",
        ),
        (
            "same: unit, within_days: 90, count: 2, distinct_rules: 2",
            "4:6: `x` zegt niet hoeveel er samen moeten komen. Er staat `count` of `distinct_rules`, een van "
            "beide. Voeg `count: 3` toe, of `distinct_rules: 2`.",
        ),
        (
            "same: unit, within_days: 90, count: 1",
            "4:85: `1` is hier geen bruikbaar aantal. Verwacht: een heel getal van ten minste 2. Verbeter "
            "het getal.",
        ),
        (
            "same: school, within_days: 90, count: 2",
            "4:55: Kenmerk `school` bestaat niet. Kan zijn: `supplier`, `unit`. Kies een daarvan.",
        ),
    ],
)
def test_a_mistake_in_an_escalation(tmp_path: Path, escalation: str, sentence: str) -> None:
    start = "escalations:\n  x: {title: {nl: a, en: b}, of: {rule: DO-11}, "
    text = f"{LEVELS}decisions: []\n{start}{escalation}}}\n"
    assert problems(tmp_path, text) == [sentence]
