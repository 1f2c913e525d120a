"""Settlement accounts of sub-merchants: the one of the onboarding, and the applications that change it."""

from typing import Any

import pytest

from support.both import Both
from support.examples import own_example
from wechatpay_gateway.family.steps import WrongStateError
from wechatpay_gateway.server import RunningGateway
from wechatpay_runtime.errors import ApiError

SUB_MERCHANTS = "onboarding.sub_merchants"
APPLY, QUERY = f"{SUB_MERCHANTS}.update_settlement", f"{SUB_MERCHANTS}.query_settlement"
QUERY_APPLICATION = f"{SUB_MERCHANTS}.query_settlement_application"
SUB_MERCHANT = "1900006491"
CARD = "6222000200123456789"


@pytest.fixture
def onboarded(wechatpay_gateway: RunningGateway) -> str:
    """A sub-merchant that was onboarded without the gateway."""
    machine = wechatpay_gateway.settlement_accounts
    machine.add("1900007001", account_number="6214830000001178")
    return "1900007001"


def apply(client: Both, sub_mchid: str, **changes: Any) -> str:
    arguments = {**own_example(APPLY), "sub_mchid": sub_mchid, "account_number": CARD, **changes}
    number: str = client.call_by_name(APPLY, arguments).application_no
    return number


def application(client: Both, sub_mchid: str, number: str) -> Any:
    return client.call(QUERY_APPLICATION, sub_mchid=sub_mchid, application_no=number)


@pytest.mark.parametrize(
    ("rule", "shown"),
    [("ACCOUNT_NUMBER_RULE_MASK_V1", "62************78"), ("ACCOUNT_NUMBER_RULE_MASK_V2", "621483******1178")],
)
def test_an_account_number_is_masked_as_the_rule_says(client: Both, onboarded: str, rule: str, shown: str) -> None:
    assert client.call(QUERY, sub_mchid=onboarded, account_number_rule=rule).account_number == shown


def test_an_approved_application_changes_the_account(
    client: Both, wechatpay_gateway: RunningGateway, onboarded: str
) -> None:
    number = apply(client, onboarded, account_name="张三")
    before = client.call(QUERY, sub_mchid=onboarded)
    reviewed = application(client, onboarded, number)
    wechatpay_gateway.settlement_applications.approve(number)

    approved, after = application(client, onboarded, number), client.call(QUERY, sub_mchid=onboarded)
    assert (reviewed.verify_result, reviewed.verify_finish_time) == ("AUDITING", None)
    assert (approved.verify_result, approved.account_name) == ("AUDIT_SUCCESS", "张*")
    assert approved.verify_finish_time is not None
    assert (before.account_number[-2:], after.account_number[-2:]) == ("78", "89")
    assert (after.verify_result, after.bank_name) == ("VERIFY_SUCCESS", own_example(APPLY)["bank_name"])


def test_a_rejected_application_leaves_the_account(
    client: Both, wechatpay_gateway: RunningGateway, onboarded: str
) -> None:
    number = apply(client, onboarded)
    wechatpay_gateway.settlement_applications.reject(number, "银行卡户名或卡号有误")

    rejected = application(client, onboarded, number)
    assert (rejected.verify_result, rejected.verify_fail_reason) == ("AUDIT_FAIL", "银行卡户名或卡号有误")
    assert client.call(QUERY, sub_mchid=onboarded).account_number.endswith("78")
    with pytest.raises(WrongStateError):
        wechatpay_gateway.settlement_applications.approve(number)


def test_a_second_application_is_refused_during_the_review(client: Both, onboarded: str) -> None:
    apply(client, onboarded)

    with pytest.raises(ApiError) as refusal:
        apply(client, onboarded)
    assert (refusal.value.status, refusal.value.code) == (400, "INVALID_REQUEST")


def test_a_sub_merchant_can_apply_five_times_a_day(
    client: Both, wechatpay_gateway: RunningGateway, onboarded: str
) -> None:
    for _ in range(5):
        wechatpay_gateway.settlement_applications.reject(apply(client, onboarded), "卡号有误")
    with pytest.raises(ApiError) as refusal:
        apply(client, onboarded)

    wechatpay_gateway.clock.advance(days=1)
    assert refusal.value.code == "INVALID_REQUEST"
    assert apply(client, onboarded)


@pytest.mark.parametrize("operation", [APPLY, QUERY])
def test_a_sub_merchant_of_another_is_refused(client: Both, operation: str) -> None:
    with pytest.raises(ApiError) as refusal:
        client.call_by_name(operation, {**own_example(operation), "sub_mchid": "1900009999"})
    assert (refusal.value.status, refusal.value.code) == (403, "NO_AUTH")


def test_an_application_of_another_sub_merchant_is_not_shown(client: Both, onboarded: str) -> None:
    number = apply(client, onboarded)

    with pytest.raises(ApiError) as refusal:
        application(client, SUB_MERCHANT, number)
    assert (refusal.value.status, refusal.value.code) == (403, "NO_AUTH")


def test_a_new_sub_merchant_has_the_account_of_its_application(client: Both, wechatpay_gateway: RunningGateway) -> None:
    submit = "ecommerce.applyments.create_applyment"
    form = own_example(submit)
    machine = wechatpay_gateway.ecommerce_applyments
    number = client.call_by_name(submit, {**form, "out_request_no": "A1"}).applyment_id
    for step in ("accept", "approve", "sign"):
        getattr(machine, step)(number)

    account = client.call(QUERY, sub_mchid=machine.get(number).sub_mchid)
    assert account.account_number == "62************99"
    assert (account.account_bank, account.verify_result) == (form["account_info"]["account_bank"], None)


def test_a_payment_that_fails_is_shown(client: Both, wechatpay_gateway: RunningGateway, onboarded: str) -> None:
    wechatpay_gateway.settlement_accounts.fail(onboarded, "用户姓名不匹配")

    account = client.call(QUERY, sub_mchid=onboarded)
    assert (account.verify_result, account.verify_fail_reason) == ("VERIFY_FAIL", "用户姓名不匹配")
