"""A merchant that shares orders through each of the four APIs, for tests that change one value."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from attrs import frozen

from gateway.merchant_side import Answer, Merchant
from gateway.orders import SUB_MCHID, direct, partner, place_and_pay
from wechatpay_gateway.families.accounts.ledger import INITIAL_FEN
from wechatpay_gateway.server import RunningGateway

TOTAL, FEE, MOST = 1000, 6, 300
"""The amount of the order, the fee that WeChat Pay keeps, and 30 % of the amount, which is the most that can be shared."""
NET = TOTAL - FEE
SHARED: dict[str, Any] = {"settle_info": {"profit_sharing": True}}
SHARING, RETURN = "sharing-20260101-1", "return-20260101-1"
STORE, AUTHOR, USER = "86693852", "86693853", "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"
APPID, SUB_APPID, BRAND_MCHID = "wx8888888888888888", "wx8888888888888889", "1900000108"
NOT_FINISHED = "1970-01-01T08:00:00+08:00"


@frozen
class Api:
    """A profit sharing API as its pages describe it."""

    name: str
    root: str
    orders: str
    unfreeze: str
    returns: str
    identity: Mapping[str, str]
    """Fields of the merchant whose money is shared."""
    list_of: Mapping[str, str]
    """Fields of the merchant with the list of receivers."""
    relation: str
    state: str = "status"
    account: str = "account"
    unfreezes: str = "finish"
    return_id: str = "return_no"
    failed: str = "FAILED"
    name_of: str = "name"
    """The field of a receiver's name in a request to share."""
    seals_names: bool = False
    """Whether the name of a receiver to add is encrypted."""
    has_paths: bool = False
    """Whether queries have the number in the path."""

    @property
    def is_direct(self) -> bool:
        return not self.identity


_SUB = {"sub_mchid": SUB_MCHID}
_NORMAL = "/v3/profitsharing"
DIRECT = Api(
    "direct",
    _NORMAL,
    "orders",
    "orders/unfreeze",
    "return-orders",
    {},
    {},
    "PARTNER",
    state="state",
    unfreezes="unfreeze_unsplit",
    return_id="return_id",
    seals_names=True,
    has_paths=True,
)
PARTNER = Api(
    "partner",
    _NORMAL,
    "orders",
    "orders/unfreeze",
    "return-orders",
    _SUB,
    _SUB,
    "SERVICE_PROVIDER",
    state="state",
    unfreezes="unfreeze_unsplit",
    return_id="return_id",
    seals_names=True,
    has_paths=True,
)


BRAND = Api(
    "brand",
    "/v3/brand/profitsharing",
    "orders",
    "finish-order",
    "returnorders",
    _SUB,
    {"brand_mchid": BRAND_MCHID},
    "SUPPLIER",
    failed="FAIL",
)
ECOMMERCE = Api(
    "ecommerce",
    "/v3/ecommerce/profitsharing",
    "orders",
    "finish-order",
    "returnorders",
    _SUB,
    {},
    "SUPPLIER",
    account="receiver_account",
    name_of="receiver_name",
)
BRIEF = (BRAND, ECOMMERCE)
"""The APIs of brands and platforms."""


