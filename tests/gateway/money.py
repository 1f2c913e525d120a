"""A model of money for stateful tests: what came in, what went out, and what must therefore be in the accounts.

A product adds rules that call its operations, and says how much of the money it has locked, paid out or brought in.
"""

import json
from collections.abc import Callable, Iterable
from functools import cache, partial
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from gateway.merchant_side import Merchant
from gateway.transfers import (
    AUTHORIZED,
    BILLS,
    WITH_AUTHORIZATION,
    authorization,
    authorized_transfer,
    information,
    transfer,
)
from wechatpay_gateway import Gateway
from wechatpay_gateway.base.messages import ReceivedRequest
from wechatpay_gateway.families.accounts.entries import AccountKind, NotEnoughError
from wechatpay_gateway.families.merchant_transfer.transfers import Transfer
from wechatpay_gateway.family.machine import Machine
from wechatpay_gateway.family.steps import WrongStateError

HOST = "127.0.0.1:1"
SHOP, OTHER_SHOP = "1900000001", "1900000777"
USERS = ("oOne", "oTwo")
START_FEN = 60_000
"""The money of each merchant at the start, so little that it is soon not enough."""
NUMBERS = st.sampled_from(["a1", "a2", "a3", "a4", "a5"])
AMOUNTS = st.sampled_from([10, 2_500, 20_000])
MERCHANTS = st.sampled_from([SHOP, OTHER_SHOP])
PICKS = st.integers(0, 11)
"""Picks one of what there is."""
T = TypeVar("T")
LOCKED = frozenset({"WAIT_USER_CONFIRM", "TRANSFERING"})


@cache
def shared_gateway() -> Gateway:
    """Return the gateway that all runs use, one after another."""
    gateway = Gateway(has_published_keys=True)
    gateway.serve_at(f"http://{HOST}", frozenset({HOST}))
    return gateway


@cache
def merchant_of(mchid: str) -> Merchant:
    """Return a merchant with its keys, which are the same in all runs."""
    return Merchant.from_env(shared_gateway().merchants.environment(mchid))


class Money(RuleBasedStateMachine):
    """Merchants with money that comes in and goes out by hand.

    Attributes:
        deposited: what came in for each merchant, less what went out again, in fen.
    """

    def __init__(self) -> None:
        super().__init__()
        self.gateway = shared_gateway()
        self.gateway.reset()
        self.gateway.merchants.add(OTHER_SHOP, like=SHOP)
        self._read: dict[Callable[[], Iterable[Any]], list[Any]] = {}
        self._read_at: object = None
        self.deposited = {SHOP: START_FEN, OTHER_SHOP: START_FEN}
        for mchid in self.deposited:
            self.gateway.balances.withdraw(mchid, self.gateway.balances.get(mchid).available - START_FEN)

    def call(
        self, mchid: str, target: str, body: Any = None, method: str = "POST", *, serial: str | None = None
    ) -> tuple[int, dict[str, Any]]:
        """Send a signed request of a merchant; return the status and the JSON of the reply.

        `serial` names the key for which values of the body are encrypted.
        """
        merchant = merchant_of(mchid)
        raw = b"" if body is None else json.dumps(body, ensure_ascii=False).encode()
        headers = merchant.headers(method, target, raw) | ({} if serial is None else {"Wechatpay-Serial": serial})
        wire = tuple((name.lower().encode(), value.encode()) for name, value in headers.items())
        reply = self.gateway.handle(ReceivedRequest(method, target.encode(), wire, raw)).reply
        assert reply is not None
        assert reply.status < 500, reply.body
        return reply.status, json.loads(reply.body)

    def read(self, records: Callable[[], Iterable[T]]) -> list[T]:
        """Return the records of a machine; they are read once for all rules and invariants, until something changes."""
        revision = self.gateway.revision
        if revision != self._read_at:
            self._read_at = revision
            self._read.clear()
        if records not in self._read:
            self._read[records] = list(records())
        return self._read[records]

    @rule(mchid=MERCHANTS, fen=AMOUNTS)
    def deposit(self, mchid: str, fen: int) -> None:
        """Put money into an account."""
        self.gateway.balances.deposit(mchid, fen)
        self.deposited[mchid] += fen

    @rule(mchid=MERCHANTS, fen=st.sampled_from([1, 20_000, 60_000]))
    def withdraw(self, mchid: str, fen: int) -> None:
        """Take money out of an account, if there is enough."""
        if try_to(lambda: self.gateway.balances.withdraw(mchid, fen)):
            self.deposited[mchid] -= fen

    @rule(hours=st.sampled_from([1, 12, 25]))
    def wait(self, hours: int) -> None:
        """Let time pass."""
        self.gateway.clock.advance(hours=hours)

    @invariant()
    def no_money_is_lost(self) -> None:
        """All money that came in and did not go out is in an account."""
        assert self.gateway.accounts.total() == sum(self.deposited.values()) - self.went_out()

    @invariant()
    def no_balance_is_negative(self) -> None:
        """Every balance is the sum of its entries, and never was negative."""
        sums: dict[tuple[str, AccountKind], int] = {}
        for entry in self.gateway.accounts.entries:
            account = entry.owner, entry.kind
            sums[account] = sums.get(account, 0) + entry.fen
            assert entry.balance == sums[account] >= 0

    def went_out(self) -> int:
        """Return the money that is in no account any more, because it went to payers or to WeChat Pay, in fen."""
        return 0

    def locked(self, mchid: str) -> int:
        """Return what the products have locked of a merchant's money, in fen."""
        del mchid
        return 0

    def paid_out(self, mchid: str) -> int:
        """Return what the products have paid out of a merchant's money, in fen."""
        del mchid
        return 0

    @invariant()
    def balance_and_locked_and_paid_out_are_what_was_deposited(self) -> None:
        """The accounts of each merchant agree with what the products say about themselves."""
        for mchid, deposited in self.deposited.items():
            own = self.gateway.balances.get(mchid)
            assert own.frozen == self.locked(mchid)
            assert own.available + own.frozen + self.paid_out(mchid) == deposited


