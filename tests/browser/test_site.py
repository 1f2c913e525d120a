"""The documentation site in Chromium: on a phone and a desktop, light and dark, in both languages."""

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from support.site import build

PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}
PAGES = (
    "index.html",
    "start/first-payment.html",
    "guides/refunds.html",
    "guides/signing.html",
    "guides/troubleshooting.html",
    "guides/from-official-sdks.html",
    "guides/retries.html",
    "errors/index.html",
    "reference/index.html",
    "reference/payments/refunds/create_refund.html",
    "reference/payments/refunds/refund_result.html",
)


_AUTOFOCUS = "Autofocus processing was blocked because a document's URL has a fragment"
"""A remark of Chromium after a result that is a section: the search field then has no focus, as it should."""


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder without a log."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name in the standard library
        pass


@contextmanager
def served(folder: Path) -> Generator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("site") / "built"
    build(folder)
    with served(folder) as address:
        yield address


@contextmanager
def opened(browser: Browser, address: str, **options: Any) -> Generator[Page]:
    """Open a page that may load only from the site and may not complain."""
    complaints: list[str] = []
    context = browser.new_context(**options)
    page = context.new_page()
    page.on("console", lambda message: complaints.append(message.text) if _AUTOFOCUS not in message.text else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith(address) else complaints.append(request.url))
    yield page
    context.close()
    assert complaints == []


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_fits_its_window(browser: Browser, address: str, language: str, size: Any, scheme: Any) -> None:
    with opened(browser, address, viewport=size, color_scheme=scheme) as page:
        for path in PAGES:
            page.goto(f"{address}/{language}/{path}")

            assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
            assert page.evaluate("document.body.dataset.mdColorScheme") == {"light": "default", "dark": "slate"}[scheme]


@pytest.mark.parametrize(("locale", "language"), [("zh-CN", "zh"), ("en-US", "en"), ("de-DE", "en")])
def test_the_first_page_has_the_language_of_the_browser(
    browser: Browser, address: str, locale: str, language: str
) -> None:
    with opened(browser, address, locale=locale) as page:
        page.goto(f"{address}/index.html")

        expect(page).to_have_url(f"{address}/{language}/index.html")


def test_the_switch_leads_to_the_same_page_in_the_other_language(browser: Browser, address: str) -> None:
    with opened(browser, address, viewport=DESKTOP) as page:
        page.goto(f"{address}/zh/reference/payments/refunds/create_refund.html")
        page.get_by_role("link", name="English").click()

        expect(page.get_by_role("heading", level=1)).to_have_text("Create a refund create_refund")


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_a_chinese_word_is_searched_and_opened(browser: Browser, address: str, size: Any) -> None:
    with opened(browser, address, viewport=size, locale="zh-CN") as page:
        page.goto(f"{address}/zh/index.html", wait_until="networkidle")
        page.locator(".md-search__button, label[for=__search]").locator("visible=true").first.click()
        page.keyboard.type("查单")
        expect(page.get_by_text("条结果")).to_be_visible()
        page.keyboard.press("Enter")

        expect(page.get_by_role("heading", level=1)).to_contain_text("查单")
