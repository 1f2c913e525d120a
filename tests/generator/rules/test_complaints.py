"""Each rule of the loader, with a spec that violates it and the exact complaint."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from wechatpay_codegen.load.folder import load
from wechatpay_codegen.source.complaint import SpecError
from wechatpay_codegen.source.yaml_reader import PURE_PARSER, read

BROKEN = sorted(Path(__file__).with_name("broken").glob("*.txt"))
BROKEN_RICH = sorted(Path(__file__).with_name("broken_rich").glob("*.txt"))
Specs = Callable[[Mapping[str, str]], Path]


def complaints(folder: Path) -> str:
    with pytest.raises(SpecError) as caught:
        load(folder)
    return str(caught.value)


def parts(case: Path) -> tuple[str, str, str]:
    """Return the valid text, the invalid text that replaces it, and the complaint."""
    valid, rest = case.read_text(encoding="utf-8").split("\n=== becomes ===\n")
    broken, expected = rest.split("\n=== complaint ===\n")
    return valid, broken, expected.removesuffix("\n")


@pytest.mark.parametrize("case", BROKEN, ids=lambda path: path.stem)
def test_a_broken_operation_gets_this_complaint(case: Path, specs: Specs, base: str) -> None:
    valid, broken, expected = parts(case)
    assert valid in base
    assert complaints(specs({"shop/orders/query_order.yaml": base.replace(valid, broken)})) == expected


@pytest.mark.parametrize("case", BROKEN_RICH, ids=lambda path: path.stem)
def test_a_broken_operation_with_a_body_gets_this_complaint(case: Path, specs: Specs, rich: str) -> None:
    valid, broken, expected = parts(case)
    assert valid in rich
    assert complaints(specs({"shop/orders/create_order.yaml": rich.replace(valid, broken)})) == expected


NOTIFICATION = """\
title: {en: Order paid}
docs: https://pay.example/doc/1
roles: [merchant]
event_types: [ORDER.PAID]
shapes: [{model: Paid}]
models:
  Paid: {number: integer}
"""
EXAMPLE = """\
examples:
  - event_type: ORDER.PAD
    resource: {number: x}
"""

WAIT = "wait: {noun: order, field: state, final: [PAID], every: [5s]}\n"

# Files in addition to a valid `shop/orders/query_order.yaml`, and the complaint.
FOLDERS = {
    "two files with the same method and path": (
        {"shop/orders/ask_order.yaml": "{base}"},
        """\
specs/shop/orders/query_order.yaml:10:7: duplicate method and path GET /v3/orders/{order_id}
    path: /v3/orders/{order_id}
          ^
  `shop.orders.ask_order` at specs/shop/orders/ask_order.yaml:10:7 has the same method and path. Merge the operations.""",
    ),
    "a file name that is a keyword": (
        {"shop/orders/import.yaml": "{other}"},
        """\
specs/shop/orders/import.yaml:1:1: `import` is a Python keyword, which cannot be the name of an operation
  Rename it, for example to `import_`.""",
    ),
    "a file name that is not an identifier": (
        {"shop/orders/Query-Order.yaml": "{other}"},
        """\
specs/shop/orders/Query-Order.yaml:1:1: `Query-Order` cannot be the name of an operation
  Use lower snake case, such as `query_order`.""",
    ),
    "a group named as an attribute of every client": (
        {
            "request/_group.yaml": "{head}",
            "request/orders/_service.yaml": "{head}",
            "request/orders/ask_order.yaml": "{other}",
        },
        """\
specs/request:1:1: every client already has an attribute `request`
  Rename it.""",
    ),
    "an operation named as a type": (
        {"shop/orders/str.yaml": "{other}"},
        """\
specs/shop/orders/str.yaml:1:1: generated code already uses the name `str`
  Rename it.""",
    ),
    "an operation named as its service": (
        {"shop/orders/orders.yaml": "{other}"},
        """\
specs/shop/orders/orders.yaml:1:1: the class `Orders` of this operation is also the class of the service `orders`
  Rename one of them.""",
    ),
    "an operation named as the async twin of another": (
        {"shop/orders/async_query_order.yaml": "{other}"},
        """\
