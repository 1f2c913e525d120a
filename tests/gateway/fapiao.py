"""The requests of a service provider for e-invoices, for tests that change one value."""

import json
from typing import Any

from attrs import frozen

from gateway.merchant_side import Answer, Merchant
from gateway.orders import NUMBER, SUB_MCHID, partner, place
from wechatpay_gateway.server import RunningGateway

ROOT = "/v3/new-tax-control-fapiao"
APPLICATIONS = f"{ROOT}/fapiao-applications"
OUTSIDE, FAPIAO, OPENID = "apply-1", "fapiao-1", "oUser"
TOTAL = 1000
BUYER = {"type": "ORGANIZATION", "name": "买方", "taxpayer_id": "91440300MA5EXAMPLE"}
FORM = {"name": "买方", "buyer_type": "ORGANIZATION", "taxpayer_id": "91440300MA5EXAMPLE"}
"""The form of the buyer, as the user fills it in."""
LINE = {
    "tax_code": "3010101020203000000",
    "goods_name": "服务",
    "total_amount": TOTAL,
    "tax_rate": 600,
    "discount": False,
}


@frozen
class Issuer:
    """A service provider, and its gateway."""

    gateway: RunningGateway
    merchant: Merchant

    def configure(self, **changes: Any) -> Answer:
        """Change settings of the sub-merchant."""
        body = {"sub_mch_code": SUB_MCHID, **changes}
        return self.merchant.call(f"{ROOT}/merchant/development-config", json.dumps(body).encode(), method="PATCH")

    def create_template(self) -> dict[str, Any]:
        """Create the card template, and return the reply."""
        body = {
            "sub_mchid": SUB_MCHID,
            "card_appid": "wxb1170446a4c0a5a2",
            "card_template_information": {"logo_url": "https://shop.example/logo.png"},
        }
        created: dict[str, Any] = self.merchant.call_json(f"{ROOT}/card-template", body).json()
        return created

    def pay(self, number: str = NUMBER, openid: str = OPENID, **changes: Any) -> str:
        """Pay an order of the sub-merchant, and return its transaction ID."""
        place(self.merchant, partner(self.merchant, **{"out_trade_no": number, **changes}))
        self.gateway.orders.pay(number, openid=openid)
        return str(self.gateway.orders.get(number).transaction_id)

    def link(self, openid: str = OPENID, total: int = TOTAL, **changes: str) -> Answer:
        """Get the link on which a user fills in the title."""
        arguments = {
            "sub_mchid": SUB_MCHID,
            "fapiao_apply_id": OUTSIDE,
            "source": "WEB",
            "appid": "wxb1170446a4c0a5a2",
            "openid": openid,
            "total_amount": str(total),
            **changes,
        }
        query = "&".join(f"{name}={value}" for name, value in arguments.items())
        return self.merchant.call(f"{ROOT}/user-title/title-url?{query}", method="GET")

    def fill_in(self, total: int = TOTAL, apply_id: str = OUTSIDE) -> None:
        """Fill in the title of an application outside WeChat Pay, as the user."""
        assert self.link(total=total, fapiao_apply_id=apply_id).status == 200
        self.gateway.fapiaos.fill_in_title(apply_id, **FORM)

    def title(self, scene: str = "WITHOUT_WECHATPAY", apply_id: str = OUTSIDE) -> Answer:
        query = f"sub_mchid={SUB_MCHID}&scene={scene}&fapiao_apply_id={apply_id}"
        return self.merchant.call(f"{ROOT}/user-title?{query}", method="GET")

    def invoice(self, apply_id: str, fapiao_id: str = FAPIAO, **changes: Any) -> dict[str, Any]:
        """Return the body of an invoice; by default, its payment is the order of the application."""
        payment = {"pay_channel": "WECHAT_PAY", "transaction_id": apply_id, "amount": TOTAL}
        own = {
            "fapiao_id": fapiao_id,
            "total_amount": TOTAL,
            "items": [LINE],
            "billing_person_id": "1",
            "fapiao_bill_type": "COMM_FAPIAO",
            "transaction_information": [payment],
            **{name: value for name, value in changes.items() if name != "buyer"},
        }
        return {
            "sub_mchid": SUB_MCHID,
            "fapiao_apply_id": apply_id,
            "buyer_information": changes.get("buyer", BUYER),
            "fapiao_information": own,
        }

    def issue(self, apply_id: str, fapiao_id: str = FAPIAO, **changes: Any) -> Answer:
        """Issue an invoice."""
        body = self.invoice(apply_id, fapiao_id, **changes)
        return self.merchant.call_json(f"{APPLICATIONS}/issue-general", body)

    def issued(self, fapiao_id: str = FAPIAO) -> str:
        """Issue an invoice of a paid order, as merchant and as tax office, and return the number of the application."""
        apply_id = self.pay()
        assert self.issue(apply_id, fapiao_id).status == 202
        self.gateway.fapiaos.issue(fapiao_id)
        return apply_id

    def insert(self, apply_id: str, scene: str = "WITH_WECHATPAY", total: int = TOTAL, buyer: Any = BUYER) -> Answer:
        """Add an invoice of the merchant itself to the user's cards."""
        card = {
            "fapiao_media_id": "1",
            "fapiao_number": "12897794",
            "fapiao_time": "2026-11-29T10:00:00+08:00",
            "total_amount": total,
            "tax_amount": 0,
            "amount": total,
            "seller_information": {"name": "卖方", "taxpayer_id": "1"},
            "extra_information": {"drawer": "张三"},
        }
        body = {"sub_mchid": SUB_MCHID, "scene": scene, "buyer_information": buyer, "fapiao_card_information": [card]}
        return self.merchant.call_json(f"{APPLICATIONS}/{apply_id}/insert-cards", body)

    def reverse(self, apply_id: str, *named: tuple[str, str]) -> Answer:
        """Reverse invoices, each with its number and that of the tax office."""
        rows = [{"fapiao_id": own, "fapiao_number": number} for own, number in named]
        body = {"sub_mchid": SUB_MCHID, "reverse_reason": "SALES_RETURN", "fapiao_information": rows}
        return self.merchant.call_json(f"{APPLICATIONS}/{apply_id}/reverse", body)

    def reverse_own(self, apply_id: str, fapiao_id: str = FAPIAO) -> Answer:
        """Reverse an invoice."""
        return self.reverse(apply_id, (fapiao_id, str(self.gateway.fapiaos.get(fapiao_id).number)))

    def query(self, apply_id: str, path: str = "", fapiao_id: str = "") -> Answer:
        """Query the invoices of an application, or their files."""
        named = f"&fapiao_id={fapiao_id}" if fapiao_id else ""
        return self.merchant.call(f"{APPLICATIONS}/{apply_id}{path}?sub_mchid={SUB_MCHID}{named}", method="GET")

    def shown(self, apply_id: str) -> dict[str, Any]:
        """Return the only invoice of an application, as its query shows it."""
        reply = self.query(apply_id)
        assert reply.status == 200, reply.body
        (row,) = reply.json()["fapiao_information"]
        found: dict[str, Any] = row
        return found

    def states(self, apply_id: str) -> list[str]:
        """Return the states of the invoices of an application."""
        return [each["status"] for each in self.query(apply_id).json()["fapiao_information"]]
