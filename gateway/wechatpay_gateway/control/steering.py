"""The control addresses of the gateway itself: state, requests, clock and certificates."""

from collections.abc import Callable
from typing import Any

from attrs import asdict

from wechatpay_gateway.base.messages import shown_headers
from wechatpay_gateway.control.address import Address, Handler
from wechatpay_gateway.core.exchange import Exchange
from wechatpay_gateway.core.gateway import Gateway
from wechatpay_gateway.family.steps import Field
from wechatpay_gateway.parties.platform_certificates import PlatformCertificates


def state_data(gateway: Gateway, fields: dict[str, Any]) -> dict[str, Any]:
    """Return the gateway's data: merchants, brands, uploads, and the records of the state machines with `is_in_state_reply`."""
    del fields
    return {
        "base_url": gateway.base_url,
        "merchants": [
            {
                "mchid": each.mchid,
                "serial_no": each.serial_no,
                "public_key_id": each.public_key_id,
                "mode": each.mode,
                "certificates": certificates_data(each.certificates),
            }
            for each in gateway.merchants
        ],
        "brands": [
            {"brand_id": each.brand_id, "serial_no": each.serial_no, "public_key_id": each.public_key_id}
            for each in gateway.brands
        ],
        "operations": len(gateway.catalog.operations),
        **{
            machine.name: [machine.to_json(record) for record in machine.records()]
            for machine in gateway.machines.values()
            if machine.is_in_state_reply
        },
        "uploads": [asdict(each) for each in gateway.uploads],
    }


def certificates_data(certificates: PlatformCertificates | None) -> Any:
    """Return the serial numbers of the listed certificates, oldest first, and of the signing one; `None` without certificates."""
    if certificates is None:
        return None
    return {"listed": [each.serial_no for each in certificates.listed], "signing": certificates.signing.serial_no}


def _requests(gateway: Gateway, fields: dict[str, Any]) -> Any:
    del fields
    return [exchange_data(exchange) for exchange in gateway.requests]


def exchange_data(exchange: Exchange) -> dict[str, Any]:
    """Return a request with its reply as JSON, without signatures."""
    reply = exchange.reply
    message = exchange.message_to_sign
    return {
        "number": exchange.number,
        "at": exchange.at,
        "operation": exchange.operation,
        "mchid": exchange.mchid,
        "brand_id": exchange.brand_id,
        "arguments": exchange.arguments,
        "verdict": {"is_accepted": exchange.verdict.is_accepted, "reason": exchange.verdict.reason},
        "message_to_sign": None if message is None else message.decode("utf-8", errors="replace"),
        "fault": exchange.fault,
        "is_performed": exchange.is_performed,
        "is_example": exchange.is_example,
        "request": {
            "method": exchange.request.method,
            "target": exchange.request.target.decode("latin-1"),
            "headers": shown_headers(exchange.request.headers),
            "body": exchange.request.body.decode("utf-8", errors="replace"),
            "cut_bytes": exchange.request.cut_bytes,
        },
        "reply": None
        if reply is None
        else {
            "status": reply.status,
            "headers": shown_headers(reply.headers),
            "body": reply.body.decode("utf-8", errors="replace"),
        },
    }


def _clear_requests(gateway: Gateway, fields: dict[str, Any]) -> Any:
    del fields
    gateway.requests.clear()
    return []


def _reset(gateway: Gateway, fields: dict[str, Any]) -> Any:
    gateway.reset()
    return state_data(gateway, fields)


def _clock(gateway: Gateway, fields: dict[str, Any]) -> Any:
    del fields
    return {"now": gateway.clock.now()}


def _advance(gateway: Gateway, fields: dict[str, Any]) -> Any:
    return {"now": gateway.clock.advance(**fields)}


def _on_certificates(does: Callable[..., object]) -> Handler:
    def handle(gateway: Gateway, fields: dict[str, Any]) -> Any:
        does(gateway, **fields)
        return certificates_data(gateway.merchants.certificates(**fields))

    return handle


_MCHID = (Field("mchid", "The merchant number. Defaults to the default merchant.", is_required=False),)
_SERIALS = "`listed`, the serial numbers of the certificates, and `signing`, the one that signs."

STEERING = (
    Address(
        method="GET",
        path="/state",
        means="Shows merchants, brands, applications and uploads.",
        reply="An object, without private keys.",
        python="gateway.merchants, gateway.brands, gateway.uploads",
        does=state_data,
    ),
    Address(
        method="POST",
        path="/reset",
        means="Returns to the starting state.",
        reply="The same as `GET /state`.",
        python="gateway.reset()",
        does=_reset,
    ),
    Address(
        method="GET",
        path="/requests",
        means="Lists the latest requests with their replies, oldest first.",
        reply="A list; signatures and Authorization headers are hidden.",
        python="list(gateway.requests)",
        does=_requests,
    ),
    Address(
        method="DELETE",
        path="/requests",
        means="Discards the recorded requests and restarts their numbering at 1.",
        reply="An empty list.",
        python="gateway.requests.clear()",
        does=_clear_requests,
    ),
    Address(
        method="GET",
        path="/clock",
        means="Shows the time of the gateway's clock.",
        reply="`now`, a Unix time in seconds.",
        python="gateway.clock.now()",
        does=_clock,
    ),
    Address(
        method="POST",
        path="/clock/advance",
        means="Advances the clock and waits for the deliveries that become due.",
        reply="`now`, a Unix time in seconds.",
        python="gateway.clock.advance(days=…, hours=…, minutes=…, seconds=…)",
        does=_advance,
        fields=tuple(
            Field(each, f"Number of {each} to advance by.", int, is_required=False)
            for each in ("days", "hours", "minutes", "seconds")
        ),
    ),
    Address(
        method="POST",
        path="/certificates/announce",
        means="Lists a new platform certificate while the current one keeps signing.",
        reply=_SERIALS,
        python="gateway.announce_certificate(mchid=…)",
        does=_on_certificates(Gateway.announce_certificate),
        fields=_MCHID,
    ),
    Address(
        method="POST",
        path="/certificates/rotate",
        means="Signs with the announced platform certificate from now on, or with a new one if none was announced.",
        reply=_SERIALS,
        python="gateway.rotate_certificate(mchid=…)",
        does=_on_certificates(Gateway.rotate_certificate),
        fields=_MCHID,
    ),
    Address(
        method="POST",
        path="/certificates/retire",
        means="Removes from the list all platform certificates that are older than the signing one.",
        reply=_SERIALS,
        python="gateway.retire_certificates(mchid=…)",
        does=_on_certificates(Gateway.retire_certificates),
        fields=_MCHID,
    ),
)
"""The addresses of the gateway itself."""
