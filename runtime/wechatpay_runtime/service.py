"""Base of the generated services, and how they load their operations.

A service is a class that inherits each of its methods from the module of that operation. A type checker sees
plain inheritance. At run time the modules are loaded one by one, when a method is first used, since a thousand
operations with their models would take seconds to import.
"""

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from types import FunctionType

    from wechatpay_runtime.caller import AsyncCaller, Caller
    from wechatpay_runtime.files import DownloadedFile, FileTarget, Progress
    from wechatpay_runtime.operation import Operation

ReplyT = TypeVar("ReplyT")


class Deferred:
    """Stands for the base class that an operation's module will provide."""

    def __init__(self, module: str, methods: tuple[str, ...], *, is_async: bool) -> None:
        self.module = module
        self.methods = methods
        self.is_async = is_async

    def __mro_entries__(self, bases: tuple[object, ...]) -> tuple[type, ...]:
        """Leave the bases of the class: its methods come one by one (PEP 560)."""
        return ()

    def load(self, method: str) -> "FunctionType":
        """Import the module and take the method out of it."""
        service = AsyncService if self.is_async else Service
        for value in vars(import_module(self.module)).values():
            if isinstance(value, type) and issubclass(value, service) and method in vars(value):
                function: FunctionType = vars(value)[method]
                return function
        raise ImportError(f"{self.module} has no {method}; run `make generate`.")


def deferred(package: str, operation: str, *more_methods: str) -> tuple[Any, Any]:
    """Stand in for an operation's two base classes, sync and async.

    Args:
        package: The service's package.
        operation: The operation's name, which is that of its module and of its method.
        more_methods: What else the module's classes provide.
    """
    module, methods = f"{package}.{operation}", (operation, *more_methods)
    return Deferred(module, methods, is_async=False), Deferred(module, methods, is_async=True)


class _Method:
    """Becomes the method when it is first touched."""

    def __init__(self, source: Deferred, name: str) -> None:
        self._source = source
        self._name = name

    def __set_name__(self, owner: type, name: str) -> None:
        self._owner = owner

    def __get__(self, instance: object, owner: type) -> Any:
        function = self._source.load(self._name)
        setattr(self._owner, self._name, function)
        return function.__get__(instance, owner)


class _DefersMethods:
    """Gives a class one `_Method` for each method of its deferred bases."""

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        for base in vars(cls).get("__orig_bases__", ()):
            if isinstance(base, Deferred):
                for name in base.methods:
                    method = _Method(base, name)
                    method.__set_name__(cls, name)
                    setattr(cls, name, method)


class Service(_DefersMethods):
    """Base of a service whose calls wait."""

    def __init__(self, caller: "Caller") -> None:
        self._caller = caller

    def _call(self, operation: "Operation[ReplyT]", arguments: Mapping[str, Any]) -> ReplyT:
        reply: ReplyT = self._caller.call(operation, arguments)
        return reply

    def _download(
        self,
        operation: "Operation[Any]",
        arguments: Mapping[str, Any],
        to: "FileTarget",
        progress: "Progress | None",
    ) -> "DownloadedFile":
        file: DownloadedFile = self._caller.download(operation, arguments, to, progress)
        return file


class AsyncService(_DefersMethods):
    """Base of a service whose calls are awaited."""

    def __init__(self, caller: "AsyncCaller") -> None:
        self._caller = caller

    async def _call(self, operation: "Operation[ReplyT]", arguments: Mapping[str, Any]) -> ReplyT:
        reply: ReplyT = await self._caller.call(operation, arguments)
        return reply

    async def _download(
        self,
        operation: "Operation[Any]",
        arguments: Mapping[str, Any],
        to: "FileTarget",
        progress: "Progress | None",
    ) -> "DownloadedFile":
        file: DownloadedFile = await self._caller.download(operation, arguments, to, progress)
        return file


class Group:
    """Base of a group of services."""

    def __init__(self, caller: "Caller") -> None:
        self._caller = caller


class AsyncGroup:
    """Base of a group of async services."""

    def __init__(self, caller: "AsyncCaller") -> None:
        self._caller = caller
