"""Immutable classes for values, under the names that attrs uses: `frozen`, `field`, `evolve`.

A first call defines some thirty classes. With attrs they are a quarter of its CPU time; `docs/design/values.md` has the figures.
Only what this library needs is supported, with the same meaning as in attrs. There are no validators and converters.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, ClassVar, TypeVar, cast, dataclass_transform, get_origin, overload

T = TypeVar("T")

NOTHING: Any = object()
"""The default of a field that has none."""

INSTANCES_BEFORE_COMPILING = 10
"""Number of instances after which the constructor of a class is compiled. Compiling takes as long as creating ten without it."""


class Field:
    """How an attribute of a value is set and shown."""

    __slots__ = ("alias", "default", "factory", "init", "kw_only", "repr")

    def __init__(
        self,
        *,
        default: Any = NOTHING,
        factory: Callable[[], Any] | None = None,
        init: bool = True,
        kw_only: bool | None = None,
        repr: bool = True,  # noqa: A002 - the name that attrs uses
        alias: str = "",
    ) -> None:
        self.default = default
        self.factory = factory
        self.init = init
        self.kw_only = kw_only
        self.repr = repr
        self.alias = alias

    @property
    def is_required(self) -> bool:
        """Whether it has no default."""
        return self.default is NOTHING and self.factory is None


def field(
    *,
    default: Any = NOTHING,
    factory: Callable[[], Any] | None = None,
    init: bool = True,
    kw_only: bool | None = None,
    repr: bool = True,  # noqa: A002 - the name that attrs uses
    alias: str = "",
) -> Any:
    """Declare an attribute.

    Args:
        default: The default; it must be immutable.
        factory: Makes the default.
        init: Whether it is an argument of the constructor; if not, `__post_init__` sets it.
        kw_only: Whether its argument is keyword-only; `None` to do what the class does.
        repr: Whether `repr` shows it. Never show a secret.
        alias: Name of its argument, if it differs.
    """
    return Field(default=default, factory=factory, init=init, kw_only=kw_only, repr=repr, alias=alias)


@overload
def frozen(cls: type[T], /) -> type[T]: ...
@overload
def frozen(*, kw_only: bool = False, eq: bool = True) -> Callable[[type[T]], type[T]]: ...
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T] | None = None, /, *, kw_only: bool = False, eq: bool = True) -> Any:
    """Class decorator: attributes become slots that only the constructor sets.

    The constructor is only compiled once it is used often, because a short program creates one or two instances of most
    classes, and none of the models that it reads from replies. `__post_init__` runs after it.

    Args:
        cls: The class.
        kw_only: Whether all arguments of the constructor are keyword-only.
        eq: Whether instances are compared by value; if not, each is equal to itself only.
    """
    if cls is None:
        return partial(frozen_class, kw_only=kw_only, eq=eq)
    return frozen_class(cls, kw_only=kw_only, eq=eq)


def frozen_class(cls: type[T], *, kw_only: bool, eq: bool) -> type[T]:
    """Return the class that `frozen` makes; it replaces the decorated one, because slots must be known from the start."""
    annotations: Mapping[str, Any] = cls.__annotations__
    namespace = {name: member for name, member in vars(cls).items() if name not in {"__dict__", "__weakref__"}}
    own = {
        name: _declared(namespace.pop(name, NOTHING), kw_only=kw_only)
        for name, annotation in annotations.items()
        if not _is_class_variable(annotation)
    }
    has_weak_references = any(base.__weakrefoffset__ for base in cls.__bases__)
    fields = {**fields_of(cls), **own}
    arguments = {each.alias or name: each for name, each in fields.items() if each.init}
    defaults: dict[str, Any] = {
        "__qualname__": cls.__qualname__,
        "__slots__": (*own, *(() if has_weak_references else ("__weakref__",))),
        "__value_fields__": fields,
        "__match_args__": tuple(name for name, each in arguments.items() if not each.kw_only),
        "__init__": _Constructor(),
        "__attrs_attrs__": _AttrsFields(),
        **_METHODS,
        **(_COMPARED if eq else {}),
    }
    if cls.__repr__ is object.__repr__:
        defaults["__repr__"] = _repr
    metaclass = cast("Callable[..., type[T]]", type(cls))
    made = metaclass(cls.__name__, cls.__bases__, {**defaults, **namespace})
    _adopt(namespace, cls, made)
    return made


def fields_of(cls: type) -> Mapping[str, Field]:
    """Return the fields of a class that `frozen` made, by attribute; empty for another class."""
    fields: Mapping[str, Field] = getattr(cls, "__value_fields__", {})
    return fields


def evolve(instance: T, **changes: Any) -> T:
    """Return a copy of a value with some attributes changed.

    Raises:
        TypeError: It has no such attribute.
    """
    for name, each in fields_of(type(instance)).items():
        argument = each.alias or name
        if each.init and argument not in changes:
            changes[argument] = getattr(instance, name)
    return type(instance)(**changes)


def _is_class_variable(annotation: Any) -> bool:
    return annotation.startswith("ClassVar") if isinstance(annotation, str) else get_origin(annotation) is ClassVar


def _declared(declared: Any, *, kw_only: bool) -> Field:
    each = declared if isinstance(declared, Field) else Field(default=declared)
    if each.kw_only is None:
        each.kw_only = kw_only
    return each


def _adopt(namespace: Mapping[str, Any], cls: type, made: type) -> None:
    """Let `super()` in methods of the decorated class refer to the class that replaces it."""
    for member in namespace.values():
        for cell in getattr(member, "__closure__", None) or ():
            if cell.cell_contents is cls:
                cell.cell_contents = made


class _AttrsFields:
    """The fields as attrs describes them, for `attrs.fields`, `attrs.asdict` and `attrs.evolve`; only they import attrs."""

    def __get__(self, instance: object, owner: type) -> tuple[Any, ...]:
        from wechatpay_runtime._base.attrs_fields import attrs_fields

        described = attrs_fields(owner, fields_of(owner))
        type.__setattr__(owner, "__attrs_attrs__", described)
        return described


class _Constructor:
    """The `__init__` of a class: at first it sets field by field, and after some instances it is compiled.

    It is also compiled for whoever looks at it, such as `inspect.signature`, and to raise Python's error for wrong arguments.
    """

    def __set_name__(self, owner: type, name: str) -> None:
        self._class = owner
        self._instances = 0

    def __get__(self, instance: object, owner: type) -> Callable[..., None]:
        self._instances += 1
        if not isinstance(instance, self._class) or self._instances > INSTANCES_BEFORE_COMPILING:
            return cast("Callable[..., None]", self._compiled().__get__(instance, owner))
        return partial(self._initialize, instance)

    def _compiled(self) -> Any:
        """Compile the function, and put it in this descriptor's place."""
        function = _compile(self._class)
        type.__setattr__(self._class, "__init__", function)
        return function

    def _initialize(self, instance: object, /, *args: Any, **keywords: Any) -> None:
        left, is_complete = dict(keywords), True
        positional = iter(args)
        for name, each in fields_of(self._class).items():
            if each.init:
                value = NOTHING if each.kw_only else next(positional, NOTHING)
                value = left.pop(each.alias or name, NOTHING) if value is NOTHING else value
                if value is NOTHING:
                    value = each.default if each.factory is None else each.factory()
                is_complete = is_complete and value is not NOTHING
                object.__setattr__(instance, name, value)
        if left or not is_complete or next(positional, NOTHING) is not NOTHING:
            self._compiled()(instance, *args, **keywords)  # raises Python's error
        elif hasattr(instance, "__post_init__"):
            instance.__post_init__()  # pyright: ignore[reportAttributeAccessIssue,reportUnknownMemberType]  # checked above