specs/shop/orders/query_order.yaml:1:1: the class `AsyncQueryOrder` of this operation is also the class of specs/shop/orders/async_query_order.yaml
  Rename one of them.""",
    ),
    "a service with the class name of its group": (
        {
            "shop/shop/_service.yaml": "{head}",
            "shop/shop/ask_order.yaml": "{other}",
            "shop/shop_group/_service.yaml": "{head}",
            "shop/shop_group/close.yaml": "{silent}",
        },
        """\
specs/shop/shop_group:1:1: the class `ShopGroup` of this service is also the class of the group `shop`
  Rename one of them.""",
    ),
    "a group without its head": (
        {"store/orders/_service.yaml": "{head}", "store/orders/ask_order.yaml": "{other}"},
        """\
specs/store/_group.yaml:1:1: this file is missing
  Add it, with the title and the doc of the group.""",
    ),
    "a service without operations": (
        {"shop/refunds/_service.yaml": "{head}"},
        """\
specs/shop/refunds:1:1: the service `refunds` has no operations
  Add <operation>.yaml, or remove the service.""",
    ),
    "a group without services": (
        {"store/_group.yaml": "{head}"},
        """\
specs/store:1:1: the group `store` has no services
  Add a folder with operations, or remove the group.""",
    ),
    "a file that ends in .yml": (
        {"shop/orders/ask_order.yml": "{other}"},
        """\
specs/shop/orders/ask_order.yml:1:1: unexpected file or folder `ask_order.yml`
  Change the extension to `.yaml`. A service contains _service.yaml, _models.yaml and <operation>.yaml files.""",
    ),
    "a misspelt head": (
        {"shop/orders/_servic.yaml": "{head}"},
        """\
specs/shop/orders/_servic.yaml:1:1: unexpected file or folder `_servic.yaml`
  Did you mean `_service.yaml`? A service contains _service.yaml, _models.yaml and <operation>.yaml files.""",
    ),
    "an operation outside a service": (
        {"shop/ask_order.yaml": "{other}"},
        """\
specs/shop/ask_order.yaml:1:1: unexpected file or folder `ask_order.yaml`
  Did you mean `_models.yaml`? Put operations in <group>/<service>/.""",
    ),
    "a file outside a group": (
        {"ask_order.yaml": "{other}"},
        """\
specs/ask_order.yaml:1:1: `ask_order.yaml` is not a group
  Put operations in <group>/<service>/.""",
    ),
    "an unknown shared file": (
        {"_shared/error.yaml": "[]"},
        """\
specs/_shared/error.yaml:1:1: unknown shared file `error.yaml`
  Did you mean `errors.yaml`? Known: contradictions.yaml, errors.yaml, error_texts.yaml, models.yaml, terms.yaml, values.yaml.""",
    ),
    "a contradiction without a choice": (
        {"shop/_contradictions.yaml": "contradictions:\n- {what: A, statements: [b, c], why: D.}\n"},
        """\
specs/shop/_contradictions.yaml:2:3: a contradiction without `choice`
    - {what: A, statements: [b, c], why: D.}
      ^
  Add `choice`: What the spec, the client and the gateway do.""",
    ),
    "an unknown key of contradictions": (
        {"_shared/contradictions.yaml": "contradiction:\n- {what: A}\n"},
        """\
specs/_shared/contradictions.yaml:1:1: unknown key `contradiction` in a file of contradictions
    contradiction:
    ^
  Did you mean `contradictions`? Known keys: contradictions, decisions.""",
    ),
    "a misspelt file of a group": (
        {"shop/_contradiction.yaml": "{head}"},
        """\
specs/shop/_contradiction.yaml:1:1: unexpected file or folder `_contradiction.yaml`
  Did you mean `_contradictions.yaml`? Put operations in <group>/<service>/.""",
    ),
    "a duplicate shared row": (
        {
            "_shared/errors.yaml": "- {status: 400, code: A, means: B., fix: C.}\n- {status: 400, code: A, means: B., fix: D.}\n"
        },
        """\
specs/_shared/errors.yaml:2:3: duplicate row 400 A
    - {status: 400, code: A, means: B., fix: D.}
      ^
  The first one is at line 1. Keep one of them.""",
    ),
    "a shared row with an outcome": (
        {"_shared/errors.yaml": "- {status: 400, code: A, means: B., fix: C., outcome: open}\n"},
        """\
