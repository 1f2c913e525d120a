"""The money of a sub-merchant that is withdrawn, remitted and paid out when its account is closed, for the model of money."""

from functools import cache, partial

from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule

from gateway.money import AMOUNTS, NUMBERS, PICKS, SHOP, START_FEN, Money, merchant_of, try_to
from wechatpay_gateway.family.resource.machine import ResourceMachine
from wechatpay_gateway.family.resource.record import Record

SUB_MERCHANT = "1900009109"
_MACHINES = ("withdrawals", "day_end_balance_withdrawals", "cancellation_withdrawals", "cancelled_merchant_withdrawals")
_BANK = {"account_bank": "招商银行", "account_name": "张三", "account_number": "6214839999999999"}


@cache
def sealed_payee(id_card: str) -> dict[str, object]:
    """Return a personal bank account whose values are encrypted; `id_card` is the name of the kind of document."""
    seal = merchant_of(SHOP).seal
    holder = {"identification_name": seal("张三"), "identification_no": seal("11010119900101001X")}
    return {
        "account_type": "ACCOUNT_TYPE_PERSONAL",
        "bank_account_info": _BANK | {name: seal(_BANK[name]) for name in ("account_name", "account_number")},
        "identity_info": {"id_doc_type": id_card, **holder},
    }


class SubMerchantMoney(Money):
    """A sub-merchant whose money leaves its account in several ways."""

    @initialize()
    def open_account(self) -> None:
        """Begin with an account that has as much as the others."""
        self.gateway.balances.deposit(SUB_MERCHANT, START_FEN)
        self.deposited[SUB_MERCHANT] = START_FEN

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

    @rule(number=NUMBERS)
    def close_and_withdraw(self, number: str) -> None:
        """Apply to close the account and to pay out what is in it."""
        payee = sealed_payee("IDENTIFICATION_TYPE_ID_CARD")
        body = {"sub_mchid": SUB_MERCHANT, "out_request_no": number, "withdraw": "APPLY_WITHDRAW", "payee_info": payee}
        serial = merchant_of(SHOP).public_key_id
        status, _ = self.call(SHOP, "/v3/ecommerce/account/apply-cancel-withdraw", body, serial=serial)
        assert status in {200, 400}

    @rule(number=NUMBERS, amount=AMOUNTS)
    def withdraw_left(self, number: str, amount: int) -> None:
        """Request a withdrawal from the account, which must be closed."""
        payee = sealed_payee("IDENTIFICATION_TYPE_IDCARD")
        body = {"sub_mchid": SUB_MERCHANT, "out_request_no": number, "amount": amount, "payee_info": payee}
        body |= {"out_account_type": "BASIC_ACCOUNT", "payee_type": "INDIVIDUAL"}
        serial = merchant_of(SHOP).public_key_id
        status, _ = self.call(SHOP, "/v3/mch_operate/risk/withdrawl-apply", body, serial=serial)
        assert status in {200, 400, 403}

    @rule(machine=st.sampled_from(_MACHINES), pick=PICKS, choices=st.lists(PICKS, min_size=1, max_size=6))
    def step_money(self, machine: str, pick: int, choices: list[int]) -> None:
        """Take some of the steps that are possible, one after another."""
        records = self._records(machine)
        if records:
            own: ResourceMachine = getattr(self.gateway, machine)
            number = own.key_of(records[pick % len(records)])
            for choice in choices:
                each = own.lookup(number)
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
            found += sum(
                int(each.fields["paid_out"])
                for each in self._records("cancellation_withdrawals")
                if each.state == "FUND_PROCESSING"
            )
            found += sum(
                int(each.request["amount"])
                for each in self._records("cancelled_merchant_withdrawals")
                if each.state in {"SUBMITTED", "PASSED"}
            )
        return found

    def paid_out(self, mchid: str) -> int:
        """Return the amounts that are at banks."""
        return super().paid_out(mchid) + (self._at_banks() if mchid == SUB_MERCHANT else 0)

    def went_out(self) -> int:
        """Return the amounts that are at banks, and in no account of the gateway."""
        return super().went_out() + self._at_banks()

    def _at_banks(self) -> int:
        requested = [("withdrawals", "SUCCESS"), ("cancelled_merchant_withdrawals", "PAY_SUCCEED")]
        paid = sum(
            int(each.request["amount"])
            for name, state in requested
            for each in self._records(name)
            if each.state == state
        )
        paid += sum(
            int(each.fields["paid_out"])
            for each in self._records("cancellation_withdrawals")
            if each.fields.get("withdraw_state") == "WITHDRAW_SUCCEED"
        )
        day_end = self._records("day_end_balance_withdrawals")
        return paid + sum(
            int(each.fields["success_amount"]) for each in day_end if each.state in {"FINISHED", "ABNORMAL"}
        )