@frozen
class Sharer:
    """A merchant that calls one API, and the gateway."""

    gateway: RunningGateway
    merchant: Merchant
    api: Api

    @property
    def owner(self) -> str:
        """The merchant whose money is shared."""
        return self.api.identity.get("sub_mchid", self.merchant.mchid)

    @property
    def last_account(self) -> str:
        """A receiver of a request that unfreezes the rest; with the API of platforms, only the platform itself."""
        return self.merchant.mchid if self.api is ECOMMERCE else STORE

    def post(self, path: str, body: Mapping[str, Any]) -> Answer:
        return self.merchant.call_json(f"{self.api.root}/{path}", body)

    def get(self, path: str, **query: str) -> Answer:
        target = f"{self.api.root}/{path}" + (f"?{urlencode(query)}" if query else "")
        return self.merchant.call(target, method="GET")

    def pay(self, *, waits: bool = True, **changes: Any) -> str:
        """Place and pay an order with profit sharing, wait the minute until it can be shared, and return its transaction ID."""
        order = direct if self.api.is_direct else partner
        transaction_id = place_and_pay(self.gateway, self.merchant, order(self.merchant, **{**SHARED, **changes}))
        if waits:
            self.gateway.clock.advance(minutes=1)
        return transaction_id

    def add(
        self, account: str = STORE, *, kind: str = "MERCHANT_ID", name: str | None = "书店", **changes: Any
    ) -> Answer:
        """Add a receiver."""
        body: dict[str, Any] = {
            **self.api.list_of,
            "appid": APPID,
            "type": kind,
            "account": account,
            "relation_type": self.api.relation,
        }
        if kind == "PERSONAL_SUB_OPENID":
            body["sub_appid"] = SUB_APPID
        if name is not None:
            body["name"] = self.merchant.seal(name) if self.api.seals_names else name
        return self.post("receivers/add", body | changes)

    def delete(self, account: str = STORE, *, kind: str = "MERCHANT_ID", **changes: Any) -> Answer:
        """Delete a receiver."""
        body = {**self.api.list_of, "appid": APPID, "type": kind, "account": account}
        return self.post("receivers/delete", body | changes)

    def part(self, fen: int = 100, account: str = STORE, kind: str = "MERCHANT_ID", **changes: Any) -> dict[str, Any]:
        """Return a receiver of a request to share."""
        part: dict[str, Any] = {"type": kind, self.api.account: account, "amount": fen, "description": "分给书店"}
        if kind == "MERCHANT_ID":
            part[self.api.name_of] = self.merchant.seal("书店")
        return part | changes

    def share(self, transaction_id: str, *parts: dict[str, Any], last: bool = False, **changes: Any) -> Answer:
        """Share an order; with the first receiver if no other is passed."""
        body: dict[str, Any] = {
            **self.api.list_of,
            **self.api.identity,
            "appid": APPID,
            "transaction_id": transaction_id,
            "out_order_no": SHARING,
            "receivers": list(parts) or [self.part()],
            self.api.unfreezes: last,
        }
        return self.post(self.api.orders, body | changes)

    def unfreeze(self, transaction_id: str, number: str = "unfreeze-1", **changes: Any) -> Answer:
        """Unfreeze the rest of an order."""
        body = {"transaction_id": transaction_id, "out_order_no": number, "description": "解冻全部剩余资金"}
        return self.post(self.api.unfreeze, {**self.api.identity, **body, **changes})

    def query(self, transaction_id: str, number: str = SHARING, **changes: str) -> Answer:
        """Query a split."""
        query = {**self.api.identity, "transaction_id": transaction_id}
        if self.api.has_paths:
            return self.get(f"orders/{number}", **{**query, **changes})
        return self.get("orders", **{**query, "out_order_no": number, **changes})

    def amount(self, transaction_id: str) -> Answer:
        """Query how much of an order can be shared."""
        return self.get(f"{'transactions' if self.api.has_paths else 'orders'}/{transaction_id}/amounts")

    def unsplit(self, transaction_id: str) -> int:
        """Return how much of an order can be shared."""
        unsplit: int = self.amount(transaction_id).json()["unsplit_amount"]
        return unsplit

    def give_back(self, fen: int = 100, number: str = RETURN, account: str = STORE, **changes: Any) -> Answer:
        """Return a share, or a part of it."""
        body = {
            **self.api.identity,
            "out_order_no": SHARING,
            "out_return_no": number,
            "return_mchid": account,
            "amount": fen,
            "description": "用户退款",
        }
        return self.post(
            self.api.returns, {name: value for name, value in (body | changes).items() if value is not None}
        )

    def query_return(self, number: str = RETURN, **changes: str) -> Answer:
        """Query a return."""
        query = {**self.api.identity, "out_order_no": SHARING, **changes}
        if self.api.has_paths:
            return self.get(f"{self.api.returns}/{number}", **query)
        return self.get(self.api.returns, **{**query, "out_return_no": number})

    def paid_and_shared(self, *parts: dict[str, Any], last: bool = False) -> str:
        """Pay an order, share it, let the shares succeed, and return the transaction ID."""
        transaction_id = self.pay()
        self.add()
        reply = self.share(transaction_id, *parts, last=last)
        assert reply.status == 200, reply.body
        self.gateway.sharings.finish(SHARING)
        return transaction_id

    def balances(self, owner: str | None = None) -> tuple[int, int]:
        """Return how much the available and the frozen money of an owner have changed since the start."""
        found = self.gateway.balances.get(owner or self.owner)
        return found.available - (INITIAL_FEN if self.gateway.merchants.get(found.owner) else 0), found.frozen
