"""Small pages in the layout of the official ones."""

import logging
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from wechatpay_codegen.pages.drift.spec_facts import NotificationView, SpecView, views_of
from wechatpay_codegen.pages.read.facts import Page
from wechatpay_codegen.pages.read.notification import NotificationReading, read_notification
from wechatpay_codegen.pages.read.notification_facts import NotificationPage
from wechatpay_codegen.pages.read.operation import Origin, Reading, read_page

# It logs every rule that it tries, which would hide the output of a failing test.
logging.getLogger("markdown_it").setLevel(logging.INFO)

_FOLDER = Path(__file__).parent
_SPECS = Path(__file__).parents[3] / "specs"
_SIDE = "https://pay.weixin.qq.com/doc/v3/partner"
_ORIGINS = {
    "order": Origin(f"{_SIDE}/1"),
    "cancel": Origin(f"{_SIDE}/4012697627", "撤销申请单", "2024-12-04"),
    "upload": Origin(f"{_SIDE}/2"),
    "refunded": Origin(f"{_SIDE}/3", "商店退款通知"),
    "revoke": Origin(f"{_SIDE}/4016166090", "撤销申请", "2025-09-24"),
}


@pytest.fixture
def markdown() -> Callable[[str], str]:
    """Returns the text of a page in this folder."""

    def of(name: str) -> str:
        return (_FOLDER / f"{name}.md").read_text(encoding="utf-8")

    return of


@pytest.fixture(scope="session")
def reading() -> Callable[..., Reading]:
    """Reads a page in this folder, after replacing a part of its text. What it returns cannot be changed, so the same text is read once."""

    @cache
    def of(name: str, old: str = "", new: str = "") -> Reading:
        text = (_FOLDER / f"{name}.md").read_text(encoding="utf-8")
        assert old in text
        return read_page(f"{name}.md", text.replace(old, new, 1).encode() if old else text.encode(), _ORIGINS[name])

    return of


@pytest.fixture
def page(reading: Callable[..., Reading]) -> Callable[..., Page]:
    """Returns the facts of a page in this folder."""

    def of(name: str, old: str = "", new: str = "") -> Page:
        result: Page = reading(name, old, new).page
        return result

    return of


@pytest.fixture
def notification_reading(markdown: Callable[[str], str]) -> Callable[..., NotificationReading]:
    """Reads the page of a notification, after replacing a part of its text."""

    def of(old: str = "", new: str = "") -> NotificationReading:
        text = markdown("refunded")
        assert old in text
        changed = text.replace(old, new, 1) if old else text
        return read_notification("refunded.md", changed.encode(), _ORIGINS["refunded"])

    return of


@pytest.fixture
def notification(notification_reading: Callable[..., NotificationReading]) -> Callable[..., NotificationPage]:
    """Returns the facts of the page of a notification."""

    def of(old: str = "", new: str = "") -> NotificationPage:
        result: NotificationPage = notification_reading(old, new).page
        return result

    return of


@pytest.fixture(scope="session")
def views(tmp_path_factory: pytest.TempPathFactory) -> tuple[SpecView | NotificationView, ...]:
    """The facts of our specs of the group to which the two official pages in this folder belong."""
    specs = tmp_path_factory.mktemp("specs")
    for folder in ("_shared", "onboarding"):
        shutil.copytree(_SPECS / folder, specs / folder)
    return tuple(views_of(specs))
