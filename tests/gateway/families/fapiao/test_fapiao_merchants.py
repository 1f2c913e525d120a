"""Invitations to e-invoices, and how far sub-merchants are."""

from typing import Any
from urllib.parse import urlencode

import pytest

from gateway.fapiao import APPLICATIONS, ROOT, Issuer
from gateway.merchant_side import Answer, Merchant
from gateway.orders import SUB_MCHID, refusal_of
from wechatpay_gateway.base.times import to_moment
from wechatpay_gateway.families.fapiao.merchants import UnknownInvitationError
from wechatpay_gateway.family.steps import WrongStateError

CODE, DIGITAL, OWN = "invite-1", "TENCENT_DIGITAL_TAX", "THIRD_OR_SELF_FAPIAO"
PATH = ("confirm_access", "confirm_abilities", "set_billing_person", "confirm_billing_person", "set_security")
WAITING = (
    "ACCESS_CONFIRMED_PENDING",
    "ABILITY_CONFIRMED_PENDING",
    "BILLING_PERSON_CONFIRMED_PENDING",
    "BILLING_PERSON_REGISTER_PENDING",
    "SECURITY_SETTING_PENDING",
)


def get(issuer: Issuer, path: str, **arguments: str) -> Answer:
    return issuer.merchant.call(f"{ROOT}/{path}?{urlencode(arguments)}", method="GET")


def code_of(reply: Answer) -> tuple[int, str]:
    return refusal_of(reply)[:2]


def invite(issuer: Issuer, code: str = CODE, mode: str = DIGITAL, **arguments: str) -> Answer:
    named = {"operation_type": "AUTH_BINDING", "fapiao_mode": mode, "invite_code": code, **arguments}
    own = {"fapiao_ability_type_list": "BASE_ABILITY"} if mode == DIGITAL else {}
    return get(issuer, "fapiaomerchant/getspinviteurl", **{**named, **own})


def listed(issuer: Issuer, status: str = "SUCC", days: float = 1, **arguments: str) -> Answer:
    now = issuer.gateway.clock.now()
    times = {"query_time_start": to_moment(now - days * 86400), "query_time_end": to_moment(now + 1)}
    page = {"offset": "0", "limit": "10", "mch_invite_status": f"MCH_INVITE_{status}"}
    return get(issuer, "fapiaomerchant/listspinvitemchinfo", **{**times, **page, **arguments})


def status(issuer: Issuer) -> dict[str, Any]:
    shown: dict[str, Any] = get(issuer, f"merchant/{SUB_MCHID}/check-status").json()
    return shown


def test_a_merchant_that_nobody_invited_can_issue_all_kinds(issuer: Issuer) -> None:
    shown = status(issuer)
    assert shown["digital_tax_mode"]["status"] == "ENABLED"
    assert len(shown["digital_tax_mode"]["ability_info"]) == 3
    assert "access_time" not in shown["digital_tax_mode"]


def test_an_invited_merchant_issues_once_it_is_connected(issuer: Issuer) -> None:
    invite(issuer, sub_mchid=SUB_MCHID)
    issuer.gateway.fapiao_merchants.accept(CODE)
    apply_id = issuer.pay()
    states: list[str] = []
    refusals: list[tuple[int, str]] = []
    for step in PATH:
        states.append(status(issuer)["digital_tax_mode"]["status"])
        refusals.append(code_of(issuer.issue(apply_id)))
        getattr(issuer.gateway.fapiao_merchants, step)(SUB_MCHID)
    digital = status(issuer)["digital_tax_mode"]
    assert (tuple(states), refusals) == (WAITING, [(403, "NO_AUTH")] * 5)
    assert (digital["status"], "access_time" in digital, len(digital["billing_person_info"])) == ("ENABLED", True, 1)
    assert issuer.issue(apply_id).status == 202


def test_a_kind_that_was_not_authorized_is_refused(issuer: Issuer) -> None:
    invite(issuer, sub_mchid=SUB_MCHID)
    issuer.gateway.fapiao_merchants.accept(CODE)
    issuer.gateway.fapiao_merchants.set_state(SUB_MCHID, "ENABLED")
    body = issuer.invoice(issuer.pay())
    oil = {"station": "1", "trade_time": "2026-11-29T10:00:00+08:00", "gun_number": "1"}
    line = {**body["fapiao_information"]["items"][0], "unit": "TON", "refined_oil_information": oil}
    body["fapiao_information"]["items"] = [line]
    refused = issuer.merchant.call_json(f"{APPLICATIONS}/issue-refined-oil", body)
    assert code_of(refused) == (403, "NO_AUTH")


