"""The suppliers of the seeded cases, with numbers of their own below those of all others."""

from __future__ import annotations

from inkooptoets.cli.example_board.records import Board, Supplier

DEVICES, SCREENS, NETWORK, OFFICE, BARGAINS = "L-0001", "L-0002", "L-0003", "L-0004", "L-0005"
COPIERS, COPIERS_NEW, SOFTWARE, FACILITY, ADVICE = "L-0006", "L-0007", "L-0008", "L-0009", "L-0010"

_TITLES = {
    DEVICES: "Zilverspar Schooldevices B.V.",
    SCREENS: "Beeldenkade Presentatie B.V.",
    NETWORK: "Draadloos Dotterbrink B.V.",
    OFFICE: "Papierluwte Kantoorgoed B.V.",
    BARGAINS: "Prijsvlinder Webwinkel",
    COPIERS: "Inktvonder Kopieersystemen B.V.",
    COPIERS_NEW: "Inktvonder Print 2026 B.V.",
    SOFTWARE: "Lettertuin Onderwijssoftware B.V.",
    FACILITY: "Bezemterp Facilitair B.V.",
    ADVICE: "Raadwending Advies B.V.",
}


def add_suppliers(board: Board) -> None:
    """Add the suppliers; one of them goes on under another KvK number."""
    for number, (key, title) in enumerate(_TITLES.items(), start=1):
        parent = COPIERS if key == COPIERS_NEW else None
        board.suppliers.append(Supplier(key, title, f"900000{number:02d}", parent))
