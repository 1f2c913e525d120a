"""Functions that follow the changes of a resource's records."""

from contextlib import closing

import pytest

from wechatpay_gateway import Gateway
from wechatpay_gateway.family.resource.family import Resources
from wechatpay_gateway.family.resource.record import Record

APPLYMENTS = "onboarding.subject_confirmation.applyments"
WAITING, PASSED = "APPLYMENT_STATE_WAITTING_FOR_AUDIT", "APPLYMENT_STATE_PASSED"


def refuse(before: Record, after: Record) -> Record:
    raise ValueError(f"{before.state} to {after.state}")


def test_an_error_of_a_follower_undoes_the_change() -> None:
    with closing(Gateway(has_published_keys=True)) as gateway:
        number = gateway.applyments.add("A1").applyment_id
        resources = gateway.families["resources"]
        assert isinstance(resources, Resources)
        resources.follow(APPLYMENTS, refuse)

        with pytest.raises(ValueError, match=f"{WAITING} to {PASSED}"):
            gateway.applyments.set_state(number, PASSED)
        assert gateway.applyments.get(number).state == WAITING
