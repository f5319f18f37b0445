"""The nightly audit from files to a kept report: import, prepare, judge, compare, keep."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from inkooptoets.engine.audit import RunContext, audit
from inkooptoets.engine.audit_report import AuditReport
from inkooptoets.engine.finding import Finding
from inkooptoets.engine.prepared_state import keep_prepared
from inkooptoets.engine.world import World
from inkooptoets.facts.ledger.audits import StoredFinding, last_audit, save_audit
from inkooptoets.facts.ledger.contents import data_version, last_files, quarantined
from inkooptoets.facts.ledger.importing import FileContent, import_files
from inkooptoets.reports.json_file import read_report, write_json
from inkooptoets.reports.style import Style

if TYPE_CHECKING:
    from inkooptoets.cli.board import Board, Progress


def run_night(
    board: Board,
    contents: Sequence[FileContent],
    *,
    certify: bool,
    progress: Progress,
    after_step: Any = lambda step: None,
) -> AuditReport:
    """Import, judge and keep; every step that writes is one transaction, so a killed run leaves no half."""
    rulebook, waivers, decider = board.rulebook, board.waivers, board.decider
    plan = board.plans.plan(rulebook, board.as_of)
    with board.ledger() as ledger:
        connection = ledger.connection
        progress("importeren")
        files = import_files(ledger, contents, board.run, board.now, after_step)
        before = last_audit(connection, board.as_of)
        previous = read_report(before.report_json) if before else None
        progress("voorbereiden")
        world = World(connection, rulebook.categories, catalog="board")
        keep_prepared(world, plan.prepared, rulebook, board.as_of, data_version(connection))
        after_step("prepared")
        context = RunContext(
            run=board.run,
            board=board.folder.board,
            as_of=board.as_of,
            made_at=board.now,
            waivers=waivers,
            previous={finding.fingerprint: finding for finding in previous.findings} if previous else {},
            previous_run=before.run if before else None,
            files=files or last_files(connection),
            rejections=quarantined(connection),
            certify=certify,
        )
        report = audit(world, rulebook, plan, decider, context, progress)
        after_step("judged")
        progress("bewaren")
        text = write_json(report, Style(names=True))
        save_audit(
            connection, board.run, board.as_of, board.now, text, [_stored(each) for each in report.findings]
        )
        after_step("kept")
        return report


def _stored(finding: Finding) -> StoredFinding:
    return StoredFinding(
        fingerprint=finding.fingerprint,
        rule=finding.rule,
        outcome=str(finding.outcome),
        severity=str(finding.severity),
        at_stake=finding.at_stake,
        first_seen=finding.first_seen or "",
        subjects=[str(verdict.subject) for verdict in finding.verdicts],
    )
