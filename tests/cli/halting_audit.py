"""An audit in a process of its own that says each step and kills itself after one of them.

python -m tests.cli.halting_audit BOARD STEP
"""

from __future__ import annotations

import os
import signal
import sys
from datetime import date
from pathlib import Path

from inkooptoets.cli.board import Board
from inkooptoets.cli.contents import read_contents
from inkooptoets.cli.night import run_night


def main() -> None:
    folder, last = Path(sys.argv[1]), sys.argv[2]

    def after(step: str) -> None:
        if step == last:
            os.kill(os.getpid(), signal.SIGKILL)

    board = Board.open(folder, as_of=date(2026, 6, 30))
    contents = read_contents(board.folder.files_to_import(), None)
    run_night(board, contents, certify=False, progress=lambda phase: None, after_step=after)


if __name__ == "__main__":
    main()
