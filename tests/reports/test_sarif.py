from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from inkooptoets.engine.audit_report import AuditReport, FileQuality
from inkooptoets.engine.verdict import Origin
from inkooptoets.reports import write_report
from tests.reports.findings import BROKEN, RULES, order, split
from tests.reports.sample import TODAY, empty_report, hostile_report, report

KEYS = {"ruleId", "ruleIndex", "kind", "level", "message", "fingerprints", "baselineState", "locations",
        "relatedLocations", "properties", "suppressions"}  # fmt: skip


def run(whole: AuditReport) -> dict[str, Any]:
    text = write_report(whole, "sarif")
    assert isinstance(text, str)
    raw = json.loads(text)
    assert raw["version"] == "2.1.0"
    assert len(raw["runs"]) == 1
    found: dict[str, Any] = raw["runs"][0]
    return found


def results(whole: AuditReport) -> dict[str, dict[str, Any]]:
    return {each["fingerprints"]["inkooptoets/v1"]: each for each in run(whole)["results"]}


def test_a_violation_is_a_failure_with_its_evidence_as_locations() -> None:
    result = results(report())["DO-11-42fd7ffce5"]
    assert (result["kind"], result["level"], result["baselineState"], result["ruleId"]) == (
        "fail", "error", "new", "DO-11"
    )  # fmt: skip
    assert result["locations"] == [
        {
            "logicalLocations": [
                {
                    "fullyQualifiedName": "purchase/B-2026-0000/devices",
                    "kind": "resource",
                    "name": "B-2026-0000 / devices",
                }
            ],
            "physicalLocation": {
                "artifactLocation": {"uri": "bestellingen-2026.csv"},
                "region": {"startLine": 1},
            },
        }
    ]
    assert len(result["relatedLocations"]) == 13
    assert result["properties"]["at_stake_cents"] == 23_100_000


def test_every_result_has_the_shape_of_sarif() -> None:
    for whole in (report(), hostile_report(), empty_report()):
        found = run(whole)
        rules = found["tool"]["driver"]["rules"]
        for result in found["results"]:
            assert set(result) <= KEYS
            assert result["message"]["text"].strip()
            assert result["level"] in ("none", "note", "warning", "error")
            assert (result["level"] == "none") == (result["kind"] != "fail")
            assert result["baselineState"] in ("new", "unchanged", "absent")
            if "ruleIndex" in result:
                assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_what_is_undetermined_waived_or_resolved_is_no_plain_failure() -> None:
    found = run(report())["results"]
    assert [each["ruleId"] for each in found if each["kind"] == "open"] == ["TIP-08"]
    assert [each["suppressions"] for each in found if "suppressions" in each] == [
        [{"kind": "external", "status": "accepted", "justification": "Vrijstelling V-2026-01"}]
    ]
    assert [each["ruleId"] for each in found if each["baselineState"] == "absent"] == ["TIP-05"]


def test_a_run_that_half_failed_never_looks_clean() -> None:
    assert run(report())["invocations"][0]["executionSuccessful"] is True
    broken = run(report(rules=(*RULES, BROKEN)))["invocations"][0]
    assert broken["executionSuccessful"] is False
    assert broken["toolExecutionNotifications"][0]["associatedRule"] == {"id": "CHK-13"}
    unread = FileQuality("a.csv", "r1", 0, 0, 0, 0, problem="geen kopregel")
    assert run(report(files=(unread,)))["invocations"][0]["executionSuccessful"] is False


def test_a_rule_that_is_switched_off_is_not_enabled() -> None:
    rules = {rule["id"]: rule for rule in run(report())["tool"]["driver"]["rules"]}
    assert rules["CHK-10"]["defaultConfiguration"] == {"enabled": False, "level": "note"}


def test_the_time_is_utc_and_a_file_name_a_valid_address() -> None:
    assert run(report())["invocations"][0]["endTimeUtc"] == "2026-11-24T05:30:00Z"
    odd = replace(order(1, TODAY, 5), origin=Origin("map één/a b#1.csv"))
    place = run(report(findings=(replace(split(), verdicts=(odd,)),)))["results"][0]["locations"][0]
    assert place["physicalLocation"] == {"artifactLocation": {"uri": "map%20%C3%A9%C3%A9n/a%20b%231.csv"}}
