"""The API as data: what the gateway knows of each operation."""

import re
from collections import ChainMap
from collections.abc import Mapping, MutableMapping, Sequence
from typing import Any, cast

from attrs import Factory, evolve, field, frozen

from wechatpay_gateway.catalog.notification import Notification
from wechatpay_gateway.catalog.schema import Schema, has_encrypted, resolve

_HTTP_OK = range(200, 300)
_PATH_PARAMETER = re.compile(r"\{[^{}]*\}")


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

    arguments: Mapping[str, Any]
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
    def address(self) -> "Address":
        """Where it is called."""
        return Address(self.name, self.method, tuple(route.path for route in self.routes))

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
        own = (example for example in self.examples if example.status in _HTTP_OK and example.arguments == arguments)
        return next(own, self.success_example)


@frozen
class Address:
    """Where an operation is called: known of every operation from the start, while the rest is read when it is needed."""

    name: str
    method: str
    paths: tuple[str, ...]

    @property
    def places(self) -> tuple[tuple[str, str], ...]:
        """The method and each path with `{}` for each parameter; a slash at the end of a path makes no difference."""
        return tuple((self.method, _PATH_PARAMETER.sub("{}", path).rstrip("/")) for path in self.paths)


def _addresses(catalog: "Catalog") -> tuple[Address, ...]:
    return tuple(each.address for each in catalog.operations.values())


def _by_place(catalog: "Catalog") -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = {}
    for address in catalog.addresses:
        for place in address.places:
            found.setdefault(place, []).append(address.name)
    return found


@frozen
class Catalog:
    """All operations by name, and the notifications that are sent again at times of their own: seconds between deliveries.

    `addresses` are in the order of the catalog; where they are not given, every operation is read for them. `resources` are JSON: the
    resource engine knows what it means.
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
        """The names of the operations at a place: a method, and a path with `{}` for each parameter."""
        return self._by_place.get(place, ())

    def with_operation(self, operation: Operation) -> "Catalog":
        """The same catalog with one more operation."""
        operations = ChainMap({operation.name: operation}, cast("MutableMapping[str, Operation]", self.operations))
        return evolve(self, operations=operations, addresses=(*self.addresses, operation.address))


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
            Example(arguments=entry["given"], status=entry["status"], reply=entry.get("reply"))
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
