"""Notifications become modules with models, a type and a constant, and entries in the table of event types."""

import ast
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from wechatpay_codegen.api.uses import uses_of
from wechatpay_codegen.load.folder import load
from wechatpay_codegen.plan.api import plan_api
from wechatpay_codegen.plan.models import plan_shared
from wechatpay_codegen.plan.notifications import NotificationModule, plan_events, plan_notification
from wechatpay_codegen.render.engine import render
from wechatpay_codegen.render.source import written

Specs = Callable[[Mapping[str, str]], Path]
FILE = "shop/orders/order_paid.yaml"
HEAD = "title: {en: Order paid, zh: 支付成功}\ndocs: https://pay.example/doc/1\nroles: [merchant]\n"
PAID = f"{HEAD}event_types: [ORDER.PAID]\nshapes: [{{model: Paid}}]\n"
MODEL = "models:\n  Paid: {number: {type: string, required: true}}\n"


def planned(folder: Path) -> NotificationModule:
    api = load(folder)
    return plan_notification(api.notifications[0], uses_of(api.operations, api.notifications))


def annotations(module: NotificationModule) -> dict[str, dict[str, str]]:
    return {model.name: {field.name: field.annotation for field in model.fields} for model in module.models}


@pytest.mark.parametrize(
    ("checked", "annotation"),
    [
        ("", "str | None"),
        ("checked: 2026-11-21\n", "str"),
        ("checked: {request: 2026-11-21}\n", "str"),
        ("checked: {reply: 2026-11-21}\n", "str | None"),
    ],
)
def test_a_field_is_required_only_on_a_checked_page(checked: str, annotation: str, specs: Specs) -> None:
    assert annotations(planned(specs({FILE: f"{checked}{PAID}{MODEL}"}))) == {"Paid": {"number": annotation}}


def test_an_acknowledgement_has_the_types_of_a_request(specs: Specs) -> None:
    answer = "reply: {model: Seen, within: 2m}\n"
    models = "  Seen: {parts: {type: list<Part>, required: true}}\n  Part: {a: string}\n"
    module = planned(specs({FILE: f"{PAID}{answer}{MODEL}{models}"}))
    assert annotations(module)["Seen"] == {"parts": "Sequence[Part | Mapping[str, Any]]"}
    assert module.acknowledgement == "Seen"
    assert "answer=NotificationAnswer(Seen, within_seconds=120)" in written(module.constant)


def test_the_type_is_the_union_of_the_shapes(specs: Specs) -> None:
    shapes = "[{model: Many, when: numbers}, {model: Paid}]"
    models = f"{MODEL}  Many: {{numbers: list<string>}}\n"
    module = planned(specs({FILE: PAID.replace("[{model: Paid}]", shapes) + models}))
    assert (module.alias, module.resource) == ("OrderPaidNotification", "Many | Paid")
    shapes = "shapes=(NotificationShape(Many, when='numbers'), NotificationShape(Paid), )"
    assert shapes in written(module.constant)


OPERATION = (
    "title: {en: Send}\ndocs: https://pay.example/doc/2\nroles: [merchant]\nmethod: POST\n"
    "path: /v3/x\nbody: {a: Amount}\nreplies: {204: none}\n"
)
SHARED = "models:\n  Amount: {names: {type: list<string>, required: true}}\n"


def test_a_model_shared_with_operations_has_one_class(specs: Specs) -> None:
    models = MODEL.replace("}}", "}, amount: Amount}")
    folder = specs({FILE: PAID + models, "shop/orders/send.yaml": OPERATION, "shop/orders/_models.yaml": SHARED})
    module = planned(folder)
    assert [model.name for model in module.models] == ["Paid"]
    assert [(one.module, one.names) for one in module.own_imports if one.module.endswith("_models")] == [
        ("wechatpay_clients.shop.orders._models", ("Amount",))
    ]


