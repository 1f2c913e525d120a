"""Under random calls, steps and waits: balance + locked + paid out = deposited, and no balance is ever negative."""

from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from gateway.sub_merchant_money import SubMerchantMoney
from gateway.withdrawal_money import TransfersAndWithdrawals

STEPS = 40
PART = 4
"""The part of the profile's examples: 25 of 100, and many more in `make soak`."""


def test_transfers_and_withdrawals_lose_no_money() -> None:
    runs = settings().max_examples // PART
    run_state_machine_as_test(TransfersAndWithdrawals, settings=settings(max_examples=runs, stateful_step_count=STEPS))


def test_withdrawals_of_a_sub_merchant_lose_no_money() -> None:
    runs = settings().max_examples // PART
    run_state_machine_as_test(SubMerchantMoney, settings=settings(max_examples=runs, stateful_step_count=STEPS))
