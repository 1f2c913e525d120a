"""Under random payments, shares, returns, unfreezes, refunds, steps and waits, no money is lost and no balance is negative."""

from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from gateway.sharing_money import Sharings

RUNS, STEPS = 15, 40


def test_no_money_is_lost() -> None:
    run_state_machine_as_test(Sharings, settings=settings(max_examples=RUNS, stateful_step_count=STEPS))
