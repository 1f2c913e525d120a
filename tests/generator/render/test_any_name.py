"""Generated code works with any name of a field, a value or a class, or the loader refuses the name."""

import builtins
import keyword
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wechatpay_codegen.api import names
from wechatpay_codegen.load.folder import load
from wechatpay_codegen.plan.api import plan_api
from wechatpay_codegen.render.engine import render
from wechatpay_codegen.source.complaint import SpecError
from wechatpay_runtime.operation.model import Model

HEAD = "title: {en: Shop, zh: 商店}\ndoc: Take orders.\n"
OPERATION = """\
title: {en: Query an order}
docs: https://pay.example/doc/1
roles: [merchant]
method: METHOD
path: /v3/orders
"""
OWN = ["Order", "OrderKind", "QueryOrder", "AsyncQueryOrder", "QueryOrderResponse", "self", "cls", "_x", "__init__"]
WORDS = sorted(
    {
        *keyword.kwlist,
        *keyword.softkwlist,
        *dir(builtins),
        *dir(Model),
        *names.MODULE_NAMES,
        *names.MODEL_ATTRIBUTES,
        *names.CLIENT_ATTRIBUTES,
        *OWN,
    }
)
FIELD = """
    "NAME": string
    kind: OrderKind
    made_at: datetime
    parts: list<Part>
    prices: map<integer>
    hint: json<Part>
    extra: any
"""
CLASSES = """
  Part: {whole: Part, kind: OrderKind, made_at: datetime}
enums:
  OrderKind: {HOME: At home., HALL: In the hall.}
"""


def quoted(name: str) -> str:
    """Escape a name for double quotes in YAML."""
    return "".join(f"\\U{ord(each):08X}" if each in '"\\' or not each.isprintable() else each for each in name)


def write_spec(folder: Path, spec: str) -> Path:
    """Write the spec of an operation and the heads of its service and group, and return the folder of the specs."""
    service = folder / "specs/shop/orders"
    service.mkdir(parents=True, exist_ok=True)
    (folder / "specs/shop/_group.yaml").write_text(HEAD, encoding="utf-8")
    (service / "_service.yaml").write_text(HEAD, encoding="utf-8")
    (service / "query_order.yaml").write_text(spec, encoding="utf-8")
    return folder / "specs"


def text_of(specs: Path) -> str:
    """Return the text of the operation's module."""
    return dict(render(plan_api(load(specs))))["wechatpay_clients/shop/orders/query_order.py"]


def module_of(folder: Path, text: str, name: str, method: str = "GET") -> ModuleType | None:
    """Return the module of an operation with a name, or `None` if the loader refuses the name."""
    spec = OPERATION.replace("METHOD", method) + text.replace("NAME", quoted(name))
    module = ModuleType("named")
    try:
        exec(text_of(write_spec(folder, spec)), vars(module))  # noqa: S102 - our own output
    except SpecError:
        return None
    return module


OTHERS = "    made_at: datetime\n    parts: list<Part>\n    prices: map<integer>\n    hint: json<Part>\n    more: any\n"


