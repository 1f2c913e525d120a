"""The schedule of a notification is that of its page: the usual one, its own, or none."""

from collections.abc import Iterator

import pytest

from wechatpay_gateway.core.gateway import Gateway
from wechatpay_gateway.notifications.queue import RETRY_SECONDS


@pytest.fixture(scope="module")
def gateway() -> Iterator[Gateway]:
    gateway = Gateway(has_published_keys=True)
    yield gateway
    gateway.close()


@pytest.mark.parametrize(
    ("event_type", "schedule"),
    [
        ("TRANSACTION.SUCCESS", tuple(RETRY_SECONDS)),
        ("BRAND_MEMBER_CARD_SP.USER_CARD.CREATE", (60,) * 11),
        ("BRAND_MEMBER_CARD_SP.SYNC_USER_POINT", ()),
    ],
)
def test_a_notification_has_the_schedule_of_its_page(
    gateway: Gateway, event_type: str, schedule: tuple[int, ...]
) -> None:
    sent = gateway.notify(event_type, {}, "http://127.0.0.1:9/events", original_type="any")

    assert sent.retries == schedule
