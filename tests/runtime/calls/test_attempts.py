"""When a call is retried, and which error it raises in the end. A change is sent again only if that is safe."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from support import platform
from support.platform import NOW, PUBLIC_KEY_ID, SERIAL_NO, signed_reply
from support.time import FakeClock
from wechatpay_runtime._base.exchange import Reply, Request
from wechatpay_runtime._base.options import Options
from wechatpay_runtime._calls.attempts import attempts
from wechatpay_runtime._calls.encoding import Call
from wechatpay_runtime._calls.response import Response
from wechatpay_runtime._calls.steps import Wait, Work
from wechatpay_runtime._crypto.signing import Identity
from wechatpay_runtime._crypto.verification import KeyRing, RsaVerifier
from wechatpay_runtime._session.origins import Origins
from wechatpay_runtime._session.proxies import hint_of_ignored_proxy, name_ignored_proxy
from wechatpay_runtime._session.session import Session
from wechatpay_runtime.errors import (
    ApiError,
    BadSignature,
    ConnectionBroken,
    ConnectionFailed,
    OutcomeUnknown,
    RateLimited,
    ReadTimedOut,
    ReplyTooLarge,
    ServerError,
    TransportError,
    VerificationError,
    WeChatPayError,
)
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.signer import RsaSigner

Outcome = Reply | TransportError
GOOD = signed_reply(200, b"{}")
BUSY, DOWN, WRONG = Reply(429, {}, b"{}"), Reply(500, {}, b'{"code":"SYSTEM_ERROR"}'), Reply(400, {}, b"{}")
FORGED = Reply(200, GOOD.headers, b'{"paid":true}')
REFUSED, BROKEN, LATE = ConnectionFailed("refused"), ConnectionBroken("broken"), ReadTimedOut("late")
ORIGINS = ("https://a", "https://b")
HINT = " HTTPS_PROXY is set, but this library does not use it: set proxy (WECHATPAY_PROXY) if calls need that proxy."


@pytest.mark.parametrize(
    ("origin", "is_named"),
    [("https://api.mch.weixin.qq.com", True), ("https://127.0.0.1:8443", False), ("http://127.0.0.1:1", False)],
)
def test_the_error_for_a_remote_host_names_an_ignored_proxy_variable(origin: str, *, is_named: bool) -> None:
    error = ConnectionFailed("refused.")

    name_ignored_proxy(error, origin, hint_of_ignored_proxy(None, {"HTTPS_PROXY": "http://user:SECRET@proxy:1"}))

    assert str(error) == f"refused.{HINT if is_named else ''}"


@pytest.mark.parametrize("name", ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"])
def test_the_hint_names_the_variable_of_the_proxy(name: str) -> None:
    assert hint_of_ignored_proxy(None, {name: "http://proxy:1"}).startswith(
        f"{name} is set, but this library does not use it"
    )


def test_there_is_no_hint_if_a_proxy_is_configured() -> None:
    assert hint_of_ignored_proxy("http://proxy:1", {"HTTPS_PROXY": "http://other:1"}) == ""


def test_there_is_no_hint_without_a_proxy_variable() -> None:
    assert hint_of_ignored_proxy(None, {}) == ""


class Run:
    """Runs the steps of one call with a sequence of outcomes, and records what it does."""

    def __init__(
        self,
        method: str,
        outcomes: Sequence[Outcome],
        *,
        repeat: Repeat | None = None,
        signer: Any = None,
        host: str = "main",
        sealed_for: str = "",
        proxy_hint: str = "",
        settled_with: Mapping[str, Any] | None = None,
        errors: tuple[ErrorRow, ...] = (),
        **options: Any,
    ) -> None:
        self.clock = FakeClock(NOW)
        self.requests: list[Request] = []
        self.response: Response[Any] | None = None
        self.error: WeChatPayError | None = None
        session = Session(
            identity=Identity(platform.MCHID, signer or RsaSigner(platform.key("merchant"), SERIAL_NO)),
            key_ring=KeyRing(
                {PUBLIC_KEY_ID: RsaVerifier(platform.key("wechatpay").public_key())}, preferred=PUBLIC_KEY_ID
            ),
            origins=Origins(ORIGINS),
            global_origins=Origins(("https://global",)),
            options=Options(**options),
            clock=self.clock,
            user_agent="test",
            jitter=lambda: 1.0,
            proxy_hint=proxy_hint,
        )
        operation: Operation[Any] = Operation(
            name="op", method=method, routes=(Route("/v3/x"),), repeat=repeat, host=host, errors=errors
        )
        call = Call(method, "/v3/x", b"{}", sealed_for=sealed_for, settled_with=settled_with or {})
        self._drive(attempts(operation, call, session), iter(outcomes))

    def _drive(self, steps: Any, outcomes: Any) -> None:
        outcome: Any = None
        try:
            step = next(steps)
            while True:
                if isinstance(step, Wait):
                    self.clock.sleep(step.seconds)
                    outcome = None
                elif isinstance(step, Work):
                    try:
                        outcome = step.function()
                    except Exception as error:  # noqa: BLE001 - as the drivers do
                        step = steps.throw(error)
                        continue
                else:
                    self.requests.append(step)
                    outcome = next(outcomes)
                step = steps.send(outcome)
        except StopIteration as stop:
            self.response = stop.value
        except WeChatPayError as error:
            self.error = error


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_an_attempt_that_was_not_sent_is_retried(method: str) -> None:
    run = Run(method, [REFUSED, GOOD])

    assert run.response
    assert run.response.attempts == 2


@pytest.mark.parametrize("outcome", [BUSY, DOWN, BROKEN, LATE], ids=["429", "500", "broken", "late"])
def test_a_get_is_retried_after_any_failure(outcome: Outcome) -> None:
    run = Run("GET", [outcome, GOOD])

    assert run.response
    assert run.response.attempts == 2


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize("outcome", [BUSY, DOWN, BROKEN, LATE, WRONG], ids=["429", "500", "broken", "late", "400"])
def test_a_change_is_not_retried_after_it_may_have_arrived(method: str, outcome: Outcome) -> None:
    assert len(Run(method, [outcome, GOOD]).requests) == 1


@pytest.mark.parametrize(
    "outcome", [FORGED, Reply(302, {}, b""), ReplyTooLarge("too large")], ids=["forged", "redirect", "too large"]
)
def test_a_call_is_not_retried_after_an_unverified_reply(outcome: Outcome) -> None:
    assert len(Run("GET", [outcome, GOOD]).requests) == 1


@pytest.mark.parametrize(
    ("method", "outcomes", "error"),
    [
        ("POST", [REFUSED] * 3, ConnectionFailed),
        ("POST", [BUSY], RateLimited),
        ("POST", [DOWN], ServerError),
        ("POST", [BROKEN], OutcomeUnknown),
        ("POST", [LATE], OutcomeUnknown),
        ("POST", [REFUSED, LATE], OutcomeUnknown),
        ("POST", [FORGED], BadSignature),
        ("POST", [REFUSED, BROKEN], OutcomeUnknown),
        ("GET", [BUSY] * 3, RateLimited),
        ("GET", [BROKEN] * 3, ConnectionBroken),
        ("GET", [LATE] * 3, ReadTimedOut),
        ("GET", [DOWN] * 3, ServerError),
        ("GET", [LATE, BROKEN, REFUSED], ConnectionFailed),
    ],
)
def test_a_failed_call_raises_the_error_for_its_outcomes(
    method: str, outcomes: list[Outcome], error: type[WeChatPayError]
) -> None:
    run = Run(method, outcomes)

    assert type(run.error) is error
    assert len(run.requests) == len(outcomes)


def test_an_unknown_outcome_keeps_its_cause() -> None:
    error = Run("POST", [LATE]).error

    assert isinstance(error, OutcomeUnknown)
    assert (error.operation, error.attempts, error.__cause__) == ("op", 1, LATE)


def test_a_transport_error_has_the_number_of_attempts() -> None:
    error = Run("GET", [ReadTimedOut("1"), ReadTimedOut("2"), ReadTimedOut("3")]).error

    assert isinstance(error, ReadTimedOut)
    assert error.attempts == 3


def test_each_attempt_is_signed_again_over_the_same_bytes() -> None:
    first, second = Run("GET", [BUSY, GOOD]).requests

    assert (first.target, first.body) == (second.target, second.body)
    assert first.headers["Authorization"] != second.headers["Authorization"]


def test_each_attempt_has_a_fresh_nonce() -> None:
    nonces = {
        request.headers["Authorization"].split('nonce_str="')[1][:32]
        for request in Run("GET", [DOWN, DOWN, GOOD]).requests
    }

    assert len(nonces) == 3


def test_the_wait_doubles_after_each_attempt() -> None:
    assert Run("GET", [DOWN, DOWN, GOOD]).clock.waits == [0.5, 1.0]


def test_the_backup_host_is_tried_immediately() -> None:
    run = Run("POST", [REFUSED, GOOD])

    assert ([request.origin for request in run.requests], run.clock.waits) == (["https://a", "https://b"], [])


def test_a_rate_limited_call_is_retried_on_the_same_host() -> None:
    assert [request.origin for request in Run("GET", [BUSY, GOOD]).requests] == ["https://a", "https://a"]


def test_no_attempt_starts_after_the_time_is_up() -> None:
    assert len(Run("GET", [DOWN, DOWN, GOOD], max_elapsed_seconds=1.0).requests) == 2


def test_the_number_of_attempts_is_bounded() -> None:
    assert len(Run("GET", [DOWN] * 9, max_attempts=5).requests) == 5


@pytest.mark.parametrize(
    ("method", "content_type"), [("POST", "application/json"), ("PUT", "application/json"), ("GET", "application/json")]
)
def test_a_body_is_sent_with_its_type_and_length(method: str, content_type: str) -> None:
    headers = Run(method, [GOOD]).requests[0].headers

    assert (headers["Content-Type"], headers["Content-Length"]) == (content_type, "2")


QUERY = "payments.refunds.query_refund"
REFUND = Repeat(by=("out_refund_no",), settled_by=QUERY, settled_with={"out_refund_no": "out_refund_no"})
NEVER = Repeat(settled_by=QUERY, settled_with={"out_refund_no": "out_refund_no"})


@pytest.mark.parametrize("outcome", [DOWN, BROKEN, LATE, BUSY], ids=["500", "broken", "late", "429"])
def test_a_change_with_a_business_number_is_retried(outcome: Outcome) -> None:
    run = Run("POST", [outcome, GOOD], repeat=REFUND)

    assert run.response
    assert run.requests[0].body == run.requests[1].body


@pytest.mark.parametrize(
    "last", [DOWN, BROKEN, LATE, BUSY, REFUSED, WRONG, Reply(403, {}, b"<html>"), Reply(302, {}, b"")]
)
def test_an_open_outcome_stays_open(last: Outcome) -> None:
    error = Run("POST", [LATE, last, last], repeat=REFUND).error

    assert isinstance(error, OutcomeUnknown)
    assert error.settled_by == QUERY


after_it_may_have_arrived = pytest.mark.parametrize(
    "outcome", [BUSY, DOWN, BROKEN, LATE, FORGED], ids=["429", "500", "broken", "late", "forged"]
)


@after_it_may_have_arrived
def test_a_change_that_is_unsafe_to_repeat_is_not_retried_after_it_may_have_arrived(outcome: Outcome) -> None:
    assert len(Run("POST", [outcome, GOOD], repeat=NEVER).requests) == 1


@after_it_may_have_arrived
def test_the_error_of_a_change_that_is_unsafe_to_repeat_names_its_query(outcome: Outcome) -> None:
    error = Run("POST", [outcome], repeat=NEVER, settled_with={"out_refund_no": "1"}).error

    assert isinstance(error, OutcomeUnknown | VerificationError | ApiError)
    assert (error.settled_by, error.settled_with) == (QUERY, {"out_refund_no": "1"})


def test_an_attempt_that_was_not_sent_is_retried_even_if_a_repeat_is_unsafe() -> None:
    assert Run("POST", [REFUSED, GOOD], repeat=NEVER).response


@pytest.mark.parametrize("repeat", [None, REFUND, NEVER], ids=["none", "by a number", "never"])
def test_a_refusal_names_no_query(repeat: Repeat | None) -> None:
    error = Run("POST", [WRONG], repeat=repeat, settled_with={"out_refund_no": "1"}).error

    assert isinstance(error, ApiError)
    assert (error.settled_by, error.is_outcome_open) == (None, False)


def test_a_refusal_that_may_have_taken_effect_names_its_query_and_is_not_retried() -> None:
    row = ErrorRow(403, "NOT_ENOUGH", means="Too little money.", fix="Top up.", is_outcome_open=True)
    refused = Reply(403, {}, b'{"code":"NOT_ENOUGH"}')
    run = Run("POST", [refused, GOOD], repeat=REFUND, errors=(row,), settled_with={"out_refund_no": "1"})

    assert isinstance(run.error, ApiError)
    assert (run.error.settled_by, run.error.settled_with) == (QUERY, {"out_refund_no": "1"})
    assert len(run.requests) == 1


@pytest.mark.parametrize("outcome", [BUSY, DOWN], ids=["429", "500"])
@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "PATCH", "DELETE"])
def test_only_a_change_has_an_open_outcome(method: str, outcome: Outcome) -> None:
    error = Run(method, [outcome] * 3).error

    assert isinstance(error, ApiError)
    assert error.is_outcome_open is (method != "GET")


class SignsOnce:
    serial_no = SERIAL_NO
    algorithm = "SHA256-RSA2048"
    calls = 0

    def sign(self, message: bytes) -> bytes:
        self.calls += 1
        if self.calls > 1:
            raise TimeoutError("KMS, token=SECRET")
        return message[:9]


def test_the_message_of_a_signers_exception_is_not_repeated() -> None:
    assert "SECRET" not in str(Run("POST", [LATE], repeat=REFUND, signer=SignsOnce()).error)


def test_a_signer_that_fails_later_does_not_hide_an_open_outcome() -> None:
    error = Run("POST", [LATE], repeat=REFUND, signer=SignsOnce()).error

    assert isinstance(error, OutcomeUnknown)
    assert (error.attempts, type(error.__cause__)) == (1, TimeoutError)


def test_an_operation_outside_mainland_china_has_its_own_hosts() -> None:
    assert [request.origin for request in Run("GET", [BUSY, GOOD], host="global").requests] == ["https://global"] * 2


@pytest.mark.parametrize(("sealed_for", "serial"), [("", PUBLIC_KEY_ID), ("AB", "AB")])
def test_every_attempt_names_the_key_that_encrypted_its_fields(sealed_for: str, serial: str) -> None:
    run = Run("POST", [REFUSED, GOOD], sealed_for=sealed_for)

    assert [request.headers["Wechatpay-Serial"] for request in run.requests] == [serial, serial]


def test_the_last_connection_error_names_an_ignored_proxy() -> None:
    run = Run("GET", [ConnectionFailed("refused.")] * 3, proxy_hint=HINT.strip())

    assert str(run.error) == f"refused.{HINT}"
