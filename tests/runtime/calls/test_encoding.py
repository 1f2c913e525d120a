"""The target and the body of a call are encoded once, byte for byte."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from urllib3.util.url import _encode_target  # pyright: ignore[reportPrivateUsage]  # what urllib3 does to a target
from yarl import URL

from wechatpay_runtime._calls.address import canonical_target
from wechatpay_runtime._calls.arguments import to_json_bytes
from wechatpay_runtime._calls.encoding import encode
from wechatpay_runtime.errors import InvalidArgument
from wechatpay_runtime.operation.containers import ListOf
from wechatpay_runtime.operation.description import Operation, Repeat, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import ANY, BOOLEAN, INTEGER, STRING, Encrypted

CANCEL: Operation[None] = Operation(
    name="cancel",
    method="POST",
    routes=(Route("/v3/a/{code}/cancel", query=("id",)), Route("/v3/a/{id}/cancel")),
    parameters=(Parameter("code", STRING), Parameter("id", INTEGER)),
)
LIST: Operation[None] = Operation(
    name="list",
    method="GET",
    routes=(Route("/v3/l", query=("z", "a", "flag", "from")),),
    parameters=(
        Parameter("z", STRING),
        Parameter("a", STRING, is_required=True),
        Parameter("flag", BOOLEAN),
        Parameter("from_", INTEGER, wire="from"),
    ),
)
SEARCH: Operation[None] = Operation(
    name="search",
    method="GET",
    routes=(Route("/v3/s", query=("kinds", "a")),),
    parameters=(Parameter("kinds", ListOf(STRING)), Parameter("a", STRING)),
)


def test_encrypted_arguments_are_not_kept_for_the_query() -> None:
    operation: Operation[None] = Operation(
        name="pay",
        method="POST",
        routes=(Route("/v3/pay"),),
        body=(Parameter("number", STRING), Parameter("card", Encrypted(STRING))),
        repeat=Repeat(by=("number",), settled_by="a.b.query", settled_with={"no": "number", "card": "card"}),
    )

    assert encode(operation, {"number": "1", "card": "6222"}).settled_with == {"no": "1"}


@pytest.mark.parametrize(
    ("invoice", "kept"), [({"number": "7"}, {"no": "7"}), ({}, {}), ({"number": None}, {}), (None, {})]
)
def test_a_number_inside_a_model_is_kept_for_the_query(invoice: Any, kept: dict[str, str]) -> None:
    operation: Operation[None] = Operation(
        name="issue",
        method="POST",
        routes=(Route("/v3/issue"),),
        body=(Parameter("invoice", ANY),),
        repeat=Repeat(by=("invoice.number",), settled_by="a.b.query", settled_with={"no": "invoice.number"}),
    )

    assert encode(operation, {"invoice": invoice}).settled_with == kept


@pytest.mark.parametrize(
    ("operation", "arguments", "target"),
    [
        (CANCEL, {"code": "1900013511_10000", "id": 20000011111}, "/v3/a/1900013511_10000/cancel?id=20000011111"),
        (CANCEL, {"code": "x", "id": None}, "/v3/a/x/cancel"),
        (CANCEL, {"code": None, "id": 7}, "/v3/a/7/cancel"),
        (CANCEL, {"code": "a/b?c#d%e f+g"}, "/v3/a/a%2Fb%3Fc%23d%25e%20f%2Bg/cancel"),
        (CANCEL, {"code": "微信~-._"}, "/v3/a/%E5%BE%AE%E4%BF%A1~-._/cancel"),
        (CANCEL, {"code": "..."}, "/v3/a/.../cancel"),
        (SEARCH, {"kinds": ["b", "c,d"], "a": "1"}, "/v3/s?kinds=b&kinds=c%2Cd&a=1"),
        (SEARCH, {"kinds": ("b",)}, "/v3/s?kinds=b"),
        (SEARCH, {"kinds": []}, "/v3/s"),
        (LIST, {"a": ""}, "/v3/l?a="),
        (LIST, {"a": "&=", "z": "1|2"}, "/v3/l?z=1%7C2&a=%26%3D"),
        (LIST, {"a": "0", "flag": False, "from": 0}, "/v3/l?a=0&flag=false&from=0"),
    ],
)
def test_the_target_is_percent_encoded_once(operation: Operation[None], arguments: dict[str, Any], target: str) -> None:
    assert encode(operation, arguments).target == target


@pytest.mark.parametrize(
    ("operation", "arguments", "message"),
    [
        (CANCEL, {}, "cancel requires code or id; neither was passed"),
        (CANCEL, {"code": ""}, "cancel: code must not be '', which would change the path"),
        (CANCEL, {"code": "."}, "cancel: code must not be '.', which would change the path"),
        (CANCEL, {"code": ".."}, "cancel: code must not be '..', which would change the path"),
        (CANCEL, {"code": 5}, "cancel: code must be a string, got int"),
        (CANCEL, {"id": "5"}, "cancel: id must be an integer, got str"),
        (CANCEL, {"id": True}, "cancel: id must be an integer, got bool"),
        (CANCEL, {"id": 5.0}, "cancel: id must be an integer, got float"),
        (CANCEL, {"cod": "x"}, "cancel got an unexpected argument 'cod' (did you mean 'code'?). Nothing was sent."),
        (CANCEL, {"code": "\ud800"}, "cancel: code contains a lone surrogate"),
        (LIST, {"z": "x"}, "list requires a"),
        (LIST, {"a": "x", "flag": "true"}, "list: flag must be a boolean, got str"),
    ],
)
def test_an_invalid_argument_is_refused(operation: Operation[None], arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidArgument) as caught:
        encode(operation, arguments)

    assert str(caught.value).startswith(message)
    assert str(caught.value).endswith("Nothing was sent.")


def test_an_argument_without_a_place_in_the_chosen_route_is_refused() -> None:
    operation: Operation[None] = Operation(
        name="o",
        method="GET",
        routes=(Route("/v3/{a}"), Route("/v3/b/{b}")),
        parameters=(Parameter("a", STRING), Parameter("b", STRING)),
    )

    with pytest.raises(InvalidArgument, match=r"o: b is not used with the path /v3/\{a\}"):
        encode(operation, {"a": "1", "b": "2"})


@pytest.mark.parametrize(
    ("value", "text"),
    [({"a": 1}, b'{"a":1}'), ({"名": "é"}, '{"名":"é"}'.encode()), ([], b"[]"), ("x", b'"x"')],
)
def test_json_is_compact_utf8(value: Any, text: bytes) -> None:
    assert to_json_bytes(value) == text


@pytest.mark.parametrize("value", [float("nan"), float("inf"), {1, 2}, b"x"], ids=repr)
def test_a_value_that_is_not_json_is_refused(value: Any) -> None:
    with pytest.raises(InvalidArgument, match=r"^The body cannot be written as JSON"):
        to_json_bytes(value)


@pytest.mark.parametrize(
    ("target", "canonical"),
    [
        ("/v3/certificates", "/v3/certificates"),
        ("/v3/certificates?", "/v3/certificates"),
        ("/v3/a?x=%e4%b8%ad", "/v3/a?x=%E4%B8%AD"),
        ("/v3/中?q=中", "/v3/%E4%B8%AD?q=%E4%B8%AD"),
        ('/v3/a?q={"a":1}', "/v3/a?q=%7B%22a%22:1%7D"),
        ("/v3/a?x=100%", "/v3/a?x=100%25"),
        ("/v3/a?c[]=1|2", "/v3/a?c%5B%5D=1%7C2"),
        ("/v3/a%2Fb?y=a+b", "/v3/a%2Fb?y=a+b"),
    ],
)
def test_a_target_is_converted_to_its_canonical_form(target: str, canonical: str) -> None:
    assert canonical_target(target) == canonical


@pytest.mark.parametrize(
    "target", ["v3/a", "", "//host/a", "https://host/v3", "/v3/a#b", "/v3/../a", "/v3/%2e%2E/a", "/."]
)
def test_a_target_that_is_not_a_plain_absolute_path_is_refused(target: str) -> None:
    with pytest.raises(InvalidArgument):
        canonical_target(target)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_no_http_library_changes_a_canonical_target(text: str) -> None:
    try:
        target = canonical_target("/v3/" + text)
    except InvalidArgument:
        return

    assert _encode_target(target) == target
    assert URL("http://127.0.0.1" + target, encoded=True).raw_path_qs == target
    assert canonical_target(target) == target


@given(st.text(min_size=1), st.text())
def test_any_text_survives_percent_encoding(code: str, other: str) -> None:
    operation: Operation[None] = Operation(
        name="o",
        method="GET",
        routes=(Route("/v3/{code}/x", query=("q",)),),
        parameters=(Parameter("code", STRING), Parameter("q", STRING)),
    )
    try:
        target = encode(operation, {"code": code, "q": other}).target
    except InvalidArgument:
        assert code in {".", ".."}
        return

    url = URL("http://127.0.0.1" + target, encoded=True)
    assert (url.path.removesuffix("/x").removeprefix("/v3/"), url.query["q"]) == (code, other)
    assert _encode_target(target) == target
