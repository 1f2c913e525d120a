"""Control addresses of platform certificates: replace them, as WeChat Pay does every few years."""

from collections.abc import Callable
from typing import Any

from wechatpay_gateway.control.fields import Handler, take
from wechatpay_gateway.core.gateway import Gateway
from wechatpay_gateway.parties.platform_certificates import PlatformCertificates


def shown_certificates(certificates: PlatformCertificates | None) -> Any:
    """The serial numbers that are listed, oldest first, and the one that signs; `None` for a merchant without."""
    if certificates is None:
        return None
    return {"listed": [each.serial_no for each in certificates.listed], "signing": certificates.signing.serial_no}


def _step(step: Callable[..., object]) -> Handler:
    def handle(gateway: Gateway, fields: dict[str, Any]) -> Any:
        taken = take(fields, {"mchid": str})
        step(gateway, **taken)
        return shown_certificates(gateway.merchants.certificates(**taken))

    return handle


CERTIFICATES: list[tuple[str, str, Handler]] = [
    ("POST", "/certificates/announce", _step(Gateway.announce_certificate)),
    ("POST", "/certificates/rotate", _step(Gateway.rotate_certificate)),
    ("POST", "/certificates/retire", _step(Gateway.retire_certificates)),
]
"""Method, path below `/_gateway`, and what it does."""
