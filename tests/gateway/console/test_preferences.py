"""The language and the colors of the pages."""

import pytest

from gateway.merchant_side import Merchant
from gateway.pages import Element, opened, page
from wechatpay_gateway.texts.texts import accepted_language

CONSOLE = "/_gateway/console"


def html(document: Element) -> Element:
    return document.all("html")[0]


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "en"),
        ("zh", "zh-CN"),
        ("zh-TW, en;q=0.5", "zh-CN"),
        ("en-US,en;q=0.9,zh-CN;q=0.8", "en"),
        ("fr, zh;q=0.3, en;q=0.7", "en"),
        ("fr, de", "en"),
        ("en;q=0, zh;q=0.1", "zh-CN"),
        ("zh;q=much, en;q=0.1", "en"),
        ("ZH-cn", "zh-CN"),
    ],
)
def test_the_first_language_is_that_of_the_browser(header: str, language: str) -> None:
    assert accepted_language(header) == language


def test_a_page_is_in_the_language_of_the_browser(merchant: Merchant) -> None:
    document = opened(merchant, f"{CONSOLE}/clock", Accept_Language="zh-CN")
    assert (html(document).attributes["lang"], document.all("h1")[0].text) == ("zh-CN", "时钟")


def test_a_chosen_language_is_remembered(merchant: Merchant) -> None:
    answer = page(merchant, "/_gateway/preferences", {"language": "zh-CN", "back": f"{CONSOLE}/clock"})
    cookie = answer.headers["set-cookie"].partition(";")[0]
    assert (answer.status, answer.headers["location"]) == (303, f"{CONSOLE}/clock")
    assert html(opened(merchant, CONSOLE, Accept_Language="en", Cookie=cookie)).attributes["lang"] == "zh-CN"


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_chosen_colors_are_remembered(merchant: Merchant, theme: str) -> None:
    answer = page(merchant, "/_gateway/preferences", {"theme": theme})
    cookie = answer.headers["set-cookie"].partition(";")[0]
    document = opened(merchant, CONSOLE, Cookie=cookie)
    assert html(document).attributes["data-theme"] == theme
    assert document.all("button", aria_pressed="true")[0].attributes["value"] == theme


def test_without_a_choice_the_colors_are_those_of_the_browser(merchant: Merchant) -> None:
    assert "data-theme" not in html(opened(merchant, CONSOLE)).attributes


def test_a_cookie_that_the_gateway_did_not_set_is_ignored(merchant: Merchant) -> None:
    cookie = "wechatpay_gateway_language=fr; wechatpay_gateway_theme=%22%3E"
    assert html(opened(merchant, CONSOLE, Cookie=cookie)).attributes == {"lang": "en"}


def test_a_cookie_is_not_visible_to_scripts_and_only_for_the_gateway(merchant: Merchant) -> None:
    cookie = page(merchant, "/_gateway/preferences", {"theme": "dark"}).headers["set-cookie"]
    assert {"HttpOnly", "Path=/_gateway", "SameSite=lax"} <= {each.strip() for each in cookie.split(";")}


@pytest.mark.parametrize(
    "back",
    ["https://evil.example/", "//evil.example", "/v3/certificates", "/_gateway\\@evil", "javascript:1", "/_gatewayx"],
)
def test_the_choice_never_leads_to_another_site(merchant: Merchant, back: str) -> None:
    assert page(merchant, "/_gateway/preferences", {"theme": "dark", "back": back}).headers["location"] == "/_gateway/"


def test_another_site_cannot_choose(merchant: Merchant) -> None:
    answer = page(merchant, "/_gateway/preferences", {"theme": "dark"}, {"Origin": "http://evil.example"})
    assert (answer.status, "set-cookie" in answer.headers) == (403, False)
