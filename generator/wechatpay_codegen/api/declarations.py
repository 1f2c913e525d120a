"""Models and enums as checked data, and what a file can reach of them."""

from collections.abc import Mapping
from typing import TypeAlias

from attrs import define, frozen

from wechatpay_codegen.api.fields import Field
from wechatpay_codegen.api.names import Identifier
from wechatpay_codegen.api.types import Known
from wechatpay_codegen.source.document import Document, Scalar


@define(eq=False)
class Home:
    """A file that declares models and enums, and the module in which they come to stand."""

    document: Document
    module: str
    """Dotted name of the module, below the package of the clients; empty for an operation's own."""
    scope: "Scope"


@define(eq=False)
class EnumValue:
    """One documented value; `member` is its name in Python."""

    node: Scalar
    meaning: str
    member: Identifier


@define(eq=False)
class Enum:
    """An open enum: the values that the page lists."""

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
    """Every enum and model that a file can reach."""

    by_name: Mapping[str, Declaration]
    known: Known

    def enum(self, name: str) -> Enum:
        """The enum of a name that a type refers to."""
        declaration = self.by_name[name]
        assert isinstance(declaration, Enum)  # noqa: S101 - types are parsed against what is known here
        return declaration

    def model(self, name: str) -> Model:
        """The model of a name that a type refers to."""
        declaration = self.by_name[name]
        assert isinstance(declaration, Model)  # noqa: S101 - types are parsed against what is known here
        return declaration
