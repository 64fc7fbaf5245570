"""What a running server forgets when Python was saved: what the change reaches, and no more."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.site.file_state import state_of
from macros.site.reloading import concerned

LOADED = (
    "macros",
    "macros.model.base",
    "macros.load.loader",
    "macros.decision.scoring",
    "macros.render.renderer",
    "macros.finish.bundles",
    "macros.site.page_macros",
)


@pytest.mark.parametrize(
    ("changed", "kept"),
    [
        ("macros.site.page_macros", LOADED[1:-1]),
        (
            "macros.render.renderer",
            (
                "macros.model.base",
                "macros.load.loader",
                "macros.decision.scoring",
            ),
        ),
        ("macros.model.base", ()),
        ("macros.of_tomorrow", ()),
    ],
)
def test_modules_that_a_change_does_not_reach_are_kept(changed: str, kept: tuple[str, ...]) -> None:
    gone = concerned([changed], LOADED)
    assert tuple(name for name in LOADED if name not in gone) == kept


def test_a_saved_a_new_and_a_removed_file_change_the_state(tmp_path: Path) -> None:
    file, states = tmp_path / "risks.yml", [state_of(tmp_path)]
    for text in ("one", "other"):
        file.write_text(text)
        states.append(state_of(tmp_path, None))
    assert len(set(states)) == 3
    file.unlink()
    assert state_of(tmp_path) == states[0]