def module_with_all_names(folder: Path) -> str:
    """Return the module of an operation in which every such name is an argument, a reply field, a model field and an enum value."""
    fields = "".join(f'    "{quoted(word)}": string\n' for word in WORDS) + OTHERS
    values = "".join(f'    "{quoted(word)}": One.\n' for word in WORDS)
    spec = (
        OPERATION.replace("METHOD", "POST")
        + f"body:\n{fields}"
        + f"replies:\n  200:\n{fields}    order: Order\n    words: Word\n"
        + f"models:\n  Order:\n{fields}    kind: OrderKind{CLASSES}  Word:\n{values}"
    )
    return text_of(write_spec(folder, spec))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which each example writes its specs."""
    return tmp_path_factory.mktemp("names")


anything = st.sampled_from(WORDS) | st.text(min_size=1, max_size=12)


@given(name=anything)
def test_a_model_can_have_a_field_of_any_name(name: str, folder: Path) -> None:
    module = module_of(folder, f"replies: {{200: {{order: Order}}}}\nmodels:\n  Order:{FIELD}{CLASSES}", name)
    if module is not None:
        order = module.Order.from_wire({name: "value"})
        assert (getattr(order, names.field_name(name)), order.to_wire()) == ("value", {name: "value"})


@given(name=anything)
def test_a_reply_can_have_a_field_of_any_name(name: str, folder: Path) -> None:
    module = module_of(folder, f"replies:\n  200:{FIELD}models:{CLASSES}", name)
    if module is not None:
        assert getattr(module.QueryOrderResponse.from_wire({name: "value"}), names.field_name(name)) == "value"


def arguments_sent(module: ModuleType, argument: str) -> Any:
    """Return what the method passes to the runtime for a call with one argument."""

    class Recorder(module.QueryOrder):  # type: ignore[misc, name-defined]  # the class is generated
        def __init__(self) -> None: ...

        def _call(self, operation: object, arguments: dict[str, Any]) -> Any:
            return operation, {key: value for key, value in arguments.items() if value is not None}

    return Recorder().query_order(**{argument: "value"})


@given(name=anything)
def test_a_parameter_can_have_any_name(name: str, folder: Path) -> None:
    text = f'parameters: {{"NAME": string, kind: OrderKind}}\nreplies: {{204: none}}\nmodels:{CLASSES}'.replace(
        "models:\n  Part: {whole: Part, kind: OrderKind, made_at: datetime}\n", ""
    )
    module = module_of(folder, text, name)
    if module is not None:
        assert arguments_sent(module, names.argument_name(name)) == (module.OPERATION, {name: "value"})


@given(name=anything)
def test_a_body_can_have_a_field_of_any_name(name: str, folder: Path) -> None:
    module = module_of(folder, f"body:{FIELD}replies: {{204: none}}\nmodels:{CLASSES}", name, "POST")
    if module is not None:
        assert arguments_sent(module, names.argument_name(name)) == (module.OPERATION, {name: "value"})


@given(name=anything)
def test_an_enum_can_have_any_value(name: str, folder: Path) -> None:
    text = 'replies: {200: {kind: OrderKind}}\nenums:\n  OrderKind: {"NAME": This., other: That.}\n'
    module = module_of(folder, text, name)
    if module is not None:
        assert module.OrderKind(name).value == name


@pytest.mark.parametrize("key", ["enums", "models"])
@given(name=anything)
def test_a_class_can_have_any_name(name: str, key: str, folder: Path) -> None:
    inside = "{HOME: At home.}" if key == "enums" else "{number: integer, made_at: datetime}"
    text = f'replies: {{200: {{kind: "NAME", made_at: datetime}}}}\n{key}:\n  "NAME": {inside}\n'
    module = module_of(folder, text, name)
    if module is not None:
        assert isinstance(vars(module)[name], type)


@pytest.mark.parametrize("name", ["self", "Order", "OrderKind", "Timestamp", "ListOf", "STRING"])
def test_a_name_that_the_module_uses_gets_a_trailing_underscore(name: str, folder: Path) -> None:
    module = module_of(folder, f"replies: {{200: {{order: Order}}}}\nmodels:\n  Order:{FIELD}{CLASSES}", name)
    assert module is not None
    assert getattr(module.Order.from_wire({name: "value"}), f"{name}_") == "value"


def test_a_value_can_have_another_name_in_python(folder: Path) -> None:
    values = "{NOT_PAID: Now., 'NOT-PAID': {means: As it was spelled before., name: NOT_PAID_OLD}}"
    module = module_of(folder, f"replies: {{200: {{kind: OrderKind}}}}\nenums:\n  OrderKind: {values}\n", "")
    assert module is not None
    assert [(member.name, member.value) for member in module.OrderKind] == [
        ("NOT_PAID", "NOT_PAID"),
        ("NOT_PAID_OLD", "NOT-PAID"),
    ]
