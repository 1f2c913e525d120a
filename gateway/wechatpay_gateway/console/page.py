"""One visit of a page: the facts that a view needs, and its ways to respond."""

from collections.abc import Callable, Mapping
from functools import cache
from http import HTTPStatus
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode, urlsplit

from attrs import frozen
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from wechatpay_gateway.console.preferences import Theme
from wechatpay_gateway.console.tones import tone_of
from wechatpay_gateway.core.gateway import Gateway
from wechatpay_gateway.core.site import CONTROL_PATH
from wechatpay_gateway.texts.texts import Language, Texts

if TYPE_CHECKING:
    from jinja2 import Environment

if find_spec("jinja2") is None:  # Imported with the first page, but a missing one is an error of the start.
    raise ModuleNotFoundError(name="jinja2")

ROWS_OF_A_PAGE = 50


@cache
def _templates() -> "Environment":
    # Not imported at the start, because most gateways show no page.
    from jinja2 import Environment, PackageLoader, StrictUndefined

    # The pages show what merchants send, so everything is escaped.
    return Environment(
        loader=PackageLoader("wechatpay_gateway.console"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@frozen
class Page:
    """One visit.

    Attributes:
        gateway: the gateway that the page shows.
        request: the request of the browser.
        fields: the fields of the form that it submits.
        texts: the texts in the visitor's language.
        theme: the visitor's colors.
        revision: the revision of the gateway before the view reads anything.
    """

    gateway: Gateway
    request: Request
    fields: Mapping[str, str]
    texts: Texts
    theme: Theme
    revision: str

    @property
    def console(self) -> str:
        """The path of the console."""
        return f"{self.gateway.site.control_path}/console"

    @property
    def here(self) -> str:
        """The path and query of this page; of the first page after a form, whose path cannot be fetched."""
        if self.request.method != "GET":
            return f"{CONTROL_PATH}/"
        query = self.request.url.query
        return f"{self.request.url.path}?{query}" if query else self.request.url.path

    @property
    def is_live(self) -> bool:
        """Whether the page can be fetched again with the same address."""
        return self.request.method == "GET"

    def query(self, name: str) -> str:
        """Return a value of the query, without surrounding spaces; empty if it is missing."""
        return self.request.query_params.get(name, "").strip()

    @property
    def skip(self) -> int:
        """The number of rows before this page of a list."""
        text = self.query("page")
        number = int(text) if text.isascii() and text.isdigit() and len(text) <= len("1000000") else 1
        return (max(number, 1) - 1) * ROWS_OF_A_PAGE

    def turned(self, rows: list[Any]) -> dict[str, Any]:
        """Return what a list needs to turn its pages; `rows` has one row more than a page if there is a next one."""
        number = self.skip // ROWS_OF_A_PAGE + 1
        has_next = len(rows) > ROWS_OF_A_PAGE
        del rows[ROWS_OF_A_PAGE:]
        return {
            "number": number,
            "previous": self._turned_to(number - 1) if number > 1 else "",
            "next": self._turned_to(number + 1) if has_next else "",
        }

    def _turned_to(self, number: int) -> str:
        query = {**self.request.query_params, "page": str(number)}
        return f"{self.request.url.path}?{urlencode(query)}"

    def render(self, template: str, values: Mapping[str, Any], status: int = HTTPStatus.OK) -> HTMLResponse:
        """Return a page of the console."""
        own: dict[str, Any] = {"console": self.console, "is_live": self.is_live and status == HTTPStatus.OK}
        if not self.is_live:
            own["here"] = self.console
        return self.render_plain(template, {**own, **values}, status)

    def render_plain(self, template: str, values: Mapping[str, Any], status: int = HTTPStatus.OK) -> HTMLResponse:
        """Return a page without links to the console, whose path may contain a secret."""
        shared: dict[str, Any] = {
            "t": self.texts,
            "language": self.texts.language,
            "languages": Language,
            "theme": self.theme,
            "themes": Theme,
            "here": self.here,
            "tone_of": tone_of,
            "console": "",
            "is_live": False,
            "revision": self.revision,
            "section": "",
        }
        return HTMLResponse(_templates().get_template(template).render({**shared, **values}), status)

    def message(self, title: str, text: str, status: int) -> HTMLResponse:
        """Return a page with a text. It links to the console unless the console's path contains a secret."""
        console = "" if self.gateway.site.is_open else self.console
        return self.render_plain("message.html", {"heading": title, "text": text, "console": console}, status)

    def go(self, path: str, **query: str) -> Response:
        """Return a redirect to a page of the console after a form, with a query."""
        target = f"{self.console}{path}"
        return RedirectResponse(f"{target}?{urlencode(query)}" if query else target, HTTPStatus.SEE_OTHER)


View = Callable[[Page], Response]


def own_path(text: str) -> str:
    """Return the text if it is a path of the gateway's own pages, otherwise an empty string."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    is_own = not parts.scheme and not parts.netloc and f"{parts.path}/".startswith(f"{CONTROL_PATH}/")
    return text if is_own and "\\" not in text and text.isprintable() else ""
