"""A board at work: its folder, rules and ledger behind one class, for the command line and for Python.

from inkooptoets.cli.board import Board
report = Board.open("mijn-bestuur").audit()
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inkooptoets.cli.board_folder import BoardFolder, read_board_folder
from inkooptoets.engine.rulebook import Rulebook, load_rulebook, own_folder
from inkooptoets.engine.verdict import Moment
from inkooptoets.facts.problem import problem

if TYPE_CHECKING:
    from inkooptoets.engine.advice import Advice
    from inkooptoets.engine.audit_report import AuditReport, FileQuality
    from inkooptoets.engine.decide import Decider
    from inkooptoets.engine.explain import Explanation
    from inkooptoets.engine.finding import Finding
    from inkooptoets.engine.plan_cache import PlanCache
    from inkooptoets.engine.waivers import Waiver
    from inkooptoets.facts.fact_row import FactRow
    from inkooptoets.facts.ledger import Ledger

Progress = Callable[[str], None]


def _quiet(phase: str) -> None:
    """Say nothing of progress."""


@dataclass(frozen=True)
class Board:
    """One board's folder, opened. ``now`` is the moment of the run; ``as_of`` the day that it looks from."""

    folder: BoardFolder
    now: datetime
    as_of: date

    @classmethod
    def open(cls, path: Path | str, now: datetime | None = None, as_of: date | None = None) -> Board:
        """Open the board's folder at ``path``; ProblemsError holds everything that is wrong with it."""
        now = now or datetime.now().astimezone()
        return cls(read_board_folder(Path(path)), now, as_of or now.date())

    @property
    def run(self) -> str:
        """The name of a run started now."""
        return self.now.strftime("%Y-%m-%dT%H:%M:%S.%f")

    @cached_property
    def rulebook(self) -> Rulebook:
        """The rules with the board's policy over them."""
        return load_rulebook(self.folder.policy)

    @cached_property
    def waivers(self) -> tuple[Waiver, ...]:
        """The board's waivers."""
        from inkooptoets.engine.waiver_file import read_waivers

        if not self.folder.waivers.is_file():
            return ()
        return read_waivers(self.folder.waivers, list(self.rulebook.rules), list(self.rulebook.derived))

    @cached_property
    def decider(self) -> Decider:
        """What follows from verdicts."""
        from inkooptoets.engine.decide import Decider
        from inkooptoets.engine.decisions import read_decisions

        return Decider(read_decisions(own_folder() / "decisions.yaml", list(self.rulebook.rules)))

    @cached_property
    def plans(self) -> PlanCache:
        """The compiled plans, kept beside the ledger."""
        from inkooptoets.engine.plan_cache import PlanCache

        return PlanCache(self.folder.ledger.parent / ".inkooptoets")

    def ledger(self, *, read_only: bool = False) -> Ledger:
        """Open the board's ledger, made where it is not there yet unless it is only read."""
        from inkooptoets.facts.ledger import Ledger

        if read_only and not self.folder.ledger.exists():
            raise problem(
                f"Het grootboek `{self.folder.ledger}` is er nog niet.",
                "Het ontstaat bij de eerste import.",
                "Draai eerst `inkooptoets import` of `inkooptoets audit`.",
            )
        return Ledger.open(self.folder.ledger, read_only=read_only)

    def import_files(
        self, paths: Sequence[Path] = (), *, dry_run: bool = False, progress: Progress = _quiet
    ) -> list[FileQuality]:
        """Import files, or those that the folder names, all or none; a dry run keeps nothing."""
        from inkooptoets.facts.ledger import Ledger

        contents = self._contents(paths, progress)
        if dry_run:
            with Ledger.in_memory() as ledger:
                return self._import(ledger, contents)
        with self.ledger() as ledger:
            progress("importeren")
            return self._import(ledger, contents)

    def _contents(self, paths: Sequence[Path], progress: Progress) -> list[Any]:
        from inkooptoets.cli.contents import digest_of, read_content
        from inkooptoets.facts.mapping import read_mapping

        chosen = tuple(paths) or self.folder.files_to_import()
        mapping = read_mapping(self.folder.mapping) if self.folder.mapping else None
        read_by = digest_of(self.folder.mapping)
        contents = []
        for path in chosen:
            progress(f"lezen van {path.name}")
            contents.append(read_content(path, mapping, read_by))
        return contents

    def _import(self, ledger: Ledger, contents: Iterable[Any]) -> list[FileQuality]:
        from inkooptoets.facts.ledger.importing import import_files

        return import_files(ledger, contents, self.run, self.now)

    def audit(
        self, paths: Sequence[Path] = (), *, certify: bool = False, progress: Progress = _quiet
    ) -> AuditReport:
        """Import files, judge everything, compare with the previous run and keep the result."""
        from inkooptoets.cli.night import run_night

        return run_night(self, self._contents(paths, progress), certify=certify, progress=progress)

    def last_report(self) -> AuditReport:
        """Return the report of the last audit, as it was kept."""
        from inkooptoets.facts.ledger.audits import last_audit
        from inkooptoets.reports.json_file import read_report

        with self.ledger(read_only=True) as ledger:
            kept = last_audit(ledger.connection)
        if kept is None:
            raise problem("Er is nog geen audit gedaan.", "", "Draai eerst `inkooptoets audit`.")
        return read_report(kept.report_json)

    def check(self, rows: Iterable[FactRow], moment: Moment = Moment.PURCHASE) -> tuple[Advice, ...]:
        """Return an advice for each proposed order (or, before signing, contract) among the facts."""
        from inkooptoets.cli.desk import ask_desk

        return ask_desk(self, list(rows), moment)

    def findings(self) -> Mapping[str, Finding]:
        """Return the findings of the last audit by fingerprint."""
        return {finding.fingerprint: finding for finding in self.last_report().findings}

    def finding(self, name: str) -> Finding:
        """Return the finding whose fingerprint begins with ``name``; ProblemsError unless there is one."""
        from inkooptoets.facts.problem import nearest

        findings = self.findings()
        found = [key for key in findings if key.lower().startswith(name.lower())]
        if len(found) == 1:
            return findings[found[0]]
        wrong = (
            f"Er is geen bevinding `{name}`." if not found else f"`{name}` kan {len(found)} bevindingen zijn."
        )
        fix = nearest(name, found or list(findings)) if findings else "De laatste audit vond niets."
        raise problem(wrong, "", fix)

    def explain(self, name: str) -> Explanation:
        """Return why a finding of the last audit is there, judged again on the day of that audit."""
        from inkooptoets.cli.desk import explain_finding

        return explain_finding(self, name)
