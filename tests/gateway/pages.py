"""A browser on this machine, without a screen: fetches pages of the gateway and reads their HTML."""

from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from urllib.parse import urlencode

from attrs import define, field

from gateway.merchant_side import Answer, Merchant

_VOID = {"meta", "link", "input", "br", "wbr", "img", "path", "rect", "circle"}


def page(
    merchant: Merchant,
    path: str,
    form: Mapping[str, str] | None = None,
    changed: Mapping[str, str | None] | None = None,
) -> Answer:
    """Return the reply to a browser on this machine; a form is sent as from the gateway's own page."""
    body = b"" if form is None else urlencode(form).encode()
    lines: dict[str, str | None] = {"Host": merchant.host, "Content-Length": str(len(body))}
    if form is not None:
        lines |= {"Content-Type": "application/x-www-form-urlencoded", "Origin": f"http://{merchant.host}"}
    lines |= dict(changed or {})
    head = f"{'GET' if form is None else 'POST'} {path} HTTP/1.1\r\n"
    head += "".join(f"{name}: {value}\r\n" for name, value in lines.items() if value is not None)
    answer = merchant.send(head.encode() + b"\r\n" + body)
    assert answer is not None
    return answer


@define(eq=False)
class Element:
    """An element with its attributes, its children and the text directly inside it."""

    tag: str
    attributes: dict[str, str] = field(factory=dict[str, str])
    children: list["Element | str"] = field(factory=list["Element | str"])

    def __iter__(self) -> Iterator["Element"]:
        """Iterate over all elements inside, in the order of the document."""
        for each in self.children:
            if isinstance(each, Element):
                yield each
                yield from each

    def all(self, *tags: str, **attributes: str) -> list["Element"]:
        """Return the elements inside with one of the tags and with these attributes; `_` in a name stands for `-`."""
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [each for each in self if each.tag in tags and wanted.items() <= each.attributes.items()]

    @property
    def text(self) -> str:
        """The text inside, with single spaces."""
        parts = [each if isinstance(each, str) else each.text for each in self.children]
        return " ".join(" ".join(parts).split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element("")
        self.unclosed = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.unclosed[-1].children.append(element)
        if tag not in _VOID:
            self.unclosed.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.unclosed[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.unclosed[-1].tag == tag, f"</{tag}> closes <{self.unclosed[-1].tag}>"
        self.unclosed.pop()

    def handle_data(self, data: str) -> None:
        self.unclosed[-1].children.append(data)


def parsed(html: str) -> Element:
    """Return the document; tags that are not closed in order fail the test."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert reader.unclosed == [reader.root]
    return reader.root


def opened(merchant: Merchant, path: str, form: Mapping[str, str] | None = None, **headers: str) -> Element:
    """Return the document at a path of the gateway."""
    changed = {name.replace("_", "-"): value for name, value in headers.items()}
    return parsed(page(merchant, path, form, changed).body.decode())
