"""Models and enums become classes, in the right order and module, with types that depend on their use."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from wechatpay_codegen.api import names
from wechatpay_codegen.api.uses import uses_of
from wechatpay_codegen.load.folder import load
from wechatpay_codegen.plan.expressions import New, Rows
from wechatpay_codegen.plan.models import ModelPlan, plan_shared
from wechatpay_codegen.plan.operation import OperationModule, plan_operation

Specs = Callable[[Mapping[str, str]], Path]
HEAD = "title: {en: Do}\ndocs: https://pay.example/doc/1\nroles: [merchant]\nmethod: POST\n"
FILE = "shop/orders/create_order.yaml"


def planned(folder: Path) -> OperationModule:
    api = load(folder)
    operation = next(one for one in api.operations if one.document.path.endswith(FILE))
    return plan_operation(operation, (), uses_of(api.operations))


def fields(model: ModelPlan) -> dict[str, tuple[str, object]]:
    return {field.name: (field.annotation, field.value.arguments[0]) for field in model.fields}


def body_fields(module: OperationModule) -> list[tuple[object, ...]]:
    """Return the name and type of each field of the body."""
    body = module.constant.keywords["body"]
    assert isinstance(body, Rows)
    return [row.arguments for row in body.items if isinstance(row, New)]


# A type as an argument, in a reply, and on the wire.
TYPES = {
    "string": ("str", "str", "STRING"),
    "datetime": ("dt.datetime | str", "Timestamp | str", "DATETIME"),
    "date": ("dt.date | str", "str", "DATE"),
    "date(yyyyMMdd)": ("str", "str", "STRING"),
    "any": ("Any", "Any", "ANY"),
    "list<integer>": ("Sequence[int]", "list[int]", "ListOf(INTEGER)"),
    "list<list<number>>": ("Sequence[Sequence[float]]", "list[list[float]]", "ListOf(ListOf(NUMBER))"),
    "map<boolean>": ("Mapping[str, bool]", "dict[str, bool]", "MapOf(BOOLEAN)"),
    "State": ("State | str", "State | str", "OpenEnum(State)"),
    "Level": ("Level | int", "Level | int", "OpenIntegerEnum(Level)"),
    "Item": ("Item | Mapping[str, Any]", "Item", "ModelOf(Item)"),
    "list<Item>(..9)": ("Sequence[Item | Mapping[str, Any]]", "list[Item]", "ListOf(ModelOf(Item))"),
    "json<Item>": ("Item | Mapping[str, Any]", "Item", "JsonText(ModelOf(Item))"),
}
DECLARED = {
    "State": "enums:\n  State:\n    A: One.\n",
    "Level": "enums:\n  Level:\n    1: One.\n",
    "Item": "models:\n  Item: {a: string}\n",
}


def operation_with(type_: str) -> str:
    declared = next((text for name, text in DECLARED.items() if name in type_), "")
    checked = "checked: 2026-11-21\npath: /v3/x\n"
    field = f"x: {{type: {type_}, required: true}}"
    return f"{HEAD}{checked}body: {{{field}}}\nreplies:\n  200: {{{field}}}\n{declared}"


@pytest.mark.parametrize("type_", TYPES)
def test_an_argument_accepts_convenient_types(type_: str, specs: Specs) -> None:
    module = planned(specs({FILE: operation_with(type_)}))
    assert [argument.annotation for argument in module.methods[0].arguments] == [TYPES[type_][0]]


@pytest.mark.parametrize("type_", TYPES)
def test_a_reply_field_has_one_type(type_: str, specs: Specs) -> None:
    module = planned(specs({FILE: operation_with(type_)}))
    assert fields(module.models[-1])["x"] == TYPES[type_][1:]


@pytest.mark.parametrize("type_", TYPES)
def test_a_field_of_the_body_has_its_wire_type(type_: str, specs: Specs) -> None:
    module = planned(specs({FILE: operation_with(type_)}))
    assert body_fields(module) == [("x", TYPES[type_][2])]


def test_an_optional_argument_of_any_type_is_annotated_as_any(specs: Specs) -> None:
    module = planned(specs({FILE: f"{HEAD}path: /v3/x\nbody: {{x: any}}\nreplies: {{204: none}}\n"}))
    assert [(argument.annotation, argument.is_required) for argument in module.methods[0].arguments] == [("Any", False)]


def test_a_model_comes_after_those_that_it_refers_to(specs: Specs) -> None:
    declared = "models:\n  A: {b: list<B>}\n  B: {c: C}\n  C: {d: string}\n"
    module = planned(specs({FILE: f"{HEAD}path: /v3/x\nbody: {{a: A}}\nreplies: {{204: none}}\n{declared}"}))
    assert [model.name for model in module.models] == ["C", "B", "A"]


def test_only_recursive_models_have_forward_references(specs: Specs) -> None:
    declared = "models:\n  A: {b: B}\n  B: {a: list<A>, b: B}\n"
    module = planned(specs({FILE: f"{HEAD}path: /v3/x\nreplies:\n  200: {{a: A}}\n{declared}"}))
    assert {model.name: fields(model) for model in module.models[:2]} == {
        "B": {
            "a": ('"list[A] | None"', "ListOf(ModelOf(lambda: A))"),
            "b": ('"B | None"', "ModelOf(lambda: B)"),
        },
        "A": {"b": ("B | None", "ModelOf(B)")},
    }


def test_a_model_in_request_and_reply_has_the_types_of_a_request(specs: Specs) -> None:
    declared = "models:\n  A: {names: {type: list<string>, required: true}}\n"
    module = planned(specs({FILE: f"{HEAD}path: /v3/x\nbody: {{a: A}}\nreplies:\n  200: {{a: A}}\n{declared}"}))
    assert fields(module.models[0]) == {"names": ("Sequence[str]", "ListOf(STRING)")}


@pytest.mark.parametrize(("checked", "annotation"), [("", "str | None"), ("checked: 2026-11-21\n", "str")])
def test_a_field_of_a_reply_model_is_required_only_on_a_checked_page(
    checked: str, annotation: str, specs: Specs
) -> None:
    declared = "models:\n  A: {name: {type: string, required: true}}\n"
    module = planned(specs({FILE: f"{HEAD}{checked}path: /v3/x\nreplies:\n  200: {{a: A}}\n{declared}"}))
    assert fields(module.models[0]) == {"name": (annotation, "STRING")}


def test_a_model_that_is_the_body_becomes_arguments_instead_of_a_class(specs: Specs) -> None:
    declared = "models:\n  Order: {a: {type: string, required: true}, b: integer}\n"
    module = planned(specs({FILE: f"{HEAD}path: /v3/x\nbody: Order\nreplies: {{204: none}}\n{declared}"}))
    assert [argument.name for argument in module.methods[0].arguments] == ["a", "b"]
    assert module.models == ()


def test_a_reply_can_be_a_model_of_the_service(specs: Specs) -> None:
    files = {
        FILE: f"{HEAD}path: /v3/x\nreplies:\n  200: Order\n",
        "shop/orders/_models.yaml": "models:\n  Order: {state: State}\nenums:\n  State: {A: One.}\n",
    }
    module = planned(specs(files))
    assert module.methods[0].returns == "Order"
    assert [(one.module, one.names) for one in module.own_imports if one.module.endswith("_models")] == [
        ("wechatpay_clients.shop.orders._models", ("Order",))
    ]


def test_the_types_of_a_shared_model_depend_on_all_its_uses(specs: Specs) -> None:
    files = {
        FILE: f"{HEAD}path: /v3/x\nreplies:\n  200: {{a: A}}\n",
        "shop/orders/send.yaml": f"{HEAD}path: /v3/y\nbody: {{a: A}}\nreplies: {{204: none}}\n",
        "_shared/models.yaml": "models:\n  A: {names: list<string>}\n",
    }
    api = load(specs(files))
    module = plan_shared("x", api.declared, uses_of(api.operations))
    assert module is not None
    assert fields(module.models[0]) == {"names": ("Sequence[str] | None", "ListOf(STRING)")}


def test_a_name_in_parameters_and_body_is_one_argument(specs: Specs) -> None:
    spec = (
        f"{HEAD}path: '/v3/{{a}}'\nparameters: {{a: string}}\nbody: {{a: string, b: string}}\nreplies: {{204: none}}\n"
    )
    module = planned(specs({FILE: spec}))
    assert [argument.name for argument in module.methods[0].arguments] == ["a", "b"]
    assert [entry.wire_name for entry in module.methods[0].passed] == ["a", "b"]
    assert [name for name, _ in body_fields(module)] == ["a", "b"]


def test_each_item_of_an_encrypted_list_is_encrypted(specs: Specs) -> None:
    body = "body:\n  a: {type: list<string>, encrypted: true}\n"
    module = planned(specs({FILE: f"{HEAD}path: /v3/x\n{body}replies: {{204: none}}\n"}))
    assert body_fields(module) == [("a", "ListOf(Encrypted(STRING))")]


@pytest.mark.parametrize("wire_name", ["type", "id", "format", "license", "list"])
def test_an_argument_does_not_hide_a_built_in_function(wire_name: str) -> None:
    assert names.argument_name(wire_name) == f"{wire_name}_"


@pytest.mark.parametrize("wire_name", ["list", "dict", "dt"])
def test_a_field_does_not_hide_a_name_in_later_annotations(wire_name: str) -> None:
    assert names.field_name(wire_name) == f"{wire_name}_"


@pytest.mark.parametrize(("value", "member"), [("1", "value_1"), ("-1", "minus_1"), ("0", "value_0")])
def test_a_number_becomes_the_name_of_a_member(value: str, member: str) -> None:
    assert names.member_name(value) == member


NEAREST = {
    "its own file": ("enums:\n  State: {OWN: Own.}\n", "enums:\n  State: {SERVICE: Of the service.}\n", None),
    "its service": ("", "enums:\n  State: {SERVICE: Of the service.}\n", "wechatpay_clients.shop.orders._models"),
    "the shared file": ("", "", "wechatpay_clients._models"),
}


@pytest.mark.parametrize("place", NEAREST)
def test_an_operation_uses_the_declaration_of(place: str, specs: Specs) -> None:
    own, of_service, module = NEAREST[place]
    other = "path: /v3/users\nbody: {state: State}\nreplies: {204: none}\n"
    files = {
        FILE: f"{HEAD}path: /v3/orders\nbody: {{state: State}}\nreplies: {{204: none}}\n{own}",
        "shop/users/_service.yaml": "title: {en: Users}\ndoc: Users.\n",
        "shop/users/create_user.yaml": f"{HEAD}{other}",
        "_shared/models.yaml": "enums:\n  State: {SHARED: Shared.}\n",
    }
    if of_service:
        files |= {"shop/orders/_models.yaml": of_service}
        files |= {"shop/orders/order_paid.yaml": NOTICE} if own else {}
    operation = planned(specs(files))
    imported = [each.module for each in operation.own_imports if "State" in each.names]
    assert imported == ([module] if module else [])


NOTICE = """\
title: {en: Order paid}
docs: https://pay.example/doc/1
roles: [merchant]
event_types: [ORDER.PAID]
shapes: [{model: Paid}]
models:
  Paid: {state: State}
"""
