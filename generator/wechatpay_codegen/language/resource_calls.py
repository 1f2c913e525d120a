"""The keys of the calls of a resource: create, read, list, moves and history."""

from wechatpay_codegen.language.parts import WIRE_NAME
from wechatpay_codegen.language.resource_parts import (
    CONSTANTS,
    HISTORY,
    LIMIT,
    LIST_STATES,
    OPERATION,
    OWN_ERRORS,
    STATE_NAME,
    STATES,
    USES,
    WITHOUT,
)
from wechatpay_codegen.language.resource_steps import ANNOUNCEMENT, EFFECTS
from wechatpay_codegen.language.shapes import Either, Flag, Key, ListOf, MapOf, Record, Whole

CREATE = Record(
    "create",
    (
        USES,
        Key(
            "again",
            STATES,
            "States in which the same number can be used again with other content, which starts a new record.",
        ),
        Key("once", Flag(), "`true` if the same number is refused even with the same content."),
        Key("replaces", Flag(), "`true` if a further call with the same number replaces the content."),
        *EFFECTS,
        *ANNOUNCEMENT,
        OWN_ERRORS,
    ),
)


READ = Record("read", (USES, OWN_ERRORS))


BETWEEN = Record(
    "range",
    (
        Key("field", WIRE_NAME, "Field to compare, a date or a time.", is_required=True),
        Key("from", WIRE_NAME, "Argument with the first date or time.", is_required=True),
        Key("to", WIRE_NAME, "Argument with the last date or time.", is_required=True),
        Key(
            "days",
            Whole("a number of days from 1 to 3660", 1, 3660),
            "Largest number of days between the two; a longer range is refused.",
        ),
    ),
)


LIST = Record(
    "list",
    (
        USES,
        Key(
            "filters",
            Either((ListOf(WIRE_NAME), MapOf(WIRE_NAME, WIRE_NAME))),
            "Arguments that filter by a field of the same name, or a mapping from argument to field.",
        ),
        Key("between", BETWEEN, "Two arguments that limit a field to a range."),
        Key("first_total", Flag(), "`true` if only the first page has the total."),
        LIST_STATES,
        Key("widens", MapOf(STATE_NAME, STATES), "States that a filter by a state also returns."),
        Key("without", WITHOUT, "Unpaged list that the operation returns without one of its arguments."),
    ),
)


MOVE = Record(
    "move",
    (
        USES,
        Key("when", CONSTANTS, "Arguments that select this move, if the operation has several."),
        Key("from", STATES, "States in which the move is allowed. Defaults to all."),
        Key("requires", CONSTANTS, "Values that fields of the record must have."),
        Key("unless", ListOf(WIRE_NAME), "Fields that the record must not have, unless they are `false`."),
        Key("needs", ListOf(WIRE_NAME), "Fields that the record must have, with any value."),
        Key("to", STATE_NAME, "State after the move. Defaults to the current state."),
        Key("stores", MapOf(WIRE_NAME, WIRE_NAME), "Arguments that are stored in another field, each with the field."),
        Key("at_most", LIMIT, "Largest number of such entries in the history; a further one is refused."),
        Key(
            "once_per", WIRE_NAME, "Argument whose value makes a move unique; a repeated one only gets the same reply."
        ),
        Key("deletes", Flag(), "`true` if the move deletes the record."),
        Key("reply", CONSTANTS, "Reply fields with a fixed value."),
        Key("otherwise", CONSTANTS, "Reply in all other states, if the page documents a reply instead of an error."),
        *EFFECTS,
        *ANNOUNCEMENT,
        OWN_ERRORS,
    ),
)


CALLS = (
    Key("create", Either((CREATE, ListOf(CREATE))), "Call that creates a record, or a list of such calls."),
    Key("read", ListOf(Either((OPERATION, READ))), "Calls that return a record."),
    Key("list", ListOf(Either((OPERATION, LIST))), "Calls that list the merchant's records, newest first."),
    Key("moves", ListOf(MOVE), "Calls that change a record."),
    Key("history", HISTORY, "Call that lists what happened to a record, the newest first."),
)
