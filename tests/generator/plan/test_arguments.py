"""The plan decides names, signatures and required fields."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from wechatpay_codegen.api import names
from wechatpay_codegen.api.uses import uses_of
from wechatpay_codegen.load.folder import load
from wechatpay_codegen.plan.expressions import Argument
from wechatpay_codegen.plan.models import plan_shared
from wechatpay_codegen.plan.operation import OperationModule, plan_operation

Specs = Callable[[Mapping[str, str]], Path]
ROUTES = """\
title: {en: Cancel an order}
docs: https://pay.example/doc/1
roles: [merchant]
method: POST
routes:
"""


def planned(folder: Path) -> OperationModule:
    return plan_operation(load(folder).operations[0], ())


def signature(arguments: tuple[Argument, ...]) -> str:
    return ", ".join(f"{a.name}: {a.annotation}{'' if a.is_required else ' = None'}" for a in arguments)


# Routes of an operation with the parameters a, b, c: its overloads, and its implementation.
ROUTE_TABLES = {
    "two alternatives": (
        "  - {path: '/{a}', query: [b]}\n  - {path: '/{b}'}\n",
        ["a: str, b: int | None = None", "a: None = None, b: int"],
        "a: str | None = None, b: int | None = None",
    ),
    "three alternatives": (
        "  - {path: '/{a}'}\n  - {path: '/{b}'}\n  - {path: '/{c}'}\n",
        [
            "a: str, b: None = None, c: None = None",
            "a: None = None, b: int, c: None = None",
            "a: None = None, b: None = None, c: str",
        ],
        "a: str | None = None, b: int | None = None, c: str | None = None",
    ),
    "a pair, then one of the two": (
        "  - {path: '/{a}/{b}'}\n  - {path: '/{a}'}\n",
        ["a: str, b: int", "a: str, b: None = None"],
        "a: str, b: int | None = None",
    ),
    "a pair, then another parameter: one of the pair may be missing": (
        "  - {path: '/{a}/{b}'}\n  - {path: '/{c}', query: [a, b]}\n",
        ["a: str, b: int, c: None = None", "a: str | None = None, b: int | None = None, c: str"],
        "a: str | None = None, b: int | None = None, c: str | None = None",
    ),
}


@pytest.mark.parametrize("name", ROUTE_TABLES)
def test_each_route_is_an_overload(name: str, specs: Specs) -> None:
    routes, overloads, implementation = ROUTE_TABLES[name]
    types = {"a": "string", "b": "integer", "c": "string"}
    used = "".join(f"  {one}: {type_}\n" for one, type_ in types.items() if f"{{{one}}}" in routes)
    module = planned(specs({"shop/orders/o.yaml": f"{ROUTES}{routes}parameters:\n{used}replies: {{204: none}}\n"}))
    assert [signature(arguments) for arguments in module.methods[0].overloads] == overloads
    assert signature(module.methods[0].arguments) == implementation


def test_a_single_route_has_no_overloads_and_requires_its_path_parameters(specs: Specs, base: str) -> None:
    spec = base.replace("    required: true\n    zh", "    zh")
    module = planned(specs({"shop/orders/query_order.yaml": spec}))
    assert module.methods[0].overloads == ()
    assert (
        signature(module.methods[0].arguments)
        == "order_id: str, limit: int | None = None, state: OrderState | str | None = None"
    )


@pytest.mark.parametrize(
    ("checked", "annotation"),
    [
        ("checked: 2026-11-21", "str"),
        ("checked: {reply: 2026-11-21}", "str"),
        ("checked: {request: 2026-11-21}", "str | None"),
        ("", "str | None"),
    ],
)
def test_a_reply_field_is_required_only_on_a_checked_page(
    checked: str, annotation: str, specs: Specs, base: str
) -> None:
    module = planned(specs({"shop/orders/query_order.yaml": base.replace("checked: 2026-11-21", checked)}))
    assert module.models[0].fields[0].annotation == annotation


def test_a_method_can_return_a_model_or_none(specs: Specs, base: str) -> None:
    assert planned(specs({"shop/orders/query_order.yaml": base})).methods[0].returns == "QueryOrderResponse | None"


def test_two_replies_have_two_models(specs: Specs, base: str) -> None:
    spec = base.replace("  204: none", "  202:\n    state: OrderState")
    module = planned(specs({"shop/orders/query_order.yaml": spec}))
    assert [model.name for model in module.models] == ["QueryOrderResponse", "QueryOrderResponse202"]
    assert module.methods[0].returns == "QueryOrderResponse | QueryOrderResponse202"


REQUIRED_OF_SOME = """\
title: {en: Refund}
docs: https://pay.example/doc/1
roles: [ROLES]
method: POST
path: /v3/refunds
body:
  sub_mchid: {type: string, required: true, roles: [ONLY]}
  own: Own
  shared: Shared
