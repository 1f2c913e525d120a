"""The keys of a resource file: the records that the gateway stores, and the calls and steps that change them."""

from wechatpay_codegen.language.parts import ADDRESS, ERROR_CODE, TITLE, WIRE_NAME
from wechatpay_codegen.language.shapes import Anything, Choice, Either, Flag, Key, Line, ListOf, MapOf, Prose, Record
from wechatpay_codegen.language.traits import EVENT, REPLY_FIELD

MAKERS = {
    "merchant": "Chosen by the merchant. The same number with the same content is the same record.",
    "wechat_pay": "Assigned by WeChat Pay.",
}
"""The parties that choose a number."""

ACTORS = {
    "staff": "WeChat Pay's staff.",
    "user": "The user or payer.",
    "bank": "The bank.",
    "contact": "A contact person of the merchant, in the mini program.",
}
"""The parties that take a step."""

ARGUMENT_TYPES = {"text": "Text.", "integer": "A whole number.", "object": "An object."}
"""Types of the arguments of a step."""

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
        Key("en", Line(), "English name of one record, in the singular.", is_required=True),
        Key("zh", Line(), "Chinese name, as on the pages.", is_required=True),
    ),
)

NUMBER = Record(
    "number",
    (
        Key("made_by", Choice(MAKERS), "Who chooses the number.", is_required=True),
        Key(
            "first",
            Line(),
            "First number that the gateway assigns. Date letters such as `yyyyMMdd` are replaced by the time, and the "
            "digits at the end are incremented.",
        ),
        Key(
            "within",
            ListOf(WIRE_NAME),
            "Fields that scope the number: it is unique for each combination of their values.",
        ),
    ),
)

STATE = Record(
    "state",
    (
        Key("field", WIRE_NAME, "Reply field with the state. Its type is an enum.", is_required=True),
        Key("first", _STATE, "State of a new record."),
        Key("absent", _STATE, "State that a query returns for an unknown number, instead of an error."),
        Key("unused", _STATES, "Values of the enum that no record has, such as another spelling in a notification."),
    ),
)

FIELD_RULE = Record(
    "field rule",
    (
        Key("states", _STATES, "States in which the field is present. Defaults to all."),
        Key("value", Anything(), "Initial value, until a call or a step sets the field."),
        Key(
            "pairs",
            ListOf(REPLY_FIELD),
            "For a list that a step sets to an object: the row fields for each key and its value.",
        ),
    ),
)

ONE_OPEN = Record(
    "rule for open records",
    (
        Key(
            "per",
            ListOf(WIRE_NAME),
            "Fields that limit open records: only one may be open for each combination of their values.",
            is_required=True,
        ),
        Key("closed", _STATES, "States in which a record is not open.", is_required=True),
    ),
)

ERRORS = Record(
    "list of errors",
    (
        Key("unknown", ERROR_CODE, "Code if no record has the number."),
        Key("other_merchant", ERROR_CODE, "Code if the record belongs to another merchant."),
        Key("state", ERROR_CODE, "Code if the call is not allowed in the record's state."),
        Key("number_taken", ERROR_CODE, "Code if a record with different content already has the number."),
        Key("open", ERROR_CODE, "Code if another record is open."),
    ),
)

ANNOUNCEMENT = (
    Key("notification", _NOTIFICATION, "Notification that WeChat Pay sends afterwards."),
    Key("event_type", EVENT, "Event type of the notification, if it has several."),
)
_TIMES = Key("times", ListOf(WIRE_NAME), "Fields that are set to the current time.")
_ERRORS = Key("errors", ERRORS, "Error codes of the call, if they differ from those of the resource.")
_USES = Key("operation", _OPERATION, "Name of the operation.", is_required=True)

