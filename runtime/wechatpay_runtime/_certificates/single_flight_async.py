"""Fetches platform certificates for the calls of an async client: one download at a time, in a task of its own.

Calls that need it await the task. Where what is held is still good, none does. A notification awaits only what it started.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from wechatpay_runtime._calls.attempts import Reason, Unknown
from wechatpay_runtime._certificates.renewal import Renewal, Renewing, renewal_of
from wechatpay_runtime._certificates.single_flight import (
    NOTHING_SENT,
    Problem,
    raise_problem,
    require_renewal,
    under_way,
)
from wechatpay_runtime._session.session import Session
from wechatpay_runtime.errors import CertificateError

AsyncDrive = Callable[[Renewing], Awaitable[Problem]]


async def make_ready(session: Session, drive: AsyncDrive) -> None:
    """Fetch what the next call needs, as `fetching.make_ready`."""
    renewal = renewal_of(session)
    if renewal is None:
        return
    if renewal.is_urgent(session):
        problem = await _join(renewal, drive, session)
        if renewal.is_missing(session):
            raise_problem(problem, NOTHING_SENT)
    elif renewal.is_due(session):
        _start(renewal, drive, session)


async def learn_key(session: Session, reason: Reason, drive: AsyncDrive) -> Problem:
    """Fetch certificates because of one that a reply or a refusal named, as `fetching.learn_key`."""
    renewal = renewal_of(session)
    if renewal is None:
        return None
    if _running(renewal) is not None:
        await _join(renewal, drive, session)
    return await _learn(renewal, session, reason, drive)


async def learn_key_at_once(session: Session, serial: str, drive: AsyncDrive) -> Problem:
    """Fetch certificates because a notification names one that we do not hold, or give up, as `fetching.learn_key_at_once`."""
    renewal = renewal_of(session)
    if renewal is None:
        return None
    if _running(renewal) is not None:
        return under_way()
    return await _learn(renewal, session, Unknown(serial), drive)


async def _learn(renewal: Renewal, session: Session, reason: Reason, drive: AsyncDrive) -> Problem:
    if not renewal.is_wanted(reason, session):
        return renewal.problem
    return await _join(renewal, drive, session, reason=reason)


async def refresh(session: Session, drive: AsyncDrive) -> None:
    """Fetch certificates now, as `fetching.refresh`."""
    renewal = require_renewal(session)
    if _running(renewal) is not None:
        await _join(renewal, drive, session)
    raise_problem(await _join(renewal, drive, session, is_forced=True))


async def stop(session: Session) -> None:
    """End a download that nobody waits for."""
    renewal = renewal_of(session)
    task = _running(renewal) if renewal else None
    if task is not None:
        task.cancel()
        await asyncio.wait([task])


def _running(renewal: Renewal) -> "asyncio.Task[Problem] | None":
    """The download under way on this loop."""
    task = renewal.task
    if task is None or task.done() or task.get_loop() is not asyncio.get_running_loop():
        return None
    return task


def _start(renewal: Renewal, drive: AsyncDrive, session: Session, **reason: Any) -> "asyncio.Task[Problem]":
    task = _running(renewal)
    if task is None:
        task = asyncio.ensure_future(_driven(drive, renewal.renew(session, **reason)))
        renewal.task = task
    return task


async def _driven(drive: AsyncDrive, steps: Renewing) -> Problem:
    return await drive(steps)


async def _join(renewal: Renewal, drive: AsyncDrive, session: Session, **reason: Any) -> Problem:
    """Await the download under way, or a new one; a caller that is cancelled leaves it to the others."""
    task = _start(renewal, drive, session, **reason)
    await asyncio.wait([task])
    if task.cancelled():
        return CertificateError("The client was closed while its platform certificates were being fetched.")
    return task.result()
