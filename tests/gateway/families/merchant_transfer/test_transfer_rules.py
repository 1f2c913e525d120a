"""The rules for the contents of a transfer and for its amount, from the text of the pages."""

from collections.abc import Mapping
from typing import Any

import pytest

from gateway.control.test_control import control
from gateway.merchant_side import Merchant
from gateway.orders import refusal_of
from gateway.transfers import (
    NAME,
    NUMBER,
    REPORTS,
    USER,
    WITH_AUTHORIZATION,
    cancel,
    create,
    created,
    information,
    query,
    transfer,
)
from wechatpay_gateway.families.merchant_transfer.limits import SOLE_TRADER, Limits
from wechatpay_gateway.families.merchant_transfer.scenes import SCENES
from wechatpay_gateway.server import RunningGateway

YUAN = 100
INVALID, PARAMETER = (400, "INVALID_REQUEST"), (400, "PARAM_ERROR")
REASONS = [(scene, reason) for scene, rules in SCENES.items() for reason in rules.reasons]


def reports(*types: str) -> list[dict[str, str]]:
    """Return report information of these types."""
    return [{"info_type": each, "info_content": "anything"} for each in types]


def in_scene(scene: str, **changes: Any) -> dict[str, Any]:
    """Return what a valid transfer of a scene contains besides the common fields."""
    own = reports(*SCENES[scene].reports) or REPORTS
    return {"transfer_scene_id": scene, "transfer_scene_report_infos": own} | changes


@pytest.mark.parametrize("scene", SCENES)
def test_each_scene_has_its_own_reports(merchant: Merchant, scene: str) -> None:
    created(merchant, **in_scene(scene))


@pytest.mark.parametrize(("scene", "reason"), REASONS)
def test_each_scene_has_its_own_reasons(merchant: Merchant, scene: str, reason: str) -> None:
    created(merchant, **in_scene(scene, user_recv_perception=reason))


def test_an_empty_reason_is_the_default(merchant: Merchant) -> None:
    created(merchant, user_recv_perception="")


@pytest.mark.parametrize("scene", [scene for scene, rules in SCENES.items() if rules.reasons])
def test_a_reason_of_another_scene_is_refused(merchant: Merchant, scene: str) -> None:
    refused = create(merchant, **in_scene(scene, user_recv_perception="工资"))
    assert refusal_of(refused)[:2] == INVALID


def test_an_unknown_scene_is_refused(merchant: Merchant) -> None:
    assert refusal_of(create(merchant, transfer_scene_id="9999"))[:2] == INVALID


WRONG_REPORTS: Mapping[str, list[dict[str, str]]] = {
    "none": [],
    "one of two": reports("活动名称"),
    "one twice": reports("活动名称", "活动名称"),
    "one too many": reports("活动名称", "奖励说明", "赔付原因"),
    "of another scene": reports("赔付原因"),
    "empty type": reports("活动名称", ""),
    "empty content": [*reports("活动名称"), {"info_type": "奖励说明", "info_content": ""}],
}


@pytest.mark.parametrize("wrong", WRONG_REPORTS.values(), ids=WRONG_REPORTS)
def test_wrong_reports_are_refused(merchant: Merchant, wrong: list[dict[str, str]]) -> None:
    refused = create(merchant, transfer_scene_report_infos=wrong)
    assert refusal_of(refused)[:2] == PARAMETER
    assert refused.json()["detail"]["field"].startswith("/transfer_scene_report_infos")


def test_reports_may_be_in_any_order(merchant: Merchant) -> None:
    created(merchant, transfer_scene_report_infos=REPORTS[::-1])


def test_reports_are_optional_in_a_transfer_with_authorization(merchant: Merchant) -> None:
    body = transfer(transfer_scene_report_infos=None, authorization_info=information())
    assert merchant.call_json(WITH_AUTHORIZATION, body).status == 200


@pytest.mark.parametrize("scene", SCENES)
def test_only_some_scenes_have_red_packets(merchant: Merchant, scene: str) -> None:
    reply = create(merchant, **in_scene(scene, user_recv_style={"type": "RED_PACKET"}))
    has_red_packet = scene in {"1000", "1002", "1005", "1011"}
    assert reply.status == (200 if has_red_packet else 400)


def test_a_red_packet_has_200_yuan_at_most(gateway: RunningGateway, merchant: Merchant) -> None:
    gateway.transfers.set_limits(transfer_fen=1000 * YUAN)
    style = {"type": "RED_PACKET"}
    created(merchant, user_recv_style=style, transfer_amount=200 * YUAN)
    refused = create(merchant, "transfer2", user_recv_style=style, transfer_amount=200 * YUAN + 1)
    assert refusal_of(refused)[:2] == INVALID


# Names


