"""Under random calls and steps of all families that move money, with coupons, no money is lost and no balance is negative."""

import pytest
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from gateway.coupon_money import Coupons, Everything, PlatformEverything

RUNS, STEPS = 12, 40


@pytest.mark.parametrize("kind", [Everything, PlatformEverything])
def test_no_money_is_lost(kind: type[Coupons]) -> None:
    run_state_machine_as_test(kind, settings=settings(max_examples=RUNS, stateful_step_count=STEPS))
