"""What an audit of the example board finds, by size, and how long making and auditing it takes.

``python -m benchmarks.example_board [small] [mid] [large]`` prints a line for every rule.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import get_args

from inkooptoets.cli.board import Board
from inkooptoets.cli.example_board import AS_OF, SizeName, write_example


def measure(size: SizeName, seed: int = 1) -> str:
    """Return a table of outcomes by rule, with the numbers and seconds above it."""
    with tempfile.TemporaryDirectory() as folder:
        begin = time.perf_counter()
        made = write_example(Path(folder) / size, size, seed)
        written = time.perf_counter()
        report = Board.open(made.directory, datetime(2026, 6, 30, 2), AS_OF).audit()
        audited = time.perf_counter()
    lines = [
        f"{size}: {made.orders} orders, {made.order_lines} lines, {made.contracts} contracts, "
        f"{made.suppliers} suppliers; made in {written - begin:.1f} s, audited in {audited - written:.1f} s"
    ]
    counted: dict[str, Counter[str]] = {}
    for tally in report.tallies:
        counted.setdefault(tally.rule, Counter())[str(tally.outcome)] += tally.number
    for rule, counts in sorted(counted.items()):
        lines.append(f"  {rule}: {', '.join(f'{number} {what}' for what, number in sorted(counts.items()))}")
    return "\n".join(lines)


if __name__ == "__main__":
    for name in get_args(SizeName):
        if name in sys.argv[1:] or len(sys.argv) == 1:
            print(measure(name))
