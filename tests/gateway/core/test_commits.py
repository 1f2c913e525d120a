"""An event and its notification are one commit: a gateway that fails or is killed in between stores both or neither."""

import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from textwrap import dedent

import pytest
from attrs import evolve

import wechatpay_gateway
from gateway.merchant_side import Merchant
from wechatpay_gateway.base.store import Store
from wechatpay_gateway.base.tables import Tables
from wechatpay_gateway.core.gateway import Gateway
from wechatpay_gateway.families.payments.orders import Combination, Order
from wechatpay_gateway.families.payments.refunds import Refund
from wechatpay_gateway.families.payments.steps import OrderState, RefundStatus
from wechatpay_gateway.family.steps import WrongStateError
from wechatpay_gateway.server import running

MCHID = "1900000001"
CONTENT = '{"notify_url":"http://127.0.0.1:9/told"}'
REFUSE_NOTIFICATIONS = """
CREATE TRIGGER no_more_callbacks BEFORE INSERT ON callbacks
BEGIN SELECT RAISE(ABORT, 'no space for another notification'); END
"""
Step = Callable[[Gateway], object]


def order(number: str, combination: str | None = None) -> Order:
    family = "combined" if combination else "direct"
    return Order(
        *(MCHID, MCHID, family, "NATIVE", number, OrderState.NOTPAY, 100, CONTENT, 1.0),
        combine_out_trade_no=combination,
    )


def sold(number: str) -> Order:
    return evolve(order(number), state=OrderState.SUCCESS, transaction_id=f"42{number}", paid=1.0)


def refund(number: str, status: RefundStatus) -> Refund:
    return Refund(MCHID, number, f"503{number}", "direct", "42sold-1", status, 100, CONTENT, 1.0)


def fill(gateway: Gateway) -> None:
    """A gateway with orders and refunds whose next step queues a notification."""
    payments = gateway.payments
    payments.orders.add(order("order-1"), order("order-2"), sold("sold-1"))
    payments.prepayments.add(MCHID, "order-2", is_combined=False, at=gateway.clock.now())
    payments.combinations.add(Combination(MCHID, "both-1", "NATIVE", CONTENT, 1.0))
    payments.orders.add(order("part-1", "both-1"), order("part-2", "both-1"))
    for number, status in (("open-1", RefundStatus.PROCESSING), ("stuck-1", RefundStatus.ABNORMAL)):
        payments.refunds.add(refund(number, status))


def scan(gateway: Gateway) -> object:
    prepayment = gateway.payments.prepayments.latest(MCHID, "order-2")
    assert prepayment is not None
    return gateway.orders.pay_prepayment(prepayment.prepay_id)


STEPS: dict[str, Step] = {
    "a payment": lambda gateway: gateway.orders.pay("order-1"),
    "a scanned payment": scan,
    "a combined payment": lambda gateway: gateway.orders.pay("both-1"),
    "a refund that succeeds": lambda gateway: gateway.refunds.succeed("open-1"),
    "a refund that fails": lambda gateway: gateway.refunds.fail("open-1"),
    "a refund that is closed": lambda gateway: gateway.refunds.close("stuck-1"),
}


def states(gateway: Gateway) -> list[str]:
    found = [each.state for each in gateway.payments.orders if not each.is_example]
    return [*found, *(each.status for each in gateway.payments.refunds if not each.is_example)]


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "gateway.sqlite"


@pytest.fixture
def filled(state: Path) -> Iterator[Gateway]:
    gateway = Gateway(state=state, has_published_keys=True)
    fill(gateway)
    yield gateway
    gateway.close()


@pytest.mark.parametrize("name", STEPS)
def test_a_step_and_its_notification_are_stored_together(filled: Gateway, name: str) -> None:
    before = states(filled)
    STEPS[name](filled)
    assert states(filled) != before
    assert len(filled.notifications) == 1


@pytest.mark.parametrize("name", STEPS)
def test_a_step_is_not_taken_if_its_notification_cannot_be_stored(filled: Gateway, state: Path, name: str) -> None:
    before = states(filled)
    with closing(sqlite3.connect(state)) as other:
        other.execute(REFUSE_NOTIFICATIONS)
    with pytest.raises(sqlite3.IntegrityError, match="no space for another notification"):
        STEPS[name](filled)
    assert states(filled) == before


