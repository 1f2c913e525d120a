"""Control addresses under `/_gateway`: JSON for tests in other processes and other languages."""

import json
from collections.abc import Awaitable, Callable, Mapping
from ipaddress import ip_address
from typing import Any, cast

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from wechatpay_gateway.control.address import Address
from wechatpay_gateway.control.body import CLOSES, MAX_CONTROL_BYTES, TOO_LARGE, read_control_body
from wechatpay_gateway.control.machines import machine_addresses
from wechatpay_gateway.control.notifications import NOTIFICATIONS
from wechatpay_gateway.control.steering import STEERING
from wechatpay_gateway.core.gateway import Gateway
from wechatpay_gateway.family.steps import read_fields

_BAD_REQUEST = 400
_FORBIDDEN = 403
_UNSUPPORTED_MEDIA_TYPE = 415


def addresses(gateway: Gateway) -> list[Address]:
    """All control addresses, in the order in which the documentation lists them."""
    return [*STEERING, *machine_addresses(gateway.machines.values()), *NOTIFICATIONS]


def control_routes(gateway: Gateway) -> list[Route]:
    """The routes below `/_gateway`."""
    return [
        Route(path, _endpoint(gateway, address), methods=[address.method])
        for address in addresses(gateway)
        for path in (address.path, address.other_path)
        if path
    ]


def _endpoint(gateway: Gateway, address: Address) -> Callable[[Request], Awaitable[JSONResponse]]:
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
            # Moving the clock waits for notifications, whose receivers may call the gateway: not on the event loop's thread.
            return JSONResponse(await run_in_threadpool(address.does, gateway, read_fields(fields, address.fields)))
        except (ValueError, TypeError, LookupError) as error:
            return _error(_BAD_REQUEST, str(error))

    return answer


def _is_loopback(request: Request) -> bool:
    return request.client is not None and ip_address(request.client.host).is_loopback


def _error(status: int, message: str, headers: Mapping[str, str] | None = None) -> JSONResponse:
    return JSONResponse({"error": message}, status_code=status, headers=headers)
