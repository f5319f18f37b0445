"""The check of one order against a large ledger, warm: milliseconds at the median and the tail."""

from __future__ import annotations

import statistics
import time
from pathlib import Path
from typing import Any

from benchmarks.audit import DAY
from inkooptoets.cli.board import Board
from inkooptoets.cli.desk import Desk
from inkooptoets.engine.prepared_state import keep_prepared
from inkooptoets.engine.verdict import Moment
from inkooptoets.engine.world import World, fetch
from inkooptoets.facts.dictionary.order import Order
from inkooptoets.facts.fact_row import FactRow
from inkooptoets.facts.ledger.contents import data_version
from inkooptoets.facts.problem import Place

NUMBER = 60


def measure_desk(path: Path, folder: Path) -> dict[str, Any]:
    """Return the time of checks of orders like those in the ledger, one after another on an open desk."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "inkooptoets.yaml").write_text(f'board: "99001"\nname: Meting\nledger: "{path.resolve()}"\n')
    board = Board.open(folder, as_of=DAY)
    prepared = board.plans.prepared(board.rulebook)
    with board.ledger() as ledger:
        world = World(ledger.connection, board.rulebook.categories, catalog="board")
        keep_prepared(world, prepared, board.rulebook, DAY, data_version(ledger.connection))
    begin = time.perf_counter()
    with board.ledger(read_only=True) as ledger:
        desk = Desk(board, ledger)
        opening = time.perf_counter() - begin
        orders = fetch(
            ledger.connection,
            "SELECT o.* EXCLUDE (product_group, net), l.product_group, l.net FROM board.facts.orders o "
            'JOIN board.facts.order_lines l ON l."order" = o.id AND l.number = 1 '
            f"WHERE l.product_group IS NOT NULL ORDER BY hash(o.id) LIMIT {NUMBER}",
        )
        times = [_ask(desk, _row(order)) for order in orders]
    warm = sorted(times[5:])
    return {
        "opening_ms": opening * 1000,
        "first_ms": times[0],
        "median_ms": statistics.median(warm),
        "p95_ms": warm[int(0.95 * len(warm))],
        "worst_ms": warm[-1],
        "number": len(warm),
    }


def _ask(desk: Desk, row: FactRow) -> float:
    begin = time.perf_counter()
    desk.ask([row], Moment.PURCHASE)
    return (time.perf_counter() - begin) * 1000


def _row(order: dict[str, Any]) -> FactRow:
    values = {path: order[path] for path in Order.facts() if order[path] is not None}
    return FactRow(Order, {**values, "id": f"nieuw-{order['id']}", "ordered_on": DAY}, Place("benchmark"))
