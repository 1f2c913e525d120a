"""The money of merchants and users: entries, balances, and what is refused."""

import shutil
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from threading import Thread

import pytest

from gateway.merchant_side import Merchant
from gateway.pages import page
from wechatpay_gateway import Gateway
from wechatpay_gateway.families.accounts.entries import RECENT_ENTRIES, AccountKind, NotEnoughError
from wechatpay_gateway.families.accounts.ledger import INITIAL_FEN, AccountLedger
from wechatpay_gateway.families.accounts.operations import Accounts
from wechatpay_gateway.server import RunningGateway

FACTS = Path(__file__).parents[3] / "facts/state"
SHOP, USER, SUB_MERCHANT = "1900000001", "oOne", "1900000109"
FROZEN = AccountKind.FROZEN


@pytest.fixture(scope="module")
def shared() -> Iterator[Gateway]:
    gateway = Gateway(has_published_keys=True)
    yield gateway
    gateway.close()


@pytest.fixture
def accounts(shared: Gateway) -> Accounts:
    shared.reset()
    return shared.accounts


def test_a_merchant_starts_with_money(accounts: Accounts) -> None:
    assert accounts.balance(SHOP) == INITIAL_FEN
    assert [(each.fen, each.cause) for each in accounts.entries.of_owner(SHOP)] == [(INITIAL_FEN, "initial")]


def test_a_merchant_that_is_added_starts_with_money(shared: Gateway, accounts: Accounts) -> None:
    shared.merchants.add("1900000777", like=SHOP)
    assert accounts.balance("1900000777") == INITIAL_FEN


def test_everyone_else_starts_without_money(accounts: Accounts) -> None:
    assert accounts.balance(USER) == 0


def test_the_initial_balance_is_added_to_what_arrived_before_the_merchant_was_added(
    shared: Gateway, accounts: Accounts
) -> None:
    accounts.deposit(SUB_MERCHANT, 5)
    shared.merchants.add(SUB_MERCHANT, like=SHOP)
    assert accounts.balance(SUB_MERCHANT) == INITIAL_FEN + 5


def test_a_deposit_adds_money(accounts: Accounts) -> None:
    accounts.deposit(SUB_MERCHANT, 500, "payment", "42-1")
    assert accounts.balance(SUB_MERCHANT) == 500


def test_money_can_be_deposited_into_the_frozen_account(accounts: Accounts) -> None:
    accounts.deposit(SUB_MERCHANT, 500, "payment", "42-1", kind=FROZEN)
    assert (accounts.balance(SUB_MERCHANT), accounts.balance(SUB_MERCHANT, FROZEN)) == (0, 500)


def test_everything_can_be_taken(accounts: Accounts) -> None:
    accounts.take(SHOP, INITIAL_FEN)
    assert accounts.balance(SHOP) == 0


def test_freezing_moves_money_between_the_accounts_of_an_owner(accounts: Accounts) -> None:
    accounts.freeze(SHOP, 300, "transfer", "bill-1")
    accounts.unfreeze(SHOP, 100, "transfer", "bill-1")
    assert (accounts.balance(SHOP), accounts.balance(SHOP, FROZEN)) == (INITIAL_FEN - 200, 200)


def test_money_moves_between_owners(accounts: Accounts) -> None:
    accounts.move(SHOP, USER, 300, "transfer", "bill-1")
    assert (accounts.balance(SHOP), accounts.balance(USER)) == (INITIAL_FEN - 300, 300)


def test_frozen_money_moves_to_another_owner(accounts: Accounts) -> None:
    accounts.freeze(SHOP, 300, "transfer", "bill-1")
    accounts.move(SHOP, USER, 300, "transfer", "bill-1", kind=FROZEN)
    assert (accounts.balance(SHOP, FROZEN), accounts.balance(USER)) == (0, 300)


def test_the_entries_of_a_record_are_found(accounts: Accounts) -> None:
    accounts.move(SHOP, USER, 300, "transfer", "bill-1")
    accounts.move(SHOP, USER, 200, "transfer", "bill-2")
    found = [(each.owner, each.fen, each.cause) for each in accounts.entries.of_reference("bill-1")]
    assert found == [(SHOP, -300, "transfer"), (USER, 300, "transfer")]


TOO_MUCH: dict[str, Callable[[AccountLedger], None]] = {
    "take": lambda own: own.take(SHOP, INITIAL_FEN + 1),
    "take from frozen": lambda own: own.take(SHOP, 1, kind=FROZEN),
    "freeze": lambda own: own.freeze(SHOP, INITIAL_FEN + 1, "transfer", "bill-1"),
    "unfreeze": lambda own: own.unfreeze(SHOP, 1, "transfer", "bill-1"),
    "move": lambda own: own.move(SHOP, USER, INITIAL_FEN + 1, "transfer", "bill-1"),
    "move from someone without money": lambda own: own.move(USER, SHOP, 1, "transfer", "bill-1"),
}


@pytest.mark.parametrize("does", TOO_MUCH.values(), ids=TOO_MUCH)
def test_more_than_the_balance_is_refused(accounts: Accounts, does: Callable[[AccountLedger], None]) -> None:
    with pytest.raises(NotEnoughError, match=r"has .* yuan, but .* yuan are needed; deposit money first"):
        does(accounts)
    assert (accounts.balance(SHOP), accounts.balance(SHOP, FROZEN), accounts.balance(USER)) == (INITIAL_FEN, 0, 0)


def test_the_error_names_account_and_amounts(accounts: Accounts) -> None:
    accounts.deposit(USER, 250)
    with pytest.raises(NotEnoughError) as caught:
        accounts.take(USER, 251)
    error = caught.value
    assert (error.owner, error.kind, error.needed, error.balance) == (USER, AccountKind.AVAILABLE, 251, 250)
    assert "the available account of oOne has 2.50 yuan, but 2.51 yuan are needed" in str(error)


