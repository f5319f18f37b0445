"""An example board in memory with every rule judged for all, for tests and measurements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from inkooptoets.cli.board_folder import BoardFolder, read_board_folder
from inkooptoets.cli.contents import read_contents
from inkooptoets.cli.example_board import AS_OF
from inkooptoets.engine.plan.compile import compile_plan
from inkooptoets.engine.rulebook import Rulebook, load_rulebook
from inkooptoets.engine.world import World, fetch
from inkooptoets.facts.dictionary import BY_NAME
from inkooptoets.facts.ledger import Ledger
from inkooptoets.facts.ledger.importing import FileContent, import_files
from inkooptoets.facts.ledger.quality import FileQuality
from inkooptoets.facts.mapping import read_mapping


@dataclass(frozen=True)
class JudgedExample:
    """A board's folder, its rules, what became of its files, and the outcomes by rule and first key."""

    folder: BoardFolder
    rulebook: Rulebook
    contents: Sequence[FileContent]
    files: Sequence[FileQuality]
    world: World
    outcomes: dict[str, list[dict[str, Any]]]

    def of(self, rule: str, subject: str) -> set[str]:
        """Return the outcomes of one order or contract under a rule."""
        key = BY_NAME[self.rulebook.rules[rule].about].key[0]
        return {str(row["_outcome"]) for row in self.outcomes[rule] if row[key] == subject}


@contextmanager
def judged(path: Path, more: Sequence[str] = ()) -> Iterator[JudgedExample]:
    """Import a board's files, and those that ``more`` finds, and judge all rules on the fixed day."""
    folder = read_board_folder(path)
    rulebook = load_rulebook(folder.policy)
    assert folder.mapping is not None
    paths = [*folder.files_to_import(), *(file for pattern in more for file in sorted(path.glob(pattern)))]
    contents = read_contents(paths, read_mapping(folder.mapping))
    with Ledger.in_memory() as ledger:
        files = import_files(ledger, contents, "run-1", datetime(2026, 6, 30, 2))
        world = World(ledger.connection, rulebook.categories, catalog="board")
        plan = compile_plan(rulebook.active, rulebook.parameters, AS_OF)
        world.prepare(plan.prepared, AS_OF)
        outcomes = {}
        for rule in rulebook.active:
            table = world.run(plan.rules[rule.code])
            outcomes[rule.code] = fetch(world.connection, f'SELECT * FROM "{table}"')
        yield JudgedExample(folder, rulebook, contents, files, world, outcomes)
