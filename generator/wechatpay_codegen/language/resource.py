"""The part of the spec format that describes a resource: what the local WeChat Pay keeps, and how its calls change it."""

from wechatpay_codegen.language.parts import ADDRESS, ERROR_CODE, WIRE_NAME
from wechatpay_codegen.language.shapes import Anything, Choice, Either, Flag, Key, Line, ListOf, MapOf, Prose, Record
from wechatpay_codegen.language.traits import EVENT, REPLY_FIELD

MAKERS = {
    "merchant": "The merchant's own number: the same number with the same content is the same record.",
    "wechat_pay": "WeChat Pay's number.",
}
"""Who makes a number."""

ACTORS = {
    "staff": "The staff of WeChat Pay.",
    "user": "The user, or the payer.",
    "bank": "The bank.",
    "contact": "A person of the merchant, in the mini program.",
}
"""Who takes a step."""

ARGUMENT_TYPES = {"text": "Text.", "integer": "A whole number.", "object": "An object."}
"""What a step takes."""

_SNAKE_CASE = r"[a-z][a-z0-9_]*"
_OPERATION = Line(
    "an operation such as `query_order`, or `shop.orders.query_order` of another service",
    rf"{_SNAKE_CASE}(\.{_SNAKE_CASE}\.{_SNAKE_CASE})?",
)
_NOTIFICATION = Line(
    "a notification such as `order_paid`, or `shop.orders.order_paid` of another service", _OPERATION.pattern
)
_NAME = Line("lower snake case, such as `confirm_contact`", _SNAKE_CASE)
_STATE = Line("a state: a value of the state field's enum")
_STATES = ListOf(_STATE)
_CONSTANTS = MapOf(WIRE_NAME, Anything())

NOUN = Record(
    "noun",
    (
        Key("en", Line(), "What one record is called, in English, in the singular.", is_required=True),
        Key("zh", Line(), "The same in Chinese, as the pages call it.", is_required=True),
    ),
)

NUMBER = Record(
    "number",
    (
        Key("made_by", Choice(MAKERS), "Who makes it.", is_required=True),
        Key("first", Line(), "The first one that the gateway makes: letters of a date are the time, the digits count."),
        Key("within", ListOf(WIRE_NAME), "Fields that must agree, too, for two numbers to be the same."),
    ),
)

STATE = Record(
    "state",
    (
        Key("field", WIRE_NAME, "The reply field with the state; its type is an enum.", is_required=True),
        Key("first", _STATE, "The state in which a record begins."),
        Key("absent", _STATE, "The state of a number that no record has, where a query of it succeeds."),
    ),
)

FIELD_RULE = Record(
    "field rule",
    (
        Key("states", _STATES, "The states in which it is there; absent: in all."),
        Key("value", Anything(), "What it is until something sets it."),
        Key("pairs", ListOf(REPLY_FIELD), "The two fields of its rows, where a step sets it to an object."),
    ),
)

ONE_OPEN = Record(
    "rule of one open record",
    (
        Key("per", ListOf(WIRE_NAME), "Fields that these records have in common.", is_required=True),
        Key("closed", _STATES, "The states that do not count.", is_required=True),
    ),
)

ERRORS = Record(
    "list of errors",
    (
        Key("unknown", ERROR_CODE, "No record has the number."),
        Key("other_merchant", ERROR_CODE, "The record is another merchant's."),
        Key("state", ERROR_CODE, "The state does not allow the call."),
        Key("number_taken", ERROR_CODE, "A record with other content has the number."),
        Key("open", ERROR_CODE, "Another record is open, and only one may be."),
    ),
)

ANNOUNCEMENT = (
    Key("notification", _NOTIFICATION, "The notification that follows."),
    Key("event_type", EVENT, "Its event type, where it has several."),
)
_TIMES = Key("times", ListOf(WIRE_NAME), "Fields that get the time of it.")
_ERRORS = Key("errors", ERRORS, "Error codes of its page, where they differ from those of the resource.")
_USES = Key("operation", _OPERATION, "The operation.", is_required=True)

