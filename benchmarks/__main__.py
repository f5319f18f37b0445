"""``python -m benchmarks [LINES]``: measure, print, and keep a record beside docs/performance.md."""

from __future__ import annotations

import json
import os
import platform
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.audit import measure_audit
from benchmarks.board import generate
from benchmarks.desk import measure_desk
from benchmarks.peers import measure_peers

RECORD = Path(__file__).parent / "record.json"


def main(lines: int) -> None:
    """Generate a nation of schools, measure on it, and write the record."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "nation.duckdb"
        print(f"making {lines:,} order lines …", flush=True)
        made = generate(lines, 7, path)
        print(f"  {made.lines:,} lines of {made.orders:,} orders in {made.seconds:.1f} s", flush=True)
        record: dict[str, Any] = {
            "machine": {
                "cores": os.cpu_count(),
                "system": platform.platform(),
                "python": platform.python_version(),
            },
            "lines": made.lines,
            "orders": made.orders,
        }
        record["audit"] = measure_audit(path)
        print(_audit_table(record["audit"]), flush=True)
        record["check"] = measure_desk(path, Path(folder) / "board")
        print(_check_table(record["check"]), flush=True)
    record["peers"] = measure_peers()
    print(_peers_table(record["peers"]), flush=True)
    RECORD.write_text(json.dumps(record, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    print(f"record in {RECORD}")


def _audit_table(audit: dict[str, Any]) -> str:
    rows = [
        "",
        "| | engine (s) | by hand (s) | ratio | violated | differ |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    rows.append(_row("prepare", audit["prepare"], audit["prepare_by_hand"]))
    rows += [
        _row(code, each["engine"], each["by_hand"]) + f" {each['violated']:,} | {each['differ']} |"
        for code, each in audit["rules"].items()
    ]
    rows.append(_row("**all**", audit["total"], audit["total_by_hand"]))
    return "\n".join(rows)


def _row(name: str, engine: float, by_hand: float) -> str:
    return f"| {name} | {engine:.2f} | {by_hand:.2f} | {engine / by_hand:.2f} |"


def _check_table(check: dict[str, Any]) -> str:
    return (
        f"\ncheck, warm, {check['number']} orders: median {check['median_ms']:.1f} ms, "
        f"95 % {check['p95_ms']:.1f} ms, worst {check['worst_ms']:.1f} ms "
        f"(opening the desk {check['opening_ms']:.0f} ms, first check {check['first_ms']:.0f} ms)"
    )


def _peers_table(peers: dict[str, Any]) -> str:
    rows = [
        "",
        "| engine | records a second | slower than SQL by | same answers |",
        "| --- | ---: | ---: | --- |",
    ]
    best = peers["DuckDB SQL"]["records_a_second"]
    for name, each in peers.items():
        if "missing" in each:
            rows.append(f"| {name} | not installed | | |")
            continue
        speed = each["records_a_second"]
        rows.append(f"| {name} | {speed:,.0f} | {best / speed:,.0f} | {'yes' if each['agrees'] else 'NO'} |")
    return "\n".join(rows)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
