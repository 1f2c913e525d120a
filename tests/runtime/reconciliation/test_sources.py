"""Wrong columns, wrong orders and missing files are refused with the place and the remedy."""

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from support.reconciling import BILL_SCHEMA, ORDER_SCHEMA, BillRow, Order, matching, write_bill, write_orders
from wechatpay_runtime.errors import InvalidArgument
from wechatpay_runtime.reconciliation import reconcile

pa: Any = import_module("pyarrow")
pq: Any = import_module("pyarrow.parquet")
ROW = BillRow(number="book-1")
PAYMENT = matching(ROW)


def refusal(bill: Path | str, orders: Path | str) -> str:
    with pytest.raises(InvalidArgument) as refused:
        reconcile(bill, orders, threads=1)
    return str(refused.value)


def with_types(schema: Any, changes: Mapping[str, Any]) -> Any:
    """Return a schema with other types; a column whose type is `None` is left out."""
    types = {field.name: changes.get(field.name, field.type) for field in schema}
    return pa.schema([(name, kind) for name, kind in types.items() if kind is not None])


def orders_with(folder: Path, **changes: Any) -> Path:
    schema = with_types(ORDER_SCHEMA, changes)
    return write_orders([], folder / "orders.parquet", schema)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"number": None}, "the column number (text) is missing"),
        ({"fen": None}, "the column fen (an integer) is missing"),
        ({"number": pa.int64()}, "the column number must be text, it is BIGINT"),
        ({"fen": pa.float64()}, "the column fen must be an integer, it is DOUBLE"),
        ({"fen": pa.decimal128(9, 2)}, "the column fen must be an integer, it is DECIMAL(9,2)"),
        ({"rate": pa.float64()}, "the column rate must be a decimal with at most 6 decimal places, it is DOUBLE"),
        ({"rate": pa.decimal128(9, 7)}, "at most 6 decimal places, it is DECIMAL(9,7)"),
        ({"moment": pa.string()}, "the column moment must be a timestamp or a date, it is VARCHAR"),
        ({"kind": pa.int64(), "state": pa.int64()}, "kind must be text, it is BIGINT; the column state must be text"),
    ],
)
def test_a_wrong_column_of_the_orders_is_named_with_its_type(
    tmp_path: Path, changes: dict[str, Any], said: str
) -> None:
    message = refusal(write_bill([], tmp_path / "bill.parquet"), orders_with(tmp_path, **changes))

    assert said in message
    assert message.startswith("The orders cannot be compared: ")


@pytest.mark.parametrize(
    "changes",
    [
        dict.fromkeys(("kind", "refund_number", "state", "rate", "moment")),
        {"moment": pa.date32()},
        {"moment": pa.timestamp("us")},
        {"fen": pa.int32()},
        {"fen": pa.uint64()},
        {"number": pa.dictionary(pa.int32(), pa.string())},
    ],
    ids=["only the necessary ones", "date", "local time", "int32", "uint64", "dictionary"],
)
def test_other_types_of_columns_are_accepted(tmp_path: Path, changes: dict[str, Any]) -> None:
    schema = with_types(ORDER_SCHEMA, changes)
    row = {name: getattr(PAYMENT, name) for name in schema.names}
    if changes.get("moment"):
        row["moment"] = PAYMENT.moment and PAYMENT.moment.replace(hour=0, day=1, month=2, tzinfo=None)
    pq.write_table(pa.Table.from_pylist([row], schema), tmp_path / "orders.parquet")

    with reconcile(write_bill([ROW], tmp_path / "bill.parquet"), tmp_path / "orders.parquet", threads=1) as found:
        assert found.counts == {}


def test_a_column_that_the_bill_lacks_is_named(tmp_path: Path) -> None:
    table = pa.Table.from_pylist([], BILL_SCHEMA.remove(BILL_SCHEMA.get_field_index("fee")))
    pq.write_table(table, tmp_path / "bill.parquet")

    message = refusal(tmp_path / "bill.parquet", write_orders([], tmp_path / "orders.parquet"))

    assert message.startswith("The bills cannot be compared: the column fee (a decimal with at most 5 decimal places)")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"number": ""}, "the number is empty"),
        ({"kind": "transfer"}, "the kind 'transfer' is not payment, refund or reversal"),
        ({"kind": "refund"}, "a refund has no refund_number"),
        ({"refund_number": "refund-1"}, "the kind is payment, but there is a refund_number"),
        ({"fen": None}, "fen is empty or negative"),
        ({"fen": -1}, "fen is empty or negative"),
        ({"state": "PAID"}, "the state 'PAID' is not a state of WeChat Pay for the kind payment"),
        (
            {"kind": "reversal", "state": "REVOKED"},
            "the state 'REVOKED' is not a state of WeChat Pay for the kind reversal",
        ),
    ],
)
def test_an_order_that_cannot_be_compared_is_refused(tmp_path: Path, changes: dict[str, Any], said: str) -> None:
    wrong: Order = evolve(PAYMENT, **changes)
    orders = write_orders([wrong, PAYMENT], tmp_path / "orders.parquet")

    message = refusal(write_bill([ROW], tmp_path / "bill.parquet"), orders)

    assert message.startswith(f"The orders cannot be compared: {said}")
    assert "This concerns 1 of them" in message


