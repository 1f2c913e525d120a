"""Rules on required arguments apply to fields of models, and are checked before anything is sent."""

import json
from typing import Any

import pytest

from wechatpay_runtime._calls.encoding import encode
from wechatpay_runtime.errors import InvalidArgument
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.description import AnyOf, OneOf, Operation, Route
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING


@model
class Payer(Model):
    sp_openid: str | None = field(STRING, default=None)
    sub_openid: str | None = field(STRING, default=None)


@model
class Party(Model):
    payers: list[Payer] | None = field(ListOf(ModelOf(Payer)), default=None)


def operation(rule: OneOf | AnyOf) -> Operation[None]:
    return Operation(
        name="pay",
        method="POST",
        routes=(Route("/v3/pay"),),
        body=(
            Parameter("payer", ModelOf(Payer)),
            Parameter("party", ModelOf(Party)),
            Parameter("parties", ListOf(ModelOf(Party))),
        ),
        choose=(rule,),
    )


ONE = OneOf("payer.sp_openid", "payer.sub_openid")
ANY = AnyOf("payer.sp_openid", "payer.sub_openid")
EACH = OneOf("parties.payers.sp_openid", "parties.payers.sub_openid")
SP, SUB, BOTH = {"sp_openid": "a"}, {"sub_openid": "b"}, {"sp_openid": "a", "sub_openid": "b"}

VALID: list[tuple[OneOf | AnyOf, dict[str, Any]]] = [
    (ONE, {}),
    (ONE, {"payer": None}),
    (ONE, {"payer": SP}),
    (ONE, {"payer": Payer(sub_openid="b")}),
    (ANY, {"payer": BOTH}),
    (EACH, {"parties": []}),
    (EACH, {"parties": [{}, {"payers": [SP, SUB]}]}),
    (EACH, {"party": {"payers": [{}]}}),
]
INVALID: list[tuple[OneOf | AnyOf, dict[str, Any]]] = [
    (ONE, {"payer": {}}),
    (ONE, {"payer": BOTH}),
    (ONE, {"payer": Payer()}),
    (ONE, {"payer": {"sp_openid": None}}),
    (ANY, {"payer": {}}),
    (EACH, {"parties": [{"payers": [SP]}, {"payers": [SP, {}]}]}),
    (EACH, {"parties": [{"payers": [BOTH]}]}),
]


@pytest.mark.parametrize(("rule", "arguments"), VALID, ids=range(len(VALID)))
def test_arguments_that_follow_a_rule_on_a_model_are_sent(rule: OneOf | AnyOf, arguments: dict[str, Any]) -> None:
    body = json.loads(encode(operation(rule), arguments).body)

    assert body.keys() == {name for name, value in arguments.items() if value is not None}


@pytest.mark.parametrize(("rule", "arguments"), INVALID, ids=range(len(INVALID)))
def test_the_error_for_a_broken_rule_on_a_model_names_its_fields(
    rule: OneOf | AnyOf, arguments: dict[str, Any]
) -> None:
    with pytest.raises(InvalidArgument, match=f"^pay requires {rule}. Nothing was sent.$"):
        encode(operation(rule), arguments)