@pytest.mark.parametrize("fen", [0, -1, 10**15 + 1])
@pytest.mark.parametrize("name", ["deposit", "take", "freeze", "unfreeze"])
def test_an_amount_that_is_out_of_range_is_refused(accounts: Accounts, name: str, fen: int) -> None:
    arguments = (SHOP, fen) if name in {"deposit", "take"} else (SHOP, fen, "transfer", "bill-1")
    with pytest.raises(ValueError, match=rf"an amount must be between 1 and 10{{15}} fen, got {fen}"):
        getattr(accounts, name)(*arguments)


def test_a_movement_is_undone_with_the_commit_that_it_is_part_of(shared: Gateway, accounts: Accounts) -> None:
    def fail() -> None:
        with shared.changes.commit():
            accounts.move(SHOP, USER, 300, "transfer", "bill-2")
            raise RuntimeError("the rest failed")

    accounts.move(SHOP, USER, 1, "transfer", "bill-1")
    with pytest.raises(RuntimeError, match="the rest failed"):
        fail()
    assert (accounts.balance(USER), list(accounts.entries.of_reference("bill-2"))) == (1, [])


def test_movements_of_many_threads_lose_nothing(accounts: Accounts) -> None:
    def pay() -> None:
        for _ in range(20):
            accounts.move(SHOP, USER, 1, "transfer", "bill-1")

    threads = [Thread(target=pay) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert (accounts.balance(USER), accounts.total()) == (80, INITIAL_FEN)


def test_each_entry_has_the_balance_after_it(accounts: Accounts) -> None:
    for fen in (5, 7):
        accounts.deposit(USER, fen)
        accounts.take(USER, fen - 2)
    entries = list(accounts.entries.of_owner(USER))
    assert [each.balance for each in entries] == [5, 2, 9, 4]
    assert all(after.balance == before.balance + after.fen for before, after in pairwise(entries))


def test_entries_have_the_time_of_the_gateways_clock(shared: Gateway, accounts: Accounts) -> None:
    shared.clock.advance(days=2)
    accounts.deposit(USER, 5)
    (entry,) = accounts.entries.of_owner(USER)
    assert entry.at == pytest.approx(shared.clock.now(), abs=60)


@pytest.mark.parametrize("version", ["version-4", "version-5"])
def test_a_merchant_of_an_older_state_file_gets_its_initial_balance_once(version: str, tmp_path: Path) -> None:
    path = tmp_path / "gateway.sqlite"
    shutil.copy(FACTS / f"{version}.sqlite", path)
    for spent in (1, 2):
        gateway = Gateway(state=path, has_published_keys=True)
        gateway.accounts.take(SHOP, 1)
        assert gateway.accounts.balance(SHOP) == INITIAL_FEN - spent
        gateway.close()


def test_the_control_api_deposits_and_withdraws(gateway: RunningGateway) -> None:
    gateway.balances.deposit(USER, 500)
    gateway.balances.withdraw(USER, 200)
    assert gateway.balances.get(USER).available == 300


def test_a_withdrawal_of_too_much_by_hand_is_refused(gateway: RunningGateway) -> None:
    with pytest.raises(NotEnoughError):
        gateway.balances.withdraw(USER, 200)


def test_the_control_api_lists_the_balances(shared: Gateway, accounts: Accounts) -> None:
    accounts.freeze(SHOP, 300, "transfer", "bill-1")
    rows = [shared.balances.to_json(each) for each in shared.balances.records()]
    assert rows == [{"owner": SHOP, "available": INITIAL_FEN - 300, "frozen": 300}]


def test_the_console_shows_merchants_and_then_whoever_changed_last(shared: Gateway, accounts: Accounts) -> None:
    for number in (1, 2, 3, 1):
        accounts.move(SHOP, f"oUser{number}", 1, "transfer", "bill-1")
    assert [each.owner for each in shared.balances.newest(3)] == [SHOP, "oUser1", "oUser3"]


def test_the_console_does_not_read_every_entry(shared: Gateway, accounts: Accounts) -> None:
    shared._store.execute(  # pyright: ignore[reportPrivateUsage]  # calls would take minutes
        "INSERT INTO account_entries (owner, kind, fen, balance, cause, reference, at) "
        "WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n <= ?) "
        "SELECT 'o' || n, 'available', 1, 1, 'deposit', '', 0 FROM numbers",
        (RECENT_ENTRIES,),
    )
    assert len(accounts.entries.recent_owners(10 * RECENT_ENTRIES)) == RECENT_ENTRIES


def test_the_console_deposits_money(gateway: RunningGateway, merchant: Merchant) -> None:
    assert "1000000.00" in page(merchant, "/_gateway/console/families/balances").body.decode()
    form = {"owner": SHOP, "fen": "250"}
    assert page(merchant, "/_gateway/console/families/balances/steps/deposit", form).status == 303
    assert gateway.balances.get(SHOP).available == INITIAL_FEN + 250


@pytest.mark.parametrize("fen", ["a lot", "1.5", "0"])
def test_the_console_refuses_what_is_not_an_amount(gateway: RunningGateway, merchant: Merchant, fen: str) -> None:
    refused = page(merchant, "/_gateway/console/families/balances/steps/deposit", {"owner": SHOP, "fen": fen})
    assert refused.status == 400
    assert b"must be an integer" in refused.body or b"must be between 1 and" in refused.body
    assert gateway.balances.get(SHOP).available == INITIAL_FEN
