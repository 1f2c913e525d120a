"""A person at a browser, as far as the tests need one: follows links and redirects, keeps cookies, fills in forms."""

from html.parser import HTMLParser
from http.cookiejar import CookieJar
from urllib.error import HTTPError
from urllib.parse import urlencode, urljoin
from urllib.request import HTTPCookieProcessor, ProxyHandler, Request, build_opener

from attrs import define, evolve, field, frozen

_PATIENCE_SECONDS = 20


@define
class Form:
    """A form, with the values that it came with."""

    action: str
    fields: dict[str, str] = field(factory=dict[str, str])

    def filled_in(self, **values: object) -> "Form":
        """The same form with other values."""
        return evolve(self, fields=self.fields | {name: str(value) for name, value in values.items()})


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.links: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        if tag == "form":
            self.forms.append(Form(given.get("action", "")))
        elif tag == "a":
            self.links.append(given["href"])
        elif tag == "input" and "name" in given:
            self.forms[-1].fields[given["name"]] = given.get("value", "")


@frozen
class Page:
    """What came."""

    status: int
    url: str
    text: str = field(repr=False)
    forms: list[Form]
    links: list[str]
    tags: list[str] = field(repr=False)


class Browser:
    """Talks to loopback."""

    def __init__(self) -> None:
        self._opener = build_opener(ProxyHandler({}), HTTPCookieProcessor(CookieJar()))

    def open(self, url: str) -> Page:
        """Follow a link."""
        return self._fetch(Request(url))  # noqa: S310 - the tests' own addresses

    def submit(self, page: Page, form: Form) -> Page:
        """Send a form of a page."""
        origin = urljoin(page.url, "/").removesuffix("/")
        body = urlencode(form.fields).encode()
        return self._fetch(Request(urljoin(page.url, form.action), body, {"Origin": origin}))  # noqa: S310 - the same

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
