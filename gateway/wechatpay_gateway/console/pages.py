"""The routes of the console and of the payer's page."""

from collections.abc import Awaitable, Callable, Mapping
from http import HTTPStatus
from types import MappingProxyType
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from wechatpay_gateway.base.resources import read_text
from wechatpay_gateway.console.guard import SECURITY_HEADERS, objection
from wechatpay_gateway.console.live import ChangeStream, revision_text
from wechatpay_gateway.console.page import Page, View, own_path
from wechatpay_gateway.console.preferences import language_of, remember, theme_of
from wechatpay_gateway.console.views import clock, families, faults, notifications, overview, payer, requests, steps
from wechatpay_gateway.control.body import CLOSES, TOO_LARGE, read_control_body
from wechatpay_gateway.core.gateway import Gateway
from wechatpay_gateway.core.site import CONTROL_PATH
from wechatpay_gateway.texts.texts import Texts, names_of

Table = list[tuple[str, str, View]]


def payer_routes(gateway: Gateway) -> list[Route]:
    """Return the routes below `/_gateway` that a payer needs; a payer knows only the code of a payment."""
    table: Table = [
        ("GET", "/", _enter),
        ("GET", "/style.css", _file("static/style.css", "text/css")),
        ("GET", "/live.js", _file("static/live.js", "text/javascript")),
        ("GET", "/icon.svg", _file("static/icon.svg", "image/svg+xml")),
        ("POST", "/preferences", _choose),
        ("GET", "/pay/{code}", payer.show),
        ("POST", "/pay/{code}", payer.pay),
        ("POST", "/pay/{code}/decline", payer.decline),
    ]
    return _routes(gateway, table)


def console_routes(gateway: Gateway) -> list[Route]:
    """Return the routes of the console, below the path of the control addresses."""
    table: Table = [
        ("GET", "", overview.show),
        ("GET", "/requests", requests.show_list),
        ("POST", "/requests/clear", requests.clear),
        ("GET", "/requests/{number:int}", requests.show_one),
        ("GET", "/notifications", notifications.show),
        ("POST", "/notifications", notifications.resend),
        ("POST", "/notifications/send", notifications.send),
        ("POST", "/notifications/lost", notifications.resend_lost),
        ("GET", "/clock", clock.show),
        ("POST", "/clock", clock.advance),
        ("GET", "/faults", faults.show),
        ("POST", "/faults", faults.add),
        ("POST", "/faults/clear", faults.clear),
        ("POST", "/faults/deliveries", faults.add_to_deliveries),
        ("POST", "/faults/deliveries/clear", faults.clear_deliveries),
        ("GET", "/families", families.show_all),
        ("GET", "/families/{machine}", families.show_one),
        ("POST", "/families/{machine}/steps/{step}", steps.take),
        ("POST", "/families/{machine}/actions/{action}", steps.act),
        ("POST", "/families/{machine}/records", steps.add),
        ("POST", "/families/{machine}/state", steps.set_state),
    ]
    routes = _routes(gateway, [(method, f"/console{path}", view) for method, path, view in table])
    return [Route("/console/events", ChangeStream(gateway), methods=["GET"]), *routes]


def _routes(gateway: Gateway, table: Table) -> list[Route]:
    return [Route(path, _endpoint(gateway, view), methods=[method]) for method, path, view in table]


def _endpoint(gateway: Gateway, view: View) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        page = _page(gateway, request, {})
        refused = objection(request, gateway)
        if refused:
            return _finished(page.message(page.texts("refused"), page.texts.sentence(refused), HTTPStatus.FORBIDDEN))
        body = await read_control_body(request)
        if body is None:
            return _finished(page.message(page.texts("refused"), page.texts("form_too_large"), TOO_LARGE), CLOSES)
        fields = dict(parse_qsl(body.decode("utf-8", errors="replace")))
        return _finished(await run_in_threadpool(_show, view, gateway, request, fields))

    return answer


def _page(gateway: Gateway, request: Request, fields: Mapping[str, str]) -> Page:
    texts = Texts(language_of(request), names_of(gateway.catalog.resources))
    return Page(gateway, request, fields, texts, theme_of(request), revision_text(gateway.revision))


def _show(view: View, gateway: Gateway, request: Request, fields: Mapping[str, str]) -> Response:
    gateway.make_due_changes()
    page = _page(gateway, request, fields)
    try:
        return view(page)
    except (ValueError, LookupError) as error:
        text = page.texts.sentence(str(error.args[0]))
        if isinstance(error, LookupError) and not isinstance(error, KeyError):
            return page.message(page.texts("not_found"), text, HTTPStatus.NOT_FOUND)
        return page.message(page.texts("not_possible"), text, HTTPStatus.BAD_REQUEST)


def _finished(response: Response, more: Mapping[str, str] = MappingProxyType({})) -> Response:
    response.headers.update({**SECURITY_HEADERS, **more})
    return response


def redirect_to_console(gateway: Gateway, request: Request) -> Response:
    """Redirect a browser to the console, unless its URL contains a secret."""
    if gateway.site.is_open:
        page = _page(gateway, request, {})
        return _finished(page.message(page.texts("not_found"), page.texts("open_printed_url"), HTTPStatus.NOT_FOUND))
    return RedirectResponse(f"{gateway.site.control_path}/console")


def _enter(page: Page) -> Response:
    return redirect_to_console(page.gateway, page.request)


def _file(name: str, media_type: str) -> View:
    text = read_text("console", name)

    def view(_page: Page) -> Response:
        return PlainTextResponse(text, media_type=media_type)

    return view


def _choose(page: Page) -> Response:
    """Remember the language or the colors, and return to the page on which they were chosen."""
    response = RedirectResponse(own_path(page.fields.get("back", "")) or f"{CONTROL_PATH}/", HTTPStatus.SEE_OTHER)
    remember(response, page.fields)
    return response
