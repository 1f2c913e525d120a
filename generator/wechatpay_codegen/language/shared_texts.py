"""The formats of the texts that `_shared` contains once: of fields, of enum values and of error rows."""

from attrs import evolve

from wechatpay_codegen.language.parts import CLASS_NAME, ERROR_CODE, TEXT, VARIANT, WIRE_NAME
from wechatpay_codegen.language.shapes import Either, Key, Line, ListOf, MapOf, Prose, Record, Whole

ERROR_TEXT_KEYS = (
    Key("means", Prose(), "Meaning of the error, as a sentence. Defaults to the one in `_shared/error_texts.yaml`."),
    Key("fix", Prose(), "Remedy for the caller, as a sentence. Defaults to the one in `_shared/error_texts.yaml`."),
)

TERM = Line(
    'an official Chinese term, or `""` for a field without one (`migrate` rewrites the former keys `zh` and `doc`)',
    r"(?!zh$|doc$).*",
)
TERMS = MapOf(WIRE_NAME, MapOf(TERM, TEXT))
"""`_shared/terms.yaml`: descriptions of fields, by field name and Chinese term."""

VALUES = MapOf(CLASS_NAME, MapOf(Line(), TEXT))
"""`_shared/values.yaml`: meanings of enum values, by class and value."""

_STATUS = Whole("a status from 400 to 599", 400, 599)
ERROR_TEXT = Record("error text", tuple(evolve(key, is_required=True) for key in ERROR_TEXT_KEYS))
ERROR_VARIANT = Record(
    "variant of an error text", (Key("variant", VARIANT, "Name of the variant.", is_required=True), *ERROR_TEXT.keys)
)
ERROR_TEXTS = MapOf(_STATUS, MapOf(ERROR_CODE, Either((ERROR_TEXT, ListOf(ERROR_VARIANT)))))
"""`_shared/error_texts.yaml`: meanings and remedies of error rows, by status and code."""
