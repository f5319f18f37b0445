"""How much each size of example board holds: a small school, a board of twenty, a large one of po and vo."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

SizeName = Literal["small", "mid", "large"]


@dataclass(frozen=True)
class Size:
    """Volumes; the numbers follow what is known of Dutch boards, scaled to the number of schools."""

    schools: int
    pupils: int
    orders_a_year: int
    suppliers: int
    contracts: int
    frameworks_for_all: bool
    """Whether learning materials, office supplies and the like are tendered too; a small school buys below
    the threshold."""


SIZES: dict[str, Size] = {
    "small": Size(1, 220, 105, 90, 12, False),
    "mid": Size(20, 5_500, 2_700, 550, 190, True),
    "large": Size(65, 20_000, 12_000, 1_600, 620, True),
}
