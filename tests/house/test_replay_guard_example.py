"""The example of a replay guard does what its protocol says."""

import importlib.util
from collections.abc import Callable
from pathlib import Path

import pytest

from wechatpay_runtime.notifications import ReplayGuard

EXAMPLE = Path(__file__).parents[2] / "examples" / "sqlite_replay_guard.py"


@pytest.fixture
def make(tmp_path: Path) -> Callable[[], ReplayGuard]:
    """Makes guards over one file."""
    found = importlib.util.spec_from_file_location("sqlite_replay_guard", EXAMPLE)
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)

    def guard() -> ReplayGuard:
        made: ReplayGuard = module.SqliteReplayGuard(tmp_path / "shop.sqlite")
        return made

    return guard


def test_what_was_handled_is_known_to_every_guard_over_the_file(make: Callable[[], ReplayGuard]) -> None:
    first, second = make(), make()
    assert first.is_new("EV-1")
    first.note_handled("EV-1")

    assert (second.is_new("EV-1"), second.is_new("EV-2")) == (False, True)


def test_noting_twice_is_no_error(make: Callable[[], ReplayGuard]) -> None:
    guard = make()
    guard.note_handled("EV-1")
    guard.note_handled("EV-1")

    assert not guard.is_new("EV-1")