class Transfers(Money):
    """Transfers to users, with and without authorizations, in any order of calls and steps."""

    def __init__(self) -> None:
        super().__init__()
        self.is_locked: dict[tuple[str, str], bool] = {}
        for user in USERS:
            status, _ = self.call(SHOP, *_application(user))
            assert status == 200
            self.gateway.transfer_authorizations.agree(_number_of(user))

    @rule(mchid=MERCHANTS, number=NUMBERS, amount=AMOUNTS, user=st.sampled_from(USERS), is_asking=st.booleans())
    def transfer(self, mchid: str, number: str, amount: int, user: str, *, is_asking: bool) -> None:
        """Request a transfer that the user confirms, perhaps again."""
        own = {"authorization_info": information(f"asked{number}")} if is_asking else {}
        body = transfer(number, transfer_amount=amount, openid=user, **own)
        status, _ = self.call(mchid, WITH_AUTHORIZATION if is_asking else BILLS, body)
        assert status in {200, 400, 403}

    @rule(number=NUMBERS, amount=AMOUNTS, user=st.sampled_from(USERS))
    def pay(self, number: str, amount: int, user: str) -> None:
        """Request a transfer after an authorization, perhaps again."""
        own = {"transfer_amount": amount, "out_authorization_no": _number_of(user)}
        status, _ = self.call(SHOP, AUTHORIZED, authorized_transfer(number, **own))
        assert status in {200, 400, 403}

    @rule(times=st.integers(1, 2))
    def hold(self, times: int) -> None:
        """Let the next transfers stay ACCEPTED."""
        self.gateway.transfers.hold(times)

    @rule(pick=PICKS)
    def cancel(self, pick: int) -> None:
        """Cancel a transfer, if that is possible."""
        for each in self._picked(pick):
            status, _ = self.call(each.caller, f"{BILLS}/out-bill-no/{each.out_bill_no}/cancel")
            assert status in {200, 400}

    @rule(pick=PICKS, choice=PICKS)
    def step(self, pick: int, choice: int) -> None:
        """Take one of the steps that are possible."""
        for each in self._picked(pick):
            machine: Machine[Transfer] = self.gateway.transfers
            if each.is_authorized:
                machine = self.gateway.authorized_transfers
            steps = machine.possible(each)
            if steps:
                step = steps[choice % len(steps)]
                fields = {"fail_reason": "TRANSFER_RISK"} if step.name == "fail" else {}
                try_to(partial(machine.advance, each, step, fields))

    def _picked(self, pick: int) -> list[Transfer]:
        """Return one of the transfers, if there are any."""
        transfers = self._transfers()
        return [transfers[pick % len(transfers)]] if transfers else []

    @invariant()
    def money_is_locked_from_processing_to_the_end(self) -> None:
        """Remember of which canceled transfers the money was locked."""
        for each in self._transfers():
            key = each.caller, each.out_bill_no
            if each.state != "CANCELING":
                self.is_locked[key] = each.state in LOCKED

    def _has_locked(self, each: Transfer) -> bool:
        if each.state != "CANCELING":
            return each.state in LOCKED
        return self.is_locked[each.caller, each.out_bill_no]

    def _transfers(self) -> list[Transfer]:
        return [*self.read(self.gateway.transfers.records), *self.read(self.gateway.authorized_transfers.records)]

    def locked(self, mchid: str) -> int:
        """Return the amounts of the transfers whose user may still receive the money."""
        locked = [each.amount for each in self._transfers() if each.caller == mchid and self._has_locked(each)]
        return super().locked(mchid) + sum(locked)

    def paid_out(self, mchid: str) -> int:
        """Return the amounts of the successful transfers."""
        paid = [each.amount for each in self._transfers() if each.caller == mchid and each.state == "SUCCESS"]
        return super().paid_out(mchid) + sum(paid)

    @invariant()
    def users_have_what_was_paid_out(self) -> None:
        """Each user has the amounts of the successful transfers."""
        for user in USERS:
            paid = [each.amount for each in self._transfers() if each.openid == user and each.state == "SUCCESS"]
            assert self.gateway.balances.get(user).available == sum(paid)


def try_to(take: Callable[[], object]) -> bool:
    """Do something that may be impossible, and return whether it was possible."""
    try:
        take()
    except (LookupError, WrongStateError, NotEnoughError):
        return False
    return True


def _number_of(user: str) -> str:
    return f"of{user}"


def _application(user: str) -> tuple[str, dict[str, Any]]:
    return "/v3/fund-app/mch-transfer/user-confirm-authorization", authorization(_number_of(user), openid=user)
