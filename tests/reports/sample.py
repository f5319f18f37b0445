"""Audit reports and answers of an invented board of twenty schools, for the tests of reports."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

from inkooptoets.engine.advice import Advice
from inkooptoets.engine.audit_report import (
    AuditReport,
    FileQuality,
    MissingCount,
    Rejection,
    Tally,
    WaiverStatus,
)
from inkooptoets.engine.finding import Decision, Escalation, Finding, State
from inkooptoets.engine.verdict import Moment, Outcome
from tests.reports.findings import (
    ACT,
    BOARD,
    BROKEN,
    HOSTILE,
    MARGIN,
    RULES,
    THRESHOLD,
    TODAY,
    WINDOW,
    contract_finding,
    findings,
    no_clause,
    order,
    split,
)

NAMES = (
    "De Wilgenbroek",
    "Het Kompas",
    "De Vuurvlinder",
    "'t Zonnewiel",
    "De Regenboogschool",
    "Op de Hoogte",
    "De Waterjuffer",
    "Het Mozaïek",
    "De Klimop",
    "De Zandloper",
    "Het Anker",
    "De Windroos",
    "De Ooievaar",
    "Het Talent",
    "De Sprong",
    "Kindcentrum Noord",
    "De Schakel",
    "De Meander",
    "Het Palet",
    "De Ark",
)
UNITS = {f"99ZZ{index:02d}": name for index, name in enumerate(NAMES)} | {BOARD: "Stichting Wilgenbroek"}
LONG = "Zeer lange schoolnaam " * 10
FORMULA = "=cmd|' /C calc'!A0"


def tallies() -> tuple[Tally, ...]:
    """Return twelve months of verdicts on twenty schools, the same each time."""
    found = []
    for step in range(12):
        month = f"{2025 + (step + 11) // 12}-{(step + 11) % 12 + 1:02d}"
        for index, unit in enumerate(list(UNITS)[:20]):
            for rule in RULES[:5]:
                seed = (step * 7 + index * 3 + len(rule.title["nl"])) % 11
                numbers = {
                    Outcome.COMPLIANT: 20 + seed,
                    Outcome.NOT_APPLICABLE: 8,
                    Outcome.VIOLATED: 1 if seed in (3, 7) else 0,
                    Outcome.UNDETERMINED: 1 if seed == 5 else 0,
                    Outcome.WAIVED: 1 if seed == 9 and step % 4 == 0 else 0,
                }
                found += [
                    Tally(rule.code, unit, month, outcome, number, 120_000 * number * (outcome == "violated"))
                    for outcome, number in numbers.items()
                    if number
                ]
    found.append(Tally("TIP-05", "99ZZ05", None, Outcome.ERROR, 1))
    return tuple(found)


def waiver(number: int, status: str, used: int = 0) -> WaiverStatus:
    """Return a waiver that stands so."""
    return WaiverStatus(
        id=f"V-2026-{number:02d}",
        rule="TIP-08",
        scope=f"contract.id = C-2026-{number + 9:03d}",
        reason="De leverancier is de enige met een koppeling; opnieuw bekijken in 2027",
        approver="k.bakker",
        valid_from=date(2026, 1, 1),
        valid_until=date(2026, 12, 15),
        status=status,
        used=used,
    )


def report(**changes: object) -> AuditReport:
    """Return the rich report; ``changes`` replace its fields."""
    whole = AuditReport(
        run="2026-11-24T06:30",
        board=BOARD,
        as_of=TODAY,
        made_at=datetime(2026, 11, 24, 6, 30, tzinfo=timezone(timedelta(hours=1))),
        rulebook_version="0.1.0",
        rulebook_hash="3f1c9a52d0",
        engine="duckdb",
        rules=RULES,
        tallies=tallies(),
        findings=findings(),
        resolved=(contract_finding("TIP-05", 20, state=State.RESOLVED),),
        escalations=(
            Escalation(
                "school_leader",
                {
                    "nl": "Bespreek met de schoolleider: drie losse bestellingen in 90 dagen",
                    "en": "Talk to the school leader: three ad hoc orders in 90 days",
                },
                (("unit", "99ZZ02"), ("from", "2026-11-03"), ("until", "2026-11-17")),
                ("PLN-26 B-2026-503", "PLN-26 B-2026-510", "PLN-26 B-2026-517"),
            ),
        ),
        missing=(
            MissingCount(
                "TIP-08",
                "contract.initial_months",
                {"nl": "Eerste looptijd in maanden", "en": "Initial term in months"},
                41,
            ),
            MissingCount(
                "DO-02",
                "school.opening_hours",
                {"nl": "Uren waarop de school open is", "en": "Hours in which the school is open"},
                17,
            ),
        ),
        waivers=(
            waiver(1, "in_force", 1),
            waiver(2, "expired"),
            waiver(3, "unused"),
            waiver(4, "ending_soon", 2),
        ),
        parameters=(THRESHOLD, WINDOW, MARGIN),
        files=(
            FileQuality("bestellingen-2026.csv", "r1", 2_500, 120, 2_375, 3, 2),
            FileQuality("contracten.xlsx", "r1", 210, 210, 0, 0),
        ),
        rejections=(
            Rejection("bestellingen-2026.csv", None, 88, "bedrag", "12.34.5", "dit is geen bedrag"),
            Rejection("bestellingen-2026.csv", None, 91, "datum", "31-02-2026", "deze dag bestaat niet"),
            Rejection("bestellingen-2026.csv", None, 95, "Besteller", "p.jansen", "onbekende school"),
        ),
        unresolved_references=(("order.supplier", "L-0777", 4),),
        unit_names=UNITS,
        previous_run="2026-11-23T06:30",
        certified=5,
    )
    return replace(whole, **changes)  # type: ignore[arg-type]


def hostile_report() -> AuditReport:
    """Return a report in which every free text tries to be something else."""
    found = replace(no_clause(hostile=True), title={"nl": HOSTILE, "en": HOSTILE}, unit="99ZZ00")
    return report(
        findings=(found, replace(split(), references=(replace(ACT, url="javascript:alert(1)"),))),
        unit_names={"99ZZ00": HOSTILE, "99ZZ01": LONG},
        rejections=(
            Rejection(HOSTILE, HOSTILE, 1, HOSTILE, HOSTILE, HOSTILE),
            Rejection("a", None, None, None, "", ""),
        ),
        waivers=(replace(waiver(1, "in_force"), reason=FORMULA, scope="@SUM(1+1)"),),
        rules=(replace(RULES[1], title={"nl": HOSTILE}), RULES[3], replace(BROKEN, error=HOSTILE)),
    )


def empty_report() -> AuditReport:
    """Return a first run in which nothing was found."""
    return report(
        tallies=(Tally("DO-11", "99ZZ00", "2026-11", Outcome.COMPLIANT, 1_234),),
        findings=(),
        resolved=(),
        escalations=(),
        missing=(),
        waivers=(),
        parameters=(),
        files=(),
        rejections=(),
        unresolved_references=(),
        unit_names={},
        previous_run=None,
        certified=None,
        rules=RULES[1:2],
    )


def many(number: int) -> AuditReport:
    """Return a report with this many findings."""
    found = tuple(
        contract_finding(
            "TIP-05",
            index,
            unit=f"99ZZ{index % 20:02d}",
            at_stake=100_000 + index,
            state=State.OPEN if index % 3 else State.NEW,
        )
        for index in range(number)
    )
    return report(findings=found)


def advice(
    *found: Finding,
    key: str = "proceed",
    role: str | None = None,
    title: dict[str, str] | None = None,
    **changes: object,
) -> Advice:
    """Return an advice on one order with these findings."""
    compliant = order(99, TODAY, 500)
    verdicts = (
        *(verdict for finding in found for verdict in finding.verdicts),
        replace(compliant, rule="PLN-26", outcome=Outcome.COMPLIANT),
        replace(compliant, rule="INT-05", outcome=Outcome.NOT_APPLICABLE),
    )
    whole = Advice(
        subject="B-2026-0099",
        entity="order",
        moment=Moment.PURCHASE,
        as_of=TODAY,
        rulebook_version="0.1.0",
        decision=Decision(key, title or {}, tuple(each.rule for each in found), role),
        findings=found,
        verdicts=verdicts,
    )
    return replace(whole, **changes)  # type: ignore[arg-type]
