"""Each notification tells once how soon to acknowledge it and when it comes again; a question of WeChat Pay has its own time."""

from importlib import import_module
from typing import Any

import pytest

from wechatpay_clients._notifications import NOTIFICATIONS

MODULES = sorted({module for originals in NOTIFICATIONS.values() for module in originals.values()})


def facts(module: str) -> tuple[bool, str]:
    """Whether the merchant answers the notification with data, and the docstring of its module."""
    loaded: Any = import_module(module)
    return loaded.NOTIFICATION.answer is not None, " ".join((loaded.__doc__ or "").split())


@pytest.mark.parametrize("module", MODULES)
def test_a_notification_says_once_to_acknowledge_it_within_five_seconds(module: str) -> None:
    is_question, doc = facts(module)
    assert doc.count("cknowledge it within 5 seconds") == (0 if is_question else 1)


@pytest.mark.parametrize("module", MODULES)
def test_a_notification_says_once_when_it_comes_again(module: str) -> None:
    is_question, doc = facts(module)
    assert is_question or doc.count("sends it again") == 1
