"""The routes of the console and of the payer's page."""

from collections.abc import Awaitable, Callable, Mapping
from importlib.resources import files
from types import MappingProxyType
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from wechatpay_gateway.console.data import console_data, payment_data, request_data
from wechatpay_gateway.console.guard import SECURITY_HEADERS, objection
from wechatpay_gateway.control.body import CLOSES, TOO_LARGE, read_control_body
from wechatpay_gateway.core.gateway import Gateway

_SEE_OTHER = 303
_BAD_REQUEST = 400
_FORBIDDEN = 403
_NOT_FOUND = 404


def _style() -> str:
    try:
        return files("wechatpay_gateway.console").joinpath("style.css").read_text("utf-8")
    except FileNotFoundError:
        raise FileNotFoundError(
            "the gateway's style sheet is missing; if you use PyInstaller, pass "
            "--collect-data wechatpay_gateway --collect-data wechatpay_catalog"
        ) from None


_STYLE = _style()

Fields = Mapping[str, str]
Page = Callable[[Gateway, Request, Fields], Response]


def _templates() -> Environment:
    # The pages show what merchants send, so everything is escaped.
    return Environment(
        loader=PackageLoader("wechatpay_gateway.console"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )


_TEMPLATES = _templates()


def payer_routes(gateway: Gateway) -> list[Route]:
    """Return the routes below `/_gateway` that a payer needs; a payer knows only the code of a payment."""
    table: list[tuple[str, str, Page]] = [
        ("GET", "/", redirect_to_console),
        ("GET", "/style.css", _show_style),
        ("GET", "/pay/{code}", _show_payment),
        ("POST", "/pay/{code}", _make_payment),
    ]
    return _routes(gateway, table)


def console_routes(gateway: Gateway) -> list[Route]:
    """Return the routes of the console, below the path of the control addresses."""
    table: list[tuple[str, str, Page]] = [
        ("GET", "/console", _show_console),
        ("GET", "/console/requests/{number:int}", _show_request),
        ("POST", "/console/notifications", _resend),
        ("POST", "/console/{machine}/{step}", _take_step),
    ]
    return _routes(gateway, table)


def _routes(gateway: Gateway, table: list[tuple[str, str, Page]]) -> list[Route]:
    return [Route(path, _endpoint(gateway, page), methods=[method]) for method, path, page in table]


def _endpoint(gateway: Gateway, page: Page) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        refused = objection(request, gateway)
        if refused:
            return _finished(_message(gateway, "Refused", refused, _FORBIDDEN))
        body = await read_control_body(request)
        if body is None:
            return _finished(_message(gateway, "Refused", "The form is too large.", TOO_LARGE), CLOSES)
        fields = dict(parse_qsl(body.decode("utf-8", errors="replace")))
        try:
            return _finished(await run_in_threadpool(_show, page, gateway, request, fields))
        except KeyError as error:
            return _finished(_message(gateway, "Not possible", str(error.args[0]), _BAD_REQUEST))
        except LookupError as error:
            return _finished(_message(gateway, "Not found", str(error.args[0]), _NOT_FOUND))
        except ValueError as error:
            return _finished(_message(gateway, "Not possible", str(error.args[0]), _BAD_REQUEST))

    return answer


def _show(page: Page, gateway: Gateway, request: Request, fields: Fields) -> Response:
    gateway.make_due_changes()
    return page(gateway, request, fields)


def _finished(response: Response, more: Mapping[str, str] = MappingProxyType({})) -> Response:
    response.headers.update({**SECURITY_HEADERS, **more})
    return response


def _render(template: str, values: Mapping[str, Any], status: int = 200) -> HTMLResponse:
    return HTMLResponse(_TEMPLATES.get_template(template).render(values), status)


def _message(gateway: Gateway, title: str, text: str, status: int) -> HTMLResponse:
    """Return a page with a text. It links to the console unless the console's URL contains a secret."""
    control = "" if gateway.site.is_open else gateway.site.control_path
    return _render("message.html", {"title": title, "text": text, "control": control}, status)


def redirect_to_console(gateway: Gateway, _request: Request, _fields: Fields) -> Response:
    """Redirect a browser to the console, unless its URL contains a secret."""
    if gateway.site.is_open:
        return _message(
            gateway, "Not found", "Open the console's URL that the gateway printed when it started.", _NOT_FOUND
        )
    return RedirectResponse(f"{gateway.site.control_path}/console")


def _show_style(_gateway: Gateway, _request: Request, _fields: Fields) -> Response:
    return PlainTextResponse(_STYLE, media_type="text/css")


def _show_console(gateway: Gateway, _request: Request, _fields: Fields) -> Response:
    return _render("console.html", {**console_data(gateway), "control": gateway.site.control_path})


def _show_request(gateway: Gateway, request: Request, _fields: Fields) -> Response:
    number: int = request.path_params["number"]
    for exchange in gateway.requests:
        if exchange.number == number:
            return _render("request.html", {**request_data(exchange), "control": gateway.site.control_path})
    return _message(gateway, "Not found", f"Request {number} is no longer in the ledger.", _NOT_FOUND)


def _take_step(gateway: Gateway, request: Request, fields: Fields) -> Response:
    machine = gateway.machines[request.path_params["machine"]]
    step = machine.step(request.path_params["step"].replace("-", "_"))
    types = {each.name: each.kind for each in machine.fields_of(step)}
    machine.take(step, **{name: _converted(value, types.get(name, str)) for name, value in fields.items() if value})
    return _back(gateway)


def _converted(text: str, kind: type) -> object:
    """Return the text as a value of this type; if it cannot be converted, return the text, which the machine refuses by name."""
    try:
        return kind(text)
    except ValueError:
        return text


def _back(gateway: Gateway) -> Response:
    return RedirectResponse(f"{gateway.site.control_path}/console", _SEE_OTHER)


def _resend(gateway: Gateway, _request: Request, fields: Fields) -> Response:
    gateway.resend(fields["id"])
    return _back(gateway)


def _show_payment(gateway: Gateway, request: Request, _fields: Fields) -> Response:
    back = request.query_params.get("redirect_url", "")
    return _render("pay.html", {**payment_data(gateway, request.path_params["code"]), "back": _address(back)})


def _make_payment(gateway: Gateway, request: Request, fields: Fields) -> Response:
    code: str = request.path_params["code"]
    gateway.orders.pay_prepayment(code)
    return _render("paid.html", {**payment_data(gateway, code), "back": _address(fields.get("back", ""))})


def _address(text: str) -> str:
    """Return the text if it is an HTTP or HTTPS URL, which is safe to link to, otherwise an empty string."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    return text if parts.scheme in {"http", "https"} and parts.hostname else ""
