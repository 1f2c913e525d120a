"""The API as data: the operations of the package resource `wechatpay_catalog`, parsed once."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, cast

from attrs import Factory, field, frozen

from wechatpay_gateway.catalog.schema import Schema, has_encrypted, resolve

CATALOG_PACKAGE = "wechatpay_catalog"

_HTTP_OK = range(200, 300)
_UNIT_SECONDS = {"s": 1, "m": 60, "h": 3600}


class CatalogError(ValueError):
    """The catalog is missing or not what the generator writes; the message names the file."""


@frozen
class Parameter:
    """One path, query or header parameter and its resolved JSON Schema.

    `name` is the one on the wire; `argument` the one that a method takes, which differs where a header's name is no identifier.
    """

    name: str
    location: str
    is_required: bool
    schema: Schema
    argument: str


@frozen
class Route:
    """One path of an operation and the names of the query parameters it takes."""

    path: str
    query: tuple[str, ...]


@frozen
class Choice:
    """Arguments of which at least one must be given, or exactly one when `is_exclusive`.

    Where `way` is not empty, it leads to a model inside the arguments, and `names` are fields of that.
    """

    names: tuple[str, ...]
    is_exclusive: bool
    way: tuple[str, ...] = ()


@frozen
class Pages:
    """What makes a list go on: arguments, and dotted paths of the reply; empty where the catalog says nothing."""

    next: str
    items: str
    counts: str
    first: int
    token: str
    size: str
    total: str


@frozen
class Example:
    """One call as the operation's page shows it."""

    given: Mapping[str, Any]
    status: int
    reply: Any

    @property
    def reply_fields(self) -> Mapping[str, Any]:
        """The fields of its reply; none when that is no object."""
        reply: object = self.reply
        return cast("Mapping[str, Any]", reply) if isinstance(reply, Mapping) else {}


@frozen
class Upload:
    """The file that an operation takes: names of its parts and fields, and what is accepted.

    `largest` has the bytes that a file may have by the ending of its name, or under an empty one for all.
    """

    part: str
    meta: Schema = field(repr=False)
    form: Schema = field(repr=False)
    filename: str | None
    digest: str
    algorithm: str
    accepts: tuple[str, ...]
    largest: Mapping[str, int]


def _headers(operation: "Operation") -> tuple[Parameter, ...]:
    return tuple(each for each in operation.parameters.values() if each.location == "header")


def _is_body_encrypted(operation: "Operation") -> bool:
    return has_encrypted(operation.body)


def _takes_encrypted(operation: "Operation") -> bool:
    upload = (operation.upload.meta, operation.upload.form) if operation.upload else ()
    parameters = (each.schema for each in operation.parameters.values())
    return operation.is_body_encrypted or any(map(has_encrypted, (*parameters, *upload)))


def _encrypted_replies(operation: "Operation") -> frozenset[int]:
    return frozenset(status for status, schema in operation.replies.items() if has_encrypted(schema))


@frozen
class Operation:
    """One operation; `name` is its dotted path in the client.

    `replies` maps a status to the JSON Schema of its body or `None`; `headers` are the header parameters; `encrypted_replies` are the
    statuses whose replies can hold encrypted values. Schemas are resolved: they hold no `$ref`, and a recursive model holds
    itself, so never compare or walk them without `schema.every_part`.
    """

    name: str
    method: str
    routes: tuple[Route, ...]
    parameters: Mapping[str, Parameter]
    body: Schema | None = field(repr=False)
    replies: Mapping[int, Schema | None] = field(repr=False)
    examples: tuple[Example, ...] = field(repr=False)
    choices: tuple[Choice, ...] = ()
    pages: Pages | None = None
    scheme: str = "merchant"
    errors: tuple[tuple[int, str], ...] = ()
    """Status and code of each row of the page's own table."""
    upload: Upload | None = None
    headers: tuple[Parameter, ...] = field(init=False, repr=False, default=Factory(_headers, takes_self=True))
    is_body_encrypted: bool = field(init=False, default=Factory(_is_body_encrypted, takes_self=True))
    takes_encrypted: bool = field(init=False, default=Factory(_takes_encrypted, takes_self=True))
    """Whether a request can hold encrypted values, wherever they stand."""
    encrypted_replies: frozenset[int] = field(init=False, default=Factory(_encrypted_replies, takes_self=True))

    @property
    def gives_file(self) -> bool:
        """Whether it answers a file."""
        return any(schema and schema.get("format") == "binary" for schema in self.replies.values())

    @property
    def success_example(self) -> Example | None:
        """The first example that succeeded, or `None`."""
        return next((example for example in self.examples if example.status in _HTTP_OK), None)

    def example_of(self, arguments: Mapping[str, Any]) -> Example | None:
        """The example of a call with these arguments, else the first that succeeded, or `None`."""
        own = (example for example in self.examples if example.status in _HTTP_OK and example.given == arguments)
        return next(own, self.success_example)


