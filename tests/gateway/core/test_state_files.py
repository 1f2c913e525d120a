"""State files of other releases: older ones are opened, newer ones are refused."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from wechatpay_gateway import Gateway
from wechatpay_gateway.base.store import StateFileError, Store
from wechatpay_gateway.base.tables import Tables
from wechatpay_gateway.families.payments.steps import OrderState, RefundStatus
from wechatpay_gateway.family.resource.family import Resources

RESOURCES = Tables.read("resources", 2, Resources.__module__)
FACTS = Path(__file__).parents[2] / "facts/state"
PAYMENTS = Tables("payments", 1, "CREATE TABLE orders (number TEXT PRIMARY KEY);")
WITH_STATE = Tables("payments", 1, "CREATE TABLE orders (number TEXT PRIMARY KEY, state TEXT NOT NULL DEFAULT 'open');")


@pytest.fixture(params=["version-4", "version-5"])
def state(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A state file that an older release wrote."""
    path = tmp_path / "gateway.sqlite"
    shutil.copy(FACTS / f"{request.param}.sqlite", path)
    return path


@pytest.fixture
def opened(state: Path) -> Iterator[Gateway]:
    gateway = Gateway(state=state, has_published_keys=True)
    yield gateway
    gateway.close()


def test_the_orders_of_an_older_release_are_found(opened: Gateway) -> None:
    assert {each.out_trade_no: each.state for each in opened.orders.records() if each.out_trade_no[:4] == "book"} == {
        "book-1": OrderState.REFUND,
        "book-2": OrderState.REFUND,
        "book-3": OrderState.CLOSED,
    }


def test_the_refunds_of_an_older_release_are_found(opened: Gateway) -> None:
    found = {each.out_refund_no: (each.status, each.amount) for each in opened.refunds.records()}
    assert found == {
        "book-1-refund": (RefundStatus.SUCCESS, 88),
        "book-2-refund": (RefundStatus.PROCESSING, 88),
    }


def test_the_notifications_and_applications_of_an_older_release_are_found(opened: Gateway) -> None:
    assert [each.event_type for each in opened.notifications] == ["TRANSACTION.SUCCESS", "TRANSACTION.SUCCESS"]
    assert [each.business_code for each in opened.applyments] == ["1900013511_10000"]


def test_a_refund_of_an_older_release_can_take_its_next_step(opened: Gateway) -> None:
    assert opened.refunds.succeed("book-2-refund").status is RefundStatus.SUCCESS


def test_the_money_of_an_order_of_an_older_release_is_recorded_when_it_first_moves(opened: Gateway) -> None:
    order = opened.orders.get("book-2")
    before = opened.balances.get(order.payee).available
    opened.refunds.close("book-2-refund")
    fee = (order.total * 6 + 500) // 1000
    assert opened.balances.get(order.payee).available == before + order.total - fee


def test_a_file_of_an_older_release_can_be_opened_twice(state: Path) -> None:
    for _ in range(2):
        gateway = Gateway(state=state, has_published_keys=True)
        assert gateway.orders.get("book-3").state is OrderState.CLOSED
        gateway.close()


def test_the_clock_is_as_far_ahead_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "gateway.sqlite"
    with closing(Gateway(state=path, clock=lambda: 1000.0, has_published_keys=True)) as gateway:
        gateway.clock.advance(hours=25)
    with closing(Gateway(state=path, clock=lambda: 1060.0, has_published_keys=True)) as gateway:
        assert gateway.clock.now() == 1060.0 + 25 * 3600


def test_a_clock_that_was_reset_shows_real_time_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "gateway.sqlite"
    with closing(Gateway(state=path, clock=lambda: 1000.0, has_published_keys=True)) as gateway:
        gateway.clock.advance(hours=25)
        gateway.reset()
    with closing(Gateway(state=path, clock=lambda: 1060.0, has_published_keys=True)) as gateway:
        assert gateway.clock.ahead_seconds == 0


def test_a_file_with_a_newer_layout_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "gateway.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 7")
    with pytest.raises(
        StateFileError, match=r"written by a newer release: the layout has version 7.* supports version 6"
    ):
        Gateway(state=path)


def test_a_file_with_newer_tables_of_one_family_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "gateway.sqlite"
    Gateway(state=path, has_published_keys=True).close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE schema_versions SET version = 2 WHERE owner = 'payments'")
    with pytest.raises(
        StateFileError, match=r"written by a newer release: payments has version 2.* supports version 1"
    ):
        Gateway(state=path)


def test_a_family_that_is_new_to_a_file_gets_its_tables_and_examples(tmp_path: Path) -> None:
    path = tmp_path / "gateway.sqlite"
    Gateway(state=path, has_published_keys=True).close()
    assert Resources.tables is not None
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript("".join(f"DROP TABLE {name};" for name in Resources.tables.names()))
    gateway = Gateway(state=path, has_published_keys=True)
    assert len(list(gateway.alterations)) > 0
    gateway.close()


@pytest.fixture
def store() -> Iterator[Store]:
    store = Store()
    yield store
    store.close()


def test_a_missing_column_is_added_and_rows_are_kept(store: Store) -> None:
    store.prepare([PAYMENTS])
    with store.transaction() as connection:
        connection.execute("INSERT INTO orders VALUES ('1')")
    assert store.prepare([WITH_STATE]) == set()
    assert store.rows("SELECT number, state FROM orders") == [("1", "open")]


def test_preparing_returns_the_owners_of_new_tables(store: Store) -> None:
    assert store.prepare([PAYMENTS]) == {"payments"}


def test_tables_of_a_removed_family_are_not_changed(store: Store) -> None:
    store.prepare([PAYMENTS])
    store.prepare([])
    store.clear()
    assert store.rows("SELECT count(*) FROM orders") == [(0,)]


def layout(store: Store) -> list[list[tuple[object, ...]]]:
    """Return the tables and indexes with their declarations, and the versions."""
    return [
        store.rows("SELECT type, name, sql FROM sqlite_master ORDER BY type, name"),
        store.rows("SELECT * FROM schema_versions ORDER BY owner"),
        store.rows("PRAGMA user_version"),
    ]


def test_databases_in_memory_have_the_layout_of_a_file_and_their_own_rows(tmp_path: Path) -> None:
    with closing(Store(tmp_path / "state")) as file, closing(Store()) as first, closing(Store()) as second:
        for each in (file, first, second):
            each.prepare([RESOURCES, WITH_STATE])
        first.execute("INSERT INTO orders VALUES ('1', 'open')")
        assert layout(file) == layout(first) == layout(second)
        assert second.rows("SELECT * FROM orders") == []
