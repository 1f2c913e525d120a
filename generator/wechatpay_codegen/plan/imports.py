"""The names that generated code uses from Python and from the runtime, and their imports."""

from collections import defaultdict

from attrs import frozen

from wechatpay_codegen.api import names
from wechatpay_codegen.api.names import Identifier, Source
from wechatpay_codegen.api.packages import RUNTIME


@frozen
class Import:
    """One `from module import names`, or `import module as alias`."""

    module: Source
    names: tuple[Identifier, ...]
    alias: Identifier

    @property
    def line(self) -> Source:
        """The import as a line of Python."""
        if self.alias:
            return Source(f"import {self.module} as {self.alias}")
        return Source(f"from {self.module} import {', '.join(self.names)}")


_PUBLIC = {
    "operation.containers": ("JsonText", "ListOf", "MapOf", "ModelOf"),
    "operation.files": ("Download", "DownloadedFile", "FileSource", "FileTarget", "Progress", "Upload"),
    "operation.model": ("Model", "model"),
    "operation.model_fields": ("field",),
    "notifications.notification": ("Notification", "NotificationAnswer", "NotificationShape", "NotificationType"),
    "operation.description": (
        "FILE_REPLY",
        "AnyOf",
        "ErrorRow",
        "OneOf",
        "Operation",
        "Repeat",
        "Route",
    ),
    "operation.pages": ("Pages",),
    "operation.polling": ("Polling",),
    "operation.parameters": ("Parameter",),
    "services.base": ("AsyncService", "Service"),
    "timestamp": ("Timestamp",),
    "operation.scalars": ("ANY", "BOOLEAN", "DATE", "DATETIME", "INTEGER", "NUMBER", "STRING", "Encrypted"),
    "operation.enums": ("OpenEnum", "OpenIntegerEnum"),
}
"""The names of the runtime that generated modules use, by module."""
_RUNTIME_NAMES = {
    name: (f"{RUNTIME}.{module}", Identifier(name)) for module, public in _PUBLIC.items() for name in public
}
_ALIASES = {"datetime": "dt"}
"""Modules that are imported as a whole, with their alias: a field called `date` would hide the class of that name."""


class Imports:
    """Collects what one module imports from the standard library, the runtime and other generated modules."""

    def __init__(self) -> None:
        self._names: dict[str, set[str]] = defaultdict(set)

    def use(self, name: str) -> Identifier:
        """Import a public name of the runtime, and return the name."""
        module, identifier = _RUNTIME_NAMES[name]
        self._names[module].add(name)
        return identifier

    def use_from(self, module: str, name: str) -> Identifier:
        """Import a name from a module, and return the name."""
        self._names[module].add(name)
        return Identifier(name)

    def use_whole(self, module: str) -> Identifier:
        """Import a module as a whole, and return its alias."""
        self._names[module].update(())
        return Identifier(_ALIASES[module])

    def of(self, *, is_standard: bool) -> tuple[Import, ...]:
        """Return the imports of the standard library, or all others, in the order that the linter requires."""
        modules = [module for module in self._names if module.startswith("wechatpay_") is not is_standard]
        modules.sort(key=lambda module: (module not in _ALIASES, names.natural_order(module)))
        return tuple(
            Import(
                Source(module),
                tuple(Identifier(name) for name in sorted(self._names[module], key=names.import_order)),
                Identifier(_ALIASES.get(module, "")),
            )
            for module in modules
        )
