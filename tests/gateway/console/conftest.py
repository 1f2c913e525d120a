from collections.abc import Mapping

import pytest

from gateway.merchant_side import Merchant
from gateway.orders import direct
from gateway.pages import Element, page, parsed
from gateway.transfers import BILLS, transfer
from wechatpay_gateway.server import running

CANCEL = "/v3/apply4subject/applyment/1900013511_10000/cancel?applyment_id=20000011111"


def paths_of(merchant: Merchant, code: str) -> dict[str, str]:
    """Return one path for each kind of page."""
    console = "/_gateway/console"
    families = ("orders", "refunds", "transfers", "alterations", "balances", "guides", "violations", "complaints")
    return {
        "overview": console,
        "requests": f"{console}/requests?text=native",
        "request": f"{console}/requests/1",
        "refused request": f"{console}/requests/2",
        "notifications": f"{console}/notifications",
        "clock": f"{console}/clock",
        "faults": f"{console}/faults",
        "families": f"{console}/families",
        **{f"family {name}": f"{console}/families/{name}" for name in families},
        "payer": f"/_gateway/pay/{code}",
        "message": f"{console}/requests/999",
    }


@pytest.fixture(scope="session")
def site() -> Mapping[tuple[str, str], Element]:
    """Every kind of page of a gateway with some of everything, in both languages."""
    with running() as gateway:
        merchant = Merchant.from_env(gateway.environment)
        reply = merchant.call_json(*direct(merchant, notify_url="http://127.0.0.1:9/paid")).json()
        merchant.call(CANCEL, changed={"Authorization": merchant.authorization("POST", CANCEL, b"{}")})
        merchant.call_json(BILLS, transfer())
        gateway.notifications.faults.add("late")
        code = str(reply["code_url"]).partition("pr=")[2].partition("&")[0]
        other = direct(merchant, out_trade_no="paid-1", notify_url="http://127.0.0.1:9/paid")
        merchant.call_json(*other)
        gateway.pay("paid-1")
        gateway.faults.add("rate_limit", operation="payments.transactions.prepay_native")
        return {
            (name, language): parsed(page(merchant, path, None, {"Accept-Language": language}).body.decode())
            for name, path in paths_of(merchant, code).items()
            for language in ("en", "zh-CN")
        }
