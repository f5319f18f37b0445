"""The checks on rules that load: each finds its mistake, at its place, and lets a good rule pass."""

from __future__ import annotations

from pathlib import Path

import pytest

from inkooptoets.engine.lint import CHECKS, lint
from inkooptoets.engine.rulebook import load_rulebook

RULEBOOK = load_rulebook()
RULE = """\
code: EIGEN-01
title: {nl: Lang vast, en: Committed for long}
status: stable
severity: low
moments: [signing, audit]
guidance: [slim-ict-inkopen/TIP-08]
why: {nl: Techniek veroudert., en: Technology ages.}
about: contract
as_of: run.day
parameters: {most: board.max_months_service}
related:
  groups:
    every: contract.product_groups
    measure: {number: count()}
applies: "!contract.ended"
violated: contract.initial_months > most && groups.number > 0
case: [contract.id]
message: {nl: "{contract.initial_months} is te lang.", en: "{contract.initial_months} is too long."}
advice: {nl: Vraag korter., en: Ask for less.}
innocent: {nl: Als het zo moet., en: If it must be.}
tests:
  - it: each outcome
    given:
      contracts: [{id: c1, ends_on: 2027-12-31, initial_months: 49}]
    then: {c1: violated, c2: compliant, c3: not_applicable, c4: undetermined}
"""

MISTAKES = {
    "message-without-value": (
        'en: "{contract.initial_months} is too long."',
        'en: "Too long."',
        ":18:60: De melding noemt geen feit van het geval. Een melding zegt waar het om gaat: hoeveel, welke, "
        "sinds wanneer. Zet er een feit of maat in, zoals `{contract.id}`.",
    ),
    "message-claims-intent": (
        "{contract.initial_months} is te lang.",
        "{contract.initial_months} is opgeknipt.",
        ":18:45: `opgeknipt` zegt iets over de bedoeling. Een bevinding zegt wat er is, niet waarom iemand het "
        "deed. Schrijf bijvoorbeeld “samen meer dan” in plaats van “gesplitst”.",
    ),
    "unused-parameter": (
        "{most: board.max_months_service}",
        "{most: board.max_months_service, least: board.max_months_software}",
        ":10:46: De parameter `least` wordt nergens gebruikt. Wat een regel noemt, heeft hij nodig. Haal deze "
        "regel weg, of gebruik de naam in een voorwaarde of melding.",
    ),
    "unused-set": (
        " && groups.number > 0",
        "",
        ":12:3: De verzameling `groups` wordt nergens gebruikt. Wat een regel noemt, heeft hij nodig. Haal deze "
        "regel weg, of gebruik de naam in een voorwaarde of melding.",
    ),
    "unused-measure": (
        "{number: count()}",
        "{number: count(), fast: any(other.fast_moving)}",
        ":14:32: De maat `groups.fast` wordt nergens gebruikt. Wat een regel noemt, heeft hij nodig. Haal deze "
        "regel weg, of gebruik de naam in een voorwaarde of melding.",
    ),
    "different-placeholders": (
        "{contract.initial_months} is too long.",
        "{contract.id} is too long.",
        ":18:60: Nederlands en Engels van `message` noemen niet hetzelfde: `{contract.id}`, "
        "`{contract.initial_months}`. Beide talen zeggen hetzelfde. Vul de ene tekst aan, of maak de andere "
        "korter.",
    ),
    "unfilled-placeholder": (
        "nl: Als het zo moet.",
        'nl: "Als {contract.id} zo moet."',
        ":20:21: `{contract.id}` wordt in `innocent` niet ingevuld. Alleen `message` en `advice` krijgen de "
        "feiten van het geval. Schrijf de zin zonder accolades.",
    ),
    "constant-condition": (
        '"!contract.ended"',
        '"true"',
        ":15:10: `applies` is voor elk geval hetzelfde. Een voorwaarde leest ten minste één feit. Zeg op welke "
        "gevallen de regel ziet en welke afwijken.",
    ),
    "unreadable-case": ("initial_months: 49", "initial_month: 49", None),
}


def remarks(folder: Path, text: str, policy: str | None = None) -> list[tuple[str, str]]:
    """Return the check and the sentence of every remark on one rule."""
    file = folder / "EIGEN-01.yaml"
    file.write_text(text, encoding="utf-8")
    if policy is not None:
        (folder / "policy.yaml").write_text(policy, encoding="utf-8")
    rulebook = load_rulebook(folder / "policy.yaml" if policy else None, more=[file])
    found = lint(rulebook, frozenset({file.resolve()}))
    return [(remark.check, str(remark.problem).removeprefix(str(file))) for remark in found]


def test_a_good_rule_passes_every_check(tmp_path: Path) -> None:
    assert remarks(tmp_path, RULE) == []


@pytest.mark.parametrize("check", MISTAKES)
def test_a_mistake_is_found_at_its_place(check: str, tmp_path: Path) -> None:
    good, bad, sentence = MISTAKES[check]
    assert good in RULE
    found = dict(remarks(tmp_path, RULE.replace(good, bad)))
    assert check in found
    assert sentence in (None, found[check])


def test_a_case_with_an_unknown_fact_has_its_place(tmp_path: Path) -> None:
    ((_, sentence),) = remarks(tmp_path, RULE.replace("initial_months: 49", "initial_month: 49"))
    assert sentence.startswith(":24:49: ")
    assert "`initial_months`" in sentence


def test_a_value_from_free_text_cannot_be_looked_up(tmp_path: Path) -> None:
    policy = "parameters: {board.max_months_service: {value: 36, source: afspraak op de gang}}\n"
    ((check, sentence),) = remarks(tmp_path, RULE, policy)
    assert check == "uncited-parameter"
    assert sentence.startswith(
        ":10:14: De waarde van `board.max_months_service` komt uit `afspraak op de gang`"
    )


def test_a_value_from_the_board_s_own_document_passes(tmp_path: Path) -> None:
    policy = (
        "sources: {beleid: {title: {nl: B, en: P}, items: {'1': {place: par. 1, nl: Kort., en: Short.}}}}\n"
        "parameters: {board.max_months_service: {value: 36, source: beleid/1}}\n"
    )
    assert remarks(tmp_path, RULE, policy) == []


def test_every_check_has_a_test() -> None:
    assert {*MISTAKES, "uncited-parameter"} == set(CHECKS)


@pytest.mark.parametrize("code", sorted(RULEBOOK.rules))
def test_the_rulebook_passes_its_own_checks(code: str) -> None:
    file = Path(RULEBOOK.rules[code].place.file).resolve()
    assert [str(remark) for remark in lint(RULEBOOK, frozenset({file}))] == []
