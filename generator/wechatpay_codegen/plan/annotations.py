"""How the types of a spec are written in Python: as annotations, and as the runtime's wire types."""

from collections.abc import Collection

from attrs import field, frozen

from wechatpay_codegen.api.declarations import Declaration, Scope
from wechatpay_codegen.api.names import Identifier, Source
from wechatpay_codegen.api.packages import CLIENTS
from wechatpay_codegen.api.types import (
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
"""The runtime's names for types that need nothing else."""

_PYTHON: dict[type, str] = {Boolean: "bool", Integer: "int", Number: "float"}
"""What is no text in Python."""


@frozen(eq=False)
class Writer:
    """Writes the types of one module, and notes what the module must import for them."""

    imports: Imports
    scope: Scope
    module: str = ""
    """The module's own name below the clients' package; empty for that of an operation."""
    later: Collection[str] = field(default=())
    """Models of the module that stand further down, so that their names cannot be used yet."""

    def class_of(self, declaration: Declaration) -> Identifier:
        """The name of an enum or a model."""
        name, module = declaration.name.text, declaration.home.module
        if module == self.module:
            return Identifier(name)
        return self.imports.use_from(f"{CLIENTS}.{module}", name)

    def annotation(self, type_: Type, *, is_given: bool) -> Source:
        """What a value of the type is in Python: as an argument when `is_given`, else in a reply."""
        written = self._given(type_) if is_given else self._received(type_)
        return Source(written)

    def optional(self, annotation: Source) -> Source:
        """The annotation of what may be absent."""
        return annotation if annotation == "Any" else Source(f"{annotation} | None")

    def attribute(self, type_: Type, *, is_given: bool, is_required: bool) -> Source:
        """The annotation of a model's field; one that names a later class stands in quotes."""
        annotation = self.annotation(type_, is_given=is_given)
        written = annotation if is_required else self.optional(annotation)
        return Source(f'"{written}"') if self._names_later(type_) else written

    def wire_type(self, type_: Type, *, is_encrypted: bool = False) -> Source:
        """The runtime's name for how the type travels."""
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

    def _names_later(self, type_: Type) -> bool:
        return any(name in self.later for name in references(type_))

    def _received(self, type_: Type) -> str:
        match type_:
            case ListOf(item=inner):
                return f"list[{self._received(inner)}]"
            case MapOf(value=inner):
                return f"dict[str, {self._received(inner)}]"
            case JsonText(value=inner):
                return self._received(inner)
            case ModelReference(name=name):
                return self.class_of(self.scope.model(name))
            case Instant():
                return f"{self.imports.use('Timestamp')} | str"
            case Day():
                return "str"
            case _:
                return self._single(type_)

    def _given(self, type_: Type) -> str:
        match type_:
            case ListOf(item=inner):
                return f"{self.imports.use_from('collections.abc', 'Sequence')}[{self._given(inner)}]"
            case MapOf(value=inner):
                return f"{self.imports.use_from('collections.abc', 'Mapping')}[str, {self._given(inner)}]"
            case JsonText(value=inner):
                return self._given(inner)
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
