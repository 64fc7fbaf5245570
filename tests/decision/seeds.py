"""Many generated cases in few tests: each test of thousands costs more than the case in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

BATCH = 50


def each_seed(seeds: range) -> Callable[[Callable[[int], None]], Any]:
    """Run a test for each seed, so many in one case; a failure says at which."""

    def batched(test: Callable[[int], None]) -> Any:
        def run(first: int) -> None:
            for seed in seeds[first : first + BATCH]:
                try:
                    test(seed)
                except AssertionError as error:
                    raise AssertionError(f"at seed {seed}: {error}") from error

        run.__name__, run.__module__ = test.__name__, test.__module__
        return pytest.mark.parametrize("first", range(0, len(seeds), BATCH))(run)

    return batched
