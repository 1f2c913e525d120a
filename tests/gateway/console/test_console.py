import json
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest

from gateway.merchant_side import CANCEL, REVOKE, Merchant
from gateway.pages import opened, page
from wechatpay_gateway.server import RunningGateway

NUMBER = "order-20260101-1"
COMBINED_EXAMPLE = "1217752501201407033233368018"
"""The number of an order and of a combined order in the official samples."""
NATIVE = "/v3/pay/transactions/native"
H5 = "/v3/pay/transactions/h5"
EVIL = "<script>alert('x')</script>&\""


def order(merchant: Merchant, **changes: Any) -> dict[str, Any]:
    return {
        "appid": "wxd678efh567hg6787",
        "mchid": merchant.mchid,
        "description": "A book",
        "out_trade_no": NUMBER,
        "notify_url": "https://shop.example/paid",
        "amount": {"total": 888, "currency": "CNY"},
        **changes,
    }


def place(merchant: Merchant, **changes: Any) -> str:
    """Place a Native order and return its code."""
    answer = merchant.call_json(NATIVE, order(merchant, **changes))
    return str(answer.json()["code_url"]).partition("pr=")[2].partition("&")[0]


def test_the_root_redirects_to_the_console(merchant: Merchant) -> None:
    answer = page(merchant, "/_gateway/")
    assert (answer.status, answer.headers["location"]) == (307, "/_gateway/console")


def test_the_console_lists_requests(merchant: Merchant) -> None:
    merchant.call(CANCEL)
    shown = page(merchant, "/_gateway/console").body.decode()
    assert CANCEL in shown.replace("<wbr>", "").replace("&amp;", "&")
    assert "accepted" in shown


def test_the_console_shows_why_a_request_was_refused(merchant: Merchant) -> None:
    merchant.call(CANCEL, changed={"Authorization": merchant.authorization("POST", REVOKE)})
    assert "The signature does not match" in page(merchant, "/_gateway/console").body.decode()


def test_a_request_is_shown_with_its_message_to_sign(gateway: RunningGateway, merchant: Merchant) -> None:
    merchant.call(CANCEL)
    number = gateway.requests.last.number
    lines = opened(merchant, f"/_gateway/console/requests/{number}").all("ol")[0].all("li")
    assert [line.text for line in lines][:2] == ["POST ↵", f"{CANCEL} ↵"]


def test_a_request_is_shown_without_its_signature(gateway: RunningGateway, merchant: Merchant) -> None:
    merchant.call(CANCEL)
    shown = page(merchant, f"/_gateway/console/requests/{gateway.requests.last.number}").body.decode()
    assert "signature=" not in shown
    assert "(hidden)" in shown


def test_an_unknown_request_is_not_found(merchant: Merchant) -> None:
    assert page(merchant, "/_gateway/console/requests/99").status == 404


@pytest.mark.parametrize("place_of", ["console", "request", "payer"])
def test_data_from_a_merchant_is_escaped(gateway: RunningGateway, merchant: Merchant, place_of: str) -> None:
    code = place(merchant, description=EVIL)
    paths = {
        "console": "/_gateway/console/families/orders",
        "request": f"/_gateway/console/requests/{gateway.requests.last.number}",
        "payer": f"/_gateway/pay/{code}",
    }
    shown = page(merchant, paths[place_of]).body.decode()
    assert "<script>" not in shown
    assert "&lt;script&gt;" in shown


@pytest.mark.parametrize(
    "path", ["/_gateway/console", "/_gateway/style.css", "/_gateway/live.js", "/_gateway/pay/nothing"]
)
def test_no_page_may_load_resources_from_other_sites(merchant: Merchant, path: str) -> None:
    assert page(merchant, path).headers["content-security-policy"].startswith("default-src 'none'; style-src 'self'")


@pytest.mark.usefixtures("example_orders")
def test_a_payer_sees_only_the_order_even_if_an_example_has_the_same_number(
    gateway: RunningGateway, merchant: Merchant
) -> None:
    (number,) = {each.out_trade_no for each in gateway.orders if each.family == "partner" and each.state == "NOTPAY"}
    code = place(merchant, out_trade_no=number)
    assert "¥8.88" in page(merchant, f"/_gateway/pay/{code}").body.decode()


def pay_by_number(gateway: RunningGateway, merchant: Merchant) -> None:
    place(merchant, out_trade_no=COMBINED_EXAMPLE)
    gateway.pay(COMBINED_EXAMPLE)


