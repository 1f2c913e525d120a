"""Every way in which a call can go has its sequence of events."""

import logging
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from support import platform
from support.platform import NOW, PUBLIC_KEY_ID, SERIAL_NO, signed_reply
from support.time import FakeClock
from support.watching import Recorder
from wechatpay_runtime._base.exchange import Reply, Request
from wechatpay_runtime._base.options import Options
from wechatpay_runtime._calls.attempts import attempts
from wechatpay_runtime._calls.encoding import Call
from wechatpay_runtime._calls.steps import Wait, Work
from wechatpay_runtime._crypto.signing import Identity
from wechatpay_runtime._crypto.verification import KeyRing, RsaVerifier
from wechatpay_runtime._session.origins import Origins
from wechatpay_runtime._session.session import Session
from wechatpay_runtime.errors import (
    ConnectionBroken,
    ConnectionFailed,
    ReadTimedOut,
    ReplyTooLarge,
    WeChatPayError,
)
from wechatpay_runtime.hooks import AttemptEnded, AttemptStarted, CallEnded, CallStarted, Event, Hook
from wechatpay_runtime.operation.description import Operation, Repeat, Route
from wechatpay_runtime.signer import RsaSigner

Outcome = Reply | BaseException
SECONDS = 0.25
"""Time that each exchange takes."""
GOOD = signed_reply(200, b"{}", **{"request-id": "0AB-1"})
BUSY, WRONG = Reply(429, {}, b"{}"), Reply(400, {}, b'{"code":"PARAM_ERROR"}')
DOWN = Reply(500, {"request-id": "0AB-2"}, b'{"code":"SYSTEM_ERROR"}')
FORGED = Reply(200, GOOD.headers, b'{"paid":true}')
REFUSED, BROKEN, LATE = ConnectionFailed("refused"), ConnectionBroken("broken"), ReadTimedOut("late")
BY_NUMBER = Repeat(by=("out_refund_no",), settled_by="payments.refunds.query_refund")
FACTS: dict[str, Any] = {"operation": "op", "method": "POST", "template": "/v3/x/{number}"}


class BrokenSigner:
    """A signer that works a number of times."""

    serial_no = SERIAL_NO
    algorithm = "SHA256-RSA2048"

    def __init__(self, times: int) -> None:
        self._times = times

    def sign(self, message: bytes) -> bytes:
        self._times -= 1
        if self._times < 0:
            raise TimeoutError("KMS, token=SECRET")
        return message[:9]


class Wire:
    """Performs steps: each exchange takes a while and has the next outcome."""

    def __init__(self, clock: FakeClock, outcomes: Sequence[Outcome]) -> None:
        self._clock = clock
        self._outcomes = iter(outcomes)

    def perform(self, step: object) -> Any:
        if isinstance(step, Wait):
            return self._clock.sleep(step.seconds)
        if isinstance(step, Work):
            return step.function()
        assert isinstance(step, Request)
        self._clock.sleep(SECONDS)
        outcome = next(self._outcomes)
        if isinstance(outcome, BaseException):
            raise outcome
        return outcome


def run(
    outcomes: Sequence[Outcome],
    *hooks: Hook,
    method: str = "POST",
    repeat: Repeat | None = None,
    signer: Any = None,
) -> BaseException | None:
    """Perform a call with a sequence of outcomes; return its error."""
    clock = FakeClock(NOW)
    session = Session(
        identity=Identity(platform.MCHID, signer or RsaSigner(platform.key("merchant"), SERIAL_NO)),
        key_ring=KeyRing({PUBLIC_KEY_ID: RsaVerifier(platform.key("wechatpay").public_key())}, preferred=PUBLIC_KEY_ID),
        origins=Origins(("https://a.example", "https://b.example:8443")),
        global_origins=Origins(("https://global.example",)),
        options=Options(),
        clock=clock,
        user_agent="test",
        jitter=lambda: 1.0,
        hooks=hooks,
    )
    operation: Operation[Any] = Operation(
        name="op", method=method, routes=(Route("/v3/x/{number}"),), repeat=repeat, host="main"
    )
    call = Call(method, "/v3/x/NUMBER?token=TOKEN", b"body", template="/v3/x/{number}")
    steps, wire = attempts(operation, call, session), Wire(clock, outcomes)
    try:
        step = next(steps)
        while True:
            try:
                result = wire.perform(step)
            except BaseException as error:  # noqa: BLE001 - as the drivers do
                step = steps.throw(error)
            else:
                step = steps.send(result)
    except StopIteration:
        return None
    except (WeChatPayError, TimeoutError, KeyboardInterrupt) as error:
        return error


def sequence(*errors: str | None, ends: str | None = None) -> list[str]:
    """Return the names of the events of a call whose attempts end with these errors."""
    attempts = [name for error in errors for name in ("AttemptStarted", _ended("Attempt", error))]
    return ["CallStarted", *attempts, _ended("Call", ends)]


def _ended(what: str, error: str | None) -> str:
    return f"{what}Ended {error}" if error else f"{what}Ended"


