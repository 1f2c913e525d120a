"""Valid requests of product coupons, for tests that change one value."""

import json
from typing import Any

from attrs import frozen

from gateway.merchant_side import Answer, Merchant
from wechatpay_gateway.base.times import to_moment
from wechatpay_gateway.server import RunningGateway

BRAND = "120344"
USER = "user-1"
APPID = "wx233544546545989"
ROOT = "/v3/marketing/partner/product-coupon"
BRAND_ROOT = "/brand/marketing/product-coupon"
DAY_SECONDS = 86400
URL = "https://wxpaylogo.qpic.cn/wxpaylogo/xxxxx/xxx"
DISCOUNT = {"threshold": 10000, "percent_off": 20}


def without_none(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}


@frozen
class Shop:
    """A service provider or a brand, and the gateway that it calls."""

    gateway: RunningGateway
    merchant: Merchant
    is_brand: bool = False

    @property
    def root(self) -> str:
        return BRAND_ROOT if self.is_brand else ROOT

    @property
    def brand(self) -> dict[str, str]:
        """The field with the brand, which a brand's own calls do not have."""
        return {} if self.is_brand else {"brand_id": BRAND}

    def at(self, days: float) -> str:
        """Return the time that is some days after now."""
        return to_moment(self.gateway.clock.now() + days * DAY_SECONDS)

    def period(self, **changes: Any) -> dict[str, Any]:
        """Return a validity from yesterday on, for 30 days."""
        return without_none({"available_begin_time": self.at(-1), "available_end_time": self.at(29), **changes})

    def stock(self, **changes: Any) -> dict[str, Any]:
        """Return the fields of a stock; `None` removes a field, and `period` replaces the validity."""
        period = changes.pop("period", self.period())
        return without_none(
            {
                "coupon_code_mode": "WECHATPAY",
                "stock_send_rule": {"max_count": 100, "max_count_per_user": 2},
                "single_usage_rule": {"coupon_available_period": period},
                "usage_rule_display_info": {"coupon_usage_method_list": ["OFFLINE"], "usage_description": "可用"},
                "coupon_display_info": {"code_display_mode": "QRCODE"},
                "notify_config": {"notify_appid": APPID},
                "store_scope": "NONE",
                **changes,
            }
        )

    def bundle(self, **changes: Any) -> dict[str, Any]:
        """Return the fields of a bundle for three uses."""
        rule = {
            "coupon_available_period": changes.pop("period", self.period()),
            "discount_coupon_list": [{**DISCOUNT, "percent_off": each} for each in (50, 20, 30)],
        }
        return self.stock(**{"single_usage_rule": None, "progressive_bundle_usage_rule": rule, **changes})

    def product(self, **changes: Any) -> dict[str, Any]:
        """Return the body of a product coupon that can be used once; `None` removes a field."""
        body = {
            "out_request_no": "coupon-1",
            "scope": "ALL",
            "type": "DISCOUNT",
            "usage_mode": "SINGLE",
            "single_usage_info": {"discount_coupon": DISCOUNT},
            "display_info": {"name": "全场满100立打8折", "image_url": URL, "background_url": URL},
            "stock": self.stock(),
            **self.brand,
        }
        return without_none({**body, **changes})

    def bundled(self, **changes: Any) -> dict[str, Any]:
        """Return the body of a product coupon that can be used three times."""
        own = {"usage_mode": "PROGRESSIVE_BUNDLE", "single_usage_info": None, "stock": None}
        usage = {"count": 3, "interval_days": changes.pop("interval_days", 0)}
        return self.product(**{**own, "progressive_bundle_usage_info": usage, "stock_bundle": self.bundle(), **changes})

    def post(self, path: str, /, **fields: Any) -> Answer:
        """Create something, or change it by its own address."""
        return self._send("POST", path, fields)

    def patch(self, path: str, /, **fields: Any) -> Answer:
        """Update something."""
        return self._send("PATCH", path, fields)

    def _send(self, method: str, path: str, fields: dict[str, Any]) -> Answer:
        body = without_none({**self.brand, **fields})
        return self.merchant.call(f"{self.root}/{path}", json.dumps(body).encode(), method=method)

    def get(self, path: str, **arguments: Any) -> Answer:
        """Call a query."""
        named = "&".join(f"{name}={value}" for name, value in {**self.brand, **arguments}.items())
        return self.merchant.call(f"{self.root}/{path}{'?' if named else ''}{named}", method="GET")

    def create(self, **changes: Any) -> Answer:
        """Create a product coupon that can be used once."""
        return self.post("product-coupons", **self.product(**changes))

    def new(self, **changes: Any) -> "Coupon":
        """Create a product coupon whose stock has some changes, and return it with its stock."""
        fields = done(self.create(stock=self.stock(**changes)))
        return Coupon(self, fields["product_coupon_id"], fields["stock"]["stock_id"])

    def new_bundle(self, interval_days: int = 0, **changes: Any) -> "Coupon":
        """Create a product coupon whose bundle has some changes, and return it with its bundle."""
        body = self.bundled(interval_days=interval_days, stock_bundle=self.bundle(**changes))
        fields = done(self.post("product-coupons", **body))
        bundle = fields["stock_bundle"]
        stocks = [each["stock_id"] for each in bundle["stock_list"]]
        return Coupon(self, fields["product_coupon_id"], stocks[0], bundle["stock_bundle_id"], stocks)


