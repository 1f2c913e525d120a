"""Models and enums, and the scope in which a file can use them."""

from collections.abc import Mapping
from typing import TypeAlias

from attrs import define, frozen

from wechatpay_codegen.api.fields import Field
from wechatpay_codegen.api.names import Identifier
from wechatpay_codegen.api.types import Known
from wechatpay_codegen.source.document import Document, Scalar


@define(eq=False)
class Home:
    """A file that declares models and enums, and the generated module that will contain them."""

    document: Document
    module: str
    """Dotted name of the module, relative to the package of the clients; empty for the operation's own module."""
    scope: "Scope"


@define(eq=False)
class EnumValue:
    """A documented value of an enum. `member` is its Python name."""

    node: Scalar
    meaning: str
    member: Identifier


@define(eq=False)
class Enum:
    """An open enum, with the values that the page lists."""

    name: Scalar
    home: Home
    values: tuple[EnumValue, ...]
    is_integer: bool


@define(eq=False)
class Model:
    """A named set of fields."""

    name: Scalar
    home: Home
    fields: tuple[Field, ...] = ()


Declaration: TypeAlias = Enum | Model


@frozen(eq=False)
class Scope:
    """The enums and models that a file can use."""

    by_name: Mapping[str, Declaration]
    known: Known

    def enum(self, name: str) -> Enum:
        """Return the enum that a type refers to."""
        declaration = self.by_name[name]
        assert isinstance(declaration, Enum)  # noqa: S101 - `parse_type` has checked the name against this scope
        return declaration

    def model(self, name: str) -> Model:
        """Return the model that a type refers to."""
        declaration = self.by_name[name]
        assert isinstance(declaration, Model)  # noqa: S101 - `parse_type` has checked the name against this scope
        return declaration
