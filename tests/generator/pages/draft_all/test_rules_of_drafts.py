"""Rules of drafts: names, lists that continue, examples, the list of operations."""

from pathlib import Path
from typing import Any

import pytest

from wechatpay_codegen.pages.draft.fitting import Fitter
from wechatpay_codegen.pages.draft.names import of_item, subject_of
from wechatpay_codegen.pages.draft.paging import pages_rule
from wechatpay_codegen.pages.draft_all.placing import name_of
from wechatpay_codegen.pages.draft_all.work_list import ListError, read_list
from wechatpay_codegen.pages.read.facts import Field, Page, Reply


@pytest.mark.parametrize(
    ("field", "name"),
    [
        *(
            ("failed_store_list", "failed_store"),
            ("receivers", "receiver"),
            ("categories", "category"),
            ("goods", "goods"),
        ),
        *(("addresses", "address"), ("status", "status"), ("boxes", "box"), ("storeList", "store"), ("data", "data")),
        *(("fapiao_card_list", "fapiao_card"), ("items_list", "item"), ("bonus", "bonus")),
    ],
)
def test_the_item_of_a_list_has_a_name_in_the_singular(field: str, name: str) -> None:
    assert of_item(field) == name


@pytest.mark.parametrize(
    ("operation", "name"),
    [
        ("query_orders_by_id", "Order"),
        ("create_transfer", "Transfer"),
        ("refund", "Refund"),
        ("list_sub_orders", "SubOrder"),
    ],
)
def test_an_operation_is_about_something(operation: str, name: str) -> None:
    assert subject_of(operation) == name


@pytest.mark.parametrize(
    ("events", "name"),
    [
        (["COUPON.USE"], "coupon_use"),
        (["COMPLAINT.CREATE", "COMPLAINT.STATE_CHANGE"], "complaint_changed"),
        (["SHOP.BILL.FINISHED"], "bill_finished"),
        (["SHOP.CARD.CREATE", "SHOP.CARD.DELETE"], "card_changed"),
        (["COUPON_SP.SEND"], "coupon_send"),
        ([], ""),
    ],
)
def test_a_notification_is_named_after_its_event_types(events: list[str], name: str) -> None:
    assert name_of(events) == name


def _page(query: list[Field], reply: list[Field], method: str = "GET") -> Page:
    replies = (Reply("200", tuple(reply)),)
    return Page("a.md", "", "", "", method, ("/v3/a",), (), {"query": tuple(query)}, replies, ())


def _field(
    name: str, type_text: str = "integer", term: str = "", text: str = "", *, is_required: bool = False
) -> Field:
    return Field(name, type_text, is_required, term, text=text)


_DATA = _field("data", "array[object]")
_OFFSET, _LIMIT, _TOKEN = _field("offset"), _field("limit"), _field("page_token", "string(64)")
_NEXT = _field("next_page_token", "string(64)")


@pytest.mark.parametrize(
    ("query", "reply", "rule"),
    [
        (
            [_OFFSET, _LIMIT],
            [_DATA, _field("total_count")],
            {"next": "offset", "counts": "items", "items": "data", "size": "limit", "total": "total_count"},
        ),
        ([_field("offset", term="页码")], [_DATA], {"next": "offset", "counts": "pages", "items": "data"}),
        (
            [_field("offset", text="页码，从第11条开始")],
            [_DATA],
            {"next": "offset", "counts": "items", "items": "data"},
        ),
        (
            [_field("page_index", text="从1开始")],
            [_DATA],
            {"next": "page_index", "counts": "pages", "first": 1, "items": "data"},
        ),
        ([_TOKEN], [_DATA, _NEXT], {"next": "page_token", "token": "next_page_token", "items": "data"}),
        ([_field("page_token", "string(64)", is_required=True)], [_DATA, _NEXT], None),
        ([_OFFSET], [_DATA, _field("more", "array[object]")], None),
        ([_OFFSET], [_field("data", "object")], None),
        ([_LIMIT], [_DATA], None),
    ],
)
def test_a_list_that_continues_is_recognized(
    query: list[Field], reply: list[Field], rule: dict[str, Any] | None
) -> None:
    assert pages_rule(_page(query, reply)) == rule


