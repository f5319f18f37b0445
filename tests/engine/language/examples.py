"""How many examples a property is tried on: a fixed few hundred, or many new ones where asked.

``INKOOPTOETS_HYPOTHESIS=thorough`` tries twenty times as many, other ones in every run.
"""

from __future__ import annotations

import os
from typing import Any

from hypothesis import HealthCheck, Phase, settings

THOROUGH = os.environ.get("INKOOPTOETS_HYPOTHESIS", "ci") == "thorough"


def examples(number: int, *, shrink: bool = True) -> Any:
    """Return the settings for a property that is normally tried on this many examples.

    Without ``shrink`` the first example that fails is shown as it is: for examples that take a second each.
    """
    return settings(
        max_examples=number * 20 if THOROUGH else number,
        derandomize=not THOROUGH,
        database=None,
        deadline=None,
        phases=[Phase.explicit, Phase.generate, *([Phase.shrink] if shrink else [])],
        suppress_health_check=[
            HealthCheck.too_slow,
            HealthCheck.data_too_large,
            HealthCheck.large_base_example,
        ],
    )
