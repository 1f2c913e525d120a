"""A minimal browser: follows links and redirects, keeps cookies, fills in forms."""

from html.parser import HTMLParser
from http.cookiejar import CookieJar
from urllib.error import HTTPError
from urllib.parse import urlencode, urljoin
from urllib.request import HTTPCookieProcessor, ProxyHandler, Request, build_opener

from attrs import define, evolve, field, frozen

_PATIENCE_SECONDS = 20


@define
class Form:
    """A form with its initial values."""

    action: str
    fields: dict[str, str] = field(factory=dict[str, str])

    def filled_in(self, **values: object) -> "Form":
        """Return the form with other values."""
        return evolve(self, fields=self.fields | {name: str(value) for name, value in values.items()})


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.links: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        if tag == "form":
            self.forms.append(Form(attributes.get("action", "")))
        elif tag == "a":
            self.links.append(attributes["href"])
        elif tag == "input" and "name" in attributes:
            self.forms[-1].fields[attributes["name"]] = attributes.get("value", "")


@frozen
class Page:
    """A page that was loaded."""

    status: int
    url: str
    text: str = field(repr=False)
    forms: list[Form]
    links: list[str]
    tags: list[str] = field(repr=False)


class Browser:
    """A browser that opens only loopback addresses."""

    def __init__(self) -> None:
        self._opener = build_opener(ProxyHandler({}), HTTPCookieProcessor(CookieJar()))

    def open(self, url: str) -> Page:
        """Open a URL."""
        return self._fetch(Request(url))  # noqa: S310 - loopback

    def submit(self, page: Page, form: Form) -> Page:
        """Submit a form of a page."""
        origin = urljoin(page.url, "/").removesuffix("/")
        body = urlencode(form.fields).encode()
        return self._fetch(Request(urljoin(page.url, form.action), body, {"Origin": origin}))  # noqa: S310 - loopback

    def _fetch(self, request: Request) -> Page:
        try:
            with self._opener.open(request, timeout=_PATIENCE_SECONDS) as response:
                status, url, text = response.status, response.url, response.read().decode()
        except HTTPError as error:
            with error:
                status, url, text = error.code, request.full_url, error.read().decode()
        reader = _Reader()
        reader.feed(text)
        return Page(status, url, text, reader.forms, reader.links, reader.tags)
