"""A guard with claims: a notification that is being handled is refused, and one whose store fails is not acknowledged."""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from support import sample_notifications
from support.platform import NOW
from support.sample_notifications import delivered, envelope
from support.time import FakeClock
from wechatpay_clients import Client
from wechatpay_clients.payments.transactions import transaction_success
from wechatpay_runtime.adapters.sqlite import SqliteReplayGuard
from wechatpay_runtime.notifications import Acknowledgement, ClaimingReplayGuard, Notification, Router

CLOCK = FakeClock(NOW)
CLIENT = Client(**sample_notifications.settings(clock=CLOCK))
PAYMENT = delivered(envelope())
Outcome = Callable[[Notification[Any]], Any]


class Failing:
    """A guard of which one method fails."""

    def __init__(self, guard: ClaimingReplayGuard, failing: str) -> None:
        self._guard = guard
        self._failing = failing

    def _run(self, name: str, *arguments: Any, **more: Any) -> Any:
        if name == self._failing:
            raise ConnectionError("redis://user:password@host is gone")
        return getattr(self._guard, name)(*arguments, **more)

    def is_new(self, notification_id: str) -> Any:
        return self._run("is_new", notification_id)

    def note_handled(self, notification_id: str) -> Any:
        return self._run("note_handled", notification_id)

    def claim(self, notification_id: str, *, holder: str, seconds: float) -> Any:
        return self._run("claim", notification_id, holder=holder, seconds=seconds)

    def release(self, notification_id: str, *, holder: str) -> Any:
        return self._run("release", notification_id, holder=holder)


@pytest.fixture
def guard(tmp_path: Path) -> SqliteReplayGuard:
    return SqliteReplayGuard(tmp_path / "handled.sqlite", clock=CLOCK)


def delivering(guard: Any, outcome: Outcome) -> tuple[Callable[[], int], list[str]]:
    """Return a function that delivers a notification and returns the status, and the list of notifications that the handler received."""
    router, handled = Router(CLIENT, replay_guard=guard), list[str]()

    @router.on(transaction_success.NOTIFICATION)
    def paid(notification: transaction_success.TransactionSuccessNotification) -> Any:
        handled.append(notification.id)
        return outcome(notification)

    return lambda: router.handle(*PAYMENT).status, handled


def test_a_handled_notification_is_acknowledged_again(guard: SqliteReplayGuard) -> None:
    deliver, handled = delivering(guard, lambda _: None)

    assert ([deliver(), deliver()], len(handled)) == ([200, 200], 1)


def test_a_delivery_during_another_one_is_refused(guard: SqliteReplayGuard) -> None:
    deliver_second, handled_by_second = delivering(guard, lambda _: None)
    statuses = list[int]()
    deliver, _ = delivering(guard, lambda _: statuses.append(deliver_second()))
    statuses += [deliver(), deliver_second()]

    assert (statuses, handled_by_second) == ([503, 200, 200], [])


def test_a_notification_whose_handler_fails_can_be_handled_at_once(guard: SqliteReplayGuard) -> None:
    outcomes: list[Any] = [ValueError, Acknowledgement.failure("later"), None]

    def next_outcome(_: Notification[Any]) -> Any:
        outcome = outcomes.pop(0)
        if outcome is ValueError:
            raise ValueError
        return outcome

    deliver, handled = delivering(guard, next_outcome)

    assert ([deliver() for _ in range(4)], len(handled)) == ([500, 500, 200, 200], 3)


def test_a_notification_of_a_process_that_was_killed_is_handled_after_a_minute(guard: SqliteReplayGuard) -> None:
    guard.claim(sample_notifications.ID, holder="killed", seconds=60)
    deliver, handled = delivering(guard, lambda _: None)
    statuses = list[int]()
    for seconds in (15, 15, 30):
        CLOCK.sleep(seconds)
        statuses.append(deliver())
    CLOCK.set(NOW)

    assert (statuses, len(handled)) == ([503, 503, 200], 1)


@pytest.mark.parametrize(
    ("failing", "calls"), [("claim", 0), ("note_handled", 1)], ids=["before the handler", "after the handler"]
)
def test_a_notification_whose_guard_fails_is_not_acknowledged(
    guard: SqliteReplayGuard, failing: str, calls: int
) -> None:
    deliver, handled = delivering(Failing(guard, failing), lambda _: None)

    assert (deliver(), len(handled)) == (500, calls)


def test_a_claim_that_cannot_be_released_does_not_hide_why_the_handler_failed(
    guard: SqliteReplayGuard, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_: Notification[Any]) -> None:
        raise LookupError("no such order")

    deliver, _ = delivering(Failing(guard, "release"), fail)
    status = deliver()

    warnings = [record.getMessage() for record in caplog.records if record.levelno == logging.WARNING]
    assert status == 500
    assert "no such order" in caplog.text
    assert warnings == [f"The claim of notification {sample_notifications.ID} could not be released: ConnectionError"]
