"""Withdrawals of merchants to their banks, in any order of calls and steps, for the model of their money."""

from functools import partial

from hypothesis.stateful import rule

from gateway.money import AMOUNTS, MERCHANTS, NUMBERS, OTHER_SHOP, PICKS, SHOP, Money, Transfers, try_to
from wechatpay_gateway.families.accounts.withdrawals import Withdrawal
from wechatpay_gateway.family.resource.record import Record


class Withdrawals(Money):
    """Withdrawals of two merchants; a bank pays, refuses or returns the money."""

    @rule(mchid=MERCHANTS, number=NUMBERS, amount=AMOUNTS)
    def request_withdrawal(self, mchid: str, number: str, amount: int) -> None:
        """Request a withdrawal, perhaps again."""
        body = {"out_request_no": number, "amount": amount, "account_type": "BASIC"}
        status, reply = self.call(mchid, "/v3/merchant/fund/withdraw", body)
        assert status == 200 or reply["code"] in {"NOT_ENOUGH", "INVALID_REQUEST"}

    @rule(pick=PICKS, choice=PICKS)
    def step_withdrawal(self, pick: int, choice: int) -> None:
        """Take one of the steps that are possible."""
        machine, withdrawals = self.gateway.platform_withdrawals, self._withdrawals()
        if withdrawals:
            each = withdrawals[pick % len(withdrawals)]
            steps = machine.possible(each)
            if steps:
                step = steps[choice % len(steps)]
                try_to(partial(machine.advance, each, step, {} if step.name == "succeed" else {"reason": "卡号错误"}))

    def _withdrawals(self) -> list[Withdrawal]:
        return self.read(self.gateway.platform_withdrawals.records)

    def _sum_of_withdrawals(self, state: str, mchid: str | None = None) -> int:
        return sum(each.amount for each in self._withdrawals() if each.state == state and mchid in (None, each.caller))

    def locked(self, mchid: str) -> int:
        """Return the amounts of the withdrawals that the bank has not paid yet."""
        return super().locked(mchid) + self._sum_of_withdrawals("CREATE_SUCCESS", mchid)

    def paid_out(self, mchid: str) -> int:
        """Return the amounts that are at the bank."""
        return super().paid_out(mchid) + self._sum_of_withdrawals("SUCCESS", mchid)

    def went_out(self) -> int:
        """Return the amounts that are at banks, and in no account of the gateway."""
        return super().went_out() + self._sum_of_withdrawals("SUCCESS")


class SubMerchantWithdrawals(Money):
    """Withdrawals of a sub-merchant that its platform requests."""

    @rule(number=NUMBERS, amount=AMOUNTS)
    def request_for_sub_merchant(self, number: str, amount: int) -> None:
        """Request a withdrawal of the sub-merchant, perhaps again."""
        body = {"sub_mchid": OTHER_SHOP, "out_request_no": number, "amount": amount}
        status, _ = self.call(SHOP, "/v3/ecommerce/fund/withdraw", body)
        assert status in {200, 400, 403}

    @rule(pick=PICKS, choice=PICKS)
    def step_of_sub_merchant(self, pick: int, choice: int) -> None:
        """Take one of the steps that are possible."""
        machine, made = self.gateway.withdrawals, self._of_sub_merchant()
        if made:
            each = made[pick % len(made)]
            steps = machine.possible(each)
            if steps:
                step = steps[choice % len(steps)]
                fields = {"reason": "卡号错误"} if step.takes else {}
                try_to(partial(machine.advance, each, step, fields))

    def _of_sub_merchant(self) -> list[Record]:
        return [each for each in self.read(self.gateway.withdrawals.records) if each.content is not None]

    def _sum_of_sub_merchant(self, state: str) -> int:
        return sum(each.request["amount"] for each in self._of_sub_merchant() if each.state == state)

    def locked(self, mchid: str) -> int:
        """Return the amounts of the withdrawals that the bank has not paid yet."""
        own = self._sum_of_sub_merchant("CREATE_SUCCESS") if mchid == OTHER_SHOP else 0
        return super().locked(mchid) + own

    def paid_out(self, mchid: str) -> int:
        """Return the amounts that are at the bank."""
        own = self._sum_of_sub_merchant("SUCCESS") if mchid == OTHER_SHOP else 0
        return super().paid_out(mchid) + own

    def went_out(self) -> int:
        """Return the amounts that are at banks, and in no account of the gateway."""
        return super().went_out() + self._sum_of_sub_merchant("SUCCESS")


class TransfersAndWithdrawals(Transfers, Withdrawals):
    """Transfers and withdrawals of the same money."""
