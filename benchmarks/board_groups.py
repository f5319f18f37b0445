"""The product groups of the measured boards: how often each is bought, and for how much a line."""

from __future__ import annotations

import numpy as np

_GROUPS: dict[str, tuple[float, float]] = {
    "kantoorartikelen": (18, 55),
    "batterijen": (1, 25),
    "toner": (3, 95),
    "leermiddelen-boeken": (14, 95),
    "leermiddelen-digitaal": (5, 260),
    "leermiddelen-materiaal": (6, 90),
    "chromebooks": (2, 420),
    "laptops": (2, 420),
    "tablets": (1, 380),
    "device-accessoires": (5, 60),
    "digiborden": (1, 900),
    "netwerk-wifi": (2, 300),
    "ict-beheer": (1, 500),
    "telefonie": (3, 180),
    "software-kantoor": (2, 260),
    "software-overig": (3, 200),
    "cloud": (1, 260),
    "printen": (3, 110),
    "meubilair": (5, 350),
    "schoonmaak": (4, 220),
    "onderhoud": (6, 240),
    "catering": (6, 45),
    "training": (3, 300),
    "advies": (1, 900),
    "energie": (2, 900),
}
"""Share of the orders, and the median of a line in euros."""

GROUPS = tuple(_GROUPS)
WEIGHTS = np.array([share for share, _ in _GROUPS.values()]) / sum(share for share, _ in _GROUPS.values())
MEDIANS = np.log(np.array([euros for _, euros in _GROUPS.values()]))
"""The logarithm of the median of a line, in euros."""
DESIGNATED = ("kantoorartikelen", "toner", "leermiddelen-boeken", "device-accessoires")
"""The groups for which schools keep a register of orderers."""
