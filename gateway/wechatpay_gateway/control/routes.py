"""Control addresses under `/_gateway`: JSON for tests in other processes and languages."""

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
from wechatpay_gateway.control.faults import FAULTS
from wechatpay_gateway.control.machines import STEPS, machine_addresses
from wechatpay_gateway.control.notifications import NOTIFICATIONS
from wechatpay_gateway.control.steering import STEERING
from wechatpay_gateway.core.gateway import Gateway
from wechatpay_gateway.family.steps import read_fields
from wechatpay_gateway.texts.texts import Texts, accepted_language, names_of

_BAD_REQUEST = 400
_FORBIDDEN = 403
_UNSUPPORTED_MEDIA_TYPE = 415


def addresses(gateway: Gateway) -> list[Address]:
    """Return all control addresses, in the order of the documentation."""
    return [*STEERING, *FAULTS, STEPS, *machine_addresses(gateway.machines.values()), *NOTIFICATIONS]


def control_routes(gateway: Gateway) -> list[Route]:
    """Return the routes of the control addresses, below `/_gateway`."""
    return [
        Route(path, _endpoint(gateway, address), methods=[address.method])
        for address in addresses(gateway)
        for path in (address.path, address.other_path)
        if path
    ]


def _endpoint(gateway: Gateway, address: Address) -> Callable[[Request], Awaitable[JSONResponse]]:
    async def answer(request: Request) -> JSONResponse:
        language = accepted_language(request.headers.get("accept-language", ""))
        texts = Texts(language, names_of(gateway.catalog.resources))
        # Web pages in a browser on this machine must not control the gateway: they cannot send this content type without a CORS
        # preflight, and a name re-bound to loopback (DNS rebinding) is not in the list of hosts. If other machines can reach the
        # gateway, the secret in the path protects it.
        is_ours = _is_loopback(request) and request.headers.get("host") in gateway.hosts.own
        if not is_ours and not gateway.site.is_open:
            message = (
                f"control addresses accept only requests from this machine whose Host header matches {gateway.base_url}; call them "
                "by that URL"
            )
            return _error(_FORBIDDEN, texts.sentence(message))
        body = await read_control_body(request)
        if body is None:
            message = f"the body of a control request must not exceed {MAX_CONTROL_BYTES} bytes"
            return _error(TOO_LARGE, texts.sentence(message), CLOSES)
        fields: dict[str, Any] = {}
        if request.method == "POST":
            if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
                message = "the Content-Type must be application/json; send the fields as JSON"
                return _error(_UNSUPPORTED_MEDIA_TYPE, texts.sentence(message))
            try:
                parsed = json.loads(body or b"{}")
            except (ValueError, RecursionError):
                parsed = None
            if not isinstance(parsed, dict):
                return _error(_BAD_REQUEST, texts.sentence("the body must be a JSON object"))
            fields = cast("dict[str, Any]", parsed)
        try:
            # Advancing the clock waits for deliveries, whose receivers may call the gateway, so it must not block the event loop.
            reply = await run_in_threadpool(_perform, gateway, address, fields)
        except (ValueError, TypeError, LookupError) as error:
            text = error.args[0] if isinstance(error, KeyError) and error.args else error
            return _error(_BAD_REQUEST, texts.sentence(str(text)))
        return JSONResponse(texts.shown(reply, address.texts))

    return answer


def _perform(gateway: Gateway, address: Address, fields: dict[str, Any]) -> Any:
    gateway.make_due_changes()
    return address.does(gateway, read_fields(fields, address.fields))


def _is_loopback(request: Request) -> bool:
    return request.client is not None and ip_address(request.client.host).is_loopback


def _error(status: int, message: str, headers: Mapping[str, str] | None = None) -> JSONResponse:
    return JSONResponse({"error": message}, status_code=status, headers=headers)
