"""The gateway's pages in a real Chromium: `make browser`."""

from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.conftest import Opens
from support.receiver import receiving
from wechatpay_clients import Client
from wechatpay_gateway.server import RunningGateway, running

NUMBER = "order-20260101-1"
EVIL = "<script>document.title='taken'</script><img src=http://192.0.2.1/x>"
CONSOLE = "/_gateway/console"


def place(client: Client, kind: str, notify_url: str = "http://127.0.0.1:9/paid", **changes: Any) -> str:
    """Place an order; return the address or the code with which it is paid."""
    order: dict[str, Any] = {
        "appid": "wxd678efh567hg6787",
        "mchid": "1900000001",
        "description": "A book",
        "out_trade_no": NUMBER,
        "notify_url": notify_url,
        "amount": {"total": 888},
        **changes,
    }
    if kind == "h5":
        order["scene_info"] = {"payer_client_ip": "14.23.150.211", "h5_info": {"type": "Wap"}}
    reply = client.call(f"payments.transactions.prepay_{kind}", order)
    return str(reply.h5_url) if kind == "h5" else str(reply.code_url).partition("pr=")[2].partition("&")[0]


def test_a_native_order_can_be_paid(page: Page, wechatpay_gateway: RunningGateway, wechatpay_client: Client) -> None:
    with receiving() as receiver:
        code = place(wechatpay_client, "native", receiver.url)
        page.goto(f"{wechatpay_gateway.base_url}/_gateway/pay/{code}")
        page.get_by_role("button", name="Pay", exact=True).click()
        page.get_by_role("heading", name="Paid").wait_for()
        wechatpay_gateway.deliver()
        assert receiver.event_types == ["TRANSACTION.SUCCESS"]


def test_an_h5_order_can_be_paid_and_links_back_to_the_shop(
    page: Page, wechatpay_gateway: RunningGateway, wechatpay_client: Client
) -> None:
    page.goto(f"{place(wechatpay_client, 'h5')}&redirect_url=https%3A%2F%2Fshop.example%2Fthanks")
    page.get_by_role("button", name="Pay", exact=True).click()
    assert page.get_by_role("link", name="Back to the shop").get_attribute("href") == "https://shop.example/thanks"
    assert wechatpay_gateway.orders.get(NUMBER).state == "SUCCESS"


def test_a_payer_declines_and_pays_after_all(
    page: Page, wechatpay_gateway: RunningGateway, wechatpay_client: Client
) -> None:
    page.goto(f"{place(wechatpay_client, 'h5')}&redirect_url=https%3A%2F%2Fshop.example%2Fthanks")
    page.get_by_role("button", name="Do not pay").click()
    assert wechatpay_gateway.orders.get(NUMBER).state == "NOTPAY"
    page.get_by_role("link", name="Pay after all").click()
    page.get_by_role("button", name="Pay", exact=True).click()
    assert page.get_by_role("link", name="Back to the shop").get_attribute("href") == "https://shop.example/thanks"


def test_an_order_can_be_paid_from_the_console(
    page: Page, wechatpay_gateway: RunningGateway, wechatpay_client: Client
) -> None:
    place(wechatpay_client, "native")
    page.goto(f"{wechatpay_gateway.base_url}/_gateway/")
    page.get_by_role("link", name="Orders 1", exact=True).click()
    page.get_by_role("button", name=f"Pay: {NUMBER}-1900000001").click()
    page.locator("#rows").get_by_text("SUCCESS", exact=True).wait_for()


def press_until(page: Page, name: str) -> None:
    """Press Tab until the element with this accessible name has the focus, which must be visible."""
    for _ in range(60):
        page.keyboard.press("Tab")
        focused = page.evaluate(
            "[document.activeElement.getAttribute('aria-label') || document.activeElement.textContent,"
            " getComputedStyle(document.activeElement).outlineStyle]"
        )
        assert focused[1] != "none", f"the focus on {focused[0]!r} is not visible"
        if focused[0].strip() == name:
            return
    raise AssertionError(f"Tab does not reach {name!r}")


