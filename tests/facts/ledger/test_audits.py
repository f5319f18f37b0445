"""Audits as they are kept: the last one, its findings by the start of their fingerprint, and the trend."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from inkooptoets.facts.ledger.audits import (
    AuditTotals,
    StoredAudit,
    StoredFinding,
    audit,
    audits,
    find_finding,
    last_audit,
    save_audit,
)
from inkooptoets.facts.ledger.ledger import Ledger
from tests.facts.ledger.rows import AT

DAY = date(2026, 6, 30)
SPLIT = StoredFinding("abc123", "DO-11", "violated", "high", 23_100_000, "r1", ["B-1", "B-2"])
CLAUSE = StoredFinding("abd456", "TIP-05", "waived", "medium", None, "r1", ["C-1"])
NEW = StoredFinding("fff000", "DO-11", "violated", "high", 100, "r2", [])


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    with Ledger.in_memory() as ledger:
        save_audit(ledger.connection, "r1", DAY, AT, '{"één": 1}', [CLAUSE, SPLIT])
        yield ledger


def test_a_ledger_without_audits() -> None:
    with Ledger.in_memory() as ledger:
        assert last_audit(ledger.connection) is None
        assert audits(ledger.connection) == []
        assert find_finding(ledger.connection, "") == []


def test_the_last_audit_comes_back_whole(ledger: Ledger) -> None:
    kept = StoredAudit("r1", DAY, AT, '{"één": 1}', {"abc123": SPLIT, "abd456": CLAUSE})
    assert last_audit(ledger.connection) == kept
    save_audit(ledger.connection, "r0", DAY, AT, "{}", [])
    assert last_audit(ledger.connection) == StoredAudit("r0", DAY, AT, "{}", {})
    assert audit(ledger.connection, "r1") == kept
    assert audit(ledger.connection, "r9") is None


def test_an_audit_of_the_same_run_replaces_the_earlier_one(ledger: Ledger) -> None:
    save_audit(ledger.connection, "r1", DAY, AT, "{}", [NEW])
    assert last_audit(ledger.connection) == StoredAudit("r1", DAY, AT, "{}", {"fff000": NEW})
    assert len(audits(ledger.connection)) == 1


def test_an_audit_that_cannot_be_kept_leaves_the_earlier_one(ledger: Ledger) -> None:
    before = last_audit(ledger.connection)
    with pytest.raises(OverflowError):
        save_audit(ledger.connection, "r1", DAY, AT, "{}", [replace(NEW, at_stake=10**30)])
    assert last_audit(ledger.connection) == before


def test_findings_are_found_by_the_start_of_their_fingerprint(ledger: Ledger) -> None:
    assert find_finding(ledger.connection, "abc") == [SPLIT]
    assert find_finding(ledger.connection, "ab") == [SPLIT, CLAUSE]
    assert find_finding(ledger.connection, "%") == []


def test_findings_of_an_earlier_audit_are_not_found(ledger: Ledger) -> None:
    save_audit(ledger.connection, "r2", DAY, AT, "{}", [NEW])
    assert find_finding(ledger.connection, "abc") == []


def test_the_trend_has_totals_by_outcome(ledger: Ledger) -> None:
    save_audit(ledger.connection, "r2", DAY, AT, "{}", [SPLIT, NEW])
    assert audits(ledger.connection) == [
        AuditTotals("r1", DAY, AT, {"violated": 1, "waived": 1}, {"violated": 23_100_000, "waived": 0}),
        AuditTotals("r2", DAY, AT, {"violated": 2}, {"violated": 23_100_100}),
    ]