def test_a_name_is_required_from_2000_yuan(gateway: RunningGateway, merchant: Merchant) -> None:
    gateway.transfers.set_limits(transfer_fen=5000 * YUAN, user_day_fen=10_000 * YUAN)
    created(merchant, transfer_amount=2000 * YUAN - 1)
    refused = create(merchant, "transfer2", transfer_amount=2000 * YUAN)
    assert refusal_of(refused) == (*PARAMETER, "/user_name")
    created(merchant, "transfer3", transfer_amount=2000 * YUAN, user_name=merchant.seal(NAME))


def test_a_name_is_refused_below_30_fen(merchant: Merchant) -> None:
    refused = create(merchant, transfer_amount=29, user_name=merchant.seal(NAME))
    assert refusal_of(refused) == (*PARAMETER, "/user_name")
    assert NAME not in refused.body.decode()
    created(merchant, transfer_amount=30, user_name=merchant.seal(NAME))
    created(merchant, "transfer2", transfer_amount=29)


def test_a_name_must_be_encrypted(merchant: Merchant) -> None:
    assert refusal_of(create(merchant, user_name=NAME)) == (*PARAMETER, "/user_name")


def test_another_persons_name_is_refused(gateway: RunningGateway, merchant: Merchant) -> None:
    named = {"openid": USER, "real_name": NAME}
    assert control(merchant, "POST", "/transfers/name-user", named).status == 200
    refused = create(merchant, user_name=merchant.seal("王五"))
    assert (refusal_of(refused)[:2], refused.json()["message"]) == (INVALID, "用户姓名与收款微信实名不一致")
    assert query(merchant).status == 404
    created(merchant, user_name=merchant.seal(NAME))


def test_an_empty_name_is_not_compared(gateway: RunningGateway, merchant: Merchant) -> None:
    gateway.transfers.name_user(USER, NAME)
    created(merchant, user_name="")


def test_an_empty_name_is_accepted_below_30_fen(merchant: Merchant) -> None:
    created(merchant, transfer_amount=29, user_name="")


def test_any_name_is_correct_again(gateway: RunningGateway, merchant: Merchant) -> None:
    gateway.transfers.name_user(USER, NAME)
    gateway.transfers.name_user(USER, "")
    created(merchant, user_name=merchant.seal("王五"))


# Limits


@pytest.mark.parametrize("amount", [-1, 0, 9, 200 * YUAN + 1])
def test_an_amount_outside_the_limits_of_a_transfer_is_refused(merchant: Merchant, amount: int) -> None:
    assert refusal_of(create(merchant, transfer_amount=amount))[:2] == INVALID


@pytest.mark.parametrize("amount", [10, 200 * YUAN])
def test_an_amount_at_the_limits_of_a_transfer_is_accepted(merchant: Merchant, amount: int) -> None:
    created(merchant, transfer_amount=amount)


def spend(merchant: Merchant, count: int, **changes: Any) -> None:
    """Transfer 200 yuan several times."""
    for number in range(count):
        created(merchant, f"spent{number}", transfer_amount=200 * YUAN, **changes)


def test_a_user_receives_2000_yuan_a_day(merchant: Merchant) -> None:
    spend(merchant, 10)
    refused = create(merchant, transfer_amount=10)
    assert (refusal_of(refused)[:2], refused.json()["message"][:12]) == (INVALID, "超过单日向单用户转账额度")
    created(merchant, openid="oOther", transfer_amount=10)


def test_a_sole_trader_pays_a_user_200_yuan_a_day(gateway: RunningGateway, merchant: Merchant) -> None:
    assert control(merchant, "POST", "/transfers/become-sole-trader", {}).status == 200
    spend(merchant, 1)
    refused = create(merchant, transfer_amount=10)
    assert (refusal_of(refused)[:2], refused.json()["message"][:12]) == (INVALID, "超过单日向单用户转账额度")


@pytest.mark.parametrize(
    ("limits", "yuan"),
    [(Limits(), (200, 2_000, 50_000, 30_000_000)), (SOLE_TRADER, (200, 200, 5_000, 100_000))],
    ids=["company", "sole trader"],
)
def test_the_limits_are_those_of_the_page(limits: Limits, yuan: tuple[int, ...]) -> None:
    own = (limits.transfer_fen, limits.user_day_fen, limits.day_fen, limits.month_fen)
    assert own == tuple(each * YUAN for each in yuan)


def test_a_new_day_starts_at_midnight_in_china(gateway: RunningGateway, merchant: Merchant) -> None:
    until_midnight = 24 * 3600 - (gateway.clock.now() + 8 * 3600) % (24 * 3600)
    gateway.transfers.set_limits(user_day_fen=200 * YUAN)
    gateway.clock.advance(seconds=until_midnight + 3600)
    spend(merchant, 1)
    gateway.clock.advance(hours=22)
    assert refusal_of(create(merchant, transfer_amount=10))[:2] == INVALID
    gateway.clock.advance(hours=1)
    created(merchant, transfer_amount=10)


