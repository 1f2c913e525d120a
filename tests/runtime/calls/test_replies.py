"""A successful reply is verified before it is read; any other status becomes a typed error."""

import json
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support import platform
from support.platform import NOW, PUBLIC_KEY_ID, signed_reply
from wechatpay_runtime._base.exchange import Reply
from wechatpay_runtime._base.values import evolve
from wechatpay_runtime._calls.replies import read_error, read_success
from wechatpay_runtime._crypto.verification import KeyRing, RsaVerifier
from wechatpay_runtime.errors import (
    ApiError,
    BadRequest,
    BadSignature,
    Forbidden,
    MissingSignature,
    NotFound,
    NumberMismatch,
    RateLimited,
    ServerError,
    SignatureRefused,
    UnexpectedReply,
    VerificationError,
)
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import STRING


@model
class Answer(Model):
    number: str = field(STRING)
    state: str | None = field(STRING, default=None)


ASK: Operation[Answer] = Operation(
    name="a.b.ask",
    method="POST",
    routes=(Route("/v3/ask"),),
    replies={200: Answer},
    errors=(
        ErrorRow(403, "NO_AUTH", means="Not allowed.", fix="Ask for it."),
        ErrorRow(500, "SYSTEM_ERROR", means="Ours.", fix="Again."),
        ErrorRow(500, "SYSTEM_ERROR", means="Common.", fix="Later.", is_common=True),
        ErrorRow(400, "INVALID_REQUEST", means="The request is invalid.", fix="Correct it.", is_common=True),
    ),
    docs=("https://pay.weixin.qq.com/doc/1",),
)
DROP: Operation[None] = Operation(name="a.b.drop", method="POST", routes=(Route("/v3/drop"),), replies={204: None})
DIRECT: Operation[Any] = Operation(name="GET /v3/x", method="GET", routes=(Route("/v3/x"),))


def ring() -> KeyRing:
    return KeyRing({PUBLIC_KEY_ID: RsaVerifier(platform.key("wechatpay").public_key())}, preferred=PUBLIC_KEY_ID)


def success(
    operation: Operation[Any], reply: Reply, *, strict: bool = False, numbers: Mapping[str, Any] | None = None
) -> Any:
    return read_success(operation, reply, ring(), now=NOW, numbers=numbers or {}, strict=strict)


def failure(reply: Reply, operation: Operation[Any] = ASK, signed: bytes = b"") -> ApiError:
    return read_error(operation, reply, ring(), now=NOW, signed_message=signed, attempts=2)


@pytest.mark.parametrize(
    ("operation", "reply", "value"),
    [
        (ASK, signed_reply(200, b'{"number":"1"}'), Answer(number="1")),
        (ASK, signed_reply(202, b'{"number":"1"}'), Answer(number="1")),
        (DROP, signed_reply(204), None),
        (DROP, signed_reply(200, b"{}"), None),
        (DIRECT, signed_reply(200, b"[1]"), [1]),
        (DIRECT, signed_reply(204), None),
    ],
    ids=["model", "undocumented status", "no body", "unexpected body", "any JSON", "no JSON"],
)
def test_a_verified_reply_is_read(operation: Operation[Any], reply: Reply, value: Any) -> None:
    assert success(operation, reply) == value


@pytest.mark.parametrize(
    ("operation", "reply", "message"),
    [
        (ASK, signed_reply(201, b'{"number":"1"}'), "status 201; the page documents 200"),
        (ASK, signed_reply(200, b"{}"), "Answer.number is missing from the reply"),
        (DROP, signed_reply(204, b"{}"), "a body of 2 bytes; the page documents none"),
    ],
)
def test_strict_refuses_a_reply_that_differs_from_the_page(
    operation: Operation[Any], reply: Reply, message: str
) -> None:
    with pytest.raises(UnexpectedReply, match=message):
        success(operation, reply, strict=True)


@pytest.mark.parametrize("body", [b"<html>", b'{"a":', b"\xff", b"[1]", b'"x"'])
def test_a_verified_body_that_is_not_a_json_object_is_unexpected(body: bytes) -> None:
    with pytest.raises(UnexpectedReply, match=r"^a\.b\.ask succeeded, but WeChat Pay returned"):
        success(ASK, signed_reply(200, body))


def test_nothing_is_parsed_before_it_is_verified() -> None:
    with pytest.raises(MissingSignature):
        success(ASK, Reply(200, {}, b"not even JSON"))


