"""`client.request` refuses what cannot be right, and clients can be copied, extended and shown."""

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
def test_a_header_of_ours_cannot_be_given(name: str) -> None:
    with pytest.raises(InvalidArgument, match="is set by the client"):
        call(headers={name: "1"})


def test_a_header_in_other_letters_is_the_same_header() -> None:
    assert call(headers={"content-type": "text/plain"}).headers == {"Content-Type": "text/plain"}


@pytest.mark.parametrize(
    ("given", "words"),
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
        ({"headers": {"X": "a "}}, "The value of header 'X' starts or ends with a blank"),
        ({"headers": {"X": " a"}}, "The value of header 'X' starts or ends with a blank"),
        ({"headers": {"X": " "}}, "The value of header 'X' starts or ends with a blank"),
        ({"headers": {"X-Y": "1", "x-y": "2"}}, "The header X-Y was passed twice"),
        ({"headers": [("X", "a")]}, "headers must be a mapping of names to values, got list"),
        ({"headers": "X: a"}, "headers must be a mapping of names to values, got str"),
    ],
)
def test_an_invalid_argument_is_refused(given: dict[str, Any], words: str) -> None:
    with pytest.raises(InvalidArgument, match=words):
        call(**given)


def test_a_client_with_other_options_keeps_what_a_subclass_added() -> None:
    class Shop(Client):
        name = ""

    with Shop(**settings()) as shop:
        shop.name = "corner"
        assert shop.with_options(timeout=1).name == "corner"


def test_a_copy_with_other_options_has_services_of_its_own() -> None:
    with Client(**settings()) as client:
        mine = client.onboarding.subject_confirmation
        assert client.with_options(timeout=1).onboarding.subject_confirmation is not mine


def test_a_client_that_was_never_made_can_be_shown() -> None:
    assert repr(Client.__new__(Client)) == "Client(not initialized)"


def test_a_plain_copy_calls_through_the_same_connections() -> None:
    with Client(**settings()) as client:
        assert repr(copy.copy(client)) == repr(client)


@model
class Count(Model):
    n: int | None = field(INTEGER, default=None)


def test_models_that_could_not_be_read_differ_by_what_was_received() -> None:
    assert Count.from_wire({"n": "x"}) != Count.from_wire({"n": "y"})


def test_a_verified_body_that_is_no_json_is_not_kept_in_the_error() -> None:
    reply = signed_reply(200, b"13800000000 is no JSON")
    ring = KeyRing({platform.PUBLIC_KEY_ID: RsaVerifier(platform.key("wechatpay").public_key())}, preferred="")
    operation: Operation[Count] = Operation(name="o", method="GET", routes=(Route("/v3/o"),), replies={200: Count})

    with pytest.raises(UnexpectedReply) as caught:
        read_success(operation, reply, ring, now=platform.NOW)
    assert (caught.value.__cause__, caught.value.__context__) == (None, None)