@pytest.mark.parametrize("limit", ["day_fen", "month_fen"])
def test_a_merchant_has_limits_for_all_users(gateway: RunningGateway, merchant: Merchant, limit: str) -> None:
    assert control(merchant, "POST", "/transfers/set-limits", {limit: 300 * YUAN}).status == 200
    spend(merchant, 1, openid="oOther")
    assert refusal_of(create(merchant, transfer_amount=100 * YUAN + 1))[:2] == INVALID
    created(merchant, transfer_amount=100 * YUAN)


def test_a_new_month_has_a_new_limit(gateway: RunningGateway, merchant: Merchant) -> None:
    gateway.transfers.set_limits(month_fen=200 * YUAN)
    spend(merchant, 1)
    assert refusal_of(create(merchant, transfer_amount=10))[:2] == INVALID
    gateway.transfers.confirm("spent0")
    gateway.clock.advance(days=31)
    created(merchant, transfer_amount=10)


@pytest.mark.parametrize("ends", ["fail", "cancel"])
def test_a_transfer_that_did_not_happen_does_not_count(gateway: RunningGateway, merchant: Merchant, ends: str) -> None:
    gateway.transfers.set_limits(day_fen=200 * YUAN)
    spend(merchant, 1)
    if ends == "fail":
        gateway.transfers.fail("spent0", "TRANSFER_RISK")
    else:
        cancel(merchant, "spent0")
        gateway.transfers.finish_cancellation("spent0")
    created(merchant, transfer_amount=200 * YUAN)


def test_a_transfer_counts_once_however_often_it_is_requested(gateway: RunningGateway, merchant: Merchant) -> None:
    gateway.transfers.set_limits(user_day_fen=200 * YUAN)
    assert created(merchant, transfer_amount=200 * YUAN) == created(merchant, transfer_amount=200 * YUAN)


@pytest.mark.parametrize(
    "fields", [{"day_fen": 0}, {"month_fen": -1}, {"transfer_fen": 10**16}, {"day_fen": "1"}, {"week_fen": 1}]
)
def test_a_limit_that_is_not_an_amount_is_refused(merchant: Merchant, fields: dict[str, Any]) -> None:
    assert control(merchant, "POST", "/transfers/set-limits", fields).status == 400


def test_a_reset_restores_the_limits(gateway: RunningGateway, merchant: Merchant) -> None:
    gateway.transfers.set_limits(transfer_fen=1)
    gateway.transfers.hold(3)
    gateway.reset()
    assert created(merchant)["state"] == "WAIT_USER_CONFIRM"


# Numbers and addresses


@pytest.mark.parametrize("number", ["", "a-1", "a 1", "书1", "a" * 33])
def test_a_number_has_only_letters_and_digits(merchant: Merchant, number: str) -> None:
    assert refusal_of(create(merchant, number)) == (*PARAMETER, "/out_bill_no")


@pytest.mark.parametrize("url", ["/path", "https://shop.example/a?b=1", "ftp://shop.example/a"])
def test_a_notification_url_must_be_absolute_without_a_query(merchant: Merchant, url: str) -> None:
    assert refusal_of(create(merchant, notify_url=url)) == (*PARAMETER, "/notify_url")


def test_a_notification_url_is_optional(gateway: RunningGateway, merchant: Merchant) -> None:
    created(merchant, notify_url=None)
    gateway.transfers.confirm(NUMBER)
    assert list(gateway.notifications) == []


@pytest.mark.parametrize("name", ["transfer_remark", "openid", "appid", "transfer_scene_report_infos"])
def test_a_required_field_is_required(merchant: Merchant, name: str) -> None:
    without: dict[str, Any] = {name: None}
    assert refusal_of(create(merchant, **without)) == (*PARAMETER, f"/{name}")


def test_another_merchants_money_needs_that_merchant(gateway: RunningGateway, merchant: Merchant) -> None:
    body = transfer(sponsor_mchid="1900000888")
    assert refusal_of(merchant.call_json(WITH_AUTHORIZATION, body))[:2] == INVALID


def test_a_sponsor_pays(gateway: RunningGateway, merchant: Merchant) -> None:
    gateway.merchants.add("1900000888", like=merchant.mchid)
    body = transfer(sponsor_mchid="1900000888")
    assert merchant.call_json(WITH_AUTHORIZATION, body).status == 200
    assert [gateway.balances.get(each).frozen for each in (merchant.mchid, "1900000888")] == [0, 500]
