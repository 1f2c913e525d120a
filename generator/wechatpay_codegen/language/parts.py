"""The parts of which the spec format is made: the words it knows, single lines, fields, models."""

from wechatpay_codegen.language.shapes import (
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
)

ROLES = {
    "merchant": "merchant (普通商户)",
    "service_provider": "service provider (普通服务商)",
    "platform_merchant": "platform merchant (平台商户)",
    "channel_partner": "channel partner (渠道商)",
    "bank_institution": "bank (从业机构（银行）)",
    "payment_institution": "payment institution (从业机构（支付机构）)",
    "clearing_institution": "clearing institution (清算机构)",
    "brand_merchant": "brand (品牌商户)",
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
    "header": "It travels in a header; `name` says in which.",
}

SENDERS = {**ROLES, "partner": "partners (服务商, 渠道商 and others who act for their own merchants)"}
"""Who may send a field: a role, or all partners."""


DEFAULTS = {"client": "The client's own number, such as its `mchid`."}
"""Where the value of an omitted argument comes from."""


def are_senders(roles: tuple[str, ...], senders: tuple[str, ...]) -> bool:
    """Whether all of some roles are among those who send a field; `partner` is everybody but a direct merchant."""
    is_partner = "partner" in senders
    return all(role in senders or (is_partner and role != "merchant") for role in roles)


WIRE_NAME = Line("a name as it travels: letters, digits, `_` and `-`", r"[A-Za-z_][A-Za-z0-9_-]*")
CLASS_NAME = Line("a class name such as `RevokeApplymentState`", r"[A-Z][A-Za-z0-9]*")
TYPE = Line("a type such as `string(64)`")
PATH = Line("a path such as `/v3/orders/{order_id}`", r"/[A-Za-z0-9/._~{}-]*")
ADDRESS = Line("an address that begins with `https://`", r"https://\S+")
ERROR_CODE = Line("an error code such as `NO_AUTH`", r"[A-Za-z][A-Za-z0-9_.-]*")
TARGET = Line("a method and a target such as `GET /v3/orders/1`", r"[A-Z]+ /\S*")
BODY = Line("the name of a model, or a mapping of fields", CLASS_NAME.pattern)
REPLY = Line("`none`, `file`, the name of a model or a mapping of fields", f"none|file|{CLASS_NAME.pattern}")
OPERATION_NAME = Line("the name of an operation of this service such as `query_order`", r"[a-z][a-z0-9_]*")
DOTTED = Line("a dotted name such as `shop.orders.query_order`", r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*){2}")
HEADER = Line("the name of a header such as `Idempotency-Key`", r"[A-Za-z][A-Za-z0-9-]*")
ORIGIN = Line(
    "an operation and a field of its answer such as `shop.orders.query_order.state`",
    r"[a-z][a-z0-9_]*(\.[A-Za-z0-9_]+){3,}",
)

TITLE = Record(
    "title",
    (
        Key("en", Line(), "Short English title, without a full stop.", is_required=True),
        Key("zh", Line(), "The official Chinese title; people search for it."),
    ),
)

FIELD_KEYS = (
    Key("type", TYPE, "Its type: `string`, `string(64)`, `integer`, an enum or a model, …", is_required=True),
    Key(
        "required",
        Flag(),
        "`true` where the page marks it required; absent means it is not. With `roles`, required of those only.",
    ),
    Key("zh", Line(), "The official Chinese term; absent: as `_shared/terms.yaml` says."),
    Key("doc", Prose(), "What it is, in our own words, as full sentences; absent: as `_shared/terms.yaml` says."),
    Key("pattern", Line(), "The form that the whole text has, as a regular expression; on a list, that of each item."),
    Key("encrypted", Flag(), "`true` where the value travels encrypted; on a list, each item does."),
    Key("deprecated", Prose(), "Where it is no longer to be used: what to use instead, as a sentence."),
    Key("roles", ListOf(Choice(SENDERS)), "Who may send it. Defaults to all who may call the operation.", was="only"),
    Key(
        "default",
        Choice(DEFAULTS),
        "Where the value comes from when the argument is omitted.",
        was="caller",
        was_values={"true": "client"},
    ),
    Key("from", ORIGIN, "Where the value comes from: an operation and the field of its answer."),
    Key("example", Anything(), "A value as the page shows it."),
)
FIELD = Record("field", FIELD_KEYS)
FIELDS = MapOf(WIRE_NAME, Either((TYPE, FIELD)))
PARAMETER = Record(
    "parameter",
    (
        *FIELD_KEYS,
        Key("in", Choice(LOCATIONS), "Where it travels; absent: in the path where a path takes it, else in the query."),
        Key("name", HEADER, "Name of the header of a parameter with `in: header`."),
    ),
)

MODELS = MapOf(CLASS_NAME, FIELDS)
MEMBER_NAME = Line("a name in Python such as `NOT_PAID`", r"[A-Za-z][A-Za-z0-9_]*")
ENUM_VALUE = Record(
    "enum value",
    (
        Key("means", Prose(), "What the value means.", is_required=True),
        Key("name", MEMBER_NAME, "Its name in Python, where the value alone gives one that is taken."),
    ),
)
ENUMS = MapOf(CLASS_NAME, MapOf(Line(), Either((Prose(), ENUM_VALUE))))
DECLARED = (
    Key("models", MODELS, "Models by class name (the official samples' name): the fields of nested objects."),
    Key("enums", ENUMS, "Enums by class name: each value and what it means; plain numbers make an integer enum."),
)

CHECKED = Record(
    "checked",
    (
        Key("request", Day(), "The day on which somebody compared the request with the page."),
        Key("reply", Day(), "The same for the reply."),
        Key("errors", Day(), "The same for the error table."),
    ),
)