CREATE = Record(
    "create",
    (
        _USES,
        Key("again", _STATES, "States in which the same number takes other content, and begins anew."),
        _TIMES,
        *ANNOUNCEMENT,
        _ERRORS,
    ),
)
READ = Record("read", (_USES, _ERRORS))
BETWEEN = Record(
    "range",
    (
        Key("field", WIRE_NAME, "The field that is compared, a day or a moment.", is_required=True),
        Key("from", WIRE_NAME, "The argument with the first day or moment.", is_required=True),
        Key("to", WIRE_NAME, "The argument with the last one.", is_required=True),
    ),
)
LIST = Record(
    "list",
    (
        _USES,
        Key(
            "filters",
            Either((ListOf(WIRE_NAME), MapOf(WIRE_NAME, WIRE_NAME))),
            "Arguments that a field must equal: names that both have, or each argument with its field.",
        ),
        Key("between", BETWEEN, "Two arguments that bound a field."),
    ),
)
MOVE = Record(
    "move",
    (
        _USES,
        Key("when", _CONSTANTS, "Arguments with which it is this move, where one operation makes several."),
        Key("from", _STATES, "The states that it starts from; absent: all."),
        Key("to", _STATE, "The state that it leads to; absent: the state stays."),
        Key("deletes", Flag(), "`true` where the record is gone afterwards."),
        Key("reply", _CONSTANTS, "Reply fields that always have one value."),
        Key("otherwise", _CONSTANTS, "The reply in every other state, where the page has that instead of an error."),
        _TIMES,
        *ANNOUNCEMENT,
        _ERRORS,
    ),
)

CALLS = (
    Key("create", Either((CREATE, ListOf(CREATE))), "The call that makes a record, or several."),
    Key("read", ListOf(Either((_OPERATION, READ))), "The calls that read one."),
    Key("list", ListOf(Either((_OPERATION, LIST))), "The calls that list the caller's, newest first."),
    Key("moves", ListOf(MOVE), "The calls that change one."),
)

TAKES = Record(
    "argument of a step",
    (
        Key("sets", WIRE_NAME, "The field that it sets.", is_required=True),
        Key("type", Choice(ARGUMENT_TYPES), "What it is; absent: text."),
        Key("required", Flag(), "`true` where the step needs it."),
    ),
)
STEP = Record(
    "step",
    (
        Key("means", Prose(), "What it is that happens, as a sentence.", is_required=True),
        Key("actor", Choice(ACTORS), "Who takes it; absent: staff."),
        Key("from", _STATES, "The states that it starts from.", is_required=True),
        Key("to", _STATE, "The state that it leads to.", is_required=True),
        Key("takes", MapOf(_NAME, TAKES), "What must be said, each by its name."),
        _TIMES,
        *ANNOUNCEMENT,
    ),
)

RESOURCE = Record(
    "resource",
    (
        Key("resource", NOUN, "What one record is called.", is_required=True),
        Key("doc", Prose(), "What it is, and what moves it.", is_required=True),
        Key(
            "docs",
            Either((ADDRESS, ListOf(ADDRESS))),
            "Official pages that describe its states, beside those of its calls.",
        ),
        Key("family", _NAME, "The resource whose steps it shares the control addresses of; absent: its own."),
        Key("numbers", MapOf(WIRE_NAME, NUMBER), "The numbers that name a record.", is_required=True),
        Key("shared", Flag(), "`true` where every merchant sees every record."),
        Key("state", STATE, "Its state, where it has one."),
        Key("fields", MapOf(WIRE_NAME, FIELD_RULE), "Fields that depend on the state, or are nobody's argument."),
        Key(
            "names",
            MapOf(WIRE_NAME, WIRE_NAME),
            "Names that travel, each with that of the record's field, where they differ.",
        ),
        Key("one_open", ONE_OPEN, "Records of which only one may be open."),
        Key("errors", ERRORS, "Error codes of its pages; absent: INVALID_REQUEST, and NO_AUTH for another merchant's."),
        Key("kinds", MapOf(_NAME, Record("kind", CALLS)), "The calls of each kind, where there are several kinds."),
        Key("default_kind", _NAME, "The kind of a record that a test adds without saying which."),
        *CALLS,
        Key("steps", MapOf(_NAME, STEP), "What staff, users and banks do."),
    ),
)
"""A file that describes a resource."""
