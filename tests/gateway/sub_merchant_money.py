"""The money of a sub-merchant that is withdrawn, remitted and paid out when its account is closed, for the model of money."""

from functools import partial

from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule

from gateway.money import AMOUNTS, NUMBERS, PICKS, SHOP, Money, try_to
from wechatpay_gateway.family.resource.machine import ResourceMachine
from wechatpay_gateway.family.resource.record import Record

SUB_MERCHANT = "1900009109"
_MACHINES = ("withdrawals", "day_end_balance_withdrawals", "cancellation_withdrawals", "cancelled_merchant_withdrawals")
_BANK = {"account_bank": "招商银行", "account_name": "张三", "account_number": "6214839999999999"}
_REASONS = {"fail", "send_back", "close"}
_NO_REASON = {"cancellation_withdrawals"}


class SubMerchantMoney(Money):
    """A sub-merchant whose money leaves its account in several ways."""

    @initialize()
    def open_account(self) -> None:
        """Begin with an account without money."""
        self.deposited[SUB_MERCHANT] = 0

    @rule(fen=AMOUNTS)
    def pay_in(self, fen: int) -> None:
        """Put money into the account."""
        self.gateway.balances.deposit(SUB_MERCHANT, fen)
        self.deposited[SUB_MERCHANT] += fen

    @rule(number=NUMBERS, amount=AMOUNTS)
    def withdraw_money(self, number: str, amount: int) -> None:
        """Request a withdrawal, perhaps again."""
        body = {"sub_mchid": SUB_MERCHANT, "out_request_no": number, "amount": amount}
        status, _ = self.call(SHOP, "/v3/ecommerce/fund/withdraw", body)
        assert status in {200, 400, 403}

    @rule(number=NUMBERS, way=st.sampled_from(["ONLY_DAY_END_BALANCE", "ALLOW_CURRENT_BALANCE"]))
    def withdraw_day_end(self, number: str, way: str) -> None:
        """Request a withdrawal of the balance of yesterday, perhaps again."""
        body = {"sub_mchid": SUB_MERCHANT, "out_request_no": number, "calculate_amount_type": way}
        status, _ = self.call(SHOP, "/v3/platsolution/ecommerce/withdraw/day-end-balance-withdraw", body)
        assert status in {200, 400, 403}

    @rule(number=NUMBERS)
    def close(self, number: str) -> None:
        """Apply to close the account, with a withdrawal unless the number is the first."""
        body = {"sub_mchid": SUB_MERCHANT, "out_request_no": number, "withdraw": "NOT_APPLY_WITHDRAW"}
        status, _ = self.call(SHOP, "/v3/ecommerce/account/apply-cancel-withdraw", body)
        assert status in {200, 400}

    @rule(machine=st.sampled_from(_MACHINES), pick=PICKS, choice=PICKS)
    def step_money(self, machine: str, pick: int, choice: int) -> None:
        """Take one of the steps that are possible."""
        records = self._records(machine)
        if records:
            own: ResourceMachine = getattr(self.gateway, machine)
            each = records[pick % len(records)]
            steps = own.possible(each)
            if steps:
                step = steps[choice % len(steps)]
                fields = {"reason": "卡号错误"} if any(field.name == "reason" for field in step.takes) else {}
                try_to(partial(own.advance, each, step, fields))

    def _records(self, machine: str) -> list[Record]:
        return [each for each in getattr(self.gateway, machine) if each.content is not None]

    def locked(self, mchid: str) -> int:
        """Return the amounts of what the bank has not paid yet."""
        found = super().locked(mchid)
        if mchid == SUB_MERCHANT:
            found += sum(
                int(each.request["amount"]) for each in self._records("withdrawals") if each.state == "CREATE_SUCCESS"
            )
            found += sum(
                int(each.fields["total_amount"])
                for each in self._records("day_end_balance_withdrawals")
                if each.state == "PROCESSING"
            )
        return found

    def paid_out(self, mchid: str) -> int:
        """Return the amounts that are at banks."""
        return super().paid_out(mchid) + (self._at_banks() if mchid == SUB_MERCHANT else 0)

    def went_out(self) -> int:
        """Return the amounts that are at banks, and in no account of the gateway."""
        return super().went_out() + self._at_banks()

    def _at_banks(self) -> int:
        paid = sum(int(each.request["amount"]) for each in self._records("withdrawals") if each.state == "SUCCESS")
        day_end = self._records("day_end_balance_withdrawals")
        return paid + sum(
            int(each.fields["success_amount"]) for each in day_end if each.state in {"FINISHED", "ABNORMAL"}
        )
