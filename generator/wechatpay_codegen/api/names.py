"""Python names: turns wire names, file names and values into identifiers."""

import keyword
import re
from collections.abc import Iterable
from functools import lru_cache


class Source(str):
    """Python source code. Templates insert nothing else."""

    __slots__ = ()


class Identifier(Source):
    """A valid Python identifier."""

    __slots__ = ()


CLIENT_ATTRIBUTES = frozenset(
    {
        "call",
        "close",
        "download",
        "from_env",
        "notifications",
        "open",
        "refresh_certificates",
        "request",
        "seal",
        "settle",
        "with_options",
        "with_response",
    }
)
"""Attributes of every client. A group must not have one of these names."""

PACKAGE_WORDS = frozenset({"cached_property"})
"""Names that the modules of groups and clients use. A group or service must not have one of these names."""

OPERATION_WORDS = frozenset({"bool", "dict", "dt", "float", "int", "list", "overload", "str"})
"""Names that the signatures of methods use. A method must not have one of these names."""

WAIT_METHOD = "wait_until_final"
"""Default name of the method that polls until a final state."""
WAIT_ARGUMENTS = frozenset({"timeout"})
UPLOAD_ARGUMENTS = frozenset({"file", "filename"})
"""Arguments of every method that uploads a file, in addition to those in its spec."""

DOWNLOAD_ARGUMENTS = frozenset({"progress", "to"})
"""Arguments of every method that downloads a file, in addition to those in its spec."""

MODULE_NAMES = frozenset(
    {
        "ANY",
        "BOOLEAN",
        "COMMON_ERRORS",
        "DATE",
        "DATETIME",
        "INTEGER",
        "NUMBER",
        "OPERATION",
        "STRING",
        "TYPE_CHECKING",
        "Any",
        "AnyOf",
        "AsyncIterator",
        "AsyncService",
        "Encrypted",
        "Download",
        "DownloadedFile",
        "ErrorRow",
        "FILE_REPLY",
        "FileSource",
        "FileTarget",
        "IntEnum",
        "Iterator",
        "JsonText",
        "ListOf",
        "MapOf",
        "Mapping",
        "Model",
        "ModelOf",
        "NOTIFICATION",
        "Notification",
        "NotificationAnswer",
        "NotificationShape",
        "NotificationType",
        "OneOf",
        "OpenEnum",
        "OpenIntegerEnum",
        "Operation",
        "Pages",
        "Parameter",
        "Progress",
        "Repeat",
        "Route",
        "Sequence",
        "Service",
        "StrEnum",
        "Timestamp",
        "TypeAlias",
        "Upload",
    }
)
"""Names that generated modules already contain. An enum or model must not have one of these names."""

MODEL_ATTRIBUTES = frozenset(
    {
        "bool",
        "dict",
        "dt",
        "field",
        "float",
        "from_wire",
        "int",
        "list",
        "model",
        "problems",
        "received",
        "self",
        "str",
        "to_dict",
        "to_wire",
        "with_changes",
    }
)
"""Attributes of every model, and names that its module needs while it creates the class."""

_BUILTINS = frozenset(
    {
        *("abs", "aiter", "all", "anext", "any", "ascii", "bin", "bool", "breakpoint", "bytearray", "bytes"),
        *("callable", "chr", "classmethod", "compile", "complex", "copyright", "credits", "delattr", "dict", "dir"),
        *("divmod", "enumerate", "eval", "exec", "exit", "filter", "float", "format", "frozenset", "getattr"),
        *("globals", "hasattr", "hash", "help", "hex", "id", "input", "int", "isinstance", "issubclass", "iter"),
        *("len", "license", "list", "locals", "map", "max", "memoryview", "min", "next", "object", "oct", "open"),
        *("ord", "pow", "print", "property", "quit", "range", "repr", "reversed", "round", "set", "setattr"),
        *("slice", "sorted", "staticmethod", "str", "sum", "super", "tuple", "type", "vars", "zip"),
    }
)
"""Built-in functions that an argument of the same name would shadow. Listed here so that the result does not depend on
the version of Python."""

_REMEMBERED = 4096
"""Size of the caches. An API repeats the same few hundred names."""

