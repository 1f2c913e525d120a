"""Under random payments, splits, refunds, advances, subsidies, returns, steps and waits, no money is lost and no balance is negative."""

import pytest
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from gateway.platform_refund_money import PlatformRefunds
from gateway.remittance_money import Remittances
from gateway.subsidy_money import PlatformMoney

STEPS = 30


@pytest.mark.parametrize(("kind", "runs"), [(Remittances, 20), (PlatformMoney, 25)])
def test_no_money_is_lost(kind: type[PlatformRefunds], runs: int) -> None:
    run_state_machine_as_test(kind, settings=settings(max_examples=runs, stateful_step_count=STEPS))
