"""The API as data: operations, their parameters and replies."""

import re
from collections import ChainMap
from collections.abc import Iterable, Mapping, MutableMapping, Sequence
from functools import cached_property
from typing import Any, cast

from attrs import Factory, evolve, field, frozen

from wechatpay_gateway.catalog.notification import Notification
from wechatpay_gateway.catalog.schema import REQUIRED_WHEN, Schema, every_part, has_encrypted, resolve

UNSIGNED = "none"
"""The scheme of an operation whose requests and replies are not signed; its query names the merchant as `mchid`."""
_HTTP_OK = range(200, 300)
_PATH_PARAMETER = re.compile(r"\{[^{}]*\}")


@frozen
class Parameter:
    """One path, query or header parameter and its resolved JSON Schema.

    `name` is the wire name; `argument` is the name of the method's argument, which differs if a header's name is not an identifier.
    """

    name: str
    location: str
    is_required: bool
    schema: Schema
    argument: str
    required_when: Sequence[Mapping[str, Any]] = ()
    """The sets of conditions under which it is required; see `request.conditions`."""


@frozen
class Route:
    """One path of an operation and the names of its query parameters."""

    path: str
    query: tuple[str, ...]


@frozen
class Choice:
    """Arguments of which at least one must be sent, or exactly one if `is_exclusive`.

    If `way` is not empty, it is the path to a model inside the arguments, and `names` are fields of that model.
    """

    names: tuple[str, ...]
    is_exclusive: bool
    way: tuple[str, ...] = ()


@frozen
class Pages:
    """How a list is paged: names of arguments, and dotted paths in the reply; empty if the catalog has no value."""

    next: str
    items: str
    counts: str
    first: int
    token: str
    size: str
    total: str


@frozen
class Example:
    """One example call from the operation's page."""

    arguments: Mapping[str, Any]
    status: int
    reply: Any

    @property
    def reply_fields(self) -> Mapping[str, Any]:
        """The fields of the reply; empty if the reply is not an object."""
        reply: object = self.reply
        return cast("Mapping[str, Any]", reply) if isinstance(reply, Mapping) else {}


@frozen
class Upload:
    """The file that an operation accepts: names of the form's parts and fields, and rules for the file.

    `largest` maps a file extension to the maximum size in bytes; an empty extension applies to all others.
    """

    part: str
    meta: Schema = field(repr=False)
    form: Schema = field(repr=False)
    filename: str | None
    digest: str
    algorithm: str
    accepts: tuple[str, ...]
    largest: Mapping[str, int]


@frozen(slots=False)
class Operation:
    """One operation; `name` is its dotted path in the client.

    `replies` maps a status to the JSON Schema of its body or `None`. Schemas are resolved: they contain no `$ref`, and a recursive model
    contains itself, so do not compare or traverse them except with `schema.every_part`.
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
    """Status and code of each row in the page's own table of errors."""
    upload: Upload | None = None
    rate: str = ""
    """The page's sentence about the rate limit, or an empty text."""

    @cached_property
    def headers(self) -> tuple[Parameter, ...]:
        """The header parameters."""
        return tuple(each for each in self.parameters.values() if each.location == "header")

    @cached_property
    def is_body_encrypted(self) -> bool:
        """Whether the body of a request can contain encrypted values."""
        return has_encrypted(self.body)

    @cached_property
    def takes_encrypted(self) -> bool:
        """Whether a request can contain encrypted values in any location."""
        upload = (self.upload.meta, self.upload.form) if self.upload else ()
        parameters = (each.schema for each in self.parameters.values())
        return self.is_body_encrypted or any(map(has_encrypted, (*parameters, *upload)))

    @cached_property
    def conditional(self) -> Schema | None:
        """The schema of an object with all arguments, by their names in the operation's method; `None` if no field is required under conditions."""
        upload = self.upload
        sent = [each for each in (self.body, *((upload.meta, upload.form) if upload else ())) if each]
        parameters = self.parameters.values()
        fields: dict[str, Schema] = {each.argument: each.schema for each in parameters}
        conditions: dict[str, Any] = {each.argument: each.required_when for each in parameters if each.required_when}
        for schema in sent:
            fields |= schema.get("properties", {})
            conditions |= schema.get(REQUIRED_WHEN, {})
        whole: Schema = {"properties": fields, REQUIRED_WHEN: conditions}
        return whole if any(part.get(REQUIRED_WHEN) for part in every_part(whole)) else None

    @cached_property
    def encrypted_replies(self) -> frozenset[int]:
        """The statuses whose replies can contain encrypted values."""
        return frozenset(status for status, schema in self.replies.items() if has_encrypted(schema))

    @property
    def address(self) -> "Address":
        """The method and paths of the operation."""
        return Address(self.name, self.method, tuple(route.path for route in self.routes))

    @property
    def gives_file(self) -> bool:
        """Whether the operation returns a file."""
        return any(schema and schema.get("format") == "binary" for schema in self.replies.values())

    @property
    def success_example(self) -> Example | None:
        """The first example of a successful call, or `None`."""
        return next((example for example in self.examples if example.status in _HTTP_OK), None)

    def example_of(self, arguments: Mapping[str, Any]) -> Example | None:
        """Return the example with these arguments, or else the first successful one, or `None`."""
        own = (example for example in self.examples if example.status in _HTTP_OK and example.arguments == arguments)
        return next(own, self.success_example)


