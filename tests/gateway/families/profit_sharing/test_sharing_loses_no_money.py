"""Under random payments, shares, returns, unfreezes, refunds, transfers, steps and waits, no money is lost and no balance is negative."""

import pytest
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from gateway.sharing_money import Everything, Sharings

STEPS = 40


@pytest.mark.parametrize(("kind", "runs"), [(Sharings, 25), (Everything, 6)])
def test_no_money_is_lost(kind: type[Sharings], runs: int) -> None:
    run_state_machine_as_test(kind, settings=settings(max_examples=runs, stateful_step_count=STEPS))
