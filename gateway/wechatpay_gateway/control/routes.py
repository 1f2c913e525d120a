"""Control addresses under `/_gateway`: JSON for tests in other processes and languages."""

import json
from collections.abc import Awaitable, Callable, Mapping
from functools import cached_property
from ipaddress import ip_address
from typing import Any, cast

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import BaseRoute, Match, Route
from starlette.types import Receive, Scope, Send

from wechatpay_gateway.control.address import Address
from wechatpay_gateway.control.body import CLOSES, MAX_CONTROL_BYTES, TOO_LARGE, read_control_body
from wechatpay_gateway.control.faults import FAULTS
from wechatpay_gateway.control.machines import STEPS, machine_addresses
from wechatpay_gateway.control.notifications import NOTIFICATIONS
from wechatpay_gateway.control.steering import STEERING
from wechatpay_gateway.core.gateway import Gateway
from wechatpay_gateway.family.steps import read_fields
from wechatpay_gateway.texts.texts import Texts, accepted_language, names_of

_ROUTE = "wechatpay_gateway.control"
"""Where the scope of a request has the route that matches it."""
_BAD_REQUEST = 400
_FORBIDDEN = 403
_UNSUPPORTED_MEDIA_TYPE = 415


def addresses(gateway: Gateway) -> list[Address]:
    """Return all control addresses, in the order of the documentation."""
    return [*STEERING, *FAULTS, STEPS, *machine_addresses(gateway.machines.values()), *NOTIFICATIONS]


class ControlRoute(BaseRoute):
    """The control addresses, below `/_gateway`.

    There are several hundred, none with a parameter, and most gateways get requests for none. So they are found by their path, instead of by
    a pattern for each, and listed when the first request comes.
    """

    def __init__(self, gateway: Gateway) -> None:
        self._gateway = gateway

    @cached_property
    def _by_path(self) -> dict[str, list[Address]]:
        found: dict[str, list[Address]] = {}
        for address in addresses(self._gateway):
            for path in filter(None, (address.path, address.other_path)):
                found.setdefault(path, []).append(address)
        return found

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Return whether there is a control address for a path, and whether it has the method."""
        best: tuple[Match, Scope] = Match.NONE, {}
        path = scope["path"].removeprefix(scope.get("root_path", ""))
        for address in self._by_path.get(path, ()):
            route = Route(path, _endpoint(self._gateway, address), methods=[address.method])
            match, child = route.matches(scope)
            if match.value > best[0].value:
                best = match, {**child, _ROUTE: route}
        return best

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle a request that matches."""
        await scope[_ROUTE].handle(scope, receive, send)


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