def test_a_verification_error_names_operation_status_and_request_id() -> None:
    genuine = signed_reply(200, b'{"number":"1"}')

    with pytest.raises(BadSignature) as caught:
        success(ASK, Reply(200, genuine.headers, b'{"number":"2"}'))

    assert (caught.value.operation, caught.value.status, caught.value.request_id) == ("a.b.ask", 200, "08F7A1-0")


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, BadRequest),
        (401, SignatureRefused),
        (403, Forbidden),
        (404, NotFound),
        (409, ApiError),
        (429, RateLimited),
        (500, ServerError),
        (502, ServerError),
        (599, ServerError),
    ],
)
def test_each_status_has_its_class(status: int, kind: type[ApiError]) -> None:
    assert type(failure(Reply(status, {}, b'{"code":"X","message":"m"}'))) is kind


@pytest.mark.parametrize(("status", "is_worth_repeating"), [(400, False), (401, False), (429, True), (500, True)])
def test_an_error_reports_whether_it_is_worth_repeating(status: int, is_worth_repeating: bool) -> None:  # noqa: FBT001 - a table
    assert failure(Reply(status, {}, b"{}")).is_worth_repeating is is_worth_repeating


def test_an_error_is_one_readable_line() -> None:
    reply = Reply(403, {"request-id": "08E6-268435461"}, '{"code":"NO_AUTH","message":"商户无权限"}'.encode())

    assert str(failure(reply)) == (
        "403 NO_AUTH 商户无权限 · a.b.ask · Request-ID 08E6-268435461. "
        "Meaning: Not allowed. What to do: Ask for it. See https://pay.weixin.qq.com/doc/1"
    )


def test_an_error_names_the_place_of_a_mistake_but_not_the_value() -> None:
    body = (
        b'{"code":"PARAM_ERROR","message":"m","detail":'
        b'{"field":"/amount/currency","value":"SECRET","issue":"Currency code is invalid","location":"body"}}'
    )

    assert str(failure(Reply(400, {}, body))) == (
        "400 PARAM_ERROR m \u00b7 a.b.ask \u00b7 Request-ID missing. "
        "Detail: field /amount/currency, location body, issue Currency code is invalid. See https://pay.weixin.qq.com/doc/1"
    )


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ({"request-id": "a\x1b[31mb"}, b'{"code":"X"}'),
        ({"content-type": "text/\x1b[31mb"}, b"<html>"),
        ({}, b'{"code":"a\\u001b[31m","message":"b\\u001b[31m\\u202e"}'),
        ({}, b'{"code":"X","detail":{"field":"a\\u001b[31m"}}'),
    ],
    ids=["request id", "content type", "code and message", "detail"],
)
def test_an_error_contains_no_control_characters_from_the_reply(headers: dict[str, str], body: bytes) -> None:
    error = failure(Reply(400, headers, body))

    assert str(error).isprintable()
    assert (error.request_id or "").isprintable()


def test_an_error_has_the_facts_of_its_reply() -> None:
    body = b'{"code":"NO_AUTH","message":"no","detail":{"field":"/a"}}'

    error = failure(Reply(403, {"request-id": "08E6-268435461"}, body))

    assert (error.code, error.message, error.detail, error.error_number, error.attempts, error.body) == (
        "NO_AUTH",
        "no",
        {"field": "/a"},
        268435461,
        2,
        body,
    )


def test_an_error_row_of_the_operation_has_priority_over_a_common_row() -> None:
    assert failure(Reply(500, {}, b'{"code":"SYSTEM_ERROR"}')).means == "Ours."


TWO_CAUSES = (
    ErrorRow(403, "NO_AUTH", means="The product is off.", fix="Turn it on."),
    ErrorRow(403, "NO_AUTH", means="The merchant is unknown.", fix="Check the number."),
)
PLAIN = Reply(403, {}, b'{"code":"NO_AUTH"}')


def meaning_in_message(operation: Operation[Any], reply: Reply) -> str:
    """Return the part of an error's message that explains its meaning."""
    return str(failure(reply, operation=operation)).partition("Request-ID missing. ")[2].partition(" See https")[0]


def test_the_message_lists_every_cause_of_a_code() -> None:
    assert meaning_in_message(evolve(ASK, errors=TWO_CAUSES), PLAIN) == (
        "Meaning: (1) The product is off. What to do: Turn it on. "
        "(2) The merchant is unknown. What to do: Check the number."
    )


def test_the_attributes_of_an_error_contain_every_cause() -> None:
    error = failure(PLAIN, operation=evolve(ASK, errors=TWO_CAUSES))
    assert (error.means, error.fix) == (
        "The product is off. Or: The merchant is unknown.",
        "Turn it on. Or: Check the number.",
    )


