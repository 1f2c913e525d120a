"""Models and enums of a service: equal ones are one, enums of one thing are joined, and names mean something."""

from typing import Any

import pytest

from wechatpay_codegen.pages.draft.names import subject_of_event
from wechatpay_codegen.pages.draft.texts import ListedTexts
from wechatpay_codegen.pages.draft.types import Origin
from wechatpay_codegen.pages.draft_all.joining import join_enums
from wechatpay_codegen.pages.draft_all.linking import creators_of
from wechatpay_codegen.pages.draft_all.sharing import Declared, File, Shared, share


def _file(
    name: str,
    *,
    fields: dict[str, Any] | None = None,
    reply: dict[str, Any] | None = None,
    models: dict[str, Any] | None = None,
    enums: dict[str, Any] | None = None,
    classes: dict[str, tuple[str, ...]] | None = None,
) -> File:
    origins = {one: Origin(one, ("Reply",), is_named=False) for one in (*(models or {}), *(enums or {}))}
    replies = {"200": reply} if reply else {}
    return File(name, "Order", models or {}, enums or {}, [fields or {}], origins, classes or {}, replies=replies)


def _share(*files: File, declared: tuple[Declared, ...] = (), reserved: frozenset[str] = frozenset()) -> Shared:
    return share(files, declared, reserved, ListedTexts())


def _item(type_text: str = "string", **more: Any) -> dict[str, Any]:
    return {"Line": {"no": {"type": type_text, "doc": "x", **more}}}


def _uses(name: str) -> dict[str, Any]:
    return {"item": {"type": f"list<{name}>(..5)", "zh": "货"}}


def test_an_equal_model_of_two_files_is_shared() -> None:
    files = [_file(name, reply={**_uses("Line"), name: {"type": "string"}}, models=_item()) for name in ("a", "b")]
    assert list(_share(*files).models) == ["Line"]
    assert [file.models for file in files] == [{}, {}]


@pytest.mark.parametrize(
    "more",
    [
        {"required": True},
        {"encrypted": True},
        {"pattern": "x"},
        {"required_when": [{"a": "present"}, {"b": "present"}]},
    ],
)
def test_models_of_one_name_with_other_fields_get_other_names(more: dict[str, Any]) -> None:
    first, second = (
        _file(name, reply={**_uses("Line"), name: {"type": "string"}}, models=models)
        for name, models in (("query_order", _item()), ("close_order", _item(**more)))
    )
    assert _share(first, second).models == {}
    assert (list(first.models), list(second.models)) == (["Line"], ["OrderLine"])
    assert second.replies["200"]["item"]["type"] == "list<OrderLine>(..5)"


@pytest.mark.parametrize(
    ("keys", "type_text"),
    [
        ({"pattern": "x"}, "string"),
        ({"default": "x"}, "string"),
        ({}, "string(6..32)"),
        ({}, "list<string>(..5)"),
        ({}, "integer(..5)"),
    ],
)
def test_a_model_of_a_reply_that_lacks_only_the_rules_of_a_request_is_the_same(
    keys: dict[str, Any], type_text: str
) -> None:
    bare = type_text.replace("6..", "") if "string(" in type_text else type_text.partition("(")[0]
    query = _file("query_order", reply=_uses("Line"), models=_item(bare))
    create = _file("create_order", fields=_uses("Line"), models=_item(type_text, **keys))
    shared = _share(query, create)
    assert shared.models == {"Line": {"no": {"type": type_text, "doc": "x", **keys}}}


def test_a_model_of_a_reply_stays_apart_if_two_requests_have_other_rules() -> None:
    query = _file("query_order", reply=_uses("Line"), models=_item())
    sent = [_file(name, fields=_uses("Line"), models=_item(pattern=name)) for name in ("create_order", "update_order")]
    assert _share(query, *sent).models == {}


