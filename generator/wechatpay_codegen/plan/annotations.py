"""Writes the types of a spec as Python annotations and as wire types of the runtime."""

from collections.abc import Collection

from attrs import field, frozen

from wechatpay_codegen.api.declarations import Declaration, Scope
from wechatpay_codegen.api.names import Identifier, Source
from wechatpay_codegen.api.packages import CLIENTS
from wechatpay_codegen.api.types import (
    SIMPLE,
    Any,
    Boolean,
    Day,
    EnumReference,
    Instant,
    Integer,
    JsonText,
    ListOf,
    MapOf,
    ModelReference,
    Number,
    Text,
    Type,
    references,
)
from wechatpay_codegen.plan.imports import Imports

_CONSTANTS: dict[type, str] = {
    Any: "ANY",
    Boolean: "BOOLEAN",
    Day: "DATE",
    Instant: "DATETIME",
    Integer: "INTEGER",
    Number: "NUMBER",
}
"""The runtime's names of types that have no parameters."""

_PYTHON: dict[type, Source] = {
    Boolean: Source("bool"),
    Integer: Source("int"),
    Number: Source("float"),
    Text: Source("str"),
}
"""The Python types of scalars that are the same in requests and replies."""


@frozen(eq=False)
class Writer:
    """Writes the types of one module, and collects the imports that they need."""

    imports: Imports
    scope: Scope
    module: str = ""
    """Name of the module inside the clients' package. Empty for the module of an operation."""
    later: Collection[str] = field(default=())
    """Models that the module defines further down. A reference to them is a forward reference."""

    def class_of(self, declaration: Declaration) -> Identifier:
        """Return the class name of an enum or a model, and import it if necessary."""
        name, module = declaration.name.text, declaration.home.module
        if module == self.module:
            return Identifier(name)
        return self.imports.use_from(f"{CLIENTS}.{module}", name)

    def annotation(self, type_: Type, *, is_sent: bool) -> Source:
        """Return the annotation of a type: in a request if `is_sent`, otherwise in a reply."""
        if scalar := _PYTHON.get(type(type_)):
            return scalar
        return Source(self._argument_type(type_) if is_sent else self._reply_type(type_))

    def optional(self, annotation: Source) -> Source:
        """Return the annotation of a value that may be `None`."""
        return annotation if annotation == "Any" else Source(f"{annotation} | None")

    def attribute(self, type_: Type, *, is_sent: bool, is_required: bool) -> Source:
        """Return the annotation of a model's field, in quotes if it is a forward reference."""
        annotation = self.annotation(type_, is_sent=is_sent)
        written = annotation if is_required else self.optional(annotation)
        return Source(f'"{written}"') if self._is_forward_reference(type_) else written

    def wire_type(self, type_: Type, *, is_encrypted: bool = False) -> Source:
        """Return the wire type: the runtime's name for the form of the type in JSON."""
        if isinstance(type_, Text):
            text = self.imports.use("STRING")
            return Source(f"{self.imports.use('Encrypted')}({text})") if is_encrypted else text
        if constant := _CONSTANTS.get(type(type_)):
            has_pattern = isinstance(type_, Day) and type_.pattern
            return self.imports.use("STRING" if has_pattern else constant)
        return self._composed(type_, is_encrypted=is_encrypted)

    def _composed(self, type_: Type, *, is_encrypted: bool) -> Source:
        match type_:
            case ListOf(item=inner):
                outer = "ListOf"
            case MapOf(value=inner):
                outer = "MapOf"
            case JsonText(value=inner):
                outer = "JsonText"
            case EnumReference(name=name):
                enum = self.scope.enum(name)
                return self._call("OpenIntegerEnum" if enum.is_integer else "OpenEnum", self.class_of(enum))
            case ModelReference(name=name):
                model = self.class_of(self.scope.model(name))
                return self._call("ModelOf", Source(f"lambda: {model}") if name in self.later else model)
            case _:
                raise TypeError(type_)
        return self._call(outer, self.wire_type(inner, is_encrypted=is_encrypted))

    def _call(self, name: str, argument: Source) -> Source:
        return Source(f"{self.imports.use(name)}({argument})")

    def _is_forward_reference(self, type_: Type) -> bool:
        return not isinstance(type_, SIMPLE) and any(name in self.later for name in references(type_))

    def _reply_type(self, type_: Type) -> str:
        match type_:
            case ListOf(item=inner):
                return f"list[{self._reply_type(inner)}]"
            case MapOf(value=inner):
                return f"dict[str, {self._reply_type(inner)}]"
            case JsonText(value=inner):
                return self._reply_type(inner)
            case ModelReference(name=name):
                return self.class_of(self.scope.model(name))
            case Instant():
                return f"{self.imports.use('Timestamp')} | str"
            case Day():
                return "str"
            case _:
                return self._single(type_)

    def _argument_type(self, type_: Type) -> str:
        match type_:
            case ListOf(item=inner):
                return f"{self.imports.use_from('collections.abc', 'Sequence')}[{self._argument_type(inner)}]"
            case MapOf(value=inner):
                return f"{self.imports.use_from('collections.abc', 'Mapping')}[str, {self._argument_type(inner)}]"
            case JsonText(value=inner):
                return self._argument_type(inner)
            case ModelReference(name=name):
                mapping = self.imports.use_from("collections.abc", "Mapping")
                any_ = self.imports.use_from("typing", "Any")
                return f"{self.class_of(self.scope.model(name))} | {mapping}[str, {any_}]"
            case Instant() | Day(pattern=""):
                kind = "datetime" if isinstance(type_, Instant) else "date"
                return f"{self.imports.use_whole('datetime')}.{kind} | str"
            case _:
                return self._single(type_)

    def _single(self, type_: Type) -> str:
        match type_:
            case EnumReference(name=name):
                enum = self.scope.enum(name)
                return f"{self.class_of(enum)} | {'int' if enum.is_integer else 'str'}"
            case Any():
                return self.imports.use_from("typing", "Any")
            case _:
                return _PYTHON.get(type(type_), "str")
