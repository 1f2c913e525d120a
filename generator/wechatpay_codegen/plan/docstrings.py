"""Docstrings of packages, models and fields, and the parts that docstrings share."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from wechatpay_codegen.api.fields import Field, Title
from wechatpay_codegen.api.names import argument_name
from wechatpay_codegen.api.notification import Notification
from wechatpay_codegen.api.operation import Operation
from wechatpay_codegen.api.types import Day, Instant, Integer, JsonText, ListOf, Text, Type, within
from wechatpay_codegen.language.parts import SENDERS
from wechatpay_codegen.plan.blocks import BLANK, Block, Docstring

_REMEMBERED = 4096
"""Size of the cache. The models of a service have many docstrings in common."""


def summary(title: Title, ending: str = ".") -> str:
    """Return a title as the first line of a docstring."""
    return f"{title.en} ({title.zh}){ending}" if title.zh else f"{title.en}{ending}"


@lru_cache(_REMEMBERED)
def one_line(text: str) -> Docstring:
    """Return a docstring of one block."""
    return (Block(" ".join(text.split())),)


def described(title: Title, doc: str) -> Docstring:
    """Return the docstring of a package: its title and its description."""
    return (Block(summary(title)), BLANK, *prose(doc))


def field_doc(field: Field) -> Docstring:
    """Return the docstring of a model's field."""
    details = ", ".join(facts(field))
    doc = _sentences(field)
    if not doc:
        return one_line(f"{details or field.name.text}.")
    if not details:
        return one_line(doc)
    is_one_sentence = doc.endswith(".") and ". " not in doc and "\n" not in doc
    return one_line(f"{doc[:-1]} ({details})." if is_one_sentence else f"{details}. {doc}")


def _sentences(field: Field) -> str:
    """Return the description of a field, and that it is deprecated."""
    return " ".join(part for part in (field.text, field.deprecated and f"Deprecated. {field.deprecated}") if part)


def prose(text: str) -> Iterable[Block]:
    """Return the paragraphs of a text in a spec. Each line is a paragraph, because YAML has already joined wrapped lines."""
    paragraphs = [Block(line.strip()) for line in text.split("\n") if line.strip()]
    return [block for paragraph in paragraphs for block in (BLANK, paragraph)][1:]


def page(documented: Operation | Notification) -> Block:
    """Return the line with the first official page, or with the repository of sample code. The catalog lists all pages."""
    return source(documented.docs[0], documented.updated)


def source(address: str, updated: str = "") -> Block:
    """Return the line with an official page or a repository of sample code, and its date."""
    what = "Official sample code" if address.startswith("https://github.com/") else "Official page"
    return Block(f"{what}{f', {updated}' if updated else ''}: {address}")


def listed(names: Sequence[str]) -> str:
    """Return names as code: `a`, `b` and `c`."""
    code = [f"`{name}`" for name in names]
    return " and ".join([", ".join(code[:-1]), code[-1]] if len(code) > 1 else code)


def argument(field: Field) -> Block:
    """Return the entry of an argument: its facts, then its description."""
    name = argument_name(field.name.text)
    details = facts(field)
    if name != field.wire_name:
        details.append(f"sent as `{field.wire_name}`")
    parts = [f"{', '.join(details)}." if details else "", _sentences(field)]
    if not any(parts):
        parts = ["See the official page."]
    return Block(f"{name}: {' '.join(part for part in parts if part)}", 4, 4)


def facts(field: Field) -> list[str]:
    """Return short facts about a field besides its description, such as its limits."""
    found = [field.zh, bounds(field.type), *circumstances(field)]
    if field.is_own_number:
        found.append("defaults to the client's own number")
    if field.origin:
        found.append(f"from `{field.origin.text}`")
    return [fact for fact in found if fact]


def circumstances(field: Field) -> Iterator[str]:
    """Yield how a field is sent, and by whom."""
    if field.is_encrypted:
        yield "encrypted in transit"
    if field.roles:
        who = " and ".join(SENDERS[sender] for sender in field.roles)
        yield f"required for {who}, not allowed for others" if field.required_of else f"only for {who}"


def bounds(type_: Type) -> str:
    """Return the bounds or the format of a type in words; empty if there are none."""
    match type_:
        case Text(minimum=minimum, maximum=int(maximum), is_in_bytes=is_in_bytes):
            return _within(minimum, maximum, " bytes of UTF-8" if is_in_bytes else " characters")
        case Integer(minimum=minimum, maximum=maximum):
            return _within(minimum, maximum, "")
        case ListOf(item=item, minimum=minimum, maximum=maximum):
            count = _within(minimum, maximum, " items")
            inner = bounds(item)
            return ", ".join(part for part in (count, f"each {inner}" if inner else "") if part)
        case Day(pattern=pattern):
            return pattern or "yyyy-MM-dd"
        case Instant() | JsonText():
            return "RFC 3339" if isinstance(type_, Instant) else "sent as a JSON string"
        case _:
            return ""


def _within(minimum: int | None, maximum: int | None, unit: str) -> str:
    span = within(minimum, maximum)
    if span in {"at least 1", "at most 1"}:
        unit = unit.replace("items", "item").replace("characters", "character")
    return f"{span}{unit}" if span else ""