replies: {204: none}
models:
  Own:
    sub_mchid: {type: string, required: true, roles: [ONLY]}
"""
SHARED = "models:\n  Shared:\n    sub_mchid: {type: string, required: true, roles: [partner]}\n"


@pytest.mark.parametrize(
    ("roles", "only", "is_required"),
    [
        ("merchant, service_provider", "partner", False),
        ("merchant", "partner", False),
        ("service_provider", "partner", True),
        ("platform_merchant, bank_institution", "partner", True),
        ("merchant, channel_partner", "merchant, partner", True),
        ("service_provider, channel_partner", "service_provider", False),
    ],
)
def test_a_field_required_for_some_roles_is_required_if_all_callers_have_them(
    roles: str,
    only: str,
    is_required: bool,  # noqa: FBT001 - a value of the table
    specs: Specs,
) -> None:
    spec = REQUIRED_OF_SOME.replace("ROLES", roles).replace("ONLY", only)
    module = planned(specs({"shop/orders/refund.yaml": spec, "shop/orders/_models.yaml": SHARED}))

    assert module.methods[0].arguments[0].is_required is is_required
    assert ["default" not in field.value.keywords for model in module.models for field in model.fields] == [is_required]


def test_a_field_required_for_some_roles_is_optional_in_a_shared_model(specs: Specs) -> None:
    spec = REQUIRED_OF_SOME.replace("ROLES", "service_provider").replace("ONLY", "partner")
    api = load(specs({"shop/orders/refund.yaml": spec, "shop/orders/_models.yaml": SHARED}))
    service = api.groups[0].services[0]
    module = plan_shared("_models.yaml", service.declared, uses_of(service.operations))

    assert module
    assert ["default" in field.value.keywords for field in module.models[0].fields] == [True]


@pytest.mark.parametrize(
    ("wire_name", "argument"),
    [
        ("order_id", "order_id"),
        ("from", "from_"),
        ("self", "self_"),
        ("None", "None_"),
        ("Idempotency-Key", "idempotency_key"),
        ("_private", "x_private"),
        ("sub_appId", "sub_appId"),
    ],
)
def test_a_wire_name_becomes_the_name_of_an_argument(wire_name: str, argument: str) -> None:
    assert names.argument_name(wire_name) == argument


@pytest.mark.parametrize(
    ("value", "member"),
    [
        ("PAID", "PAID"),
        ("None", "None_"),
        ("title", "title_"),
        ("name", "name_"),
        ("mro", "mro_"),
        ("2ND", "value_2ND"),
        ("NOT-PAID", "NOT_PAID"),
        ("_sunder_", "x_sunder_"),
        ("已支付", "x___"),
    ],
)
def test_an_enum_value_becomes_the_name_of_a_member(value: str, member: str) -> None:
    assert names.member_name(value) == member


@pytest.mark.parametrize(
    ("wire_name", "field"), [("problems", "problems_"), ("received", "received_"), ("str", "str_")]
)
def test_a_field_does_not_hide_an_attribute_of_every_model(wire_name: str, field: str) -> None:
    assert names.field_name(wire_name) == field


def test_imported_names_have_the_order_of_the_linter() -> None:
    unsorted = ["field", "Model", "model", "OpenEnum", "STRING", "INTEGER", "a10", "a2"]
    expected = ["INTEGER", "STRING", "Model", "OpenEnum", "a2", "a10", "field", "model"]
    assert sorted(unsorted, key=names.import_order) == expected