def test_bills_of_several_merchants_are_refused(tmp_path: Path) -> None:
    cells = [ROW.cells(), {**ROW.cells(), "mchid": "1900000002"}]
    pq.write_table(pa.Table.from_pylist(cells, BILL_SCHEMA), tmp_path / "bill.parquet")

    message = refusal(tmp_path / "bill.parquet", write_orders([PAYMENT], tmp_path / "orders.parquet"))

    assert message.startswith("The bills belong to several merchants, such as 1900000001 and 1900000002")


@pytest.mark.parametrize("place", ["none.parquet", "none*.parquet", "none/*/a.parquet"])
def test_a_file_that_does_not_exist_is_named(tmp_path: Path, place: str) -> None:
    orders = write_orders([], tmp_path / "orders.parquet")

    assert refusal(str(tmp_path / place), orders) == f"There is no file {tmp_path / place}."


def test_orders_that_are_not_parquet_are_refused(tmp_path: Path) -> None:
    (tmp_path / "orders.parquet").write_text("number,fen\n", encoding="utf-8")

    assert "cannot be read" in refusal(write_bill([], tmp_path / "bill.parquet"), tmp_path / "orders.parquet")


@pytest.mark.parametrize("place", ["trade", "trade/*/*.parquet", "trade/date=2026-01-*/bill.parquet"])
def test_bills_of_several_days_are_found_in_a_folder_and_with_a_pattern(tmp_path: Path, place: str) -> None:
    for day in ("2026-01-31", "2026-01-30"):
        folder = tmp_path / "trade" / f"date={day}"
        folder.mkdir(parents=True)
        write_bill([BillRow(number=day)], folder / "bill.parquet")

    with reconcile(tmp_path / place, write_orders([], tmp_path / "orders.parquet"), threads=1) as found:
        assert (found.totals.bill_rows, found.counts) == (2, {"missing_in_records": 2})


@pytest.mark.parametrize("name", ["day[1]", "day*", "day?", "[!d]ay1", "day{1,2}", "day\\\\1", "day'1"])
def test_only_the_file_of_this_name_is_read(tmp_path: Path, name: str) -> None:
    for number, folder in (("other", "day1"), ("right", name)):
        (tmp_path / folder).mkdir()
        write_bill([BillRow(number=number)], tmp_path / folder / "bill.parquet")
        write_orders([], tmp_path / folder / "orders.parquet")
        (tmp_path / folder / "orders.csv").write_text("number,fen\n", encoding="utf-8")

    for orders in ("orders.parquet", "orders.csv"):
        with reconcile(tmp_path / name / "bill.parquet", tmp_path / name / orders, threads=1) as found:
            assert [difference.number for difference in found.differences()] == ["right"]


def test_a_row_without_a_type_is_a_difference(tmp_path: Path) -> None:
    pq.write_table(pa.Table.from_pylist([{**ROW.cells(), "trade_state": None}], BILL_SCHEMA), tmp_path / "bill.parquet")

    with reconcile(tmp_path / "bill.parquet", write_orders([], tmp_path / "orders.parquet"), threads=1) as found:
        assert [(sums.kind, sums.bill_rows) for sums in found.days] == [("-", 1)]
        assert [str(each) for each in found.differences()] == [
            "row - of book-1: 0 fen in the bill, missing in the records"
        ]


@pytest.mark.parametrize("memory_mb", [0, -5])
def test_some_memory_is_needed(tmp_path: Path, memory_mb: int) -> None:
    bill, orders = write_bill([ROW], tmp_path / "bill.parquet"), write_orders([], tmp_path / "orders.parquet")

    with pytest.raises(InvalidArgument, match=f"memory_mb must be at least 1, got {memory_mb}"):
        reconcile(bill, orders, memory_mb=memory_mb, threads=1)


def test_no_temporary_file_is_left(tmp_path: Path) -> None:
    bill, orders = write_bill([ROW], tmp_path / "bill.parquet"), write_orders([], tmp_path / "orders.parquet")
    (tmp_path / "temporary").mkdir()

    with reconcile(bill, orders, threads=1, temporary_folder=tmp_path / "temporary"):
        pass
    refusal(bill, orders_with(tmp_path, fen=None))

    assert list((tmp_path / "temporary").iterdir()) == []


def test_differences_are_written_as_parquet(tmp_path: Path) -> None:
    bill, orders = write_bill([ROW], tmp_path / "bill.parquet"), write_orders([], tmp_path / "orders.parquet")

    with reconcile(bill, orders, threads=1) as found:
        found.write_differences(tmp_path / "differences.parquet")

    (row,) = pq.read_table(tmp_path / "differences.parquet").to_pylist()
    assert (row["kind"], row["number"], row["expected_fen"], row["received_fen"]) == (
        "missing_in_records",
        "book-1",
        None,
        5900,
    )