def test_an_order_can_be_paid_without_a_mouse(
    page: Page, wechatpay_gateway: RunningGateway, wechatpay_client: Client
) -> None:
    place(wechatpay_client, "native")
    page.goto(f"{wechatpay_gateway.base_url}{CONSOLE}")
    press_until(page, "Skip to the content")
    page.keyboard.press("Enter")
    press_until(page, "All kinds of records")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Profit sharing", exact=True).wait_for()
    page.goto(f"{wechatpay_gateway.base_url}{CONSOLE}/families/orders")
    press_until(page, f"Pay: {NUMBER}-1900000001")
    page.keyboard.press("Enter")
    page.locator("#rows").get_by_text("SUCCESS", exact=True).wait_for()
    assert wechatpay_gateway.orders.get(NUMBER).state == "SUCCESS"


def test_a_form_with_a_field_can_be_filled_in_without_a_mouse(page: Page, wechatpay_gateway: RunningGateway) -> None:
    page.goto(f"{wechatpay_gateway.base_url}{CONSOLE}/families/balances")
    first = page.locator("#rows summary").first
    first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("250")
    page.keyboard.press("Enter")
    page.get_by_text("Done: Deposit.").wait_for()


def test_a_page_shows_a_change_without_being_reloaded(
    page: Page, wechatpay_gateway: RunningGateway, wechatpay_client: Client
) -> None:
    page.goto(f"{wechatpay_gateway.base_url}{CONSOLE}/families/orders")
    page.get_by_text("Live", exact=True).wait_for()
    page.evaluate("window.isSame = true")
    place(wechatpay_client, "native")
    page.get_by_role("cell", name=NUMBER, exact=True).wait_for()
    wechatpay_gateway.pay(NUMBER)
    page.locator("#rows").get_by_text("SUCCESS", exact=True).wait_for()
    assert page.evaluate("window.isSame")


def test_a_page_connects_again_after_the_gateway_was_restarted(browser: Browser) -> None:
    page = browser.new_page(locale="en-US")
    with running(has_example_orders=False) as gateway:
        port = urlsplit(gateway.base_url).port
        page.goto(f"{gateway.base_url}{CONSOLE}/families/balances")
        page.get_by_text("Live", exact=True).wait_for()
    page.get_by_text("Not connected").wait_for()
    with running(port or 0, has_example_orders=False) as gateway:
        gateway.balances.deposit("oNew", 250)
        page.get_by_role("cell", name="oNew", exact=True).wait_for()
        page.close()


def test_without_scripts_the_forms_work(opens: Opens, wechatpay_gateway: RunningGateway) -> None:
    page = opens(locale="en-US", java_script_enabled=False)
    page.goto(f"{wechatpay_gateway.base_url}{CONSOLE}/clock")
    page.get_by_role("button", name="2 hours").click()
    page.get_by_text("2 hours", exact=False).first.wait_for()
    assert round(wechatpay_gateway.clock.ahead_seconds) == 7200


def test_a_change_does_not_disturb_someone_who_fills_in_a_form(
    page: Page, wechatpay_gateway: RunningGateway, wechatpay_client: Client
) -> None:
    page.goto(f"{wechatpay_gateway.base_url}{CONSOLE}/families/balances")
    page.locator("#rows summary").first.click()
    field = page.locator("#rows input[name=fen]").first
    field.fill("250")
    with page.expect_response(lambda reply: reply.url.endswith("/families/balances")):
        wechatpay_gateway.balances.deposit("oNew", 1)
    assert field.input_value() == "250"


def test_the_focus_stays_on_a_button_whose_row_changes(
    page: Page, wechatpay_gateway: RunningGateway, wechatpay_client: Client
) -> None:
    place(wechatpay_client, "native")
    page.goto(f"{wechatpay_gateway.base_url}{CONSOLE}/families/orders")
    page.get_by_role("button", name=f"Pay: {NUMBER}-1900000001").focus()
    place(wechatpay_client, "native", out_trade_no="order-20260101-2")
    page.get_by_role("cell", name="order-20260101-2", exact=True).wait_for()
    focused = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert focused == f"Pay: {NUMBER}-1900000001"


def test_the_focus_stays_on_a_link_beside_which_something_changes(
    page: Page, wechatpay_gateway: RunningGateway, wechatpay_client: Client
) -> None:
    place(wechatpay_client, "native")
    page.goto(f"{wechatpay_gateway.base_url}{CONSOLE}")
    page.get_by_role("link", name="Orders 1", exact=True).focus()
    place(wechatpay_client, "native", out_trade_no="order-20260101-2")
    expect(page.get_by_role("link", name="Orders 2", exact=True)).to_be_focused()


