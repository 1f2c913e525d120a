"""Under random calls, steps and waits: balance + locked + paid out = deposited, and no balance is ever negative."""

from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from gateway.money import Transfers

STEPS = 40
RUNS = 25


def test_transfers_lose_no_money() -> None:
    run_state_machine_as_test(Transfers, settings=settings(max_examples=RUNS, stateful_step_count=STEPS))