def test_a_shared_model_used_only_by_a_notification_is_a_class(specs: Specs) -> None:
    folder = specs({FILE: PAID.replace("Paid", "Amount"), "_shared/models.yaml": SHARED})
    api = load(folder)
    shared = plan_shared("x", api.declared, uses_of(api.operations, api.notifications))
    assert shared is not None
    assert [(model.name, model.doc[0].text) for model in shared.models] == [("Amount", "Content of `order_paid`.")]


def test_a_service_without_operations_is_not_part_of_the_client(specs: Specs) -> None:
    texts = dict(render(plan_api(load(specs({FILE: PAID + MODEL})))))
    assert "class" not in texts["wechatpay_clients/shop/__init__.py"]
    assert "class" not in texts["wechatpay_clients/shop/orders/__init__.py"]
    assert "Shop" not in texts["wechatpay_clients/_client.py"]


def test_an_event_type_can_have_several_modules_by_original_type(specs: Specs) -> None:
    files = {
        FILE: f"{PAID}original_type: [order, bill]\n{MODEL}",
        "shop/orders/order_shared.yaml": f"{PAID}original_type: share\n{MODEL}",
        "shop/orders/order_other.yaml": f"{PAID}{MODEL}",
    }
    events = ast.literal_eval(written(plan_events(load(specs(files)).notifications)))
    assert events == {
        "ORDER.PAID": {
            "": "wechatpay_clients.shop.orders.order_other",
            "bill": "wechatpay_clients.shop.orders.order_paid",
            "order": "wechatpay_clients.shop.orders.order_paid",
            "share": "wechatpay_clients.shop.orders.order_shared",
        }
    }


def test_the_docstring_has_the_required_acknowledgement(specs: Specs) -> None:
    answer = "reply: {model: Paid, within: 3s, signed: true}\nretries: 15s 1m\n"
    doc = "\n".join(block.text for block in planned(specs({FILE: f"{PAID}{answer}{MODEL}"})).doc)
    assert "Event types: `ORDER.PAID`." in doc
    assert "Requires a signed acknowledgement within 3 seconds: the handler must return a `Paid`." in doc
    assert "Otherwise, WeChat Pay sends it again up to 2 times, after 15s, 1m." in doc
    assert "Acknowledge" not in doc


@pytest.mark.parametrize(
    ("retries", "schedule"),
    [
        ("", "up to 15 times, after 15s, 15s, 30s, 3m, 10m, 20m, 30m, 30m, 30m, 1h, 3h, 3h, 3h, 6h, 6h."),
        ("retries: 15s 1m 2m\n", "up to 3 times, after 15s, 1m, 2m."),
        ("retries: 15s x10 1m 5m x2\n", "up to 13 times, after 15s (10 times), 1m, 5m, 5m."),
    ],
)
def test_the_docstring_has_the_time_limit_and_the_retries(specs: Specs, retries: str, schedule: str) -> None:
    doc = "\n".join(block.text for block in planned(specs({FILE: f"{PAID}{retries}{MODEL}"})).doc)

    assert doc.count("Acknowledge it within 5 seconds, and process it afterwards.") == 1
    assert f"Otherwise, WeChat Pay sends it again {schedule}" in doc


@pytest.mark.parametrize("reply", ["", "reply: {model: Paid, within: 3s}\n"])
def test_the_docstring_says_that_a_notification_is_not_sent_again(specs: Specs, reply: str) -> None:
    doc = "\n".join(block.text for block in planned(specs({FILE: f"{PAID}{reply}retries: none\n{MODEL}"})).doc)

    assert "Otherwise, it is lost: WeChat Pay never sends it again." in doc
    assert "times, after" not in doc


def test_the_docstring_of_a_notification_with_data_does_not_mention_the_usual_retries(specs: Specs) -> None:
    doc = "\n".join(
        block.text for block in planned(specs({FILE: f"{PAID}reply: {{model: Paid, within: 3s}}\n{MODEL}"})).doc
    )

    assert "again" not in doc
