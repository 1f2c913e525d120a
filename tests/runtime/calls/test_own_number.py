"""The client's own number is filled in for the parameters and fields that mean it, unless the caller passes a value."""

import json
from typing import Any

import pytest

from wechatpay_runtime._calls.encoding import encode
from wechatpay_runtime.errors import InvalidArgument
from wechatpay_runtime.operation.containers import JsonText, ListOf, MapOf, ModelOf
from wechatpay_runtime.operation.description import Operation, Route
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING

OWN = "1900000001"


@model
class Payee(Model):
    name: str | None = field(STRING, default=None)
    mchid: str | None = field(STRING, default=None, is_own_number=True)
    sub_mchid: str | None = field(STRING, default=None)
    others: "list[Payee] | None" = field(ListOf(ModelOf(lambda: Payee)), default=None)


QUERY: Operation[None] = Operation(
    name="query",
    method="GET",
    routes=(Route("/v3/orders/{no}", query=("mchid",)), Route("/v3/of/{sp_mchid}")),
    parameters=(
        Parameter("no", STRING),
        Parameter("mchid", STRING, is_own_number=True),
        Parameter("sp_mchid", STRING, is_own_number=True),
        Parameter("who", STRING, wire="X-Who", is_header=True, is_own_number=True),
    ),
)
PAY: Operation[None] = Operation(
    name="pay",
    method="POST",
    routes=(Route("/v3/pay"),),
    body=(
        Parameter("mchid", STRING, is_own_number=True),
        Parameter("sub_mchid", STRING),
        Parameter("payee", ModelOf(Payee), contains_own_number=True),
        Parameter("payees", ListOf(ModelOf(Payee)), contains_own_number=True),
        Parameter("by_name", MapOf(ModelOf(Payee)), contains_own_number=True),
        Parameter("text", JsonText(ModelOf(Payee)), contains_own_number=True),
    ),
)


def body_of(**arguments: Any) -> dict[str, Any]:
    body: dict[str, Any] = json.loads(encode(PAY, arguments, own_number=OWN).body)
    return body


@pytest.mark.parametrize(
    ("arguments", "target"),
    [
        ({"no": "1"}, f"/v3/orders/1?mchid={OWN}"),
        ({"no": "1", "mchid": "2"}, "/v3/orders/1?mchid=2"),
        ({}, f"/v3/of/{OWN}"),
        ({"sp_mchid": "3"}, "/v3/of/3"),
    ],
    ids=["query", "query passed", "path", "path passed"],
)
def test_path_and_query_contain_the_own_number(arguments: dict[str, Any], target: str) -> None:
    assert encode(QUERY, arguments, own_number=OWN).target == target


def test_a_passed_number_that_the_route_does_not_use_is_still_refused() -> None:
    with pytest.raises(InvalidArgument, match="mchid is not used with the path /v3/of/"):
        encode(QUERY, {"mchid": "2"}, own_number=OWN)


def test_a_header_contains_the_own_number() -> None:
    assert encode(QUERY, {"no": "1"}, own_number=OWN).headers == {"X-Who": OWN}


@pytest.mark.parametrize(
    ("arguments", "body"),
    [
        ({}, {"mchid": OWN}),
        ({"mchid": None}, {"mchid": OWN}),
        ({"mchid": "2"}, {"mchid": "2"}),
        ({"mchid": ""}, {"mchid": ""}),
        ({"payee": Payee(name="a")}, {"mchid": OWN, "payee": {"name": "a", "mchid": OWN}}),
        ({"payee": {"mchid": None}}, {"mchid": OWN, "payee": {"mchid": OWN}}),
        ({"payee": {"mchid": "2"}}, {"mchid": OWN, "payee": {"mchid": "2"}}),
        ({"payees": [{}, {"mchid": "2"}]}, {"mchid": OWN, "payees": [{"mchid": OWN}, {"mchid": "2"}]}),
        ({"payees": []}, {"mchid": OWN, "payees": []}),
        ({"by_name": {"a": {}}}, {"mchid": OWN, "by_name": {"a": {"mchid": OWN}}}),
        (
            {"payee": {"others": [{"name": "b"}]}},
            {"mchid": OWN, "payee": {"mchid": OWN, "others": [{"name": "b", "mchid": OWN}]}},
        ),
        ({"text": {"name": "微"}}, {"mchid": OWN, "text": f'{{"name":"微","mchid":"{OWN}"}}'}),
    ],
    ids=[
        "absent",
        "none",
        "passed",
        "empty",
        "model",
        "mapping",
        "passed inside",
        "list",
        "empty list",
        "map",
        "deep",
        "text",
    ],
)
def test_a_body_contains_the_own_number_unless_another_value_is_passed(
    arguments: dict[str, Any], body: dict[str, Any]
) -> None:
    assert body_of(**arguments) == body


def test_the_mapping_of_the_caller_is_not_changed() -> None:
    payee = {"others": [{"name": "b"}]}
    body_of(payee=payee)

    assert payee == {"others": [{"name": "b"}]}