def test_the_focus_stays_on_a_step_whose_row_changes(page: Page, wechatpay_gateway: RunningGateway) -> None:
    page.goto(f"{wechatpay_gateway.base_url}{CONSOLE}/families/balances")
    page.get_by_text("Live", exact=True).wait_for()
    step = page.locator("#rows summary").first
    step.focus()
    wechatpay_gateway.balances.deposit("oNew", 1)
    page.get_by_role("cell", name="oNew", exact=True).wait_for()
    expect(page.locator("#rows summary:focus")).to_have_count(1)


@pytest.mark.parametrize("name", ["", "/families/orders"])
def test_a_merchants_text_is_never_executed(
    page: Page, wechatpay_gateway: RunningGateway, wechatpay_client: Client, name: str
) -> None:
    place(wechatpay_client, "native", description=EVIL)
    page.goto(f"{wechatpay_gateway.base_url}{CONSOLE}{name}")
    assert "taken" not in page.title()
    assert page.get_by_text(EVIL).count() == (1 if name else 0)


def test_the_language_is_switched_and_remembered(page: Page, wechatpay_gateway: RunningGateway) -> None:
    page.goto(f"{wechatpay_gateway.base_url}{CONSOLE}/clock")
    page.get_by_role("button", name="中文").click()
    page.get_by_role("heading", name="时钟", exact=True).wait_for()
    page.goto(f"{wechatpay_gateway.base_url}{CONSOLE}/faults")
    page.get_by_role("heading", name="故障注入", exact=True).wait_for()


def background(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def test_the_colors_follow_the_browser_until_they_are_chosen(opens: Opens, wechatpay_gateway: RunningGateway) -> None:
    page = opens(locale="en-US", color_scheme="dark")
    page.goto(f"{wechatpay_gateway.base_url}{CONSOLE}/clock")
    dark = background(page)
    page.get_by_role("button", name="Light").click()
    page.locator("html[data-theme=light]").wait_for()
    page.wait_for_load_state()
    light = background(page)
    assert (dark, light) == ("rgb(18, 22, 27)", "rgb(245, 246, 248)")


PATHS = (
    *("", "/requests", "/requests/1", "/notifications", "/families", "/families/orders", "/families/service_orders"),
    *("/families/balances", "/families/alterations", "/clock", "/faults"),
)


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize(("locale", "colors"), [("en-US", "light"), ("zh-CN", "dark")])
def test_no_page_scrolls_sideways(
    opens: Opens, wechatpay_gateway: RunningGateway, wechatpay_client: Client, width: int, locale: str, colors: str
) -> None:
    code = place(wechatpay_client, "native", description="A very-long-name-without-any-space-" * 3)
    wechatpay_gateway.pay(NUMBER)
    page = opens(locale=locale, color_scheme=colors, viewport={"width": width, "height": 900})
    wide: list[str] = []
    for path in (*(f"{CONSOLE}{each}" for each in PATHS), f"/_gateway/pay/{code}"):
        page.goto(f"{wechatpay_gateway.base_url}{path}")
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            wide.append(path)
    assert wide == []


def contrast(one: list[float], other: list[float]) -> float:
    """Return the contrast ratio of two colors: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio."""

    def luminance(color: list[float]) -> float:
        parts = [each / 255 for each in color]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


_TEXT_COLORS = """() => [...document.querySelectorAll("body *")].flatMap((element) => {
  const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
  if (!hasText || !element.checkVisibility() || element.closest("svg")) return [];
  let behind = element;
  while (behind && getComputedStyle(behind).backgroundColor === "rgba(0, 0, 0, 0)") behind = behind.parentElement;
  const numbers = (color) => color.match(/[\\d.]+/g).slice(0, 3).map(Number);
  return [[element.textContent.trim().slice(0, 30), numbers(getComputedStyle(element).color), numbers(getComputedStyle(behind).backgroundColor)]];
})"""


@pytest.mark.parametrize("colors", ["light", "dark"])
def test_every_text_has_enough_contrast(
    opens: Opens, wechatpay_gateway: RunningGateway, wechatpay_client: Client, colors: str
) -> None:
    place(wechatpay_client, "native")
    wechatpay_gateway.faults.add("no_auth", operation="payments.refunds.create_refund")
    page = opens(locale="en-US", color_scheme=colors)
    pale: set[str] = set()
    for path in PATHS:
        page.goto(f"{wechatpay_gateway.base_url}{CONSOLE}{path}")
        pale |= {text for text, color, behind in page.evaluate(_TEXT_COLORS) if contrast(color, behind) < 4.5}
    assert pale == set()