@frozen(slots=False)
class Address:
    """The method and paths of an operation. All addresses are loaded at the start, operations only when needed."""

    name: str
    method: str
    paths: tuple[str, ...]

    @cached_property
    def places(self) -> tuple[tuple[str, str], ...]:
        """The method and each path, with `{}` for each parameter and without a trailing slash."""
        return tuple((self.method, _PATH_PARAMETER.sub("{}", path).rstrip("/")) for path in self.paths)


def _addresses(catalog: "Catalog") -> tuple[Address, ...]:
    return tuple(each.address for each in catalog.operations.values())


def _by_place(catalog: "Catalog") -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = {}
    for address in catalog.addresses:
        for place in address.places:
            found.setdefault(place, []).append(address.name)
    return found


@frozen(eq=False)
class Catalog:
    """All operations and notifications by name.

    `retries` has the seconds between deliveries of each event type that is not retried at the usual times. `addresses` are in catalog
    order; they default to the addresses of `operations`, which must all be read for this. `resources` is the JSON that the resource engine reads.
    """

    operations: Mapping[str, Operation]
    retries: Mapping[str, tuple[int, ...]] = field(factory=dict[str, tuple[int, ...]])
    addresses: tuple[Address, ...] = Factory(_addresses, takes_self=True)
    notifications: Mapping[str, Notification] = field(factory=dict[str, Notification], repr=False)
    resources: tuple[Mapping[str, Any], ...] = field(default=(), repr=False)
    _by_place: Mapping[tuple[str, str], list[str]] = field(
        init=False, repr=False, default=Factory(_by_place, takes_self=True)
    )

    def names_at(self, place: tuple[str, str]) -> Sequence[str]:
        """Return the names of the operations with this method and path, where `{}` replaces each parameter."""
        return self._by_place.get(place, ())

    def with_operations(self, more: Iterable[Operation]) -> "Catalog":
        """Return the same catalog with more operations."""
        added = {each.name: each for each in more}
        operations = ChainMap(added, cast("MutableMapping[str, Operation]", self.operations))
        return evolve(
            self, operations=operations, addresses=(*self.addresses, *(each.address for each in added.values()))
        )


def parse_operation(data: Mapping[str, Any]) -> Operation:
    """Create an operation from the JSON that the generator writes for it."""
    parameters = [
        Parameter(
            name=entry["name"],
            location=entry["in"],
            is_required=entry["required"],
            schema=resolve(entry["schema"]),
            argument=entry.get("argument", entry["name"]),
            required_when=entry.get(REQUIRED_WHEN, ()),
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
            Example(arguments=entry["given"], status=entry["status"], reply=entry.get("reply"))
            for entry in data["examples"]
        ),
        choices=tuple(_choice(entry) for entry in data.get("constraints", ())),
        pages=_pages(data.get("pages")),
        scheme=data.get("scheme") or "merchant",
        errors=tuple((row["status"], row["code"]) for row in data.get("errors", ())),
        upload=_upload(data["upload"]) if data.get("upload") else None,
        rate=data.get("rate") or "",
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