specs/_shared/errors.yaml:1:55: `outcome` in a row of every operation
    - {status: 400, code: A, means: B., fix: C., outcome: open}
                                                          ^
  Write it in the rows of the operations whose pages say so.""",
    ),
    "a shared model that contains a class with the name of a nearer one": (
        {
            "_shared/models.yaml": "models:\n  Order:\n    state: OrderState\nenums:\n  OrderState:\n    OPEN: It is open.\n",
            "shop/orders/query_order.yaml": "{order}",
        },
        """\
specs/shop/orders/query_order.yaml:42:3: `OrderState` hides the one at specs/_shared/models.yaml:5:3, which `Order` contains
      OrderState:
      ^
  Both would be in one request or reply. Rename one of them, or declare `Order` here as well.""",
    ),
    "a model of a service that contains a class with the name of one of a notification": (
        {
            "shop/orders/_models.yaml": "models:\n  Order:\n    paid: Paid\n  Paid:\n    at: datetime\n",
            "shop/orders/paid.yaml": "{notification}{order}",
        },
        """\
specs/shop/orders/paid.yaml:7:3: `Paid` hides the one at specs/shop/orders/_models.yaml:4:3, which `Order` contains
      Paid: {number: integer, order: Order}
      ^
  Both would be in one request or reply. Rename one of them, or declare `Order` here as well.""",
    ),
    "a shared class in a service in which another operation hides it": (
        {
            "_shared/models.yaml": "enums:\n  OrderState:\n    OPEN: It is open.\n",
            "shop/orders/list_orders.yaml": "{shared state}",
        },
        """\
specs/shop/orders/query_order.yaml:41:3: duplicate class `OrderState` in wechatpay_clients.shop.orders
      OrderState:
      ^
  It is already at specs/_shared/models.yaml:2:3. If both classes are the same, move one to `_models.yaml` and remove the other. Otherwise, rename one.""",
    ),
    "an unused shared model": (
        {"_shared/models.yaml": "models:\n  Extra:\n    a: string\n"},
        """\
specs/_shared/models.yaml:2:3: `Extra` is not used
      Extra:
      ^
  Use it as the `type` of a field, or remove it.""",
    ),
    "an unused enum of a service": (
        {"shop/orders/_models.yaml": "enums:\n  Extra:\n    A: It is so.\n"},
        """\
specs/shop/orders/_models.yaml:2:3: `Extra` is not used
      Extra:
      ^
  Use it as the `type` of a field, or remove it.""",
    ),
    "a shared model of an unknown type": (
        {"_shared/models.yaml": "models:\n  Extra:\n    a: text\n"},
        """\
specs/_shared/models.yaml:3:8: unknown type `text`
        a: text
           ^
  Write `string`. Known types: string, string(64), string(6..32), string(80 bytes), integer, integer(1..20), \
integer(1..), number, boolean, datetime, date, date(yyyyMMdd), list<T>, list<T>(..50), list<T>(1..), map<T>, json<T>, any; enums and models: Extra.""",
    ),
    "a term in the former format": (
        {"_shared/terms.yaml": "order_id: {zh: 订单号, doc: Number}\n"},
        """\
specs/_shared/terms.yaml:1:12: `zh` is not a valid key in `order_id`
    order_id: {zh: 订单号, doc: Number}
               ^
  Expected an official Chinese term, or `""` for a field without one (`migrate` rewrites the former keys `zh` and `doc`).
specs/_shared/terms.yaml:1:21: `doc` is not a valid key in `order_id`
    order_id: {zh: 订单号, doc: Number}
                           ^
  Expected an official Chinese term, or `""` for a field without one (`migrate` rewrites the former keys `zh` and `doc`).""",
    ),
    "two notifications with the same event type": (
        {"shop/orders/paid.yaml": "{notification}", "shop/orders/paid_too.yaml": "{notification}"},
        """\
specs/shop/orders/paid_too.yaml:4:15: duplicate event type `ORDER.PAID`
    event_types: [ORDER.PAID]
                  ^
  `shop.orders.paid` at specs/shop/orders/paid.yaml:4:15 has the same event type. Merge the notifications as `shapes`, or distinguish them by `original_type`.""",
    ),
    "a notification of an unknown model": (
        {"shop/orders/paid.yaml": "{notification without models}"},
        """\
