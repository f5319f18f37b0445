"""How many examples a property is tried on: a fixed few hundred, or many new ones where asked.

``INKOOPTOETS_HYPOTHESIS=thorough`` tries twenty times as many, other ones in every run.
"""

from __future__ import annotations

import os
from typing import Any

from hypothesis import HealthCheck, settings

THOROUGH = os.environ.get("INKOOPTOETS_HYPOTHESIS", "ci") == "thorough"


def examples(number: int) -> Any:
    """Return the settings for a property that is normally tried on this many examples."""
    return settings(
        max_examples=number * 20 if THOROUGH else number,
        derandomize=not THOROUGH,
        database=None,
        deadline=None,
        suppress_health_check=[
            HealthCheck.too_slow,
            HealthCheck.data_too_large,
            HealthCheck.large_base_example,
        ],
    )
