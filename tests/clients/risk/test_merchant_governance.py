"""The verification of an inactive sub-merchant has one number while it goes on, and can be waited for."""

import re
from datetime import datetime
from typing import Any

import pytest

from support.both import Both, Kept
from wechatpay_gateway.base.times import CHINA
from wechatpay_gateway.family.steps import WrongStateError
from wechatpay_gateway.server import RunningGateway

SERVICE = "risk.merchant_governance"
SUB_MCHID = "1900000109"


@pytest.fixture
def client(kept: Kept, wechatpay_gateway: RunningGateway) -> Both:
    return kept(wechatpay_gateway.environment)


def start(client: Both) -> str:
    return str(client.call(f"{SERVICE}.create_inactive_merchant_verification", sub_mchid=SUB_MCHID).verification_id)


def limitations(client: Both) -> Any:
    return client.call(f"{SERVICE}.query_merchant_limitations", sub_mchid=SUB_MCHID)


def test_a_repeated_request_returns_the_same_number(client: Both) -> None:
    assert start(client) == start(client)


@pytest.mark.parametrize(
    ("step", "arguments", "state"), [("verify", {}, "SUCCESS"), ("fail", {"reason": "PROCESS_TIMEOUT"}, "FAIL")]
)
def test_a_verification_can_be_waited_for(
    client: Both, wechatpay_gateway: RunningGateway, step: str, arguments: dict[str, str], state: str
) -> None:
    number = start(client)
    getattr(wechatpay_gateway.inactive_merchant_verifications, step)(number, **arguments)

    reply = client.call(f"{SERVICE}.wait_until_final", sub_mchid=SUB_MCHID, verification_id=number, timeout=1)

    assert (reply.state, reply.finish_time is not None, reply.fail_reason) == (state, True, arguments.get("reason"))


def test_a_failed_verification_can_be_started_again(client: Both, wechatpay_gateway: RunningGateway) -> None:
    first = start(client)
    wechatpay_gateway.inactive_merchant_verifications.fail(first, "PROCESS_TIMEOUT")
    second = start(client)

    assert second != first
    assert start(client) == second


def test_a_restriction_is_shown_until_it_is_lifted(client: Both, wechatpay_gateway: RunningGateway) -> None:
    free = limitations(client)
    restrictions = wechatpay_gateway.merchant_restrictions
    number = restrictions.add(SUB_MCHID, ["NO_PAYMENT"], recover_way="CALL_CUSTOMER_SERVICE_AT_95017").case_id
    restricted = limitations(client)
    restrictions.lift(number)

    assert (free.mchid, free.limited_functions, free.recovery_specifications) == (SUB_MCHID, None, None)
    assert restricted.limited_functions == ["NO_PAYMENT"]
    (reason,) = restricted.recovery_specifications
    assert (reason.limitation_case_id, reason.recover_way) == (number, "CALL_CUSTOMER_SERVICE_AT_95017")
    assert reason.limitation_date is not None
    assert limitations(client) == free


def test_an_announced_restriction_limits_nothing_before_it_starts(
    client: Both, wechatpay_gateway: RunningGateway
) -> None:
    restrictions = wechatpay_gateway.merchant_restrictions
    number = restrictions.add(SUB_MCHID, ["NO_REFUND"], start_date="2099-01-01T00:00:00+08:00").case_id
    announced = limitations(client)
    restrictions.start(number)

    started = limitations(client)
    assert (announced.limited_functions, started.limited_functions) == (None, ["NO_REFUND"])
    dates = [each.recovery_specifications[0].limitation_date is not None for each in (announced, started)]
    assert dates == [False, True]


def test_restrictions_for_several_reasons_are_added_up(client: Both, wechatpay_gateway: RunningGateway) -> None:
    restrictions = wechatpay_gateway.merchant_restrictions
    first = restrictions.add(SUB_MCHID, ["NO_REFUND", "NO_PAYMENT"]).case_id
    restrictions.add(SUB_MCHID, ["NO_PAYMENT"])
    both = limitations(client)
    restrictions.lift(first)

    assert (both.limited_functions, len(both.recovery_specifications)) == (["NO_REFUND", "NO_PAYMENT"], 2)
    assert limitations(client).limited_functions == ["NO_PAYMENT"]
    with pytest.raises(WrongStateError):
        restrictions.start(first)


def test_an_announced_restriction_starts_by_itself(client: Both, wechatpay_gateway: RunningGateway) -> None:
    start = datetime.fromtimestamp(int(wechatpay_gateway.clock.now()) + 3_600, CHINA).isoformat()
    wechatpay_gateway.merchant_restrictions.add(SUB_MCHID, ["NO_REFUND"], start_date=start)
    wechatpay_gateway.clock.advance(minutes=58)
    announced = limitations(client)
    wechatpay_gateway.clock.advance(hours=2)

    started = limitations(client)
    assert (announced.limited_functions, started.limited_functions) == (None, ["NO_REFUND"])
    assert str(started.recovery_specifications[0].limitation_date) == start


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"functions": ["NO_WITHDRAWL"]}, "functions cannot be 'NO_WITHDRAWL'; did you mean 'NO_WITHDRAWAL'?"),
        ({"reason_type": "RISK"}, "reason_type cannot be 'RISK'; "),
        ({"start_date": "tomorrow"}, "start_date must be a time such as "),
    ],
)
def test_a_restriction_has_values_of_the_page(
    wechatpay_gateway: RunningGateway, fields: dict[str, Any], message: str
) -> None:
    given: dict[str, Any] = {"functions": ["NO_REFUND"], **fields}
    with pytest.raises(ValueError, match=re.escape(message)):
        wechatpay_gateway.merchant_restrictions.add(SUB_MCHID, **given)
