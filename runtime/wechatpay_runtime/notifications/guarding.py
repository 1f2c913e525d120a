"""Calls a handler only for notifications that a replay guard does not know. No I/O: a generator of steps."""

import logging
from collections.abc import Callable, Generator
from functools import partial
from typing import Any

from wechatpay_runtime.notifications.acknowledgement import Acknowledgement
from wechatpay_runtime.notifications.receivers import Step
from wechatpay_runtime.notifications.replay_guard import ClaimingReplayGuard, ReplayGuard

logger = logging.getLogger("wechatpay_runtime")
CLAIM_SECONDS = 60.0
"""Much longer than a handler may take, and shorter than most waits of WeChat Pay before it sends a notification again."""

Handling = Generator[Step, Any, Acknowledgement]


class Guarding:
    """Guards the handlers of a router."""

    def __init__(self, guard: ReplayGuard) -> None:
        self._guard = guard
        self._claims = guard if isinstance(guard, ClaimingReplayGuard) else None

    def guarded(
        self, notification_id: str, holder: str, handle: Callable[[], Handling]
    ) -> Generator[Step, Any, Acknowledgement | None]:
        """Handle a notification, unless it was handled.

        Returns:
            The acknowledgement; `None` if another delivery of the notification is being handled.
        """
        guard, claims = self._guard, self._claims
        if claims is None:
            is_wanted = yield Step(guard.is_new, notification_id)
        else:
            is_wanted = yield Step(partial(claims.claim, holder=holder, seconds=CLAIM_SECONDS), notification_id)
            if not is_wanted and (yield Step(guard.is_new, notification_id)):
                return None
        if not is_wanted:
            return Acknowledgement.success()
        try:
            acknowledgement = yield from handle()
        except Exception:
            yield from self._release(notification_id, holder)
            raise
        if acknowledgement.is_success:
            yield Step(guard.note_handled, notification_id)
        else:
            yield from self._release(notification_id, holder)
        return acknowledgement

    def _release(self, notification_id: str, holder: str) -> Generator[Step, Any, None]:
        if self._claims is None:
            return
        try:
            yield Step(partial(self._claims.release, holder=holder), notification_id)
        except Exception as error:  # noqa: BLE001 - a guard can raise anything, and the claim ends by itself
            logger.warning(
                "The claim of notification %s could not be released: %s", notification_id, type(error).__name__
            )
