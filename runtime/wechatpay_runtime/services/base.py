"""Base of the generated services, and the lazy loading of their operations.

A service class inherits each method from the module of that operation. Type checkers see normal inheritance. At run time a
module is imported when its method is first used, because importing a thousand operations with their models would take seconds.
"""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator, Mapping, Sequence
from importlib import import_module
from types import FunctionType
from typing import TYPE_CHECKING, Any, TypeVar

from wechatpay_runtime._base.messages import phrase
from wechatpay_runtime._base.suggestions import NamesNearest

if TYPE_CHECKING:
    from wechatpay_runtime._drivers.async_driver import AsyncDriver
    from wechatpay_runtime._drivers.driver import Driver
    from wechatpay_runtime.operation.description import Operation
    from wechatpay_runtime.operation.files import DownloadedFile, FileTarget, Progress

ReplyT = TypeVar("ReplyT")


class Deferred:
    """Placeholder for a base class in an operation's module."""

    def __init__(self, module: str, methods: tuple[str, ...], *, is_async: bool, class_name: str = "") -> None:
        self.module = module
        self.methods = methods
        self.is_async = is_async
        self.class_name = class_name
        """Name of the class, if the module has several with these methods."""

    def __getitem__(self, types: object) -> Deferred:
        """Return the placeholder itself, so that it can replace a generic base class."""
        return self

    def __mro_entries__(self, bases: tuple[object, ...]) -> tuple[type, ...]:
        """Add no base to the class (PEP 560); the methods are added one by one."""
        return ()

    def load(self, method: str) -> FunctionType:
        """Import the module and return the method."""
        service = AsyncService if self.is_async else Service
        for value in vars(import_module(self.module)).values():
            if (
                isinstance(value, type)
                and issubclass(value, service)
                and method in vars(value)
                and self.class_name in {"", value.__name__}
            ):
                function: FunctionType = vars(value)[method]
                return function
        raise ImportError(f"{self.module} has no {method}; run `make generate`.")


def deferred(package: str, operation: str, *more_methods: str) -> tuple[Any, Any]:
    """Return placeholders for the two base classes of an operation, sync and async.

    Args:
        package: The service's package.
        operation: Name of the operation, its module and its method.
        more_methods: Further methods of the module's classes.
    """
    module, methods = f"{package}.{operation}", (operation, *more_methods)
    return Deferred(module, methods, is_async=False), Deferred(module, methods, is_async=True)


def repeated_operation(method: Callable[..., Any]) -> Operation[Any] | None:
    """Return the operation that an `iter_…` or `wait_until_…` method calls repeatedly; `None` for every other method."""
    operation: Operation[Any] | None = getattr(sys.modules.get(method.__module__), "OPERATION", None)
    if operation is None or not (operation.pages or operation.wait):
        return None
    once = {operation.name.rpartition(".")[2], operation.download.method if operation.download else ""}
    return None if method.__name__ in once else operation


def mixed_in(module: str, name: str, *methods: str) -> tuple[Any, Any]:
    """Return placeholders for a mix-in of the runtime and its async counterpart.

    Args:
        module: The runtime's module that contains both classes.
        name: Name of the mix-in; its counterpart has the same name with the prefix `Async`.
        methods: The methods of the mix-in.
    """
    return (
        Deferred(module, methods, is_async=False, class_name=name),
        Deferred(module, methods, is_async=True, class_name=f"Async{name}"),
    )


def exported(package: str, names_by_module: Mapping[str, Sequence[str]]) -> Callable[[str], Any]:
    """Return a package's `__getattr__` (PEP 562), which imports models and enums when they are first accessed.

    Args:
        package: The package.
        names_by_module: The classes that it exports, by the module that defines them; a leading dot means a module of the
            package.
    """
    modules = {name: module for module, names in names_by_module.items() for name in names}

    def load(name: str) -> Any:
        if name not in modules:
            raise AttributeError(
                phrase("module {package!r} has no attribute {name!r}", package=package, name=name),
                name=name,
                obj=sys.modules[package],
            )
        value = getattr(import_module(modules[name], package), name)
        setattr(sys.modules[package], name, value)
        return value

    return load


class _Method:
    """Replaces itself with the method when it is first accessed."""

    def __init__(self, source: Deferred, name: str) -> None:
        self._source = source
        self._name = name

    def __set_name__(self, owner: type, name: str) -> None:
        self._owner = owner

    def __get__(self, instance: object, owner: type) -> Any:
        function = self._source.load(self._name)
        setattr(self._owner, self._name, function)
        return function.__get__(instance, owner)


