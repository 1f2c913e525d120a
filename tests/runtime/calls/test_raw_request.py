"""`client.request` refuses invalid arguments, and clients can be copied, subclassed and printed."""

import copy
from collections.abc import Mapping
from typing import Any

import pytest

from support import platform
from support.platform import signed_reply
from wechatpay_clients import Client
from wechatpay_runtime._calls.raw_request import raw_request
from wechatpay_runtime._calls.replies import read_success
from wechatpay_runtime._crypto.verification import KeyRing, RsaVerifier
from wechatpay_runtime.errors import InvalidArgument, UnexpectedReply
from wechatpay_runtime.operation.description import Operation, Route
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import INTEGER


def settings() -> Any:
    return platform.settings()


def call(
    method: str = "POST",
    target: str = "/v3/x",
    *,
    json: Any = None,
    body: Any = b"",
    headers: Mapping[str, str] | None = None,
) -> Any:
    return raw_request(method, target, json=json, body=body, headers=headers)[1]


@pytest.mark.parametrize(
    "name",
    ["authorization", "HOST", "Content-Length", "transfer-encoding", "Connection", "user-agent", "Wechatpay-Serial"],
)
def test_a_header_that_the_client_sets_cannot_be_passed(name: str) -> None:
    with pytest.raises(InvalidArgument, match="is set by the client"):
        call(headers={name: "1"})


def test_header_names_are_case_insensitive() -> None:
    assert call(headers={"content-type": "text/plain"}).headers == {"Content-Type": "text/plain"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"method": "get"}, "method must be one of GET, POST, PUT, PATCH, DELETE, got 'get'"),
        ({"json": {}, "body": b"{}"}, "Pass json or body, not both"),
        ({"body": "{}"}, "body must be bytes, got str"),
        ({"target": "/v3/\ud800"}, "The path contains a lone surrogate"),
        ({"target": 5}, "target must be a string, got int"),
        ({"headers": {"X": "a\r\nY: 1"}}, "contains a character that is not allowed in headers"),
        ({"headers": {"X": "ä"}}, "contains a character that is not allowed in headers"),
        ({"headers": {"X": 5}}, "The value of header 'X' must be a string, got int"),
        ({"headers": {"X": None}}, "The value of header 'X' must be a string, got NoneType"),
        ({"headers": {"X": b"a"}}, "The value of header 'X' must be a string, got bytes"),
        ({"headers": {5: "a"}}, "The name of header 5 must be a string, got int"),
        ({"headers": {"X ": "a"}}, "The header name 'X ' is empty or contains a character"),
        ({"headers": {" Authorization": "a"}}, "The header name ' Authorization' is empty or contains a character"),
        ({"headers": {"Content-Length\t": "1"}}, "is empty or contains a character"),
        ({"headers": {"X:": "a"}}, "is empty or contains a character"),
        ({"headers": {"": "a"}}, "is empty or contains a character"),
        ({"headers": {"Ä": "a"}}, "is empty or contains a character"),
        ({"headers": {"X": "a "}}, "The value of header 'X' starts or ends with a space"),
        ({"headers": {"X": " a"}}, "The value of header 'X' starts or ends with a space"),
        ({"headers": {"X": " "}}, "The value of header 'X' starts or ends with a space"),
        ({"headers": {"X-Y": "1", "x-y": "2"}}, "The header X-Y was passed twice"),
        ({"headers": [("X", "a")]}, "headers must be a mapping of names to values, got list"),
        ({"headers": "X: a"}, "headers must be a mapping of names to values, got str"),
    ],
)
def test_an_invalid_argument_is_refused(arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidArgument, match=message):
        call(**arguments)


def test_with_options_keeps_the_attributes_of_a_subclass() -> None:
    class Shop(Client):
        name = ""

    with Shop(**settings()) as shop:
        shop.name = "corner"
        assert shop.with_options(timeout=1).name == "corner"


def test_with_options_returns_a_client_with_its_own_services() -> None:
    with Client(**settings()) as client:
        service = client.onboarding.subject_confirmation
        assert client.with_options(timeout=1).onboarding.subject_confirmation is not service


def test_an_uninitialized_client_has_a_repr() -> None:
    assert repr(Client.__new__(Client)) == "Client(not initialized)"


def test_a_copy_has_the_same_repr() -> None:
    with Client(**settings()) as client:
        assert repr(copy.copy(client)) == repr(client)


@model
class Count(Model):
    n: int | None = field(INTEGER, default=None)


def test_models_with_invalid_fields_are_compared_by_their_received_values() -> None:
    assert Count.from_wire({"n": "x"}) != Count.from_wire({"n": "y"})


def test_the_error_for_a_body_that_is_not_json_has_neither_cause_nor_context() -> None:
    reply = signed_reply(200, b"13800000000 is not JSON")
    ring = KeyRing({platform.PUBLIC_KEY_ID: RsaVerifier(platform.key("wechatpay").public_key())}, preferred="")
    operation: Operation[Count] = Operation(name="o", method="GET", routes=(Route("/v3/o"),), replies={200: Count})

    with pytest.raises(UnexpectedReply) as caught:
        read_success(operation, reply, ring, now=platform.NOW)
    assert (caught.value.__cause__, caught.value.__context__) == (None, None)