def run(program: str, *arguments: str | Path) -> int:
    """Run a program in a separate process and return its exit status."""
    command = [sys.executable, "-c", dedent(program), *arguments]
    return subprocess.run(command, cwd=Path(__file__).parents[2], check=False, timeout=50).returncode


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The state files of gateways that were killed between a step and its notification, by step. All are forks of one process."""
    folder = tmp_path_factory.mktemp("killed")
    program = """
        import os, sys
        from pathlib import Path
        from attrs import evolve
        from gateway.core.test_commits import STEPS, fill
        from wechatpay_gateway.catalog.loading import load_catalog
        from wechatpay_gateway import Gateway

        class Killing(dict):
            def get(self, *arguments):
                os._exit(9)

        catalog = evolve(load_catalog(), retries=Killing())
        for name in STEPS:
            if os.fork() == 0:
                gateway = Gateway(state=Path(sys.argv[1], name), catalog=catalog, has_published_keys=True)
                fill(gateway)
                STEPS[name](gateway)
                os._exit(1)
            _, status = os.wait()
            if os.waitstatus_to_exitcode(status) != 9:
                sys.exit(f"{name} was not interrupted")
        """
    assert run(program, folder) == 0
    return folder


@pytest.mark.parametrize("name", STEPS)
def test_a_gateway_killed_between_a_step_and_its_notification_stores_neither(killed: Path, name: str) -> None:
    again = Gateway(state=killed / name)
    left = states(again), len(again.notifications)
    again.close()
    assert left == (["NOTPAY", "NOTPAY", "SUCCESS", "NOTPAY", "NOTPAY", "PROCESSING", "ABNORMAL"], 0)


NATIVE = {
    "appid": "wxd678efh567hg6787",
    "mchid": MCHID,
    "description": "a book",
    "out_trade_no": "order-9",
    "notify_url": "http://127.0.0.1:9/told",
    "amount": {"total": 100},
}


def test_a_request_that_fails_halfway_changes_nothing(state: Path) -> None:
    with running(state=state, has_published_keys=True) as gateway:
        with closing(sqlite3.connect(state)) as other:
            other.execute(REFUSE_NOTIFICATIONS.replace("ON callbacks", "ON prepayments"))
        answer = Merchant.from_env(gateway.environment).call_json("/v3/pay/transactions/native", NATIVE)
        assert (answer.status, gateway.payments.orders.is_placed("order-9")) == (500, False)


def test_a_notification_is_announced_only_after_its_event_is_committed(filled: Gateway) -> None:
    told: list[int] = []
    filled.changes.when_queued = lambda: told.append(len(filled.notifications))
    with filled.changes.commit():
        filled.orders.pay("order-1")
        during = list(told)
    assert (during, told) == ([], [1])


def pay_twice(gateway: Gateway) -> None:
    with gateway.changes.commit():
        gateway.orders.pay("order-1")
        gateway.orders.pay("order-1")


def test_a_notification_that_was_rolled_back_is_not_announced(filled: Gateway) -> None:
    told: list[int] = []
    filled.changes.when_queued = lambda: told.append(1)
    with pytest.raises(WrongStateError):
        pay_twice(filled)
    assert (told, len(filled.notifications)) == ([], 0)
    filled.orders.pay("order-1")
    assert told == [1]


def test_a_notification_cannot_be_queued_after_the_commit(filled: Gateway) -> None:
    with filled.changes.commit() as announce:
        pass
    with pytest.raises(RuntimeError, match="inside a transaction"):
        announce(mchid=MCHID, event_type="A.B", original_type="a", url="http://127.0.0.1/", resource={})
    assert len(filled.notifications) == 0


def test_only_the_commit_of_an_event_queues_a_notification() -> None:
    root = Path(wechatpay_gateway.__file__).parent
    queueing = re.compile(r"notifications\.add\(|INSERT INTO callbacks\b")
    found = {
        path.relative_to(root).as_posix() for path in root.rglob("*.py") if queueing.search(path.read_text("utf-8"))
    }
    assert found == {"notifications/changes.py", "notifications/queue.py"}


@pytest.fixture
def store() -> Iterator[Store]:
    store = Store()
    store.prepare([Tables("numbers", 1, "CREATE TABLE authorized_merchants (sub_mchid TEXT PRIMARY KEY);")])
    yield store
    store.close()


def authorized(store: Store) -> list[str]:
    return [number for (number,) in store.rows("SELECT sub_mchid FROM authorized_merchants ORDER BY sub_mchid")]


def authorize(store: Store, *numbers: str) -> None:
    with store.transaction() as connection:
        for number in numbers:
            connection.execute("INSERT INTO authorized_merchants VALUES (?)", (number,))


def authorize_in_two(store: Store, first: str, second: str) -> None:
    with store.transaction():
        authorize(store, first)
        authorize(store, second)


def test_an_inner_transaction_that_fails_rolls_back_only_itself(store: Store) -> None:
    with store.transaction():
        authorize(store, "1")
        with pytest.raises(sqlite3.IntegrityError):
            authorize(store, "2", "1")
        authorize(store, "3")
    assert authorized(store) == ["1", "3"]


def test_an_outer_transaction_that_fails_rolls_back_the_inner_ones(store: Store) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        authorize_in_two(store, "1", "1")
    assert authorized(store) == []


def test_no_action_can_wait_for_a_commit_outside_a_transaction(store: Store) -> None:
    with pytest.raises(RuntimeError, match="inside a transaction"):
        store.call_when_stored(lambda: None)


def test_a_gateway_killed_during_its_first_start_leaves_a_usable_file(state: Path) -> None:
    program = """
        import os, sys
        from pathlib import Path
        from attrs import evolve
        from wechatpay_gateway.catalog.catalog import Catalog
        from wechatpay_gateway.catalog.loading import load_catalog
        from wechatpay_gateway import Gateway

        class Killing(tuple):
            def __iter__(self):
                os._exit(9)

        name = "payments.refunds.create_refund"
        operations = dict(load_catalog().operations)
        operations[name] = evolve(operations[name], examples=Killing())
        Gateway(state=Path(sys.argv[1]), catalog=Catalog(operations))
        """
    assert run(program, state) == 9
    again, new = Gateway(state=state), Gateway()
    left, expected = ([len(each.payments.orders), len(each.payments.refunds)] for each in (again, new))
    again.close()
    new.close()
    assert left == expected