@frozen
class Catalog:
    """All operations, by name, and the callbacks that are sent again at times of their own: seconds between one delivery and the next."""

    operations: Mapping[str, Operation]
    retries: Mapping[str, tuple[int, ...]] = field(factory=dict[str, tuple[int, ...]])


@cache
def load_catalog() -> Catalog:
    """Read every operation of the installed catalog.

    Raises:
        CatalogError: the catalog is not there or a file of it is damaged.
    """
    try:
        package = files(CATALOG_PACKAGE)
    except ModuleNotFoundError:
        raise CatalogError(f"the package {CATALOG_PACKAGE} is not installed; `make generate` writes it") from None
    operations = {operation.name: operation for operation in map(_read_operation, _walk(package / "operations"))}
    if not operations:
        raise CatalogError(f"the package {CATALOG_PACKAGE} holds no operation; `make generate` writes them")
    retries = dict(pair for file in _walk(package / "notifications") for pair in _read_retries(file))
    return Catalog(operations, retries)


def _read_retries(file: Traversable) -> Iterator[tuple[str, tuple[int, ...]]]:
    try:
        data = json.loads(file.read_bytes())
        spans = tuple(int(span[:-1]) * _UNIT_SECONDS[span[-1]] for span in data["retries"] or ())
        yield from ((event_type, spans) for event_type in data["event_types"] if spans)
    except (ValueError, KeyError, TypeError) as error:
        raise CatalogError(
            f"{file} is not a notification: {type(error).__name__}: {error}; run `make generate`"
        ) from error


def _walk(folder: Traversable) -> Iterator[Traversable]:
    if not folder.is_dir():
        return
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        if entry.is_dir():
            yield from _walk(entry)
        elif entry.name.endswith(".json"):
            yield entry


def _read_operation(file: Traversable) -> Operation:
    try:
        return parse_operation(json.loads(file.read_bytes()))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise CatalogError(
            f"{file} is not an operation: {type(error).__name__}: {error}; run `make generate`"
        ) from error


def parse_operation(data: Mapping[str, Any]) -> Operation:
    """Make an operation of the JSON that the generator writes for it."""
    parameters = [
        Parameter(
            name=entry["name"],
            location=entry["in"],
            is_required=entry["required"],
            schema=resolve(entry["schema"]),
            argument=entry.get("argument", entry["name"]),
        )
        for entry in data["parameters"]
    ]
    return Operation(
        name=data["operation"],
        method=data["method"],
        routes=tuple(Route(route["path"], tuple(route["query"])) for route in data["routes"]),
        parameters={parameter.name: parameter for parameter in parameters},
        body=_resolve_optional(data["body"]),
        replies={int(status): _resolve_optional(schema) for status, schema in data["replies"].items()},
        examples=tuple(
            Example(given=entry["given"], status=entry["status"], reply=entry.get("reply"))
            for entry in data["examples"]
        ),
        choices=tuple(_choice(entry) for entry in data.get("constraints", ())),
        pages=_pages(data.get("pages")),
        scheme=data.get("scheme") or "merchant",
        errors=tuple((row["status"], row["code"]) for row in data.get("errors", ())),
        upload=_upload(data["upload"]) if data.get("upload") else None,
    )


def _upload(data: Mapping[str, Any]) -> Upload:
    return Upload(
        part=data["part"],
        meta=resolve(data["meta"]),
        form=resolve(data["form"]),
        filename=data["filename"],
        digest=data["digest"],
        algorithm=data["algorithm"],
        accepts=tuple(data["accepts"]),
        largest=dict(data["max_size"]),
    )


def _pages(entry: Mapping[str, Any] | None) -> Pages | None:
    if entry is None:
        return None
    texts = {name: entry[name] or "" for name in ("next", "items", "counts", "token", "size", "total")}
    return Pages(first=entry["first"] or 0, **texts)


def _choice(entry: Mapping[str, Any]) -> Choice:
    is_exclusive = "one_of" in entry
    ways = [name.split(".") for name in entry["one_of" if is_exclusive else "any_of"]]
    return Choice(tuple(way[-1] for way in ways), is_exclusive, tuple(ways[0][:-1]))


def _resolve_optional(schema: Schema | None) -> Schema | None:
    return None if schema is None else resolve(schema)
