"""Fetches platform certificates for the calls of an async client: one download at a time, in a task of its own.

Calls that need it await the task. Where what is held is still good, none does.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from wechatpay_runtime.errors import CertificateError
from wechatpay_runtime.fetching import NOTHING_SENT, Problem, is_learnable, raise_problem, require_renewal
from wechatpay_runtime.renewal import Renewal, Renewing
from wechatpay_runtime.session import Session

AsyncDrive = Callable[[Renewing], Awaitable[Problem]]


async def make_ready(session: Session, drive: AsyncDrive) -> None:
    """Fetch what the next call needs, as `fetching.make_ready`."""
    renewal = session.renewal
    if renewal is None:
        return
    now = session.clock.now()
    if renewal.is_urgent(now):
        problem = await _join(renewal, drive, session)
        if renewal.is_missing(now):
            raise_problem(problem, NOTHING_SENT)
    elif renewal.is_due(now):
        _start(renewal, drive, session)


async def learn_key(session: Session, serial: str, drive: AsyncDrive) -> Problem:
    """Fetch certificates because a signature names one that we do not hold, as `fetching.learn_key`."""
    renewal = session.renewal
    if renewal is None:
        return None
    if _running(renewal) is not None:
        await _join(renewal, drive, session)
    if not is_learnable(renewal, session, serial):
        return renewal.problem
    return await _join(renewal, drive, session, serial=serial)


async def refresh(session: Session, drive: AsyncDrive) -> None:
    """Fetch certificates now, as `fetching.refresh`."""
    renewal = require_renewal(session)
    if _running(renewal) is not None:
        await _join(renewal, drive, session)
    raise_problem(await _join(renewal, drive, session, is_forced=True))


async def stop(session: Session) -> None:
    """End a download that nobody waits for."""
    task = _running(session.renewal) if session.renewal else None
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
