"""The format of a twin: an operation that equals another one except for its path and a few fields."""

from wechatpay_codegen.language.parts import ADDRESS, DOTTED, PATH, ROLES, WIRE_NAME
from wechatpay_codegen.language.shapes import Choice, Day, Either, Key, ListOf, Prose, Record
from wechatpay_codegen.language.traits import SCHEMES

TWIN = Record(
    "twin",
    (
        Key("twin_of", DOTTED, "Dotted name of the operation whose facts it has.", is_required=True),
        Key("without", ListOf(WIRE_NAME), "Fields that it does not have, wherever the other operation has them."),
        Key("doc", Prose(), "Its own text, if that of the other operation does not fit its callers."),
        Key("docs", Either((ADDRESS, ListOf(ADDRESS))), "Address of its own official page.", is_required=True),
        Key("updated", Day(), "Date on that page, if it is known."),
        Key("roles", ListOf(Choice(ROLES)), "Who may call it.", is_required=True),
        Key("path", PATH, "Its path, with the path parameters of the other operation.", is_required=True),
        Key("scheme", Choice(SCHEMES), "`brand` if the request is signed as a brand instead of a merchant."),
    ),
)