def test_a_rejected_merchant_shows_why_and_is_invited_again(issuer: Issuer) -> None:
    invite(issuer, sub_mchid=SUB_MCHID)
    merchants = issuer.gateway.fapiao_merchants
    merchants.accept(CODE, needs_approval=True)
    merchants.reject(SUB_MCHID, reason="信用等级不足")
    rejected = status(issuer)["digital_tax_mode"]
    merchants.accept(CODE, needs_approval=True)
    again = status(issuer)["digital_tax_mode"]
    assert (rejected["status"], rejected["access_fail_reason"]) == ("APPLY_FAILED", "信用等级不足")
    assert (again["status"], "access_fail_reason" in again) == ("APPROVAL_PENDING", False)


def test_a_merchant_with_its_own_system_has_no_digital_invoices(issuer: Issuer) -> None:
    invite(issuer, mode=OWN)
    issuer.gateway.fapiao_merchants.accept(CODE, SUB_MCHID)
    assert status(issuer) == {"sub_mchid": SUB_MCHID, "third_mode": {"status": "ENABLED"}}
    assert code_of(issuer.issue(issuer.pay())) == (403, "NO_AUTH")


def test_an_invitation_is_for_one_merchant(issuer: Issuer) -> None:
    invite(issuer, sub_mchid=SUB_MCHID)
    with pytest.raises(WrongStateError, match=f"the invitation {CODE} is for the merchant {SUB_MCHID}"):
        issuer.gateway.fapiao_merchants.accept(CODE, "1900000999")
    invite(issuer, "invite-2", OWN)
    with pytest.raises(ValueError, match=r"the invitation invite-2 names no merchant\. Pass sub_mchid"):
        issuer.gateway.fapiao_merchants.accept("invite-2")


def test_an_unknown_invitation_or_merchant_is_an_error(issuer: Issuer) -> None:
    with pytest.raises(UnknownInvitationError, match=f"no invitation {CODE}"):
        issuer.gateway.fapiao_merchants.fail(CODE)
    with pytest.raises(UnknownInvitationError, match=f"the sub-merchant {SUB_MCHID} has accepted no invitation"):
        issuer.gateway.fapiao_merchants.renew(SUB_MCHID)


def test_an_invitation_names_a_merchant_number_or_a_tax_number(issuer: Issuer) -> None:
    refused = invite(issuer, mode=OWN, sub_mchid=SUB_MCHID, taxpayer_id="9144050071126766XG")
    assert code_of(refused) == (400, "INVALID_REQUEST")


def test_the_results_of_invitations_are_listed_by_time_number_and_result(issuer: Issuer) -> None:
    for number in range(3):
        invite(issuer, f"invite-{number}", OWN)
        issuer.gateway.fapiao_merchants.accept(f"invite-{number}", f"190000030{number}")
    issuer.gateway.fapiao_merchants.fail("invite-0", "UNKNOWN_TAX_INFO", "未登记")
    page = listed(issuer, offset="1", limit="1").json()
    (failed,) = listed(issuer, "FAILED").json()["mch_invite_result_list"]
    assert (page["total_count"], page["mch_invite_result_list"][0]["sub_mchid"]) == (3, "1900000301")
    assert [name for name, link in page["links"].items() if link] == ["next", "prev", "self"]
    last = listed(issuer, offset="2", limit="1").json()["links"]
    assert [name for name, link in last.items() if link] == ["prev", "self"]
    assert (failed["invite_failed_code"], failed["invite_failed_reason"]) == ("UNKNOWN_TAX_INFO", "未登记")
    assert listed(issuer, invite_code="invite-2").json()["total_count"] == 1
    issuer.gateway.clock.advance(days=2)
    assert listed(issuer).json()["total_count"] == 0


def test_results_are_listed_for_7_days(issuer: Issuer) -> None:
    assert code_of(listed(issuer, days=7.1)) == (400, "INVALID_REQUEST")


def test_a_range_that_ends_before_it_begins_is_refused(issuer: Issuer) -> None:
    reply = listed(issuer, days=-1)
    assert (code_of(reply), reply.json()["message"]) == ((400, "INVALID_REQUEST"), "查询起始时间不能大于查询结束时间")


def abilities(issuer: Issuer) -> dict[str, str]:
    """Return the status of each kind of invoices."""
    return {each["type"]: each["status"] for each in status(issuer)["digital_tax_mode"]["ability_info"]}


def connected(issuer: Issuer, **arguments: str) -> None:
    """Let the sub-merchant accept an invitation, and connect it."""
    invite(issuer, sub_mchid=SUB_MCHID, **arguments)
    issuer.gateway.fapiao_merchants.accept(CODE)
    for step in PATH:
        issuer.gateway.fapiao_merchants.take(step, SUB_MCHID)


