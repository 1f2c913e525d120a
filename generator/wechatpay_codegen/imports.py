"""What generated code names of Python and of the runtime, and the imports that this takes."""

from wechatpay_codegen import names, plan
from wechatpay_codegen.names import Identifier, Source
from wechatpay_codegen.types import Boolean, EnumReference, Integer, Number, Text, Type

CLIENTS = "wechatpay_clients"
"""The package of the generated clients."""

_RUNTIME = "wechatpay_runtime"
_MODULES = {
    "ErrorRow": "operation",
    "Operation": "operation",
    "Parameter": "operation",
    "Route": "operation",
    "Service": "service",
    "AsyncService": "service",
    "Model": "model",
    "model": "model",
    "field": "model",
    "STRING": "wire",
    "INTEGER": "wire",
    "NUMBER": "wire",
    "BOOLEAN": "wire",
    "OpenEnum": "wire",
}
"""Which module of the runtime a name comes from."""


class Imports:
    """Collects what one module uses of the standard library and the runtime."""

    def __init__(self) -> None:
        self._names: dict[str, set[str]] = {}

    def use(self, name: str) -> Identifier:
        """Note that the module uses a public name of the runtime."""
        return self.use_from(f"{_RUNTIME}.{_MODULES[name]}", name)

    def use_from(self, module: str, name: str) -> Identifier:
        """Note that the module uses a name of another module."""
        self._names.setdefault(module, set()).add(name)
        return Identifier(name)

    def of(self, *, is_standard: bool) -> tuple[plan.Import, ...]:
        """The imports of the standard library, or all others, in the order the linter wants."""
        modules = sorted(m for m in self._names if m.startswith("wechatpay_") is not is_standard)
        return tuple(
            plan.Import(Source(m), tuple(Identifier(n) for n in sorted(self._names[m], key=names.import_order)))
            for m in modules
        )


def annotation(type_: Type) -> Source:
    """What a value of the type is in Python."""
    match type_:
        case Text():
            return Source("str")
        case Integer():
            return Source("int")
        case Number():
            return Source("float")
        case Boolean():
            return Source("bool")
        case EnumReference(name=name):
            return Source(f"{name} | str")


def wire_type(type_: Type, imports: Imports) -> Source:
    """The runtime's name for how the type travels."""
    match type_:
        case Text():
            return imports.use("STRING")
        case Integer():
            return imports.use("INTEGER")
        case Number():
            return imports.use("NUMBER")
        case Boolean():
            return imports.use("BOOLEAN")
        case EnumReference(name=name):
            return Source(f"{imports.use('OpenEnum')}({name})")
