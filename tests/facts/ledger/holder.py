"""A process of its own that holds a ledger, or imports into it and halts after every step.

It writes a line to its standard output and goes on when it reads one; the test that started it may kill it.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from inkooptoets.facts.ledger.importing import import_files
from inkooptoets.facts.ledger.ledger import Ledger
from tests.facts.ledger.rows import AT, content, lines

ROOT = Path(__file__).resolve().parents[3]


@contextmanager
def started(what: str, path: Path) -> Iterator[subprocess.Popen[str]]:
    """Start a process that holds the ledger or imports into it; it is gone at the end."""
    command = [sys.executable, "-m", "tests.facts.ledger.holder", what, str(path)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, cwd=ROOT) as child:
        try:
            yield child
        finally:
            child.kill()


def _halt(step: str) -> None:
    print(step, flush=True)
    sys.stdin.readline()


def main() -> None:
    what, path = sys.argv[1:]
    with Ledger.open(Path(path)) as ledger:
        if what == "hold":
            _halt("held")
            return
        second = [content("een.csv", "b", lines(501, 700)), content("twee.csv", "c", lines(9, order="B-2"))]
        import_files(ledger, second, "r2", AT, _halt)


if __name__ == "__main__":
    main()
