"""A gateway and its clients under one clock, so that days pass at once."""

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
    """A clock that can be set back to where it began."""

    def rewind(self) -> None:
        self.waits.clear()


class World:
    """WeChat Pay, the time, and clients that use platform certificates."""

    def __init__(self, gateway: RunningGateway, clock: MovableClock) -> None:
        self.gateway = gateway
        self.clock = clock

    def client(self, opened: Opened, environment: Mapping[str, str] | None = None, **settings: Any) -> Both:
        """A client without a public key."""
        chosen = self.gateway.certificate_environment if environment is None else environment
        return opened(chosen, clock=self.clock, **settings)

    @property
    def downloads(self) -> int:
        """How often the list of certificates was asked for."""
        return self.operations.count(LIST)

    @property
    def operations(self) -> list[str | None]:
        return [exchange.operation for exchange in self.gateway.requests]

    @property
    def serials(self) -> list[str]:
        """The listed certificates, oldest first."""
        return [each.serial_no for each in self.gateway.merchants.certificates().listed]

    def replies_by_key(self, operation: str) -> dict[str | None, int]:
        """How many replies of an operation each key signed."""
        counted: dict[str | None, int] = {}
        for exchange in self.gateway.requests:
            if exchange.operation == operation and exchange.reply is not None:
                serial = exchange.reply.header("Wechatpay-Serial")
                counted[serial] = counted.get(serial, 0) + 1
        return counted

    def notification(self, body: bytes = b"{}") -> dict[str, str]:
        """The headers of something that WeChat Pay sends unasked, signed with the present certificate."""
        merchant = self.gateway.merchants.default
        headers = merchant.signer_for(self.serials[-1]).headers(int(self.clock.now()), "n", body)
        return {name.decode().lower(): value.decode() for name, value in headers}


def make_gateway(clock: FakeClock) -> Gateway:
    return Gateway(clock=clock.now, trust="both")