def test_only_a_query_continues() -> None:
    assert pages_rule(_page([_OFFSET], [_DATA], "POST")) is None


_FIELDS: dict[str, Any] = {
    "id": {"type": "string(3)", "required": True},
    "count": {"type": "integer"},
    "is_open": {"type": "boolean"},
    "at": {"type": "datetime"},
    "tags": {"type": "list<string>"},
    "state": {"type": "State"},
    "level": {"type": "Level"},
    "item": {"type": "Item"},
    "extra": {"type": "json<Item>"},
}
_MODELS: dict[str, Any] = {"Item": {"no": {"type": "string(2..3)", "required": True}}}
_ENUMS: dict[str, Any] = {"State": {"OPEN": "x"}, "Level": {"1": "x"}}


@pytest.mark.parametrize(
    ("value", "fitted", "what"),
    [
        ({"id ": "a"}, {}, "the key 'id ' has a space"),
        ({"x": 1}, {}, "`x` is not in the table"),
        ({"count": None}, {}, ""),
        ({"count": "7"}, {"count": 7}, "it was made a number"),
        ({"count": 1.5}, {}, "the table has an integer"),
        ({"count": "many"}, {}, "the table has `integer`; the optional field was left out"),
        ({"is_open": "TRUE"}, {"is_open": True}, "the table has a boolean"),
        ({"is_open": "open"}, {}, "the optional field was left out"),
        ({"at": "2026-01-01"}, {}, "is not an RFC 3339 time"),
        (
            {"at": "2026-01-01T00:00+08:00"},
            {"at": "2026-01-01T00:00:00+08:00"},
            "a time without seconds; they were added",
        ),
        ({"at": "2026-01-01T00:00:00+08:00"}, {"at": "2026-01-01T00:00:00+08:00"}, ""),
        ({"tags": "one"}, {"tags": ["one"]}, "the table has a list"),
        ({"tags": [1]}, {"tags": ["1"]}, "it was made text"),
        ({"tags": ["a\tb"]}, {"tags": ["ab"]}, "has an invisible character"),
        ({"state": "LOST"}, {}, "the table does not list"),
        ({"state": "OPEN"}, {"state": "OPEN"}, ""),
        ({"level": "1"}, {"level": 1}, ""),
        ({"item": {"no": "12"}}, {"item": {"no": "12"}}, ""),
        ({"item": {}}, {}, "the required `item.no` is missing"),
        ({"item": {"no": "1"}}, {}, "the table requires 2"),
        ({"item": 5}, {}, "the table has an object"),
        ({"extra": '{"no": "12"}'}, {"extra": '{"no": "12"}'}, ""),
    ],
)
def test_an_example_is_repaired_or_reduced(value: dict[str, Any], fitted: dict[str, Any], what: str) -> None:
    fitter = Fitter(_MODELS, _ENUMS)
    assert fitter.fitted({"id": "a", **value}, _FIELDS) == {"id": "a", **fitted}
    assert what in " ".join(fitter.contradictions)
    assert bool(what) is bool(fitter.contradictions)


@pytest.mark.parametrize(
    ("value", "what"), [({}, "the required `id` is missing"), ({"id": "long"}, "the table allows 3"), ([], "is []")]
)
def test_an_example_without_a_required_value_is_left_out(value: Any, what: str) -> None:
    fitter = Fitter(_MODELS, _ENUMS)
    assert fitter.fitted(value, _FIELDS) is None
    assert what in fitter.contradictions[0]
    assert fitter.contradictions[0].endswith("it was left out")


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("{", "list.jsonl:2: not an operation or a notification: "),
        ("[]", "list.jsonl:2: "),
        ('{"kind": "operation", "group": "a", "service": "b"}', "the key 'pages' is missing"),
        ('{"kind": "operation", "pages": []}', "the key 'group' is missing"),
        ('{"kind": "operation", "pages": [{"id": "1"}]}', "the key 'side' is missing"),
    ],
)
def test_an_invalid_line_of_the_list_of_operations_is_reported(tmp_path: Path, line: str, what: str) -> None:
    path = tmp_path / "list.jsonl"
    path.write_text(f"\n{line}\n", encoding="utf-8")
    with pytest.raises(ListError) as caught:
        read_list(path)
    assert what in str(caught.value)
