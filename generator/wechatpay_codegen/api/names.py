"""Names in Python: the one place where wire names, file names and values become identifiers."""

import keyword
import re
from collections.abc import Iterable
from functools import lru_cache


class Source(str):
    """Text that is Python source already; templates place nothing else."""

    __slots__ = ()


class Identifier(Source):
    """A name that Python accepts."""

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
"""What a client offers besides its groups, so no group may be called so."""

PACKAGE_WORDS = frozenset({"cached_property"})
"""What the modules of groups and clients use, so no attribute may be called so."""

OPERATION_WORDS = frozenset({"bool", "dict", "dt", "float", "int", "list", "overload", "str"})
"""What the signatures of a method are written with, so no method may be called so."""

WAIT_METHOD = "wait_until_final"
"""The method that queries until an object is final, unless a spec names another."""
WAIT_ARGUMENTS = frozenset({"timeout"})
UPLOAD_ARGUMENTS = frozenset({"file", "filename"})
"""What every method that takes a file has as arguments, beside those that its spec names."""

DOWNLOAD_ARGUMENTS = frozenset({"progress", "to"})
"""What every method that gives a file has as arguments, behind those that its spec names."""

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
"""What a generated module names already, so no enum or model may be called so."""

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
"""What a model offers besides its fields, or its module needs while the class is made."""

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
"""Functions of every Python; an argument of such a name would hide one (spelt out, so that every Python agrees)."""

_REMEMBERED = 4096
"""How many names are kept; an API repeats the same few hundred."""

_MEMBER_ATTRIBUTES = frozenset({*dir(str), "mro", "name", "value"})
_DIGITS_OR_ONE = re.compile(r"\d+|\D")
_SNAKE = re.compile(r"[a-z][a-z0-9_]*")


def is_file_name(text: str) -> bool:
    """Whether a file or folder name can be a module, a method and an attribute: lower snake case, no keyword."""
    return _SNAKE.fullmatch(text) is not None and not is_reserved(text)


def is_reserved(text: str) -> bool:
    """Whether Python keeps the word for itself."""
    return keyword.iskeyword(text)


@lru_cache(_REMEMBERED)
def argument_name(wire_name: str) -> Identifier:
    """The Python argument for a wire name: `from` becomes `from_`, `type` `type_`, `Idempotency-Key` `idempotency_key`."""
    return _safe(_cleaned(wire_name).lower() if "-" in wire_name else _cleaned(wire_name), {*_BUILTINS, "self"})


@lru_cache(_REMEMBERED)
def field_name(wire_name: str) -> Identifier:
    """The model attribute for a wire name: `self` becomes `self_`, `Order` `Order_`."""
    return _safe(_cleaned(wire_name), MODEL_ATTRIBUTES)


@lru_cache(_REMEMBERED)
def member_name(value: str) -> Identifier:
    """The enum member for a value; what `str` or `Enum` already offers gets a trailing underscore."""
    name = _cleaned(f"minus{value}" if value.startswith("-") and value[1:].isdecimal() else value)
    return Identifier(f"{name}_") if is_reserved(name) or name in _MEMBER_ATTRIBUTES else Identifier(name)


_READS = ("get_", "list_", "query_")


def iterator_name(operation: str) -> Identifier:
    """The method that goes through all pages: `list_loans` becomes `iter_loans`, `loans` `iter_loans`."""
    for verb in _READS:
        if operation.startswith(verb):
            return Identifier(f"iter_{operation.removeprefix(verb)}")
    return Identifier(f"iter_{operation}")


def class_name(snake: str) -> Identifier:
    """`cancel_applyment` becomes `CancelApplyment`."""
    return Identifier("".join(part[:1].upper() + part[1:] for part in snake.split("_")))


def notification_name(snake: str) -> Identifier:
    """`order_paid` becomes `OrderPaidNotification`."""
    return Identifier(f"{class_name(snake)}Notification")


def docs_class_name(operation: str) -> Identifier:
    """The name of the class that has the docstrings of an operation's methods."""
    return Identifier(f"_{class_name(operation)}Docs")


def async_name(name: Identifier) -> Identifier:
    """The name of the async twin of a class."""
    return Identifier(f"Async{name}")


@lru_cache(_REMEMBERED)
def import_order(name: str) -> tuple[int, tuple[tuple[int, int, str], ...], str]:
    """A sort key that puts imported names as the linter wants them: constants, classes, the rest."""
    kind = 0 if len(name) > 1 and name.isupper() else 1 if name[:1].isupper() else 2
    return kind, natural_order(name.lower()), name


def listed(*public: str) -> tuple[str, ...]:
    """The names of an `__all__` as the linter wants them: in the order of `import_order`, but capitals first."""
    return tuple(sorted(public, key=lambda name: (import_order(name)[0], natural_order(name))))


@lru_cache(_REMEMBERED)
def natural_order(text: str) -> tuple[tuple[int, int, str], ...]:
    """A sort key in which `a2` stands before `a10`."""
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in _DIGITS_OR_ONE.findall(text))


def _cleaned(text: str) -> str:
    """Letters, digits and underscores, beginning with a letter."""
    name = re.sub(r"[^A-Za-z0-9_]", "_", text)
    if name.startswith("_"):
        name = f"x{name}"
    return f"value_{name}" if name[:1].isdigit() or not name else name


def _safe(name: str, taken: Iterable[str]) -> Identifier:
    """The name, with a trailing underscore where Python, the module or a class could mean something else by it.

    Classes and constants begin with a capital letter. That alone decides, so that a class which joins a module
    later renames no attribute.
    """
    is_taken = is_reserved(name) or name in taken or name[0].isupper()
    return Identifier(f"{name}_") if is_taken else Identifier(name)