def _compile(cls: type) -> Any:
    """Return the `__init__` of a class."""
    positional: list[str] = []
    keywords: list[str] = []
    lines: list[str] = []
    names: dict[str, Any] = {"_nothing": NOTHING, "_setter_of": object.__setattr__.__get__}
    for name, each in fields_of(cls).items():
        if each.init:
            argument = each.alias or name
            value = argument
            if each.factory is not None:
                names[f"_make_{name}"] = each.factory
                value = f"_make_{name}() if {argument} is _nothing else {argument}"
            names[f"_default_{name}"] = each.default
            default = "" if each.is_required else f"=_default_{name}"
            (keywords if each.kw_only else positional).append(argument + default)
            lines.append(f"    _set({name!r}, {value})")
    if hasattr(cls, "__post_init__"):
        lines.append("    self.__post_init__()")
    arguments = ", ".join(["self", *positional, *(["*", *keywords] if keywords else [])])
    exec("\n".join([f"def __init__({arguments}):", "    _set = _setter_of(self)", *lines]), names)  # noqa: S102 - as dataclasses does
    function = names["__init__"]
    function.__module__ = cls.__module__
    function.__qualname__ = f"{cls.__qualname__}.__init__"
    return function


def _values(instance: object) -> tuple[Any, ...]:
    return tuple(getattr(instance, name) for name in fields_of(type(instance)))


def _repr(self: object) -> str:
    shown = (f"{name}={getattr(self, name)!r}" for name, each in fields_of(type(self)).items() if each.repr)
    return f"{type(self).__name__}({', '.join(shown)})"


def _eq(self: object, other: object) -> bool:
    return _values(self) == _values(other) if type(self) is type(other) else NotImplemented


def _hash(self: object) -> int:
    return hash((type(self), _values(self)))


def _refuse(self: object, name: str, *_: object) -> None:
    raise AttributeError(f"{type(self).__name__} cannot be changed; {name} keeps its value")


def _get_state(self: object) -> dict[str, Any]:
    return {name: getattr(self, name) for name in fields_of(type(self))}


def _set_state(self: object, state: Mapping[str, Any]) -> None:
    """Set the fields by name: another version of this library, which made the pickle, may have had others."""
    for name, each in fields_of(type(self)).items():
        if name in state:
            object.__setattr__(self, name, state[name])
        elif not each.is_required:
            object.__setattr__(self, name, each.default if each.factory is None else each.factory())


def _replaced(self: T, /, **changes: Any) -> T:
    return evolve(self, **changes)


_METHODS = {
    "__replace__": _replaced,
    "__setattr__": _refuse,
    "__delattr__": _refuse,
    "__getstate__": _get_state,
    "__setstate__": _set_state,
}
_COMPARED = {"__eq__": _eq, "__hash__": _hash}
