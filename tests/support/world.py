"""A gateway and its clients with one fake clock, so that days pass without waiting."""

from collections.abc import Mapping
from typing import Any

from support.both import Both, Opened
from support.time import FakeClock
from wechatpay_gateway.core.gateway import Gateway
from wechatpay_gateway.server import RunningGateway

LIST = "common.platform_security.list_certificates"
CANCEL = "onboarding.subject_confirmation.cancel_applyment"
APPLYMENT = {"applyment_id": 20000011111}
HOUR, DAY = 3600.0, 86400.0


class MovableClock(FakeClock):
    """A clock that can be reset to its start."""

    def rewind(self) -> None:
        self.waits.clear()


class World:
    """A gateway, its clock, and clients that use platform certificates."""

    def __init__(self, gateway: RunningGateway, clock: MovableClock) -> None:
        self.gateway = gateway
        self.clock = clock

    def client(self, opened: Opened, environment: Mapping[str, str] | None = None, **settings: Any) -> Both:
        """Open a client without a public key."""
        chosen = self.gateway.certificate_environment if environment is None else environment
        return opened(chosen, clock=self.clock, **settings)

    @property
    def downloads(self) -> int:
        """Return how often the list of certificates was requested."""
        return self.operations.count(LIST)

    @property
    def operations(self) -> list[str | None]:
        return [exchange.operation for exchange in self.gateway.requests]

    @property
    def serials(self) -> list[str]:
        """Return the serials of the listed certificates, oldest first."""
        return [each.serial_no for each in self.gateway.merchants.certificates().listed]

    def replies_by_key(self, operation: str) -> dict[str | None, int]:
        """Return the number of replies of an operation that each key signed."""
        counted: dict[str | None, int] = {}
        for exchange in self.gateway.requests:
            if exchange.operation == operation and exchange.reply is not None:
                serial = exchange.reply.header("Wechatpay-Serial")
                counted[serial] = counted.get(serial, 0) + 1
        return counted

    def notification(self, body: bytes = b"{}") -> dict[str, str]:
        """Return the headers of a notification, signed with the current certificate."""
        merchant = self.gateway.merchants.default
        headers = merchant.signer_for(self.serials[-1]).headers(int(self.clock.now()), "n", body)
        return {name.decode().lower(): value.decode() for name, value in headers}


def make_gateway(clock: FakeClock) -> Gateway:
    return Gateway(clock=clock.now, trust="both", has_published_keys=True)
