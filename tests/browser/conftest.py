"""A real Chromium, in which a request to another host or a violation of the pages' policy fails a test."""

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from wechatpay_gateway.server import RunningGateway

_PATIENCE_MILLISECONDS = 5000
_OFFLINE = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")
_ABORTED = "net::ERR_ABORTED"
"""The failure of a stream, and of an icon that is still loading, when the browser leaves the page."""

Opens = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    assert path, "Chromium was not found: install the system's chromium, or set CHROMIUM to its path"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*_OFFLINE, "--disable-sync"])
        yield browser
        browser.close()


@pytest.fixture
def opens(browser: Browser, wechatpay_gateway: RunningGateway) -> Iterator[Opens]:
    """Opens a page in a new browser context with the given options, such as `locale`."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def failed(url: str, failure: str | None) -> None:
        if failure != _ABORTED:
            complaints.append(f"{url}: {failure}")

    def asked(url: str) -> None:
        if not url.startswith(wechatpay_gateway.base_url):
            complaints.append(f"a request to {url}")

    def open_page(**options: Any) -> Page:
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(_PATIENCE_MILLISECONDS)
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: asked(request.url))
        page.on("requestfailed", lambda request: failed(request.url, request.failure))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def page(opens: Opens) -> Page:
    """A page in English, 1280 pixels wide."""
    return opens(locale="en-US", viewport={"width": 1280, "height": 900})
