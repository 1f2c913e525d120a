"""Under random payments, shares, refunds, advances, returns, steps and waits, no money is lost and no balance is negative."""

from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from gateway.platform_refund_money import PlatformRefunds

RUNS, STEPS = 25, 30


def test_no_money_is_lost() -> None:
    run_state_machine_as_test(PlatformRefunds, settings=settings(max_examples=RUNS, stateful_step_count=STEPS))
