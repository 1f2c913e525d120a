"""JSON that is nested too deeply ends in an error of the library and never in a RecursionError."""

import time
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from support import platform, sample_notifications
from support.both import Opened
from support.sample_notifications import delivered, envelope
from support.server import answer, scripted
from wechatpay_runtime._base.json_object import DEEPEST_LEVELS, parse_json
from wechatpay_runtime._calls.arguments import json_fields
from wechatpay_runtime.errors import ApiError, BadRequest, InvalidArgument, MalformedNotification, UnexpectedReply
from wechatpay_runtime.operation.containers import JsonText, ListOf, MapOf, ModelOf
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import ANY
from wechatpay_runtime.operation.wire_type import WireType

LEVELS = (200, 900, 5000, 100_000)
QUERY = "payments.refunds.query_refund"


def nested(levels: int) -> Any:
    value: Any = 1
    for _ in range(levels):
        value = [value]
    return value


def text_of(levels: int, *, is_object: bool) -> bytes:
    return b'{"a":' * levels + b"1" + b"}" * levels if is_object else b"[" * levels + b"1" + b"]" * levels


def signed(body: bytes, status: str) -> bytes:
    headers = platform.signature_headers(body, timestamp=int(time.time()))
    return answer(body, status=status, headers="".join(f"{name}: {value}\r\n" for name, value in headers.items()))


def merchant(origin: str) -> Mapping[str, str]:
    return {
        **platform.environment(),
        "WECHATPAY_APIV3_KEY": sample_notifications.APIV3_KEY,
        "WECHATPAY_BASE_URL": origin,
    }


@pytest.mark.parametrize("is_object", [True, False], ids=["objects", "arrays"])
@pytest.mark.parametrize("levels", LEVELS)
def test_a_reply_that_is_too_deep_raises_unexpected_reply(opened: Opened, levels: int, *, is_object: bool) -> None:
    body = b'{"refund_id":' + text_of(levels, is_object=is_object) + b"}"
    with scripted(lambda _: signed(body, "200 OK")) as server:
        client = opened(merchant(server.origin))
        with pytest.raises(UnexpectedReply, match="nested more than 100 levels deep"):
            client.call(QUERY, out_refund_no="1")
        with pytest.raises(UnexpectedReply, match="nested more than 100 levels deep"):
            client.request("GET", "/v3/x")


@pytest.mark.parametrize("levels", LEVELS)
def test_an_error_with_a_detail_that_is_too_deep_is_an_api_error(opened: Opened, levels: int) -> None:
    body = b'{"code":"PARAM_ERROR","detail":' + text_of(levels, is_object=True) + b"}"
    with scripted(lambda _: signed(body, "400 Bad Request")) as server, pytest.raises(BadRequest) as caught:
        opened(merchant(server.origin)).call(QUERY, out_refund_no="1")

    assert (caught.value.detail, len(str(caught.value)) < 500) == (None, True)


def test_a_detail_at_the_limit_is_kept_and_shown(opened: Opened) -> None:
    body = b'{"code":"PARAM_ERROR","detail":' + b'{"detail":' * 90 + b'{"field":"a"}' + b"}" * 90 + b"}"
    with (
        scripted(lambda _: signed(body, "400 Bad Request")) as server,
        pytest.raises(ApiError, match="Detail: field a"),
    ):
        opened(merchant(server.origin)).call(QUERY, out_refund_no="1")


def test_a_body_deeper_than_python_can_encode_is_an_invalid_argument(opened: Opened) -> None:
    client = opened(merchant("http://127.0.0.1:9"))

    with pytest.raises(InvalidArgument, match=r"The body is nested too deeply\. Nothing was sent\."):
        client.request("POST", "/v3/x", json=nested(100_000))


@pytest.mark.parametrize("levels", LEVELS)
def test_a_notification_that_is_too_deep_is_malformed(opened: Opened, levels: int) -> None:
    client = opened(merchant("http://127.0.0.1:9"))
    now = int(time.time())
    outside = delivered(b'{"id":' + text_of(levels, is_object=False) + b"}", timestamp=now)
    inside = delivered(
        envelope(sample_notifications.sealed(b'{"amount":' + text_of(levels, is_object=True) + b"}")), timestamp=now
    )

    for notification in (outside, inside):
        with pytest.raises(MalformedNotification, match="nested more than 100 levels deep"):
            client.parse(*notification)


@model
class Branch(Model):
    inner: "Branch | None" = field(ModelOf(lambda: Branch), default=None)
    text: Any = field(JsonText(ANY), default=None)


def branches(levels: int) -> Branch:
    branch = Branch()
    for _ in range(levels):
        branch = Branch(inner=branch)
    return branch


def endless() -> dict[str, Any]:
    value: dict[str, Any] = {}
    value["inner"] = value
    return value


ARGUMENTS: list[tuple[str, WireType, Callable[[], Any]]] = [
    ("models", ModelOf(Branch), lambda: branches(5000)),
    ("mappings", ModelOf(Branch), lambda: nested_mappings(5000)),
    ("a mapping in itself", ModelOf(Branch), endless),
    ("a list of models", ListOf(ModelOf(Branch)), lambda: [branches(5000)]),
    ("a map of models", MapOf(ModelOf(Branch)), lambda: {"a": branches(5000)}),
    ("text", JsonText(ANY), lambda: nested(100_000)),
    ("text of models", JsonText(ModelOf(Branch)), lambda: branches(5000)),
    ("text in a model", ModelOf(Branch), lambda: Branch(text=nested(100_000))),
]


def nested_mappings(levels: int) -> Any:
    value: dict[str, Any] = {}
    for _ in range(levels):
        value = {"inner": value}
    return value


@pytest.mark.parametrize("is_own_number", [True, False], ids=["with the own number", "without"])
@pytest.mark.parametrize(("wire_type", "make"), [row[1:] for row in ARGUMENTS], ids=[row[0] for row in ARGUMENTS])
def test_an_argument_that_is_too_deep_is_refused(
    wire_type: WireType, make: Callable[[], Any], *, is_own_number: bool
) -> None:
    parameter = Parameter("a", wire_type, contains_own_number=is_own_number)

    with pytest.raises(
        InvalidArgument, match=r"^op: a(\..*)? (is nested too deeply|must be a value that can be written as JSON)"
    ):
        json_fields("op", (parameter,), {"a": make()}, None, "1900000001")


def test_a_model_that_is_too_deep_cannot_be_encoded() -> None:
    with pytest.raises(InvalidArgument, match="Branch is nested too deeply"):
        branches(5000).to_wire()


def test_a_model_that_is_too_deep_cannot_be_converted() -> None:
    with pytest.raises(InvalidArgument, match="Branch is nested too deeply"):
        branches(5000).to_dict()


def test_json_text_that_is_too_deep_in_a_reply_is_a_problem() -> None:
    branch = Branch.from_wire({"text": "[" * 100_000})

    assert [problem.field for problem in branch.problems] == ["text"]


@pytest.mark.parametrize("opening", ["[", '{"a":'])
def test_a_hundred_levels_are_parsed(opening: str) -> None:
    text = opening * DEEPEST_LEVELS + "1" + {"[": "]", '{"a":': "}"}[opening] * DEEPEST_LEVELS

    assert parse_json(text.encode())
    with pytest.raises(ValueError, match="nested more than 100 levels deep"):
        parse_json(f"[{text}]".encode())


def test_wide_json_is_not_deep() -> None:
    assert len(parse_json(b"[" + b",".join([b'{"a":[{}]}'] * 5000) + b"]")) == 5000