specs/shop/orders/paid.yaml:5:18: unknown model `Paid`
    shapes: [{model: Paid}]
                     ^
  Declare it under `models`.""",
    ),
    "a shape that can never be used": (
        {"shop/orders/paid.yaml": "{notification}{shape}"},
        """\
specs/shop/orders/paid.yaml:5:18: the shapes after `Paid` are never used, because this one has no `when`
    shapes: [{model: Paid}, {model: Paid, when: nummer}]
                     ^
  Add `when`, or move this shape to the end.
specs/shop/orders/paid.yaml:5:45: `Paid` has no field `nummer`
    shapes: [{model: Paid}, {model: Paid, when: nummer}]
                                                ^
  Did you mean `number`? Known: number.""",
    ),
    "a model with the name of the type of its notification": (
        {"shop/orders/paid.yaml": "{notification}{name}"},
        """\
specs/shop/orders/paid.yaml:7:3: `PaidNotification` is also the type of this notification
      PaidNotification: {number: integer}
      ^
  Rename one of them.""",
    ),
    "a shared model with the name of the type of a notification": (
        {
            "shop/orders/_models.yaml": "models:\n  PaidNotification: {number: integer}\n",
            "shop/orders/paid.yaml": "{notification}{shared}",
        },
        """\
specs/shop/orders/paid.yaml:1:1: `PaidNotification` is also the type of this notification
    title: {en: Order paid}
    ^
  Rename one of them.""",
    ),
    "a model with the name of a class that the module imports": (
        {"shop/orders/paid.yaml": "{notification}{import}"},
        """\
specs/shop/orders/paid.yaml:7:3: generated modules already contain the name `NotificationType`
      NotificationType: {number: integer}
      ^
  Rename the model.""",
    ),
    "a notification whose example contradicts it": (
        {"shop/orders/paid.yaml": "{notification}{example}"},
        """\
specs/shop/orders/paid.yaml:9:17: `ORDER.PAD` is not an event type of this notification
      - event_type: ORDER.PAD
                    ^
  Did you mean `ORDER.PAID`? Known: ORDER.PAID.
specs/shop/orders/paid.yaml:10:24: `x` is not a valid `number`
        resource: {number: x}
                           ^
  Expected a whole number, without quotes.""",
    ),
    "a class that two operations of a service declare": (
        {"shop/orders/ask_order.yaml": "{other}"},
        """\
specs/shop/orders/query_order.yaml:26:3: duplicate class `QueryOrderResponse` in wechatpay_clients.shop.orders
      200:
      ^
  It is already at specs/shop/orders/ask_order.yaml:26:3. If both classes are the same, move one to `_models.yaml` and remove the other. Otherwise, rename one.
specs/shop/orders/query_order.yaml:41:3: duplicate class `OrderState` in wechatpay_clients.shop.orders
      OrderState:
      ^
  It is already at specs/shop/orders/ask_order.yaml:41:3. If both classes are the same, move one to `_models.yaml` and remove the other. Otherwise, rename one.""",
    ),
    "an enum named as another operation of its service": (
        {"shop/orders/order_state.yaml": "{state}"},
        """\
specs/shop/orders/query_order.yaml:41:3: duplicate class `OrderState` in wechatpay_clients.shop.orders
      OrderState:
      ^
  It is also the class of specs/shop/orders/order_state.yaml. If both classes are the same, move one to `_models.yaml` and remove the other. Otherwise, rename one.""",
    ),
    "an unknown mix-in": (
        {"shop/orders/_service.yaml": "{head}extensions: [{mix_in: InvokeJsap, operations: [query_order]}]\n"},
        """\
specs/shop/orders/_service.yaml:3:23: `InvokeJsap` is not a value of `mix_in`
    extensions: [{mix_in: InvokeJsap, operations: [query_order]}]
                          ^
  Did you mean `InvokeJsapi`? Known: DownloadFapiao, InvokeApp, InvokeJsapi, InvokePartnerApp, InvokeServiceOrder, InvokeTransfer.""",
    ),
    "a mix-in that waits": (
        {"shop/orders/_service.yaml": "{head}extensions: [{mix_in: WaitForOrder, operations: [query_order]}]\n"},
        """\
