"""Lets errors be rebuilt from their `args`, including attributes that JSON can represent.

Task queues such as Celery store the class and the `args` of an exception as JSON, and call the class with them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from typing import Any, TypeVar, cast

InitT = TypeVar("InitT", bound=Callable[..., None])
_PAIR = 2


class _NotJsonError(TypeError):
    """A value that JSON cannot represent."""


def args_with_facts(args: tuple[Any, ...], facts: Mapping[str, Any], left_out: Iterable[str]) -> tuple[Any, ...]:
    """Return the arguments from which an error can be rebuilt.

    Args:
        args: The `args` of the error: its message.
        facts: The attributes of the error; those that JSON cannot represent are omitted.
        left_out: Names of further attributes to omit.

    Returns:
        The message, followed by the attributes if there are any.
    """
    json_facts: dict[str, Any] = {}
    omitted = set(left_out)
    for name, value in facts.items():
        if name in omitted:
            continue
        try:
            json_facts[name] = _as_json(value)
        except (_NotJsonError, RecursionError):
            continue
    return (args[0] if args else "", {"facts": json_facts}) if json_facts else args


def take_args(args: tuple[Any, ...]) -> tuple[tuple[Any, ...], dict[str, Any]]:
    """Split the result of `args_with_facts` into message and facts; other arguments have no facts."""
    from wechatpay_runtime._base.json_object import is_object

    if len(args) == _PAIR and is_object(args[1]) and list(args[1]) == ["facts"] and is_object(args[1]["facts"]):
        return args[:1], {str(name): value for name, value in args[1]["facts"].items()}
    return args, {}


def rebuilt_from_args(**fallbacks: Any) -> Callable[[InitT], InitT]:
    """Decorate the `__init__` of an error with keyword arguments: without them, the error is rebuilt from its `args`.

    Args:
        fallbacks: Defaults of required keyword arguments that `args` do not contain; `None` for those not named here.
    """

    def decorate(init: InitT) -> InitT:
        function: Any = init
        code = function.__code__
        names: tuple[str, ...] = code.co_varnames[code.co_argcount : code.co_argcount + code.co_kwonlyargcount]
        defaults: dict[str, Any] = {**dict.fromkeys(names), **(function.__kwdefaults__ or {}), **fallbacks}

        @wraps(init)
        def from_keywords_or_args(self: Exception, *args: Any, **facts: Any) -> None:
            if facts:
                init(self, *args, **facts)
                return
            message, facts_in_args = take_args(args)
            init(
                self,
                *(message[:1] or ("",)),
                **{name: facts_in_args.pop(name, default) for name, default in defaults.items()},
            )
            vars(self).update(facts_in_args)

        return cast("InitT", from_keywords_or_args)

    return decorate


def _as_json(value: Any) -> Any:
    from wechatpay_runtime._base.json_object import is_mapping, is_sequence

    if value is None or isinstance(value, (str, int, float)):
        return value
    if is_mapping(value) and all(isinstance(name, str) for name in value):
        return {name: _as_json(each) for name, each in value.items()}
    if is_sequence(value):
        return [_as_json(each) for each in value]
    raise _NotJsonError