@frozen
class Coupon:
    """A product coupon and its stock, or its bundle and the first stock of it."""

    shop: Shop
    product_coupon_id: str
    stock_id: str
    stock_bundle_id: str = ""
    stocks: list[str] = []  # noqa: RUF008 (never changed)

    @property
    def path(self) -> str:
        return f"product-coupons/{self.product_coupon_id}"

    @property
    def stock_path(self) -> str:
        return f"{self.path}/stocks/{self.stock_id}"

    @property
    def bundle_path(self) -> str:
        return f"{self.path}/stock-bundles/{self.stock_bundle_id}"

    @property
    def numbers(self) -> dict[str, str]:
        """The numbers of a call about a user's coupon."""
        return {"product_coupon_id": self.product_coupon_id, "stock_id": self.stock_id, "appid": APPID}

    def shown(self) -> dict[str, Any]:
        """Return the stock as its query shows it."""
        return done(self.shop.get(self.stock_path))

    def send(self, number: str = "send-1", user: str = USER, **changes: Any) -> Answer:
        """Send a user a coupon."""
        body = {**self.numbers, "send_request_no": number, **changes}
        return self.shop.post(f"users/{user}/coupons", **body)

    def sent(self, number: str = "send-1", user: str = USER, **changes: Any) -> str:
        """Send a user a coupon, and return its code."""
        code: str = done(self.send(number, user, **changes))["coupon_code"]
        return code

    def send_bundle(self, number: str = "send-1", user: str = USER, **changes: Any) -> Answer:
        """Send a user a bundle."""
        named = {"product_coupon_id": self.product_coupon_id, "stock_bundle_id": self.stock_bundle_id, "appid": APPID}
        return self.shop.post(f"users/{user}/coupon-bundles", **{**named, "send_request_no": number, **changes})

    def change(self, verb: str, code: str, user: str = USER, **changes: Any) -> Answer:
        """Confirm, use, return or deactivate a user's coupon."""
        own: dict[str, dict[str, Any]] = {
            "use": {"use_time": self.shop.at(0)},
            "deactivate": {"deactivate_reason": "商品已下线"},
        }
        body = {**self.numbers, "out_request_no": f"{verb}-number-1", **own.get(verb, {}), **changes}
        return self.shop.post(f"users/{user}/coupons/{code}/{verb}", **body)

    def query(self, code: str, user: str = USER, **changes: Any) -> Answer:
        """Query a user's coupon."""
        return self.shop.get(f"users/{user}/coupons/{code}", **{**self.numbers, **changes})

    def state(self, code: str) -> str:
        """Return the state of a user's coupon, as its query shows it."""
        state: str = done(self.query(code))["coupon_state"]
        return state

    def of(self, stock_id: str) -> "Coupon":
        """Return the same product coupon with another stock."""
        return Coupon(self.shop, self.product_coupon_id, stock_id, self.stock_bundle_id, self.stocks)

    def effective(self, number: str = "send-1") -> str:
        """Send a coupon and confirm it, and return its code."""
        code = self.sent(number)
        done(self.change("confirm", code))
        return code


def done(answer: Answer) -> dict[str, Any]:
    """Return the reply of a call that must have succeeded."""
    assert answer.status == 200, answer.body.decode()
    fields: dict[str, Any] = answer.json()
    return fields


def refused(answer: Answer) -> tuple[int, str]:
    """Return the status and the code of a refusal."""
    return answer.status, answer.code