specs/shop/orders/_service.yaml:3:23: `WaitForOrder` is not a value of `mix_in`
    extensions: [{mix_in: WaitForOrder, operations: [query_order]}]
                          ^
  Remove the extension, and give the query the key `wait`, from which its method `wait_until_final` is generated. Known: DownloadFapiao, InvokeApp, InvokeJsapi, InvokePartnerApp, InvokeServiceOrder, InvokeTransfer.""",
    ),
    "a mix-in of an unknown operation": (
        {"shop/orders/_service.yaml": "{head}extensions: [{mix_in: InvokeJsapi, operations: [query_oder]}]\n"},
        """\
specs/shop/orders/_service.yaml:3:49: `query_oder` is not an operation of this service
    extensions: [{mix_in: InvokeJsapi, operations: [query_oder]}]
                                                    ^
  Did you mean `query_order`? Operations: query_order.""",
    ),
    "a mix-in of an operation with another reply": (
        {"shop/orders/_service.yaml": "{head}extensions: [{mix_in: InvokeJsapi, operations: [query_order]}]\n"},
        """\
specs/shop/orders/_service.yaml:3:49: `query_order` does not always return `prepay_id`, which `InvokeJsapi` needs
    extensions: [{mix_in: InvokeJsapi, operations: [query_order]}]
                                                    ^
  Use another operation, or correct its reply.""",
    ),
    "a mix-in of an operation whose reply lacks a field": (
        {
            "shop/orders/_service.yaml": "{head}extensions: [{mix_in: InvokeTransfer, operations: [pack, query_order, pack]}]\n",
            "shop/orders/pack.yaml": "{packed}",
        },
        """\
specs/shop/orders/_service.yaml:3:58: `query_order` never returns `package_info`, which `InvokeTransfer` needs
    extensions: [{mix_in: InvokeTransfer, operations: [pack, query_order, pack]}]
                                                             ^
  Use another operation, or correct its reply.""",
    ),
    "a mix-in of an operation without a reply body": (
        {
            "shop/orders/_service.yaml": "{head}extensions: [{mix_in: InvokeJsapi, operations: [close]}]\n",
            "shop/orders/close.yaml": "{silent}",
        },
        """\
specs/shop/orders/_service.yaml:3:49: no reply of `close` has fields
    extensions: [{mix_in: InvokeJsapi, operations: [close]}]
                                                    ^
  Use an operation whose reply has fields.""",
    ),
    "a mix-in of too many operations, twice": (
        {
            "shop/orders/_service.yaml": "{head}extensions: [{mix_in: InvokeApp, operations: [a, b]}, {mix_in: InvokeApp, operations: [c, d]}]\n"
        },
        """\
specs/shop/orders/_service.yaml:3:23: `InvokeApp` has 2 operations, expected 1
    extensions: [{mix_in: InvokeApp, operations: [a, b]}, {mix_in: InvokeApp, operations: [c, d]}]
                          ^
  List exactly 1 under `operations`.
specs/shop/orders/_service.yaml:3:64: `InvokeApp` has 2 operations, expected 1
    extensions: [{mix_in: InvokeApp, operations: [a, b]}, {mix_in: InvokeApp, operations: [c, d]}]
                                                                   ^
  List exactly 1 under `operations`.
specs/shop/orders/_service.yaml:3:64: duplicate extension `InvokeApp`
    extensions: [{mix_in: InvokeApp, operations: [a, b]}, {mix_in: InvokeApp, operations: [c, d]}]
                                                                   ^
  Keep one of them.""",
    ),
    "a mix-in with a method that is also an operation": (
        {
            "shop/orders/_service.yaml": "{head}extensions: [{mix_in: InvokeJsapi, operations: [invoke_jsapi]}]\n",
            "shop/orders/invoke_jsapi.yaml": "{prepaid}",
        },
        """\
specs/shop/orders/_service.yaml:3:23: `InvokeJsapi` has a method `invoke_jsapi`, and so has specs/shop/orders/invoke_jsapi.yaml
    extensions: [{mix_in: InvokeJsapi, operations: [invoke_jsapi]}]
                          ^
  Rename the operation.""",
    ),
    "a service named as its mix-in": (
        {
            "shop/invoke_app/_service.yaml": "{head}extensions: [{mix_in: InvokeApp, operations: [prepay]}]\n",
            "shop/invoke_app/prepay.yaml": "{prepaid}",
        },
        """\