CREATE = Record(
    "create",
    (
        _USES,
        Key(
            "again",
            _STATES,
            "States in which the same number can be used again with other content, which starts a new record.",
        ),
        Key("once", Flag(), "`true` if the same number is refused even with the same content."),
        _TIMES,
        *ANNOUNCEMENT,
        _ERRORS,
    ),
)
READ = Record("read", (_USES, _ERRORS))
BETWEEN = Record(
    "range",
    (
        Key("field", WIRE_NAME, "Field to compare, a date or a time.", is_required=True),
        Key("from", WIRE_NAME, "Argument with the first date or time.", is_required=True),
        Key("to", WIRE_NAME, "Argument with the last date or time.", is_required=True),
    ),
)
LIST = Record(
    "list",
    (
        _USES,
        Key(
            "filters",
            Either((ListOf(WIRE_NAME), MapOf(WIRE_NAME, WIRE_NAME))),
            "Arguments that filter by a field of the same name, or a mapping from argument to field.",
        ),
        Key("between", BETWEEN, "Two arguments that limit a field to a range."),
    ),
)
MOVE = Record(
    "move",
    (
        _USES,
        Key("when", _CONSTANTS, "Arguments that select this move, if the operation has several."),
        Key("from", _STATES, "States in which the move is allowed. Defaults to all."),
        Key("to", _STATE, "State after the move. Defaults to the current state."),
        Key("deletes", Flag(), "`true` if the move deletes the record."),
        Key("reply", _CONSTANTS, "Reply fields with a fixed value."),
        Key("otherwise", _CONSTANTS, "Reply in all other states, if the page documents a reply instead of an error."),
        _TIMES,
        *ANNOUNCEMENT,
        _ERRORS,
    ),
)

CALLS = (
    Key("create", Either((CREATE, ListOf(CREATE))), "Call that creates a record, or a list of such calls."),
    Key("read", ListOf(Either((_OPERATION, READ))), "Calls that return a record."),
    Key("list", ListOf(Either((_OPERATION, LIST))), "Calls that list the merchant's records, newest first."),
    Key("moves", ListOf(MOVE), "Calls that change a record."),
)

TAKES = Record(
    "argument of a step",
    (
        Key("sets", WIRE_NAME, "Field that the argument sets.", is_required=True),
        Key("type", Choice(ARGUMENT_TYPES), "Type of the argument. Defaults to text."),
        Key("required", Flag(), "`true` if the step requires the argument."),
    ),
)
STEP = Record(
    "step",
    (
        Key("means", Prose(), "Describes what happens, in a sentence.", is_required=True),
        Key("actor", Choice(ACTORS), "Who takes the step. Defaults to staff."),
        Key("from", _STATES, "States in which the step is allowed.", is_required=True),
        Key("to", _STATE, "State after the step.", is_required=True),
        Key("takes", MapOf(_NAME, TAKES), "Arguments of the step, by name."),
        _TIMES,
        *ANNOUNCEMENT,
    ),
)

RESOURCE = Record(
    "resource",
    (
        Key("resource", NOUN, "Name of one record.", is_required=True),
        Key("title", TITLE, "Name of the records, in the plural.", is_required=True),
        Key("doc", Prose(), "Describes a record and what changes it.", is_required=True),
        Key(
            "docs",
            Either((ADDRESS, ListOf(ADDRESS))),
            "Official pages that describe the states, in addition to the pages of the operations.",
        ),
        Key("family", _NAME, "Resource whose control addresses this resource shares. By default, it has its own."),
        Key("numbers", MapOf(WIRE_NAME, NUMBER), "Numbers that identify a record.", is_required=True),
        Key("shared", Flag(), "`true` if every merchant can see every record."),
        Key("state", STATE, "State of a record, if it has one."),
        Key("fields", MapOf(WIRE_NAME, FIELD_RULE), "Fields that depend on the state, or that no argument sets."),
        Key(
            "names",
            MapOf(WIRE_NAME, WIRE_NAME),
            "Fields of the record by wire name, for wire names that differ.",
        ),
        Key("one_open", ONE_OPEN, "Rule that allows only one open record."),
        Key(
            "errors",
            ERRORS,
            "Error codes of the calls. Defaults to INVALID_REQUEST, and to NO_AUTH for another merchant's record.",
        ),
        Key("kinds", MapOf(_NAME, Record("kind", CALLS)), "Calls of each kind, if there are several kinds."),
        Key("default_kind", _NAME, "Kind of a record that a test adds without specifying a kind."),
        *CALLS,
        Key("steps", MapOf(_NAME, STEP), "Steps of staff, users and banks, by name."),
    ),
)
"""A resource file."""