def test_error_rows_that_were_not_compared_with_the_page_are_marked() -> None:
    assert meaning_in_message(evolve(ASK, are_errors_checked=False), PLAIN) == (
        "Meaning, not compared with the official page: Not allowed. What to do: Ask for it."
    )


def test_common_error_rows_are_not_marked() -> None:
    operation = evolve(ASK, are_errors_checked=False)
    assert meaning_in_message(operation, Reply(400, {}, b'{"code":"INVALID_REQUEST"}')).startswith(
        "Meaning: The request is invalid."
    )


def test_a_code_that_the_page_does_not_list_for_its_status_has_no_error_row() -> None:
    error = failure(Reply(400, {}, b'{"code":"NO_AUTH"}'))

    assert (error.means, error.fix) == (None, None)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html><h1>502 Bad Gateway</h1></html>",
        b"\xff\xfe",
        b"[" * 100_000,
        b"null",
        b'{"code":5,"message":["x"],"detail":"text"}',
    ],
    ids=["empty", "HTML", "not UTF-8", "too deep", "null", "other types"],
)
def test_an_unreadable_error_body_becomes_an_error_without_code(body: bytes) -> None:
    error = failure(Reply(502, {"content-type": "text/html"}, body))

    assert error.code is None
    assert str(error).startswith(
        f"502 {len(body)} bytes of text/html, possibly from a proxy or gateway rather than WeChat Pay · a.b.ask"
    )


@pytest.mark.parametrize(
    ("request_id", "number"),
    [("08E6-0", 0), ("08E6-268435461", 268435461), ("08E6", None), ("-", None), ("a-x", None), ("1-" + "9" * 40, None)],
)
def test_the_internal_number_is_read_from_the_request_id(request_id: str, number: int | None) -> None:
    assert failure(Reply(400, {"request-id": request_id}, b"{}")).error_number == number


@pytest.mark.parametrize(
    ("reply", "is_verified"),
    [
        (signed_reply(400, b"{}"), True),
        (Reply(400, {}, b"{}"), False),
        (Reply(400, signed_reply(400, b"{}").headers, b"[]"), False),
    ],
    ids=["signed", "unsigned", "wrongly signed"],
)
def test_the_signature_of_an_error_is_checked_if_there_is_one(reply: Reply, is_verified: bool) -> None:  # noqa: FBT001 - a table
    assert failure(reply).is_verified is is_verified


def test_the_error_for_a_refused_signature_contains_the_first_difference() -> None:
    body = (
        b'{"code":"SIGN_ERROR","message":"m","detail":{"sign_information":'
        b'{"truncated_sign_message":"POST\\n/v3/other\\n1\\nn\\n\\n","sign_message_length":22}}}'
    )

    error = failure(Reply(401, {}, body), signed=b"POST\n/v3/ask\n1\nn\n\n")

    assert isinstance(error, SignatureRefused)
    assert error.difference is not None
    assert error.difference in str(error)


def test_untrusted_text_is_kept_on_one_line() -> None:
    body = b'{"code":"A\\nINFO forged","message":"' + b"x" * 9999 + b'\\u001b[31m"}'

    text = str(failure(Reply(400, {}, body)))

    assert text.isprintable()
    assert len(text) < 600


@pytest.mark.parametrize(("status", "is_open"), [(400, False), (409, False), (429, True), (500, True), (504, True)])
def test_a_429_or_5xx_leaves_open_whether_a_change_took_effect(status: int, is_open: bool) -> None:  # noqa: FBT001 - a table
    assert failure(Reply(status, {}, b"{}")).is_outcome_open is is_open


@pytest.mark.parametrize(
    ("status", "code", "is_open"), [(403, "NO_MONEY", True), (403, "OTHER", False), (400, "NO_MONEY", False)]
)
def test_a_refusal_is_open_if_the_page_says_so_for_its_status_and_code(status: int, code: str, is_open: bool) -> None:  # noqa: FBT001 - a table
    row = ErrorRow(403, "NO_MONEY", means="Too little money.", fix="Top up.", is_outcome_open=True)

    error = failure(Reply(status, {}, b'{"code":"%s"}' % code.encode()), operation=evolve(ASK, errors=(row,)))

    assert (error.is_outcome_open, "The call may have taken effect" in str(error)) == (is_open, is_open)


