"""The requests about membership cards, of a service provider and of a brand, for tests that change one value."""

import json
from typing import Any

from attrs import frozen

from gateway.merchant_side import Answer, Merchant
from wechatpay_gateway.server import RunningGateway

BRAND_ID, OPENID, CODE = "1004", "oUser", "card-0001"
TEMPLATE: dict[str, Any] = {
    "brand_id": BRAND_ID,
    "appid": "wxea9c30890f48d5ae",
    "card_type": "NORMAL",
    "card_title": "Silver",
    "card_color": "#FFFF00",
    "card_picture_url": "https://wxpaylogo.qpic.cn/1",
    "code_mode": "MERCHANT_ALLOCATE",
    "code_type": "BAR_CODE",
    "benefits": "10 % off",
    "notify_url": "https://shop.example/cards",
    "legal_agreement": "None.",
    "valid_date_information": {"type": "PERMANENT"},
    "member_information": {"jump_appid": "wx1", "jump_path": "/pages/members"},
}
EXCHANGE_TEMPLATE = "0Flpo7FqTQ"


@frozen
class Club:
    """A merchant or a brand that calls, its gateway, and the template of its cards."""

    gateway: RunningGateway
    merchant: Merchant
    card_id: str
    is_brand: bool = False

    @property
    def root(self) -> str:
        return "/brand/card-member" if self.is_brand else "/v3/brand/partner/card-member"

    @property
    def names(self) -> dict[str, str]:
        """The fields that every call has."""
        own = {} if self.is_brand else {"brand_id": BRAND_ID}
        return {**own, "card_id": self.card_id, "openid": OPENID}

    def send(self, path: str, method: str = "POST", **fields: Any) -> Answer:
        """Send a request with the fields that every call has; `None` removes a field."""
        body = {name: value for name, value in {**self.names, **fields}.items() if value is not None}
        return self.merchant.call(f"{self.root}/{path}", json.dumps(body).encode(), method=method)

    def ask(self, path: str, **arguments: str) -> Answer:
        """Send a query; the list has no template."""
        query = "&".join(f"{name}={value}" for name, value in arguments.items())
        return self.merchant.call(
            f"{self.root}/{path}?{query}", method="GET", changed={"Content-Type": None, "Content-Length": None}
        )

    def query(self, code: str = CODE, **changes: str) -> Answer:
        return self.ask(f"user-cards/{code}", **{**self.names, **changes})

    def listed(self, **changes: str) -> dict[str, Any]:
        """Return a page of the user's cards."""
        names = {name: value for name, value in self.names.items() if name != "card_id"}
        reply = self.ask("user-cards", **{**names, "offset": "0", "limit": "20", **changes})
        assert reply.status == 200, reply.body
        page: dict[str, Any] = reply.json()
        return page

    def join(self) -> str | None:
        """Open a card, as the user, and return its code."""
        code: str | None = self.gateway.member_cards.add(self.card_id, OPENID).code
        return code

    def confirm(self, code: str = CODE, result: str = "CREATE_CARD_SUCCESS", **changes: Any) -> Answer:
        return self.send(f"user-cards/{code}/confirm", user_card_confirm_state=result, **changes)

    def bring_in(self, code: str = CODE, **changes: Any) -> Answer:
        """Import the user."""
        return self.send("user-cards/import-by-openid", user_card_code=code, **changes)

    def invalidate(self, code: str = CODE, **changes: Any) -> Answer:
        return self.send(f"user-cards/{code}/invalidate", **changes)

    def update(self, code: str = CODE, **changes: Any) -> Answer:
        return self.send(f"user-cards/{code}", "PATCH", **changes)

    def put(self, state: str) -> None:
        """Import the user, and put the card into a state."""
        assert self.bring_in().status == 200
        self.gateway.member_cards.set_state(OPENID, state)

    def sync(self, points: int, number: str = "points-1", code: str = CODE) -> Answer:
        return self.send("user-points/sync", out_request_no=number, user_card_code=code, point_balance=points)

    def report(self, number: str = "news-1", code: str = CODE) -> Answer:
        return self.send("user-feeds", out_request_no=number, user_card_code=code, cell="15_1200_1")

    def decide(self, record_id: str, result: str = "ALLOW", **changes: Any) -> Answer:
        """Allow or reject an exchange of points."""
        fields = {
            "record_id": record_id,
            "exchange_coupon_template_id": EXCHANGE_TEMPLATE,
            "user_card_code": CODE,
            "result": f"POINT_EXCHANGE_COUPON_{result}",
            **({} if result == "ALLOW" else {"reject_reason": "积分不足"}),
            **changes,
        }
        return self.send("user-points/exchange-coupon/confirm", **fields)


def create_template(
    merchant: Merchant, number: str = "template-1", *, is_brand: bool = False, **changes: Any
) -> Answer:
    """Create a card template, as a service provider or as a brand; `None` removes a field."""
    root = "/brand/card-member" if is_brand else "/v3/brand/partner/card-member"
    own = {"brand_id": None} if is_brand else {}
    body = {**TEMPLATE, **own, "out_request_no": number, **changes}
    return merchant.call_json(f"{root}/cards", {name: value for name, value in body.items() if value is not None})


def new_template(merchant: Merchant, number: str = "template-1", *, is_brand: bool = False, **changes: Any) -> str:
    """Create a card template, and return its ID."""
    reply = create_template(merchant, number, is_brand=is_brand, **changes)
    assert reply.status == 200, reply.body
    card_id: str = reply.json()["card_id"]
    return card_id