@pytest.mark.parametrize(
    ("method", "repeat", "outcomes", "events"),
    [
        ("GET", None, [GOOD], sequence(None)),
        ("POST", None, [REFUSED, GOOD], sequence("ConnectionFailed", None)),
        ("POST", None, [REFUSED] * 3, sequence(*["ConnectionFailed"] * 3, ends="ConnectionFailed")),
        ("GET", None, [BUSY, GOOD], sequence("RateLimited", None)),
        ("GET", None, [DOWN, BROKEN, GOOD], sequence("ServerError", "ConnectionBroken", None)),
        ("GET", None, [LATE] * 3, sequence(*["ReadTimedOut"] * 3, ends="ReadTimedOut")),
        ("POST", BY_NUMBER, [DOWN, GOOD], sequence("ServerError", None)),
        ("POST", BY_NUMBER, [LATE, WRONG], sequence("ReadTimedOut", "BadRequest", ends="OutcomeUnknown")),
        ("POST", None, [BUSY], sequence("RateLimited", ends="RateLimited")),
        ("POST", None, [DOWN], sequence("ServerError", ends="ServerError")),
        ("POST", None, [BROKEN], sequence("ConnectionBroken", ends="OutcomeUnknown")),
        ("POST", None, [LATE], sequence("ReadTimedOut", ends="OutcomeUnknown")),
        ("POST", None, [WRONG], sequence("BadRequest", ends="BadRequest")),
        ("POST", None, [FORGED], sequence("BadSignature", ends="BadSignature")),
        ("GET", None, [Reply(200, {}, b"{}")], sequence("MissingSignature", ends="MissingSignature")),
        ("GET", None, [Reply(302, {}, b"")], sequence("ApiError", ends="ApiError")),
        ("GET", None, [ReplyTooLarge("large")], sequence("ReplyTooLarge", ends="ReplyTooLarge")),
        ("POST", None, [KeyboardInterrupt()], sequence("KeyboardInterrupt", ends="KeyboardInterrupt")),
    ],
)
def test_a_call_emits_the_events_of_its_outcomes(
    method: str, repeat: Repeat | None, outcomes: list[Outcome], events: list[str]
) -> None:
    recorder = Recorder()
    run(outcomes, recorder, method=method, repeat=repeat)

    assert recorder.names() == events


@pytest.mark.parametrize(
    ("outcomes", "repeat", "events"),
    [
        ([], None, sequence(ends="TimeoutError")),
        ([LATE], BY_NUMBER, sequence("ReadTimedOut", ends="OutcomeUnknown")),
    ],
    ids=["first", "later"],
)
def test_a_signer_that_fails_ends_the_call_without_an_attempt(
    outcomes: list[Outcome], repeat: Repeat | None, events: list[str]
) -> None:
    recorder = Recorder()
    run(outcomes, recorder, repeat=repeat, signer=BrokenSigner(len(outcomes)))

    assert recorder.names() == events
    assert "SECRET" not in recorder.text()


def test_the_events_of_a_retried_call() -> None:
    recorder = Recorder()
    run([REFUSED, DOWN, GOOD], recorder, repeat=BY_NUMBER)
    call = recorder.of(CallStarted)[0].call
    of_call: dict[str, Any] = {"call": call, **FACTS}
    first: dict[str, Any] = {**of_call, "attempt": 1, "host": "a.example", "port": 443, "request_bytes": 4}
    second: dict[str, Any] = {**first, "attempt": 2, "host": "b.example", "port": 8443}
    third: dict[str, Any] = {**second, "attempt": 3}
    nothing: dict[str, Any] = {"status": None, "code": None, "request_id": None, "reply_bytes": None}

    expected: list[Event] = [
        CallStarted(**of_call),
        AttemptStarted(**first),
        AttemptEnded(**first, **nothing, error="ConnectionFailed", seconds=SECONDS),
        AttemptStarted(**second),
        AttemptEnded(
            **second,
            status=500,
            code="SYSTEM_ERROR",
            request_id="0AB-2",
            reply_bytes=23,
            error="ServerError",
            seconds=SECONDS,
        ),
        AttemptStarted(**third),
        AttemptEnded(**third, status=200, code=None, request_id="0AB-1", reply_bytes=2, error=None, seconds=SECONDS),
        CallEnded(**of_call, attempts=3, error=None, seconds=3 * SECONDS + 1.0),
    ]
    assert recorder.events == expected


def test_each_call_has_a_number_of_its_own() -> None:
    recorder = Recorder()
    run([GOOD], recorder)
    run([GOOD], recorder)

    assert len({event.call for event in recorder.of(CallStarted)}) == 2


def test_neither_the_path_nor_the_query_is_in_an_event() -> None:
    recorder = Recorder()
    run([DOWN, GOOD], recorder, repeat=BY_NUMBER)

    assert "NUMBER" not in recorder.text()
    assert "TOKEN" not in recorder.text()


def test_the_code_of_an_error_has_one_line() -> None:
    recorder = Recorder()
    run([Reply(400, {}, b'{"code":"A\\nB"}')], recorder)

    assert [event.code for event in recorder.of(AttemptEnded)] == ["A B"]


def raising(error: BaseException) -> Callable[[Event], None]:
    def hook(event: Event) -> None:
        raise error

    return hook


@pytest.mark.parametrize("outcome", [GOOD, WRONG], ids=["success", "refusal"])
def test_a_hook_that_raises_changes_neither_the_call_nor_the_next_hook(outcome: Outcome) -> None:
    recorder = Recorder()
    error = run([outcome], raising(RuntimeError("full")), recorder)

    assert type(error).__name__ == ("NoneType" if outcome is GOOD else "BadRequest")
    assert len(recorder.events) == 4


def test_a_hook_that_raises_is_logged_with_its_name_and_event(caplog: pytest.LogCaptureFixture) -> None:
    run([GOOD], raising(RuntimeError("full")))

    records = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert (
        records[0].getMessage()
        == f"The hook {raising.__name__}.<locals>.hook failed at CallStarted; the call continues."
    )
    assert len(records) == 4


def test_an_interrupt_of_a_hook_is_not_swallowed() -> None:
    assert isinstance(run([GOOD], raising(KeyboardInterrupt())), KeyboardInterrupt)


def test_every_hook_sees_every_event() -> None:
    first, second = Recorder(), Recorder()
    run([DOWN], first, second)

    assert first.events == second.events
