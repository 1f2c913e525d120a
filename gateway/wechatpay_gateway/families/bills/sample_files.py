"""Files whose columns no page shows: a sample that names the request, so that a client can download and verify it."""

from collections.abc import Mapping
from typing import Any

from wechatpay_gateway.families.bills.files import BYTE_ORDER_MARK
from wechatpay_gateway.family.behavior import Place

SAMPLE_FILES: Mapping[Place, str] = {
    ("GET", "/v3/marketing/favor/stocks/{}/use-flow"): "url",
    ("GET", "/v3/marketing/favor/stocks/{}/refund-flow"): "url",
    ("GET", "/v3/funds-to-oversea/bill-download-url"): "download_url",
    ("GET", "/v3/merchant/fund/withdraw/bill-type/{}"): "download_url",
}
"""The operations with a sample file, and the field of their reply that has its URL."""

SAMPLE_LIFETIME_SECONDS = 30
"""How long the URL is valid, unless `LONGER_LIFETIMES` has another value: https://pay.weixin.qq.com/doc/v3/merchant/4012463585, https://pay.weixin.qq.com/doc/v3/partner/4012476132."""

LONGER_LIFETIMES: Mapping[Place, int] = {("GET", "/v3/merchant/fund/withdraw/bill-type/{}"): 300}
"""How many seconds other URLs are valid: https://pay.weixin.qq.com/doc/v3/partner/4012476678."""


def sample_file(arguments: Mapping[str, Any]) -> bytes:
    """Return a table with one row, which has the arguments of the request."""
    names = sorted(arguments)
    lines = (",".join(names), ",".join(f"`{arguments[name]}" for name in names))
    return BYTE_ORDER_MARK + "".join(f"{line}\r\n" for line in lines).encode()