_MEMBER_ATTRIBUTES = frozenset({*dir(str), "mro", "name", "value"})
_DIGITS_OR_ONE = re.compile(r"\d+|\D")
_SNAKE = re.compile(r"[a-z][a-z0-9_]*")


def is_file_name(text: str) -> bool:
    """Return whether a module, a method and an attribute can have this name: lower snake case, not a keyword."""
    return _SNAKE.fullmatch(text) is not None and not is_reserved(text)


def is_reserved(text: str) -> bool:
    """Return whether a word is a Python keyword."""
    return keyword.iskeyword(text)


@lru_cache(_REMEMBERED)
def argument_name(wire_name: str) -> Identifier:
    """Return the name of an argument: `from` becomes `from_`, `type` `type_`, `Idempotency-Key` `idempotency_key`."""
    return _safe(_cleaned(wire_name).lower() if "-" in wire_name else _cleaned(wire_name), {*_BUILTINS, "self"})


@lru_cache(_REMEMBERED)
def field_name(wire_name: str) -> Identifier:
    """Return the name of a model's attribute: `self` becomes `self_`, `Order` `Order_`."""
    return _safe(_cleaned(wire_name), MODEL_ATTRIBUTES)


@lru_cache(_REMEMBERED)
def member_name(value: str) -> Identifier:
    """Return the name of an enum's member. Attributes of `str` and `Enum` get a trailing underscore."""
    name = _cleaned(f"minus{value}" if value.startswith("-") and value[1:].isdecimal() else value)
    return Identifier(f"{name}_") if is_reserved(name) or name in _MEMBER_ATTRIBUTES else Identifier(name)


_READS = ("get_", "list_", "query_")


def iterator_name(operation: str) -> Identifier:
    """Return the name of the method that iterates over all pages: `list_loans` and `loans` become `iter_loans`."""
    for verb in _READS:
        if operation.startswith(verb):
            return Identifier(f"iter_{operation.removeprefix(verb)}")
    return Identifier(f"iter_{operation}")


def class_name(snake: str) -> Identifier:
    """Return the name of a class: `cancel_applyment` becomes `CancelApplyment`."""
    return Identifier("".join(part[:1].upper() + part[1:] for part in snake.split("_")))


def notification_name(snake: str) -> Identifier:
    """Return the name of a notification's type: `order_paid` becomes `OrderPaidNotification`."""
    return Identifier(f"{class_name(snake)}Notification")


def docs_class_name(operation: str) -> Identifier:
    """Return the name of the class with the docstrings of an operation's methods."""
    return Identifier(f"_{class_name(operation)}Docs")


def async_name(name: Identifier) -> Identifier:
    """Return the name of the async twin of a class."""
    return Identifier(f"Async{name}")


@lru_cache(_REMEMBERED)
def import_order(name: str) -> tuple[int, tuple[tuple[int, int, str], ...], str]:
    """Return a sort key for imported names, in the linter's order: constants, classes, others."""
    kind = 0 if len(name) > 1 and name.isupper() else 1 if name[:1].isupper() else 2
    return kind, natural_order(name.lower()), name


def listed(*public: str) -> tuple[str, ...]:
    """Sort the names of an `__all__` in the linter's order: as `import_order`, but with capitals first."""
    return tuple(sorted(public, key=lambda name: (import_order(name)[0], natural_order(name))))


@lru_cache(_REMEMBERED)
def natural_order(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return a sort key that puts `a2` before `a10`."""
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in _DIGITS_OR_ONE.findall(text))


def _cleaned(text: str) -> str:
    """Replace characters that are not letters, digits or underscores, and make the text start with a letter."""
    name = re.sub(r"[^A-Za-z0-9_]", "_", text)
    if name.startswith("_"):
        name = f"x{name}"
    return f"value_{name}" if name[:1].isdigit() or not name else name


def _safe(name: str, taken: Iterable[str]) -> Identifier:
    """Add a trailing underscore to a keyword, a name in `taken`, and a name that could be a class name.

    The names of classes and constants start with a capital letter. All such names get the underscore, so that adding a
    class to a module never renames an attribute.
    """
    is_taken = is_reserved(name) or name in taken or name[0].isupper()
    return Identifier(f"{name}_") if is_taken else Identifier(name)
