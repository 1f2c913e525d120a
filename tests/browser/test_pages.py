"""The gateway's pages in a real Chromium: `make browser`."""

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from support.receiver import receiving
from wechatpay_clients import Client
from wechatpay_gateway.server import RunningGateway

NUMBER = "order-20260101-1"
_PATIENCE_MILLISECONDS = 5000
_OFFLINE = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    assert path, "Chromium was not found: install the system's chromium, or set CHROMIUM to its path"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*_OFFLINE, "--disable-sync"])
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page. A request to another host, or a violation of the page's policy, fails the test."""
    page = browser.new_page()
    page.set_default_timeout(_PATIENCE_MILLISECONDS)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("requestfailed", lambda request: complaints.append(f"{request.url}: {request.failure}"))
    yield page
    page.close()
    assert complaints == []


def place(client: Client, kind: str, notify_url: str = "http://127.0.0.1:9/paid", description: str = "A book") -> str:
    """Place an order; return the address or the code with which it is paid."""
    order: dict[str, Any] = {
        "appid": "wxd678efh567hg6787",
        "mchid": "1900000001",
        "description": description,
        "out_trade_no": NUMBER,
        "notify_url": notify_url,
        "amount": {"total": 888},
    }
    if kind == "h5":
        order["scene_info"] = {"payer_client_ip": "14.23.150.211", "h5_info": {"type": "Wap"}}
    reply = client.call(f"payments.transactions.prepay_{kind}", order)
    address: str = reply.h5_url if kind == "h5" else reply.code_url
    return address


def test_a_native_order_can_be_paid(page: Page, wechatpay_gateway: RunningGateway, wechatpay_client: Client) -> None:
    with receiving() as receiver:
        code = place(wechatpay_client, "native", receiver.url).partition("pr=")[2].partition("&")[0]
        page.goto(f"{wechatpay_gateway.base_url}/_gateway/pay/{code}")
        page.get_by_role("button", name="Pay").click()
        page.get_by_text("Paid to merchant 1900000001").wait_for()
        wechatpay_gateway.deliver()
        assert receiver.event_types == ["TRANSACTION.SUCCESS"]


def test_an_h5_order_can_be_paid_and_links_back_to_the_shop(
    page: Page, wechatpay_gateway: RunningGateway, wechatpay_client: Client
) -> None:
    page.goto(f"{place(wechatpay_client, 'h5')}&redirect_url=https%3A%2F%2Fshop.example%2Fthanks")
    page.get_by_role("button", name="Pay").click()
    assert page.get_by_role("link", name="Back to the shop").get_attribute("href") == "https://shop.example/thanks"
    assert wechatpay_gateway.orders.get(NUMBER).state == "SUCCESS"


def test_an_order_can_be_paid_from_the_console(
    page: Page, wechatpay_gateway: RunningGateway, wechatpay_client: Client
) -> None:
    place(wechatpay_client, "native")
    page.goto(f"{wechatpay_gateway.base_url}/_gateway/")
    page.get_by_role("button", name="Pay").click()
    page.get_by_role("cell", name="SUCCESS", exact=True).wait_for()


def test_a_merchants_text_is_never_executed(
    page: Page, wechatpay_gateway: RunningGateway, wechatpay_client: Client
) -> None:
    evil = "<script>document.title='taken'</script><img src=http://192.0.2.1/x>"
    place(wechatpay_client, "native", description=evil)
    page.goto(f"{wechatpay_gateway.base_url}/_gateway/console")
    assert page.title() == "A local WeChat Pay"
    assert page.get_by_text(evil).count() == 1


def test_the_console_has_its_style(page: Page, wechatpay_gateway: RunningGateway) -> None:
    page.goto(f"{wechatpay_gateway.base_url}/_gateway/console")
    collapse = page.locator("body").evaluate("element => getComputedStyle(element).maxWidth")
    assert collapse == "1152px"