specs/shop/invoke_app/_service.yaml:3:23: `InvokeApp` is also the class of this service
    extensions: [{mix_in: InvokeApp, operations: [prepay]}]
                          ^
  Rename the service.""",
    ),
    "two waits of one service": (
        {"shop/orders/query_order.yaml": "{waiting}", "shop/orders/query_other.yaml": "{other waiting}"},
        """\
specs/shop/orders/query_other.yaml:50:7: the method `wait_until_final`, which waits for a final state, has the same name as another method
    wait: {noun: order, field: state, final: [PAID], every: [5s]}
          ^
  The other method is at specs/shop/orders/query_order.yaml:50:7. Add `method: wait_until_…` with another name to `wait`.""",
    ),
    "a wait with an argument of its name": (
        {"shop/orders/query_order.yaml": "{waiting, timeout}"},
        """\
specs/shop/orders/query_order.yaml:18:3: every wait method already has an argument `timeout`
      timeout:
      ^
  Fields with this name are not supported.""",
    ),
    "an empty file": (
        {"shop/orders/ask_order.yaml": "# later\n"},
        """\
specs/shop/orders/ask_order.yaml:1:1: the file is empty
    # later
    ^
  See specs/README.md for the keys of each kind of file.""",
    ),
    "a head with an unknown key": (
        {"shop/_group.yaml": "title: {en: Shop}\ndoc: Take orders.\ndocs: https://pay.example\n"},
        """\
specs/shop/_group.yaml:3:1: unknown key `docs` in a group
    docs: https://pay.example
    ^
  Did you mean `doc`? Known keys: doc, title.""",
    ),
    "a key after Chinese text": (
        {"shop/_group.yaml": "title: {zh: 商店, xy: Shop, en: Shop}\ndoc: Take orders.\n"},
        """\
specs/shop/_group.yaml:1:17: unknown key `xy` in a title
    title: {zh: 商店, xy: Shop, en: Shop}
                      ^
  Known keys: en, zh.""",
    ),
}


@pytest.mark.parametrize("case", FOLDERS)
def test_a_broken_folder_gets_this_complaint(case: str, specs: Specs, base: str) -> None:
    files, expected = FOLDERS[case]
    head = "title: {en: More}\ndoc: More.\n"
    silent = base.partition("replies:")[0].replace("/v3/orders/", "/v3/close/").replace("OrderState", "string")
    texts = {
        "{base}": base,
        "{silent}": f"{silent}replies: {{204: none}}\n",
        "{packed}": f"{silent}replies:\n  200:\n    package_info: string\n",
        "{prepaid}": f"{silent}replies:\n  200:\n    prepay_id: {{type: string, required: true}}\n",
        "{state}": f"{silent}replies: {{204: none}}\n",
        "{other}": base.replace("/v3/orders/", "/v3/other/"),
        "{head}": head,
        "{waiting}": f"{base}{WAIT}",
        "{other waiting}": f"{base}{WAIT}".replace("/v3/orders/", "/v3/other/").replace("QueryOrder", "QueryOther"),
        "{waiting, timeout}": f"{base}{WAIT}".replace("  limit:", "  timeout:").replace("limit", "timeout"),
        "{notification}": NOTIFICATION,
        "{notification without models}": NOTIFICATION.partition("models:")[0],
        "{notification}{shape}": NOTIFICATION.replace("Paid}]", "Paid}, {model: Paid, when: nummer}]"),
        "{notification}{example}": NOTIFICATION + EXAMPLE,
        "{order}": base.replace("  204: none\n", "    order: Order\n  204: none\n"),
        "{notification}{order}": NOTIFICATION.replace("number: integer", "number: integer, order: Order"),
        "{shared state}": f"{silent}replies: {{200: {{state: OrderState}}}}\n".replace("QueryOrder", "ListOrders"),
        "{notification}{name}": NOTIFICATION.replace("Paid}]", "PaidNotification}]").replace(
            "Paid:", "PaidNotification:"
        ),
        "{notification}{shared}": NOTIFICATION.partition("models:")[0].replace("Paid}]", "PaidNotification}]"),
        "{notification}{import}": NOTIFICATION.replace("Paid}]", "NotificationType}]").replace(
            "Paid:", "NotificationType:"
        ),
    }
    folder = specs(
        {"shop/orders/query_order.yaml": base}
        | {name: texts.get(text, text.replace("{head}", head)) for name, text in files.items()}
    )
    assert complaints(folder) == expected


def test_the_complaints_of_all_files_are_collected(specs: Specs, base: str) -> None:
    folder = specs(
        {
            "shop/orders/a.yaml": base.replace("doc: Returns an", "dok: Returns an"),
            "shop/orders/b.yaml": base.replace("total: integer", "total: integr").replace("roles: [", "roles: [x, "),
        }
    )
    with pytest.raises(SpecError) as caught:
        load(folder)
    assert [str(complaint.place) for complaint in caught.value.complaints if ":10:" not in str(complaint.place)] == [
        "specs/shop/orders/a.yaml:2:1",
        "specs/shop/orders/b.yaml:6:9",
    ]


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    assert "this folder contains no specs" in complaints(tmp_path)


@pytest.mark.parametrize("value", ["", ".", ".."])
def test_an_example_must_not_change_the_path(value: str, specs: Specs, base: str) -> None:
    spec = base.replace("string(6..32)", "string").replace(
        'given: {order_id: "1900013511_10000"', f'given: {{order_id: "{value}"'
    )
    assert (
        complaints(specs({"shop/orders/query_order.yaml": spec}))
        == f"""\
