"""Control addresses under `/_gateway`: JSON for tests in other processes and other languages."""

import json
from collections.abc import Awaitable, Callable, Mapping
from ipaddress import ip_address
from typing import Any, cast

from attrs import asdict
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from wechatpay_gateway.base.messages import shown_headers
from wechatpay_gateway.control.body import CLOSES, MAX_CONTROL_BYTES, TOO_LARGE, read_control_body
from wechatpay_gateway.control.certificates import CERTIFICATES, shown_certificates
from wechatpay_gateway.control.fields import Handler, take
from wechatpay_gateway.control.onboarding import ONBOARDING, shown_application
from wechatpay_gateway.control.payments import PAYMENTS
from wechatpay_gateway.core.exchange import Exchange
from wechatpay_gateway.core.gateway import Gateway

_BAD_REQUEST = 400
_FORBIDDEN = 403
_UNSUPPORTED_MEDIA_TYPE = 415


def control_routes(gateway: Gateway) -> list[Route]:
    """The routes below `/_gateway`."""
    table: list[tuple[str, str, Handler]] = [
        ("GET", "/state", _show_state),
        ("GET", "/requests", _show_requests),
        ("DELETE", "/requests", _clear_requests),
        ("GET", "/faults", _show_faults),
        ("POST", "/faults", _add_fault),
        ("DELETE", "/faults", _clear_faults),
        ("POST", "/reset", _reset),
        *CERTIFICATES,
        *ONBOARDING,
        *PAYMENTS,
    ]
    return [Route(path, _endpoint(gateway, handler), methods=[method]) for method, path, handler in table]


def _endpoint(gateway: Gateway, handler: Handler) -> Callable[[Request], Awaitable[JSONResponse]]:
    async def answer(request: Request) -> JSONResponse:
        # A page in a browser on this machine must not be able to steer the gateway: it cannot send this content type unasked,
        # and a name that was re-bound to loopback is not in the list of hosts. What is open to others has a secret in its path.
        is_ours = _is_loopback(request) and request.headers.get("host") in gateway.hosts.own
        if not is_ours and not gateway.site.is_open:
            return _error(_FORBIDDEN, f"only processes on this machine may use this, by the address {gateway.base_url}")
        body = await read_control_body(request)
        if body is None:
            return _error(TOO_LARGE, f"a control request must not be larger than {MAX_CONTROL_BYTES} bytes", CLOSES)
        fields: dict[str, Any] = {}
        if request.method == "POST":
            if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
                return _error(_UNSUPPORTED_MEDIA_TYPE, "send JSON with Content-Type: application/json")
            try:
                parsed = json.loads(body or b"{}")
            except (ValueError, RecursionError):
                parsed = None
            if not isinstance(parsed, dict):
                return _error(_BAD_REQUEST, "the body must be a JSON object")
            fields = cast("dict[str, Any]", parsed)
        try:
            # Moving the clock waits for callbacks, whose receivers may call the gateway: not on the event loop's thread.
            return JSONResponse(await run_in_threadpool(handler, gateway, fields))
        except (ValueError, TypeError, LookupError) as error:
            return _error(_BAD_REQUEST, str(error))

    return answer


def _is_loopback(request: Request) -> bool:
    return request.client is not None and ip_address(request.client.host).is_loopback


def _error(status: int, message: str, headers: Mapping[str, str] | None = None) -> JSONResponse:
    return JSONResponse({"error": message}, status_code=status, headers=headers)


def _show_state(gateway: Gateway, fields: dict[str, Any]) -> Any:
    take(fields)
    return {
        "base_url": gateway.base_url,
        "merchants": [
            {
                "mchid": each.mchid,
                "serial_no": each.serial_no,
                "public_key_id": each.public_key_id,
                "mode": each.mode,
                "certificates": shown_certificates(each.certificates),
            }
            for each in gateway.merchants
        ],
        "brands": [
            {"brand_id": each.brand_id, "serial_no": each.serial_no, "public_key_id": each.public_key_id}
            for each in gateway.brands
        ],
        "operations": len(gateway.catalog.operations),
        "applyments": [shown_application(each) for each in gateway.applyments],
        "alterations": [shown_application(each) for each in gateway.alterations],
        "uploads": [asdict(each) for each in gateway.uploads],
    }


def _show_requests(gateway: Gateway, fields: dict[str, Any]) -> Any:
    take(fields)
    return [_shown(exchange) for exchange in gateway.requests]


def _shown(exchange: Exchange) -> dict[str, Any]:
    reply = exchange.reply
    message = exchange.message_to_sign
    return {
        "number": exchange.number,
        "at": exchange.at,
        "operation": exchange.operation,
        "mchid": exchange.mchid,
        "brand_id": exchange.brand_id,
        "arguments": exchange.arguments,
        "verdict": asdict(exchange.verdict),
        "message_to_sign": None if message is None else message.decode("utf-8", errors="replace"),
        "fault": exchange.fault,
        "is_performed": exchange.is_performed,
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
    take(fields)
    gateway.requests.clear()
    return []


def _show_faults(gateway: Gateway, fields: dict[str, Any]) -> Any:
    take(fields)
    return [asdict(fault) for fault in gateway.faults.pending]


def _add_fault(gateway: Gateway, fields: dict[str, Any]) -> Any:
    taken = take(fields, {"kind": str, "times": int, "operation": str, "options": dict}, required=("kind",))
    options: dict[str, Any] = taken.pop("options", {})
    gateway.faults.add(**taken, **options)
    return _show_faults(gateway, {})


def _clear_faults(gateway: Gateway, fields: dict[str, Any]) -> Any:
    take(fields)
    gateway.faults.clear()
    return []


def _reset(gateway: Gateway, fields: dict[str, Any]) -> Any:
    take(fields)
    gateway.reset()
    return _show_state(gateway, {})
