"""Findings of an invented board, one factory each: what the tests of reports are made of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from inkooptoets.engine.audit_report import RuleSummary
from inkooptoets.engine.finding import Counted, Decision, Finding, ParameterUse, Reference, State, fingerprint
from inkooptoets.engine.verdict import Missing, Moment, Origin, Outcome, Severity, Subject, Value, Verdict

BOARD = "99001"
TODAY = date(2026, 11, 24)
HOSTILE = "<script>alert('x')</script> =cmd|' /C calc'!A0 🎒 \x07 | **vet** `code` & \"aanhaling\""

THRESHOLD = ParameterUse(
    name="law.eu_threshold.supplies_and_services",
    title={"nl": "Europese aanbestedingsgrens voor leveringen", "en": "European threshold for supplies"},
    value="216000",
    kind="euro",
    valid_from="2026-01-01",
    valid_until="2027-12-31",
    source="eu/32025R2152",
    set_by="law",
)
WINDOW = ParameterUse(
    name="board.split_window",
    title={
        "nl": "Periode waarin losse aankopen samen tellen",
        "en": "Period in which purchases count together",
    },
    value="12",
    kind="months",
    valid_from=None,
    valid_until=None,
    source="aanbestedingswet/2.21",
    set_by="board",
)
MARGIN = ParameterUse(
    name="board.support_margin_before",
    title={"nl": "Ondersteuning voor schooltijd die nog past", "en": "Support before school that still fits"},
    value="60",
    kind="minutes",
    valid_from=None,
    valid_until=None,
    source="inkooptoets/servicevenster",
    set_by="board",
    assumption=True,
)
BROCHURE = Reference(
    code="slim-ict-inkopen/DO-11",
    title={
        "nl": "Slim ict inkopen in het onderwijs (Kennisnet, 2017)",
        "en": "Smart ICT procurement (Kennisnet)",
    },
    place="p. 16, Aanbestedingen",
)
ACT = Reference(
    code="aanbestedingswet/2.14",
    title={"nl": "Aanbestedingswet 2012", "en": "Public Procurement Act 2012"},
    place="artikel 2.14",
    url="https://wetten.overheid.nl/BWBR0032203/",
)

RULES = (
    RuleSummary(
        "DO-02",
        {"nl": "Ondersteuning buiten schooltijd", "en": "Support outside school hours"},
        "medium",
        "contract",
        "stable",
        ("slim-ict-inkopen/DO-02",),
    ),
    RuleSummary(
        "DO-11",
        {
            "nl": "Losse aankopen samen boven de aanbestedingsgrens",
            "en": "Separate purchases that together cross the tender threshold",
        },
        "high",
        "purchase",
        "stable",
        ("slim-ict-inkopen/DO-11", "aanbestedingswet/2.14"),
    ),
    RuleSummary(
        "PLN-26",
        {"nl": "Besteld buiten de aangewezen besteller om", "en": "Ordered past the orderer"},
        "low",
        "purchase",
        "stable",
        ("slim-ict-inkopen/PLN-26",),
    ),
    RuleSummary(
        "TIP-05",
        {"nl": "Geen afspraak over meenemen van data", "en": "No data portability clause"},
        "high",
        "contract",
        "stable",
        ("slim-ict-inkopen/TIP-05",),
    ),
    RuleSummary(
        "TIP-08",
        {"nl": "Lang contract in een snelle markt", "en": "Long contract in a fast market"},
        "medium",
        "contract",
        "experimental",
        ("slim-ict-inkopen/TIP-08",),
    ),
    RuleSummary(
        "CHK-10",
        {"nl": "Kleur als standaard", "en": "Colour by default"},
        "low",
        "contract",
        "stable",
        ("slim-ict-inkopen/CHK-10",),
        switched_off="Printers vallen onder het regionale contract",
    ),
)
BROKEN = RuleSummary(
    "CHK-13",
    {"nl": "Onderhoud dubbel betaald", "en": "Maintenance paid twice"},
    "medium",
    "contract",
    "experimental",
    ("slim-ict-inkopen/CHK-13",),
    error="Parameter `board.overlap` heeft op 2026-11-24 geen waarde",
)


def order(number: int, day: date, euros: int, unit: str = "99ZZ00", **facts: Value) -> Verdict:
    """Return a violated verdict of DO-11 on one order of chromebooks."""
    key = f"B-2026-{number:04d}"
    return Verdict(
        rule="DO-11",
        subject=Subject("purchase", (key, "devices")),
        outcome=Outcome.VIOLATED,
        as_of=day,
        unit=unit,
        case=(("purchase.buyer", BOARD), ("purchase.group", "devices")),
        at_stake=23_100_000,
        facts={
            "purchase.value": euros * 100,
            "purchase.day": day,
            "purchase.supplier": "L-0042",
            "purchase.cancelled": False,
            "siblings.number.low": 14,
            "siblings.number.high": 14,
            "siblings.total.low": 23_100_000,
            "siblings.total.high": 23_100_000,
            "threshold": 21_600_000,
            "window": 12,
            **facts,
        },
        origin=Origin("bestellingen-2026.csv", line=number + 1, run="2026-11-24"),
    )


def split() -> Finding:
    """Return DO-11: fourteen orders of chromebooks that add up to 231 000 euros."""
    verdicts = tuple(
        order(number, date(2026, 1, 12) + timedelta(days=23 * number), 16_500, f"99ZZ0{number % 4}")
        for number in range(14)
    )
    case = verdicts[0].case
    return Finding(
        fingerprint=fingerprint("DO-11", case),
        rule="DO-11",
        title=RULES[1].title,
        severity=Severity.HIGH,
        outcome=Outcome.VIOLATED,
        case=case,
        verdicts=verdicts,
        message={
            "nl": "14 aankopen apparaten van samen € 231.000,00 in 12 maanden: dat is niet onder de grens "
            "van € 216.000,00, en er was geen aanbesteding.",
            "en": "14 purchases of devices adding up to €231,000.00 in 12 months: not below the threshold of "
            "€216,000.00, and there was no tender.",
        },
        advice={
            "nl": "Bestel niet los verder. Leg de behoefte voor aan inkoop: een aanbesteding, of een oproep "
            "onder een contract dat al is aanbesteed.",
            "en": "Place no more separate orders. Take the need to the purchasing department.",
        },
        innocent={
            "nl": "Als de aankopen onder een aanbesteed contract vallen dat niet in het register staat.",
            "en": "If the purchases fall under a tendered contract that is not in the register.",
        },
        references=(BROCHURE, ACT),
        parameters=(THRESHOLD, WINDOW),
        moments=(Moment.PURCHASE, Moment.AUDIT),
        at_stake=23_100_000,
        unit=BOARD,
        decision=Decision(
            "ask", {"nl": "Vraag eerst inkoop", "en": "Ask purchasing first"}, ("DO-11",), "purchasing"
        ),
        kinds={
            "siblings.number.high": "count",
            "siblings.number.low": "count",
            "siblings.total.high": "euro",
            "siblings.total.low": "euro",
            "threshold": "euro",
            "window": "months",
        },
    )


def added_up() -> Finding:
    """Return DO-11 with the purchases that were added up, one of which may not belong."""
    members = tuple(
        Counted(
            subject=verdict.subject,
            day=verdict.as_of,
            unit=verdict.unit,
            supplier="L-0042",
            amount=1_650_000,
            certain=number > 0,
            origin=verdict.origin,
        )
        for number, verdict in enumerate(split().verdicts)
    )
    return replace(split(), counted=members, verdicts=split().verdicts[-1:])


def contract_finding(
    rule: str,
    number: int,
    outcome: Outcome = Outcome.VIOLATED,
    *,
    unit: str | None = "99ZZ01",
    at_stake: int | None = 420_000,
    state: State = State.NEW,
    facts: dict[str, Value] | None = None,
    missing: tuple[Missing, ...] = (),
    waivers: tuple[str, ...] = (),
    message: dict[str, str] | None = None,
) -> Finding:
    """Return a finding of a rule on one contract."""
    summary = next(each for each in (*RULES, BROKEN) if each.code == rule)
    key = f"C-2026-{number:03d}"
    case = (("contract.id", key),)
    verdict = Verdict(
        rule=rule,
        subject=Subject("contract", (key,)),
        outcome=outcome,
        as_of=TODAY,
        unit=unit,
        case=case,
        at_stake=at_stake,
        facts={"contract.id": key, "contract.yearly_value": 1_800_000, **(facts or {})},
        missing=missing,
        waiver=waivers[0] if waivers else None,
        origin=Origin("contracten.xlsx", sheet="Register", line=number + 2),
    )
    return Finding(
        fingerprint=fingerprint(rule, case),
        rule=rule,
        title=summary.title,
        severity=Severity(summary.severity),
        outcome=outcome,
        case=case,
        verdicts=(verdict,),
        message=message or {"nl": f"Contract {key} voldoet niet.", "en": f"Contract {key} does not comply."},
        advice={"nl": "Vraag de leverancier om aanpassing.", "en": "Ask the supplier for a change."},
        innocent={"nl": "Als de afspraak in een bijlage staat.", "en": "If an annex says so."},
        references=(replace(BROCHURE, code=f"slim-ict-inkopen/{rule}"),),
        parameters=(MARGIN,) if rule == "DO-02" else (),
        moments=(Moment.SIGNING, Moment.AUDIT),
        at_stake=at_stake,
        unit=unit,
        missing=missing,
        state=state,
        first_seen="2026-09-01" if state != State.NEW else None,
        waivers=waivers,
    )


def service_window() -> Finding:
    """Return DO-02: support around the clock for schools open from 08:30 to 16:00."""
    found = contract_finding(
        "DO-02",
        7,
        state=State.OPEN,
        facts={
            "contract.support_hours": "24x7",
            "open.hours": "ma-vr 08:30-16:00",
            "contract.support_surcharge": 420_000,
            "measured.outside": 7_080,
            "contract.support_exempt": False,
        },
        message={
            "nl": "Ondersteuning 24x7, terwijl de scholen open zijn op ma-vr 08:30-16:00: 118 uur per week "
            "te veel, voor € 4.200,00 per jaar.",
            "en": "Support 24x7 while the schools are open Mon-Fri 08:30-16:00.",
        },
    )
    notes = ({"nl": "Het btw-tarief is aangenomen.", "en": "The VAT rate was assumed."},)
    return replace(found, notes=notes, kinds={"measured.outside": "minutes", "open.hours": "week"})


def no_clause(hostile: bool = False) -> Finding:
    """Return TIP-05: a software contract without the clause, with a hostile title when asked."""
    facts: dict[str, Value] = {
        "contract.clauses.data_portability.present": False,
        "contract.clauses.read": True,
    }
    if hostile:
        facts["contract.title"] = HOSTILE
    text = HOSTILE if hostile else "Geen afspraak over het meenemen van data."
    return contract_finding("TIP-05", 8, facts=facts, at_stake=1_800_000, message={"nl": text, "en": text})


def ad_hoc(orderer: str = "m.devries") -> Finding:
    """Return PLN-26: pens ordered by somebody who is not the designated orderer."""
    case = (("purchase.unit", "99ZZ02"), ("purchase.order.orderer", orderer))
    verdicts = tuple(
        Verdict(
            rule="PLN-26",
            subject=Subject("purchase", (f"B-2026-{number}", "kantoorartikelen")),
            outcome=Outcome.VIOLATED,
            as_of=date(2026, 11, number - 500),
            unit="99ZZ02",
            case=case,
            at_stake=3_995,
            facts={"purchase.order.orderer": orderer, "purchase.value": 3_995, "purchase.supplier": "L-0099"},
            origin=Origin("bestellingen-2026.csv", line=number),
        )
        for number in (503, 510, 517)
    )
    return Finding(
        fingerprint=fingerprint("PLN-26", case),
        rule="PLN-26",
        title=RULES[2].title,
        severity=Severity.LOW,
        outcome=Outcome.VIOLATED,
        case=case,
        verdicts=verdicts,
        message={
            "nl": f"{orderer} bestelde 3 keer kantoorartikelen zonder aangewezen te zijn.",
            "en": f"{orderer} ordered office supplies 3 times without being designated.",
        },
        advice={"nl": "Bestel via de aangewezen besteller.", "en": "Order through the designated orderer."},
        innocent={"nl": "Als de vervanging niet is ingeschreven.", "en": "If the deputy was not registered."},
        at_stake=11_985,
        unit="99ZZ02",
    )


def unknown_term() -> Finding:
    """Return TIP-08: undetermined, for the initial term of the contract is missing."""
    return contract_finding(
        "TIP-08",
        9,
        Outcome.UNDETERMINED,
        at_stake=None,
        unit=None,
        missing=(
            Missing("contract.initial_months", "C-2026-009"),
            Missing("contract.clauses.data_portability.present", "C-2026-009"),
        ),
        message={"nl": "Onbekend hoe lang het contract duurt.", "en": "Unknown how long the contract runs."},
    )


def findings() -> tuple[Finding, ...]:
    """Return a finding of every outcome and state."""
    return (
        split(),
        service_window(),
        no_clause(),
        ad_hoc(),
        unknown_term(),
        contract_finding("TIP-08", 10, Outcome.WAIVED, unit="99ZZ03", waivers=("V-2026-01",)),
        contract_finding(
            "TIP-08",
            11,
            state=State.OPEN,
            at_stake=9_000_000,
            unit="99ZZ04",
            facts={"contract.starts_on": date(2025, 8, 1), "contract.initial_months": 60},
        ),
        contract_finding("TIP-05", 12, Outcome.ERROR, at_stake=None, unit="99ZZ05"),
    )
