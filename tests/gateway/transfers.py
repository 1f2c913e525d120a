"""Valid requests of merchant transfers, for tests that change one value."""

from typing import Any

from gateway.merchant_side import Answer, Merchant

ROOT = "/v3/fund-app/mch-transfer"
BILLS = f"{ROOT}/transfer-bills"
AUTHORIZED = f"{BILLS}/transfer"
WITH_AUTHORIZATION = f"{BILLS}/pre-transfer-with-authorization"
AUTHORIZATIONS = f"{ROOT}/user-confirm-authorization"
RECEIPTS = f"{ROOT}/elecsign"
NUMBER, AUTHORIZATION = "transfer1", "authorization1"
APPID, USER, NAME = "wxf636efh567hg4356", "oUser", "李四"
NOTIFY_URL = "https://shop.example/transferred"
AMOUNT = 500
REPORTS = [
    {"info_type": "活动名称", "info_content": "新会员有礼"},
    {"info_type": "奖励说明", "info_content": "注册会员抽奖一等奖"},
]


def _common(number: str, changes: dict[str, Any]) -> dict[str, Any]:
    body = {
        "appid": APPID,
        "out_bill_no": number,
        "transfer_scene_id": "1000",
        "transfer_amount": AMOUNT,
        "transfer_remark": "A gift",
        "transfer_scene_report_infos": REPORTS,
        **changes,
    }
    return {name: value for name, value in body.items() if value is not None}


def transfer(number: str = NUMBER, **changes: Any) -> dict[str, Any]:
    """Return the body of a transfer; `None` removes a field."""
    return _common(number, {"openid": USER, "notify_url": NOTIFY_URL} | changes)


def authorized_transfer(number: str = NUMBER, **changes: Any) -> dict[str, Any]:
    """Return the body of a transfer after an authorization; `None` removes a field."""
    return _common(number, {"out_authorization_no": AUTHORIZATION} | changes)


def information(number: str = AUTHORIZATION, **changes: Any) -> dict[str, Any]:
    """Return the `authorization_info` of a transfer."""
    own = {"user_display_name": "reader", "out_authorization_no": number, "authorization_notify_url": NOTIFY_URL}
    return own | changes


def authorization(number: str = AUTHORIZATION, **changes: Any) -> dict[str, Any]:
    """Return the body of an application for an authorization."""
    return {
        "out_authorization_no": number,
        "appid": APPID,
        "openid": USER,
        "transfer_scene_id": "1000",
        "user_display_name": "reader",
        "authorization_notify_url": NOTIFY_URL,
        **changes,
    }


def create(merchant: Merchant, number: str = NUMBER, **changes: Any) -> Answer:
    """Request a transfer."""
    return merchant.call_json(BILLS, transfer(number, **changes))


def created(merchant: Merchant, number: str = NUMBER, **changes: Any) -> dict[str, Any]:
    """Request a transfer, check that it succeeds, and return the reply."""
    reply = create(merchant, number, **changes)
    assert reply.status == 200, reply.body
    fields: dict[str, Any] = reply.json()
    return fields


def query(merchant: Merchant, number: str = NUMBER) -> Answer:
    """Query a transfer by the merchant's number."""
    return merchant.call(f"{BILLS}/out-bill-no/{number}", method="GET")


def state_of(merchant: Merchant, number: str = NUMBER) -> tuple[str, str | None]:
    """Return the state and the reason for the failure of a transfer, as its query shows them."""
    fields = query(merchant, number).json()
    return fields["state"], fields.get("fail_reason")


def cancel(merchant: Merchant, number: str = NUMBER) -> Answer:
    """Cancel a transfer."""
    return merchant.call(f"{BILLS}/out-bill-no/{number}/cancel")


def authorize(merchant: Merchant, number: str = AUTHORIZATION, **changes: Any) -> Answer:
    """Apply for an authorization."""
    return merchant.call_json(AUTHORIZATIONS, authorization(number, **changes))


def query_authorization(merchant: Merchant, number: str = AUTHORIZATION) -> Answer:
    """Query an authorization."""
    return merchant.call(f"{AUTHORIZATIONS}/out-authorization-no/{number}", method="GET")


def close_authorization(merchant: Merchant, number: str = AUTHORIZATION) -> Answer:
    """Close an authorization."""
    return merchant.call(f"{AUTHORIZATIONS}/out-authorization-no/{number}/close")