specs/shop/orders/query_order.yaml:46:12: `order_id` must not be {value!r} in a path
      - given: {{order_id: "{value}", limit: 20}}
               ^
  Use the value from the page."""
    )


ROUTES = """\
routes:
  - path: /v3/orders/{order_id}
  - path: /v3/orders/at/{limit}
    query: [state]
"""


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (
            "{state: PAID}",
            """\
specs/shop/orders/query_order.yaml:48:12: these arguments match no route
      - given: {state: PAID}
               ^
  Pass the parameters of one of the paths: `order_id`; or `limit`.""",
        ),
        (
            '{order_id: "1900013511_10000", limit: 1}',
            """\
specs/shop/orders/query_order.yaml:48:12: `limit` is not sent on the route /v3/orders/{order_id}, which these arguments select
      - given: {order_id: "1900013511_10000", limit: 1}
               ^
  Remove it, or add it to `query` of the route at line 11.""",
        ),
    ],
    ids=["no route", "an argument without a place"],
)
def test_an_example_must_match_a_route(arguments: str, expected: str, specs: Specs, base: str) -> None:
    spec = base.replace("path: /v3/orders/{order_id}\n", ROUTES).replace("    required: true\n    zh", "    zh")
    spec = spec.replace('{order_id: "1900013511_10000", limit: 20}', arguments)
    assert complaints(specs({"shop/orders/query_order.yaml": spec})) == expected


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"\xef\xbb\xbftitle: x\n", "specs/shop/orders/query_order.yaml:1:1: the file starts with a byte order mark"),
        (b"title: x\ndoc: \xe4\xb8\xad\xff\n", "specs/shop/orders/query_order.yaml:2:7: these bytes are not UTF-8"),
        (b"title: x\ndoc: a\x00b\n", "specs/shop/orders/query_order.yaml:2:7: the invisible character U+0000"),
    ],
    ids=["byte order mark", "not UTF-8", "null"],
)
def test_bytes_that_are_not_text_are_reported(content: bytes, what: str, specs: Specs, base: str) -> None:
    folder = specs({"shop/orders/query_order.yaml": base})
    (folder / "shop/orders/query_order.yaml").write_bytes(content)
    assert complaints(folder).startswith(what)


def test_files_with_windows_line_endings_are_read(specs: Specs, base: str) -> None:
    folder = specs({"shop/orders/query_order.yaml": base})
    path = folder / "shop/orders/query_order.yaml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert load(folder).operations[0].title.en == "Query an order"


@pytest.mark.parametrize("case", BROKEN, ids=lambda path: path.stem)
def test_the_result_without_libyaml_is_the_same(case: Path, base: str) -> None:
    valid, broken, _ = parts(case)
    content = base.replace(valid, broken).encode()
    fast, pure = read("a.yaml", content), read("a.yaml", content, PURE_PARSER)
    assert fast.complaints == pure.complaints
    assert repr(fast.top) == repr(pure.top)
