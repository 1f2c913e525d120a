"""The example of a replay guard follows its protocol."""

import importlib.util
from collections.abc import Callable
from pathlib import Path

import pytest

from wechatpay_runtime.notifications import ReplayGuard

EXAMPLE = Path(__file__).parents[2] / "examples" / "sqlite_replay_guard.py"


@pytest.fixture
def make(tmp_path: Path) -> Callable[[], ReplayGuard]:
    """Return a function that creates guards for the same file."""
    found = importlib.util.spec_from_file_location("sqlite_replay_guard", EXAMPLE)
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)

    def guard() -> ReplayGuard:
        made: ReplayGuard = module.SqliteReplayGuard(tmp_path / "shop.sqlite")
        return made

    return guard


def test_a_handled_notification_is_known_to_every_guard_of_the_file(make: Callable[[], ReplayGuard]) -> None:
    first, second = make(), make()
    assert first.is_new("EV-1")
    first.note_handled("EV-1")

    assert (second.is_new("EV-1"), second.is_new("EV-2")) == (False, True)


def test_recording_twice_is_not_an_error(make: Callable[[], ReplayGuard]) -> None:
    guard = make()
    guard.note_handled("EV-1")
    guard.note_handled("EV-1")

    assert not guard.is_new("EV-1")
