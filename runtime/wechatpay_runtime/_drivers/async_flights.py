"""Downloads of platform certificates for an async client. Each runs in its own task, so that cancelling a call does not end it."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from wechatpay_runtime._base.messages import phrase
from wechatpay_runtime._calls.steps import Steps
from wechatpay_runtime._certificates.renewal import Renewal, renewal_of
from wechatpay_runtime._certificates.single_flight import Flight, IfUnderWay, Problem
from wechatpay_runtime._session.session import Session
from wechatpay_runtime.errors import CertificateError

Drive = Callable[[Steps[Problem]], Coroutine[Any, Any, Problem]]


async def fly(flight: Flight, drive: Drive) -> Problem:
    """Perform a flight."""
    renewal = flight.renewal
    task = _running(renewal)
    if task is not None:
        if flight.if_under_way is not IfUnderWay.WAIT:
            return flight.problem_under_way
        problem = await _landed(task)
        if task.cancelled():
            return problem
    if not flight.is_wanted():
        return renewal.problem
    task = _running(renewal)
    if task is None:
        task = renewal.task = asyncio.ensure_future(drive(flight.renew()))
    return None if flight.if_under_way is IfUnderWay.SKIP else await _landed(task)


async def stop(session: Session) -> None:
    """Cancel a download that is under way."""
    renewal = renewal_of(session)
    task = _running(renewal) if renewal else None
    if task is not None:
        task.cancel()
        await asyncio.wait([task])


def _running(renewal: Renewal) -> "asyncio.Task[Problem] | None":
    """Return the download under way on this loop."""
    task = renewal.task
    if task is None or task.done() or task.get_loop() is not asyncio.get_running_loop():
        return None
    return task


async def _landed(task: "asyncio.Task[Problem]") -> Problem:
    """Wait for a download; if the caller is cancelled, the download continues for the others."""
    await asyncio.wait([task])
    if task.cancelled():
        return CertificateError(phrase("The client was closed while its platform certificates were being fetched."))
    return task.result()