def test_an_equal_reply_of_two_operations_is_one_model() -> None:
    files = [_file(name, reply={"no": {"type": "string", "zh": "号"}}) for name in ("query_order", "close_order")]
    assert list(_share(*files).models) == ["Order"]
    assert [file.replies for file in files] == [{"200": "Order"}, {"200": "Order"}]


def test_replies_with_other_terms_stay_apart() -> None:
    files = [_file(term, reply={"no": {"type": "string", "zh": term}}) for term in ("单号", "批次号")]
    assert _share(*files).models == {}


def test_a_model_has_the_name_of_the_official_sample() -> None:
    file = _file("query_order", reply=_uses("Line"), models=_item(), classes={"OfficialLine": ("no",)})
    _share(file)
    assert list(file.models) == ["OfficialLine"]


def test_a_reserved_name_is_not_used() -> None:
    file = _file("query_order", reply=_uses("Line"), models=_item())
    _share(file, reserved=frozenset({"Line"}))
    assert list(file.models) == ["OrderLine"]


def test_a_model_that_the_service_declares_is_used() -> None:
    file = _file("query_order", reply=_uses("Line"), models=_item())
    assert _share(file, declared=(Declared({"Entry": {"no": {"type": "string"}}}),)).models == {}
    assert (file.models, file.replies["200"]["item"]["type"]) == ({}, "list<Entry>(..5)")


def test_a_model_that_another_file_declares_is_noted() -> None:
    file = _file("query_order", reply=_uses("Line"), models=_item())
    shared = _share(file, declared=(Declared({"Entry": {"no": {"type": "string"}}}, is_usable=False),))
    assert "query_order: a model or enum equals `Entry`" in shared.notes[0]


def test_enums_with_the_same_values_in_another_order_are_one() -> None:
    states = ({"OPEN": "x", "SHUT": "y"}, {"SHUT": "y", "OPEN": "x"})
    files = [
        _file(f"q{number}", reply={"state": {"type": "State"}, f"{number}": {"type": "string"}}, enums={"State": state})
        for number, state in enumerate(states)
    ]
    assert list(_share(*files).enums) == ["OrderState"]


def _state(name: str, *values: str, term: str = "状态", is_sent: bool = False) -> File:
    table = {"state": {"type": "State", "zh": term}}
    place: dict[str, Any] = {"fields": table} if is_sent else {"reply": table}
    return _file(name, enums={"State": {value: f"{name} {value}" for value in values}}, **place)


def test_an_enum_of_a_reply_gets_the_values_of_a_query() -> None:
    closed, query = _state("close", "SHUT"), _state("query", "OPEN", "SHUT")
    assert join_enums([closed, query]) == ("close: `State` got the values OPEN from query",)
    assert closed.enums["State"] == {"OPEN": "query OPEN", "SHUT": "close SHUT"}


@pytest.mark.parametrize(
    "other",
    [_state("query", "OPEN", "SHUT", term="别的状态"), _state("query", "OPEN", "LOST"), _state("query", "SHUT")],
)
def test_enums_of_different_things_are_not_joined(other: File) -> None:
    closed = _state("close", "SHUT")
    assert join_enums([closed, other]) == ()


def test_an_enum_of_a_request_keeps_its_values() -> None:
    sent = _state("update", "SHUT", is_sent=True)
    join_enums([sent, _state("query", "OPEN", "SHUT")])
    assert list(sent.enums["State"]) == ["SHUT"]


def test_the_operation_that_creates_a_number_is_its_origin() -> None:
    replies = {
        "shop.orders.create_order_again": ["order_id"],
        "shop.orders.create_order": ["order_id", "state", "transaction_id"],
        "shop.orders.query_order": ["order_id", "line_id"],
    }
    assert creators_of(replies) == {"shop.orders": {"order_id": "shop.orders.create_order"}}


@pytest.mark.parametrize(("name", "subject"), [("authorization_changed", "Authorization"), ("paid", "Paid")])
def test_a_notification_is_about_something(name: str, subject: str) -> None:
    assert subject_of_event(name) == subject