def pay_by_code(gateway: RunningGateway, merchant: Merchant) -> None:
    page(merchant, f"/_gateway/pay/{place(merchant, out_trade_no=COMBINED_EXAMPLE)}", {})


@pytest.mark.usefixtures("example_orders")
@pytest.mark.parametrize("pay", [pay_by_number, pay_by_code])
def test_an_order_is_paid_even_if_an_example_of_a_combined_order_has_the_same_number(
    gateway: RunningGateway, merchant: Merchant, pay: Callable[[RunningGateway, Merchant], None]
) -> None:
    pay(gateway, merchant)
    assert gateway.orders.get(COMBINED_EXAMPLE).state == "SUCCESS"


@pytest.mark.parametrize("back", ["http://[", "javascript:alert(1)", "https://"])
def test_a_redirect_url_that_is_not_a_web_url_is_ignored(merchant: Merchant, back: str) -> None:
    shown = page(merchant, f"/_gateway/pay/{place(merchant)}", {"back_to_shop": back})
    assert shown.status == 200
    assert "Back to the shop" not in shown.body.decode()


def test_a_payer_pays_a_native_order(gateway: RunningGateway, merchant: Merchant) -> None:
    code = place(merchant)
    assert "¥8.88" in page(merchant, f"/_gateway/pay/{code}").body.decode()
    assert "Paid" in page(merchant, f"/_gateway/pay/{code}", {}).body.decode()
    assert gateway.orders.get(NUMBER).state == "SUCCESS"


def test_a_payer_pays_an_h5_order_and_returns_to_the_shop(gateway: RunningGateway, merchant: Merchant) -> None:
    scene = {"payer_client_ip": "14.23.150.211", "h5_info": {"type": "Wap"}}
    h5_url: str = merchant.call_json(H5, order(merchant, scene_info=scene)).json()["h5_url"]
    address = urlsplit(h5_url)
    back = "https://shop.example/thanks"
    shown = page(merchant, f"{address.path}?{address.query}&{urlencode({'redirect_url': back})}").body.decode()
    assert back in shown
    assert back in page(merchant, address.path, {"back_to_shop": back}).body.decode()
    assert gateway.orders.get(NUMBER).state == "SUCCESS"


def test_only_a_web_url_is_linked(merchant: Merchant) -> None:
    code = place(merchant)
    assert (
        "javascript:"
        not in page(merchant, f"/_gateway/pay/{code}", {"back_to_shop": "javascript:alert(1)"}).body.decode()
    )


def test_an_order_can_be_paid_only_once(merchant: Merchant) -> None:
    code = place(merchant)
    page(merchant, f"/_gateway/pay/{code}", {})
    again = page(merchant, f"/_gateway/pay/{code}", {})
    assert again.status == 400
    assert "is in state SUCCESS" in again.body.decode()


def test_the_console_pays_an_order(gateway: RunningGateway, merchant: Merchant) -> None:
    place(merchant)
    answer = page(merchant, "/_gateway/console/families/orders/steps/pay", {"number": NUMBER, "mchid": merchant.mchid})
    assert (answer.status, gateway.orders.get(NUMBER).state) == (303, "SUCCESS")


@pytest.mark.parametrize(("step", "status"), [("succeed", "SUCCESS"), ("fail", "ABNORMAL"), ("close", "CLOSED")])
def test_the_console_completes_a_refund(gateway: RunningGateway, merchant: Merchant, step: str, status: str) -> None:
    place(merchant)
    gateway.pay(NUMBER)
    refund = {"out_trade_no": NUMBER, "out_refund_no": "r-1", "amount": {"refund": 1, "total": 888, "currency": "CNY"}}
    assert merchant.call_json("/v3/refund/domestic/refunds", refund).status == 200
    page(
        merchant, f"/_gateway/console/families/refunds/steps/{step}", {"out_refund_no": "r-1", "mchid": merchant.mchid}
    )
    assert gateway.refunds.get("r-1").status == status


def test_the_console_resends_a_notification(gateway: RunningGateway, merchant: Merchant) -> None:
    sent = gateway.notify("A.B", {}, "http://192.0.2.1/", original_type="a")
    gateway.deliver()
    assert page(merchant, "/_gateway/console/notifications", {"id": sent.id}).status == 303
    gateway.deliver()
    assert len(gateway.notifications.deliveries(sent.id)) == 2