def test_a_refusal_is_open_if_one_of_its_causes_is() -> None:
    causes = (TWO_CAUSES[0], evolve(TWO_CAUSES[1], is_outcome_open=True))

    assert failure(PLAIN, operation=evolve(ASK, errors=causes)).is_outcome_open


def test_reading_a_missing_field_raises_an_error_with_the_request_id() -> None:
    answer = success(ASK, signed_reply(200, b"{}"))

    with pytest.raises(UnexpectedReply) as caught:
        _ = answer.number
    assert caught.value.request_id == "08F7A1-0"


def test_an_undocumented_status_is_refused_if_the_documented_ones_have_different_types() -> None:
    two_types: Operation[Any] = Operation(
        name="two", method="POST", routes=(Route("/v3/2"),), replies={200: Answer, 202: None}
    )

    with pytest.raises(UnexpectedReply, match="status 201; the page documents 200 and 202"):
        success(two_types, signed_reply(201, b'{"number":"1"}'))


@pytest.mark.parametrize("status", [301, 302, 304])
def test_a_redirect_is_not_followed(status: int) -> None:
    error = failure(Reply(status, {"location": "https://elsewhere"}, b""))

    assert type(error) is ApiError
    assert "Redirects are not followed" in str(error)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
HEADERS = st.sampled_from(
    ["wechatpay-timestamp", "wechatpay-nonce", "wechatpay-signature", "wechatpay-serial", "wechatpay-signature-type"]
)


@given(
    st.binary(max_size=200) | JSON.map(lambda value: json.dumps(value).encode()), st.sampled_from([ASK, DROP, DIRECT])
)
def test_any_signed_body_is_read_or_unexpected(body: bytes, operation: Operation[Any]) -> None:
    with suppress(UnexpectedReply):
        success(operation, signed_reply(200, body), strict=True)


@given(st.dictionaries(HEADERS, st.text(max_size=60), min_size=1))
def test_a_reply_with_random_signature_headers_is_refused(headers: dict[str, str]) -> None:
    genuine = signed_reply(200, b'{"number":"1"}')
    changed = Reply(200, {**genuine.headers, "wechatpay-signature": "AAAA", **headers}, genuine.body)
    with pytest.raises(VerificationError):
        success(ASK, changed)


@given(
    st.integers(300, 599),
    st.dictionaries(st.sampled_from(["code", "message", "detail"]), JSON).map(lambda value: json.dumps(value).encode())
    | st.binary(max_size=200),
    st.dictionaries(HEADERS | st.sampled_from(["request-id", "content-type"]), st.text(max_size=60)),
)
def test_any_reply_becomes_an_error(status: int, body: bytes, headers: dict[str, str]) -> None:
    assert str(failure(Reply(status, headers, body), signed=b"POST\n/v3/ask\n1\nx\n\n"))


@pytest.mark.parametrize(
    ("number", "received"),
    [("A1", b'"A1"'), ("A1", b'"a1"'), (20000011111, b'"20000011111"'), ("20000011111", b"20000011111")],
)
def test_numbers_are_compared_without_regard_to_case_and_type(number: Any, received: bytes) -> None:
    reply = signed_reply(200, b'{"number":%s}' % received)

    assert success(ASK, reply, numbers={"number": number}).received["number"] == json.loads(received)


@pytest.mark.parametrize("received", [b"null", b"true", b"1.5", b'["A1"]', b'{"number":"A1"}'])
def test_a_value_of_another_type_is_not_a_mismatch(received: bytes) -> None:
    assert success(ASK, signed_reply(200, b'{"number":%s}' % received), numbers={"number": "A1"}).problems


@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize("body", [b'{"number":"B2"}', b'{"number":"B2","state":7}', b'{"number":1}', b'{"number":""}'])
def test_a_different_number_is_reported_before_other_problems(body: bytes, strict: bool) -> None:  # noqa: FBT001 - a table
    with pytest.raises(NumberMismatch) as caught:
        success(ASK, signed_reply(200, body), strict=strict, numbers={"number": "A1"})

    assert (caught.value.field, caught.value.expected) == ("number", "A1")


def test_the_number_in_a_forged_reply_is_not_compared() -> None:
    forged = Reply(200, signed_reply(200, b"{}").headers, b'{"number":"B2"}')

    with pytest.raises(BadSignature):
        success(ASK, forged, numbers={"number": "A1"})


def test_a_mismatch_is_reported_in_one_line() -> None:
    reply = signed_reply(200, json.dumps({"number": "B\n" + "x" * 999}).encode())

    with pytest.raises(NumberMismatch) as caught:
        success(ASK, reply, numbers={"number": "A1"})

    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 500
