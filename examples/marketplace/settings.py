"""Settings of the marketplace, in addition to the client's."""

import os

from attrs import field, frozen

NOTIFICATIONS_PATH = "/wechatpay/notifications"


@frozen
class Receiver:
    """A merchant that gets a part of each order."""

    mchid: str
    name: str = field(repr=False)
    """The full name of the merchant."""
    percent: int
    relation: str
    """Its relation to the sellers, such as `SERVICE_PROVIDER`."""


@frozen
class Settings:
    """The AppID, the addresses, and who gets a part of each order."""

    appid: str
    mchid: str
    url: str
    """The address at which WeChat Pay reaches the marketplace: `https://shop.example`, without a trailing slash."""
    receivers: tuple[Receiver, ...]
    """The marketplace itself and the courier company. Together they get at most what the sellers allow, 30 % by default."""

    @classmethod
    def from_env(cls) -> "Settings":
        """Read `MARKETPLACE_APPID`, `MARKETPLACE_NAME`, `MARKETPLACE_URL`, `COURIER_MCHID`, `COURIER_NAME` and `WECHATPAY_MCHID`."""
        own, courier = os.environ["WECHATPAY_MCHID"], os.environ["COURIER_MCHID"]
        receivers = (
            Receiver(own, os.environ["MARKETPLACE_NAME"], 10, "SERVICE_PROVIDER"),
            Receiver(courier, os.environ["COURIER_NAME"], 8, "PARTNER"),
        )
        return cls(os.environ["MARKETPLACE_APPID"], own, os.environ["MARKETPLACE_URL"], receivers)
