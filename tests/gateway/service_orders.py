"""Valid requests of PayScore orders, for tests that change one value."""

from typing import TYPE_CHECKING, Any, Literal

from attrs import frozen

from gateway.merchant_side import Answer, Merchant
from wechatpay_gateway.base.times import to_pattern
from wechatpay_gateway.families.payscore.service_orders import ServiceOrder
from wechatpay_gateway.server import RunningGateway

if TYPE_CHECKING:
    from wechatpay_gateway.families.machines import PartnerServiceOrders, ServiceOrders

NUMBER = "score1"
APPID, SUB_APPID, SUB_MCHID = "wxd678efh567hg6787", "wxd678efh567hg6999", "1900000109"
SERVICE = "2002000000000558128851361561536"
NOTIFY_URL = "https://shop.example/scored"
FUND, TOTAL = 10_000, 3_900
PAYMENTS = [{"name": "租金", "amount": 4_000, "count": 4}]
DISCOUNTS = [{"name": "满20减1元", "description": "不与其他优惠叠加", "amount": 100}]
PLANNED_DISCOUNTS = [{"name": "满20减1元", "description": "不与其他优惠叠加"}]
Verb = Literal["complete", "modify", "sync", "cancel"]


@frozen
class Side:
    """One of the two APIs, with the gateway and the merchant that calls it."""

    gateway: RunningGateway
    merchant: Merchant
    is_partner: bool = False

    @property
    def root(self) -> str:
        return "/v3/payscore/partner/serviceorder" if self.is_partner else "/v3/payscore/serviceorder"

    @property
    def machine(self) -> "ServiceOrders | PartnerServiceOrders":
        return self.gateway.partner_service_orders if self.is_partner else self.gateway.service_orders

    @property
    def success(self) -> int:
        """The status of a change that succeeded."""
        return 204 if self.is_partner else 200

    @property
    def names(self) -> dict[str, str]:
        """The fields that every call has."""
        own = {"sub_mchid": SUB_MCHID} if self.is_partner else {"appid": APPID}
        return {"service_id": SERVICE, **own}

    def order(self, **changes: Any) -> dict[str, Any]:
        """Return the body of an order; `None` removes a field."""
        body = {
            **self.names,
            "appid": APPID,
            "out_order_no": NUMBER,
            "service_introduction": "XX充电宝",
            "post_payments": [{"name": "收费标准", "description": "1元/1小时"}],
            "post_discounts": PLANNED_DISCOUNTS,
            "time_range": {"start_time": "OnAccept"},
            "risk_fund": {"name": "DEPOSIT", "amount": FUND},
            "notify_url": NOTIFY_URL,
            **changes,
        }
        return {name: value for name, value in body.items() if value is not None}

    def create(self, **changes: Any) -> Answer:
        """Create an order."""
        return self.merchant.call_json(self.root, self.order(**changes))

    def created(self, **changes: Any) -> dict[str, Any]:
        """Create an order, check that it succeeds, and return the reply."""
        reply = self.create(**changes)
        assert reply.status == 200, reply.body
        fields: dict[str, Any] = reply.json()
        return fields

    def body(self, verb: Verb, **changes: Any) -> dict[str, Any]:
        """Return the body of a change; `None` removes a field."""
        amount = {"post_payments": PAYMENTS, "post_discounts": DISCOUNTS, "total_amount": TOTAL}
        lower = {"post_payments": [{"name": "租金", "amount": 3_000}], "total_amount": 3_000, "reason": "用户投诉"}
        own: dict[Verb, dict[str, Any]] = {
            "complete": amount,
            "modify": lower,
            "sync": {"type": "Order_Paid", "detail": {"paid_time": self.time(+1)}},
            "cancel": {"reason": "用户投诉"},
        }
        body = {**self.names, **own[verb], **changes}
        return {name: value for name, value in body.items() if value is not None}

    def change(self, verb: Verb, number: str = NUMBER, **changes: Any) -> Answer:
        """Complete, modify, synchronize or cancel an order."""
        return self.merchant.call_json(f"{self.root}/{number}/{verb}", self.body(verb, **changes))

    def changed(self, verb: Verb, **changes: Any) -> None:
        """Change an order, and check that it succeeds."""
        reply = self.change(verb, **changes)
        assert reply.status == self.success, reply.body

    def query(self, number: str = NUMBER, **changes: str) -> Answer:
        """Query an order; an empty text removes a parameter."""
        arguments = {**self.names, "out_order_no": number, **changes}
        named = "&".join(f"{name}={value}" for name, value in arguments.items() if value)
        return self.merchant.call(f"{self.root}?{named}", method="GET")

    def shown(self) -> dict[str, Any]:
        """Return the order as its query shows it."""
        reply = self.query()
        assert reply.status == 200, reply.body
        fields: dict[str, Any] = reply.json()
        return fields

    @property
    def states(self) -> tuple[str, str | None, str | None]:
        """The three states of an order, as its query shows them."""
        fields = self.shown()
        return fields["state"], fields.get("state_description"), fields.get("collection", {}).get("state")

    def put(self, state: str) -> ServiceOrder:
        """Put the order into a state."""
        return self.machine.set_state(NUMBER, state)

    def confirmed(self, **changes: Any) -> None:
        """Create an order, and confirm it as its user."""
        self.created(**changes)
        self.machine.confirm(NUMBER)

    def completed(self, **changes: Any) -> None:
        """Create, confirm and complete an order."""
        self.confirmed()
        self.changed("complete", **changes)

    def time(self, seconds: float = 0) -> str:
        """Return a time so many seconds from now, by the gateway's clock."""
        return to_pattern(self.gateway.clock.now() + seconds, "yyyyMMddHHmmss")
