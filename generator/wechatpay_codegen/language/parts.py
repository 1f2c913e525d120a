"""The parts of the spec format: its words, single lines, fields and models."""

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
"""The roles that may call an operation, with their names on the official pages."""

METHODS = {
    "GET": "Read.",
    "POST": "Create, or act.",
    "PUT": "Replace.",
    "PATCH": "Change.",
    "DELETE": "Remove.",
}

LOCATIONS = {
    "path": "Sent in the path.",
    "query": "Sent in the query.",
    "header": "Sent in the header called `name`.",
}

SENDERS = {**ROLES, "partner": "partners (服务商, 渠道商 and others who act for their own merchants)"}
"""Who may send a field: the roles, and `partner` for all partners."""


OWN_NUMBER = "client"
"""The default of a field that defaults to the client's own number. In quotes, it is an ordinary text."""


def are_senders(roles: tuple[str, ...], senders: tuple[str, ...]) -> bool:
    """Return whether all these roles may send a field. `partner` includes every role but `merchant`."""
    is_partner = "partner" in senders
    return all(role in senders or (is_partner and role != "merchant") for role in roles)


WIRE_NAME = Line("a wire name: letters, digits, `_` and `-`", r"[A-Za-z_][A-Za-z0-9_-]*")
CLASS_NAME = Line("a class name such as `RevokeApplymentState`", r"[A-Z][A-Za-z0-9]*")
TYPE = Line("a type such as `string(64)`")
PATH = Line("a path such as `/v3/orders/{order_id}`", r"/[A-Za-z0-9/._~{}-]*")
ADDRESS = Line("an address that starts with `https://`", r"https://\S+")
ERROR_CODE = Line("an error code such as `NO_AUTH`", r"[A-Za-z][A-Za-z0-9_.-]*")
TARGET = Line("a method and a target such as `GET /v3/orders/1`", r"[A-Z]+ /\S*")
BODY = Line("the name of a model, or a mapping of fields", CLASS_NAME.pattern)
REPLY = Line("`none`, `file`, the name of a model or a mapping of fields", f"none|file|{CLASS_NAME.pattern}")
OPERATION_NAME = Line("the name of an operation of this service such as `query_order`", r"[a-z][a-z0-9_]*")
DOTTED = Line("a dotted name such as `shop.orders.query_order`", r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*){2}")
HEADER = Line("the name of a header such as `Idempotency-Key`", r"[A-Za-z][A-Za-z0-9-]*")
ORIGIN = Line(
    "an operation and a field of its reply, such as `shop.orders.query_order.state`",
    r"[a-z][a-z0-9_]*(\.[A-Za-z0-9_]+){3,}",
)

TITLE = Record(
    "title",
    (
        Key("en", Line(), "Short English title, without a period at the end.", is_required=True),
        Key("zh", Line(), "Official Chinese title, which people search for."),
    ),
)

VARIANT = Line("a word in lower case such as `refund`", r"[a-z0-9][a-z0-9_]*")
TEXT = Either((Prose(), MapOf(VARIANT, Prose())))
"""A text that is written once, or several variants of it."""

PRESENCES = {"present": "The field is sent.", "absent": "The field is not sent."}
"""Conditions on a field that do not depend on its value."""

FIELD_NAME = Line(
    "the name of a field such as `type`, or a dotted name such as `payer.type`",
    rf"{WIRE_NAME.pattern}(\.{WIRE_NAME.pattern})*",
)
DEMAND = Line(
    "a list of values, a range such as `200000..`, `present` or `absent`",
    rf"{'|'.join(PRESENCES)}|-?[0-9]{{1,18}}\.\.(-?[0-9]{{1,18}})?|\.\.-?[0-9]{{1,18}}",
)
CONDITIONS = MapOf(FIELD_NAME, Either((DEMAND, ListOf(Line()))))

FIELD_KEYS = (
    Key("type", TYPE, "Type of the value: `string`, `string(64)`, `integer`, an enum, a model, …", is_required=True),
    Key(
        "required",
        Flag(),
        "`true` if the page marks it as required. If `roles` is set, it is required for those roles only.",
    ),
    Key(
        "required_when",
        Either((CONDITIONS, ListOf(CONDITIONS))),
        "Conditions under which it is required: other fields, each with the values that it must have. In a list of such mappings, one must apply.",
    ),
    Key("zh", Line(), "Official Chinese term. Defaults to the one in `_shared/terms.yaml`."),
    Key(
        "doc",
        Prose(),
        "Description of the value, in your own words and in full sentences. Defaults to the text in `_shared/terms.yaml`.",
    ),
    Key("variant", VARIANT, "Instead of `doc`: which of several texts in `_shared/terms.yaml` it has."),
    Key("pattern", Line(), "Regular expression that the whole value must match, or every item of a list."),
    Key("encrypted", Flag(), "`true` if the value, or every item of a list, is sent encrypted."),
    Key("deprecated", Prose(), "Replacement for a field that should no longer be used, as a sentence."),
    Key(
        "roles",
        ListOf(Choice(SENDERS)),
        "Who may send it. Defaults to everyone who may call the operation.",
        was="only",
    ),
    Key(
        "default",
        Line("`client`, or a value"),
        "`client` if the client fills in its own number, otherwise the value that an omitted field has.",
        was="caller",
        was_values={"true": OWN_NUMBER},
    ),
    Key("from", ORIGIN, "Source of the value: an operation and the field of its reply."),
    Key("example", Anything(), "Example value from the page."),
)
FIELD = Record("field", FIELD_KEYS)
FIELDS = MapOf(WIRE_NAME, Either((TYPE, FIELD)))
PARAMETER = Record(
    "parameter",
    (
        *FIELD_KEYS,
        Key(
            "in",
            Choice(LOCATIONS),
            "Where the parameter is sent. Defaults to `path` if a path contains it, otherwise to `query`.",
        ),
        Key("name", HEADER, "Name of the header, for a parameter with `in: header`."),
    ),
)

MODELS = MapOf(CLASS_NAME, FIELDS)
MEMBER_NAME = Line("a Python name such as `NOT_PAID`", r"[A-Za-z][A-Za-z0-9_]*")
ENUM_VALUE = Record(
    "enum value",
    (
        Key("means", Prose(), "Meaning of the value. Defaults to the text in `_shared/values.yaml`."),
        Key("variant", VARIANT, "Instead of `means`: which of several texts in `_shared/values.yaml` it has."),
        Key("name", MEMBER_NAME, "Python name of the value, if two values would otherwise have the same name."),
    ),
)
ENUMS = MapOf(CLASS_NAME, Either((MapOf(Line(), Either((Prose(), ENUM_VALUE))), ListOf(Line()))))
DECLARED = (
    Key("models", MODELS, "Fields of nested objects, by class name (as in the official samples)."),
    Key(
        "enums",
        ENUMS,
        "Enums by class name: each value and its meaning, or a list of values whose meanings are in `_shared/values.yaml`. An enum of plain numbers is an integer enum.",
    ),
)

CHECKED = Record(
    "checked",
    (
        Key("request", Day(), "Day on which the request was compared with the page."),
        Key("reply", Day(), "Day on which the reply was compared with the page."),
        Key("errors", Day(), "Day on which the error table was compared with the page."),
    ),
)