@pytest.mark.parametrize(
    ("changed", "complaint"),
    [
        ({"Origin": "http://evil.example"}, "must be submitted from the gateway&#39;s own page"),
        ({"Origin": None}, "must be submitted from the gateway&#39;s own page"),
        ({"Host": "evil.example"}, "Open this page at http://127.0.0.1"),
    ],
)
def test_another_site_cannot_submit_a_form(
    gateway: RunningGateway, merchant: Merchant, changed: dict[str, str | None], complaint: str
) -> None:
    code = place(merchant)
    answer = page(merchant, f"/_gateway/pay/{code}", {}, changed)
    assert answer.status == 403
    assert complaint in answer.body.decode()
    assert gateway.orders.get(NUMBER).state == "NOTPAY"


def signed_over(merchant: Merchant, method: str, target: str, body: bytes) -> dict[str, str | None]:
    return {"Authorization": merchant.authorization(method, target, body)}


@pytest.mark.parametrize(
    ("signed_target", "signed_body", "sent", "difference"),
    [
        (CANCEL, b"", b"null", "The client signed an empty body but sent 'null'."),
        (CANCEL, b"null", b"", "The client signed the body null but sent a different one."),
        (CANCEL, b"{}", b"", "The client signed the body {} but sent a different one."),
        (CANCEL, b"{}", b" {}\n", "The client signed the body {} but sent a different one."),
        (CANCEL, b'{"a":1}', b' {"a":1}\n', "The client signed the body without its leading and trailing whitespace."),
        (CANCEL.partition("?")[0], b"", b"", "The client signed the path without the query string."),
    ],
)
def test_a_common_signing_mistake_is_named(
    gateway: RunningGateway, merchant: Merchant, signed_target: str, signed_body: bytes, sent: bytes, difference: str
) -> None:
    answer = merchant.call(CANCEL, sent, changed=signed_over(merchant, "POST", signed_target, signed_body))
    assert answer.code == "SIGN_ERROR"
    assert difference in gateway.requests.last.verdict.reason


def test_a_url_signed_before_encoding_is_named(gateway: RunningGateway, merchant: Merchant) -> None:
    target = "/v3/apply4subject/applyment/a%7Cb/cancel"
    merchant.call(target, changed=signed_over(merchant, "POST", "/v3/apply4subject/applyment/a|b/cancel", b""))
    assert gateway.requests.last.verdict.reason.endswith("signed the URL before percent-encoding it. Sign it as sent.")


def test_a_url_signed_with_its_host_is_named(gateway: RunningGateway, merchant: Merchant) -> None:
    merchant.call(CANCEL, changed=signed_over(merchant, "POST", f"http://{merchant.host}{CANCEL}", b""))
    assert gateway.requests.last.verdict.reason.endswith(
        "signed the scheme and host. Sign only the path and query string."
    )


def test_the_difference_is_not_sent_to_the_client(merchant: Merchant) -> None:
    answer = merchant.call(CANCEL, b"null", changed=signed_over(merchant, "POST", CANCEL, b""))
    assert "signed an empty body" not in json.dumps(answer.json())


def test_decrypted_values_are_not_shown_on_any_page(gateway: RunningGateway, merchant: Merchant) -> None:
    place(merchant)
    gateway.pay(NUMBER)
    refund = {"out_trade_no": NUMBER, "out_refund_no": "r-1", "amount": {"refund": 1, "total": 888, "currency": "CNY"}}
    refund_id = merchant.call_json("/v3/refund/domestic/refunds", refund).json()["refund_id"]
    gateway.refunds.fail("r-1")
    sent = {"out_refund_no": "r-1", "type": "USER_BANK_CARD", "bank_type": "ICBC_DEBIT"}
    sealed = {"bank_account": merchant.seal("6222020000000001234"), "real_name": merchant.seal("张三丰")}
    target = f"/v3/refund/domestic/refunds/{refund_id}/apply-abnormal-refund"
    assert merchant.call_json(target, sent | sealed).status == 200
    shown = b"".join(
        page(merchant, f"/_gateway/{path}").body
        for path in ("refunds", "state", "console", "console/families/refunds", "console/requests/3", "callbacks")
    ).decode()
    assert "r-1" in shown
    assert not any(secret in shown for secret in ("6222020000000001234", "张三丰"))