def test_a_connected_merchant_adds_a_kind_of_invoices(issuer: Issuer) -> None:
    connected(issuer)
    both = {"operation_type": "AUTH_BINDING", "fapiao_mode": DIGITAL, "invite_code": "invite-2"}
    get(issuer, "fapiaomerchant/getspinviteurl", **both, fapiao_ability_type_list="REFINED_OIL_ABILITY")
    issuer.gateway.fapiao_merchants.accept("invite-2", SUB_MCHID)
    waiting = abilities(issuer)
    issuer.gateway.fapiao_merchants.set_ability(SUB_MCHID, "REFINED_OIL_ABILITY", "AUTHORIZED")
    assert status(issuer)["digital_tax_mode"]["status"] == "ENABLED"
    assert waiting == {"BASE_ABILITY": "AUTHORIZED", "REFINED_OIL_ABILITY": "AUTHORIZE_PENDING"}
    assert abilities(issuer) == dict.fromkeys(waiting, "AUTHORIZED")


def test_a_connected_merchant_adds_its_own_system(issuer: Issuer) -> None:
    connected(issuer)
    apply_id = issuer.pay()
    before = code_of(issuer.insert(apply_id))
    invite(issuer, "invite-2", OWN)
    issuer.gateway.fapiao_merchants.accept("invite-2", SUB_MCHID)
    shown = status(issuer)
    assert (shown["third_mode"]["status"], shown["digital_tax_mode"]["status"]) == ("ENABLED", "ENABLED")
    assert (before, issuer.insert(apply_id).status) == ((403, "NO_AUTH"), 202)


@pytest.mark.parametrize(("steps", "expected"), [(1, "AUTHORIZE_PENDING"), (2, "AUTHORIZED"), (5, "AUTHORIZED")])
def test_kinds_are_authorized_with_their_step(issuer: Issuer, steps: int, expected: str) -> None:
    invite(issuer, sub_mchid=SUB_MCHID)
    issuer.gateway.fapiao_merchants.accept(CODE)
    for step in PATH[:steps]:
        issuer.gateway.fapiao_merchants.take(step, SUB_MCHID)
    assert abilities(issuer) == {"BASE_ABILITY": expected}


def test_a_merchant_that_disconnects_withdraws_all_kinds(issuer: Issuer) -> None:
    connected(issuer)
    issuer.gateway.fapiao_merchants.disconnect(SUB_MCHID)
    withdrawn = abilities(issuer)
    issuer.gateway.fapiao_merchants.accept(CODE)
    assert (withdrawn, abilities(issuer)) == (
        {"BASE_ABILITY": "DEAUTHORIZED"},
        {"BASE_ABILITY": "AUTHORIZE_PENDING"},
    )


def test_a_kind_whose_authorization_failed_shows_why_and_cannot_be_issued(issuer: Issuer) -> None:
    connected(issuer)
    issuer.gateway.fapiao_merchants.set_ability(SUB_MCHID, "BASE_ABILITY", "AUTHORIZE_FAILED", "信用等级不足")
    (shown,) = status(issuer)["digital_tax_mode"]["ability_info"]
    assert shown == {"type": "BASE_ABILITY", "status": "AUTHORIZE_FAILED", "authorize_fail_reason": "信用等级不足"}
    assert code_of(issuer.issue(issuer.pay())) == (403, "NO_AUTH")


def test_unknown_values_of_a_test_are_refused(issuer: Issuer) -> None:
    connected(issuer)
    with pytest.raises(ValueError, match=r"ability must be one of BASE_ABILITY, .*, got 'OIL'"):
        issuer.gateway.fapiao_merchants.set_ability(SUB_MCHID, "OIL", "AUTHORIZED")
    with pytest.raises(ValueError, match=r"status must be one of AUTHORIZED, .*, got 'OPEN'"):
        issuer.gateway.fapiao_merchants.set_ability(SUB_MCHID, "BASE_ABILITY", "OPEN")
    with pytest.raises(ValueError, match=r"code must be one of UNKNOWN_TAX_INFO, .*, got 'OTHER'"):
        issuer.gateway.fapiao_merchants.fail(CODE, "OTHER")


def test_a_merchant_is_connected_with_one_service_provider(issuer: Issuer) -> None:
    connected(issuer)
    number = issuer.gateway.merchants.add("1900000002", like=issuer.merchant.mchid)
    other = Issuer(issuer.gateway, Merchant.from_env(number))
    before = status(other)
    invite(other, mode=OWN, sub_mchid=SUB_MCHID)
    issuer.gateway.fapiao_merchants.accept(CODE, mchid="1900000002")
    assert before == {"sub_mchid": SUB_MCHID}
    assert status(other) == {"sub_mchid": SUB_MCHID, "third_mode": {"status": "ENABLED"}}
    assert status(issuer)["digital_tax_mode"]["status"] == "DISABLED"
    assert code_of(issuer.issue(issuer.pay())) == (403, "NO_AUTH")