def _take_docstrings(service: type) -> None:
    """Copy missing docstrings of methods from the base class, so that they are kept when a method is moved to another class."""
    for name, method in vars(service).items():
        if isinstance(method, FunctionType) and not name.startswith("_") and method.__doc__ is None:
            documented = (vars(base).get(name) for base in service.__mro__[1:])
            method.__doc__ = next((base.__doc__ for base in documented if base is not None), None)


class _DefersMethods(NamesNearest):
    """Adds a `_Method` to a class for each method of its deferred bases."""

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        _take_docstrings(cls)
        for base in vars(cls).get("__orig_bases__", ()):
            if isinstance(base, Deferred):
                for name in base.methods:
                    method = _Method(base, name)
                    method.__set_name__(cls, name)
                    setattr(cls, name, method)


class Service(_DefersMethods):
    """Base of the services of the sync client."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver

    def _call(self, operation: Operation[ReplyT], arguments: Mapping[str, Any]) -> ReplyT:
        reply: ReplyT = self._driver.call(operation, arguments)
        return reply

    def _iterate(self, operation: Operation[Any], arguments: Mapping[str, Any]) -> Iterator[Any]:
        from wechatpay_runtime.services.paging import iterate

        return iterate(self._driver, operation, arguments)

    def _wait(self, operation: Operation[ReplyT], arguments: Mapping[str, Any], timeout: float) -> ReplyT:
        from wechatpay_runtime.services.waiting import wait_until_final

        result: ReplyT = self._driver.run(wait_until_final(operation, arguments, timeout, self._driver))
        return result

    def _download(
        self,
        operation: Operation[Any],
        arguments: Mapping[str, Any],
        to: FileTarget,
        progress: Progress | None,
    ) -> DownloadedFile:
        file: DownloadedFile = self._driver.download(operation, arguments, to, progress)
        return file


class AsyncService(_DefersMethods):
    """Base of the services of the async client."""

    def __init__(self, driver: AsyncDriver) -> None:
        self._driver = driver

    def _call(self, operation: Operation[ReplyT], arguments: Mapping[str, Any]) -> Coroutine[Any, Any, ReplyT]:
        return self._driver.call(operation, arguments)  # not async: saves a coroutine for each call

    def _iterate(self, operation: Operation[Any], arguments: Mapping[str, Any]) -> AsyncIterator[Any]:
        from wechatpay_runtime.services.paging import iterate_async

        return iterate_async(self._driver, operation, arguments)

    async def _wait(
        self,
        operation: Operation[ReplyT],
        arguments: Mapping[str, Any],
        timeout: float,  # noqa: ASYNC109 - a wait ends with its last result, not with a cancellation
    ) -> ReplyT:
        from wechatpay_runtime.services.waiting import wait_until_final

        result: ReplyT = await self._driver.run(wait_until_final(operation, arguments, timeout, self._driver))
        return result

    async def _download(
        self,
        operation: Operation[Any],
        arguments: Mapping[str, Any],
        to: FileTarget,
        progress: Progress | None,
    ) -> DownloadedFile:
        file: DownloadedFile = await self._driver.download(operation, arguments, to, progress)
        return file


class Group(NamesNearest):
    """Base of a group of services."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver


class AsyncGroup(NamesNearest):
    """Base of a group of async services."""

    def __init__(self, driver: AsyncDriver) -> None:
        self._driver = driver


ServiceT = TypeVar("ServiceT", Service, AsyncService)


def service_of(method: Callable[..., Any], kind: type[ServiceT], driver: Driver | AsyncDriver) -> ServiceT:
    """Return the service of a method that calls WeChat Pay through `driver`.

    Raises:
        TypeError: It is not such a method, or it makes several calls.
    """
    service = getattr(method, "__self__", None)
    is_handwritten = getattr(method, "__module__", "").startswith(f"{__package__}.")
    if not isinstance(service, kind) or vars(service)["_driver"] is not driver or is_handwritten:
        raise TypeError(
            phrase(
                "with_response expects a method of this client's services that calls WeChat Pay, such as "
                "client.payments.refunds.query_refund, got {method}.",
                method=repr(method),
            )
        )
    repeated = repeated_operation(method)
    if repeated is not None:
        raise TypeError(
            phrase(
                "{type} can make several calls. Use with_response on {query}, which makes one.",
                type=method.__name__,
                query=repeated.name.rpartition(".")[2],
            )
        )
    return service
