"""The spec format as data: every key, what it holds, and one line that explains it.

The loader, the JSON Schema for editors and the test of `specs/README.md` all work from this one description.
"""

from wechatpay_codegen.shapes import (
    Anything,
    Choice,
    Day,
    Either,
    Flag,
    Key,
    Line,
    ListOf,
    MapOf,
    Prose,
    Record,
    Shape,
    Whole,
)

ROLES = {
    "merchant": "merchant (普通商户)",
    "service_provider": "service provider (普通服务商)",
    "platform_merchant": "platform merchant (平台商户)",
    "channel_partner": "channel partner (渠道商)",
    "bank_institution": "bank (从业机构（银行）)",
    "payment_institution": "payment institution (从业机构（支付机构）)",
    "clearing_institution": "clearing institution (清算机构)",
}
"""Who may call an operation, as the official pages name them."""

METHODS = {
    "GET": "Read.",
    "POST": "Create, or act.",
    "PUT": "Replace.",
    "PATCH": "Change.",
    "DELETE": "Remove.",
}

LOCATIONS = {
    "path": "A route takes it in its path.",
    "query": "It follows the path, after the question mark.",
}

WIRE_NAME = Line("a name as it travels: letters, digits, `_` and `-`", r"[A-Za-z_][A-Za-z0-9_-]*")
CLASS_NAME = Line("a class name such as `RevokeApplymentState`", r"[A-Z][A-Za-z0-9]*")
TYPE = Line("a type such as `string(64)`")
PATH = Line("a path such as `/v3/orders/{order_id}`", r"/[A-Za-z0-9/._~{}-]*")
ADDRESS = Line("an address that begins with `https://`", r"https://\S+")
ERROR_CODE = Line("an error code such as `NO_AUTH`", r"[A-Za-z][A-Za-z0-9_.-]*")
TARGET = Line("a method and a target such as `GET /v3/orders/1`", r"[A-Z]+ /\S*")
NONE = Line("`none` or a mapping of fields", r"none")

TITLE = Record(
    "title",
    (
        Key("en", Line(), "Short English title, without a full stop.", is_required=True),
        Key("zh", Line(), "The official Chinese title; people search for it."),
    ),
)

_FIELD_KEYS = (
    Key("type", TYPE, "Its type: `string`, `string(64)`, `integer`, an enum of this file, …", is_required=True),
    Key("required", Flag(), "`true` where the page marks it required; absent means it is not."),
    Key("zh", Line(), "The official Chinese term."),
    Key("doc", Prose(), "What it is, in our own words; full sentences."),
)
FIELD = Record("field", _FIELD_KEYS)
PARAMETER = Record(
    "parameter",
    (
        *_FIELD_KEYS,
        Key("in", Choice(LOCATIONS), "Where it travels; absent: in the path where a path takes it, else in the query."),
    ),
)

ROUTE = Record(
    "route",
    (
        Key("path", PATH, "Path with `{parameter}` where a value goes.", is_required=True),
        Key("query", ListOf(WIRE_NAME), "Parameters that follow as query on this route, in this order."),
    ),
)

ERROR_ROW = Record(
    "error row",
    (
        Key("status", Whole("a status from 400 to 599", 400, 599), "HTTP status.", is_required=True),
        Key("code", ERROR_CODE, "Error code, as the page writes it.", is_required=True),
        Key("means", Prose(), "What has happened, as a sentence.", is_required=True),
        Key("fix", Prose(), "What the caller should do, as a sentence.", is_required=True),
    ),
)

CHECKED = Record(
    "checked",
    (
        Key("request", Day(), "The day on which somebody compared the request with the page."),
        Key("reply", Day(), "The same for the reply."),
        Key("errors", Day(), "The same for the error table."),
    ),
)

EXAMPLE = Record(
    "example",
    (
        Key("given", MapOf(WIRE_NAME, Anything(), may_be_empty=True), "Arguments by wire name.", is_required=True),
        Key("sends", TARGET, "Method and target that these arguments must give.", is_required=True),
        Key("status", Whole("a status from 200 to 299", 200, 299), "Status of the answer.", is_required=True),
        Key("reply", MapOf(WIRE_NAME, Anything(), may_be_empty=True), "Body of the answer, where it has one."),
    ),
)

OPERATION = Record(
    "operation",
    (
        Key("title", TITLE, "What the operation does, in a few words.", is_required=True),
        Key("doc", Prose(), "When to call it and what to know before."),
        Key(
            "docs",
            Either((ADDRESS, ListOf(ADDRESS))),
            "Official page or pages; the first is the authority.",
            is_required=True,
        ),
        Key("updated", Day(), "The date on that page."),
        Key("checked", Either((Day(), CHECKED)), "When somebody compared this file with the page; absent: never."),
        Key("roles", ListOf(Choice(ROLES)), "Who may call it.", is_required=True),
        Key("sample", CLASS_NAME, "Class name of the official sample; the reply model is named after it."),
        Key("method", Choice(METHODS), "HTTP method.", is_required=True),
        Key("path", PATH, "Short for one route without a query of its own."),
        Key("routes", ListOf(ROUTE), "Ways to address it; the first whose path parameters are all given is taken."),
        Key(
            "parameters", MapOf(WIRE_NAME, Either((TYPE, PARAMETER))), "Path and query parameters, in the page's order."
        ),
        Key(
            "replies",
            MapOf(
                Whole("a status from 200 to 299", 200, 299),
                Either((NONE, MapOf(WIRE_NAME, Either((TYPE, FIELD))))),
            ),
            "Success statuses, each with `none` or the fields of its body.",
            is_required=True,
        ),
        Key("errors", ListOf(ERROR_ROW), "The page's own error rows, all of them, in its order."),
        Key("enums", MapOf(CLASS_NAME, MapOf(Line(), Prose())), "Enums by class name: each value and what it means."),
        Key("examples", ListOf(EXAMPLE), "Calls as the page shows them; the loader checks them against the rest."),
    ),
)

SERVICE = Record(
    "service",
    (
        Key("title", TITLE, "Name of the service.", is_required=True),
        Key("doc", Prose(), "What its operations are for.", is_required=True),
    ),
)

GROUP = Record(
    "group",
    (
        Key("title", TITLE, "Name of the group.", is_required=True),
        Key("doc", Prose(), "What its services are for.", is_required=True),
    ),
)

COMMON_ERRORS = ListOf(ERROR_ROW)
"""`_shared/errors.yaml`: the rows that stand behind those of every operation."""

FILES: dict[str, Shape] = {"operation": OPERATION, "service": SERVICE, "group": GROUP, "errors": COMMON_ERRORS}
"""What each kind of file holds."""
