"""Each notification says once how soon to acknowledge it and when it is redelivered, except one that must be answered with data."""

from importlib import import_module
from typing import Any

import pytest

from wechatpay_clients._notifications import NOTIFICATIONS

MODULES = sorted({module for originals in NOTIFICATIONS.values() for module in originals.values()})


def facts(module: str) -> tuple[bool, str]:
    """Return whether the acknowledgement of a notification must have data, and the docstring of its module."""
    loaded: Any = import_module(module)
    return loaded.NOTIFICATION.answer is not None, " ".join((loaded.__doc__ or "").split())


@pytest.mark.parametrize("module", MODULES)
def test_a_notification_says_once_to_acknowledge_it_within_five_seconds(module: str) -> None:
    needs_data, doc = facts(module)
    assert doc.count("cknowledge it within 5 seconds") == (0 if needs_data else 1)


@pytest.mark.parametrize("module", MODULES)
def test_a_notification_says_once_when_it_is_redelivered(module: str) -> None:
    needs_data, doc = facts(module)
    assert needs_data or doc.count("sends it again") == 1
