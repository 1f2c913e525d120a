"""Fields as checked data: what bodies, models and addresses are made of."""

from attrs import define

from wechatpay_codegen.api.types import Type
from wechatpay_codegen.source.document import Node, Scalar


@define(eq=False)
class Title:
    """A name in English and, where there is one, in Chinese."""

    en: str
    zh: str


@define(eq=False, kw_only=True)
class Field:
    """One field of a body."""

    name: Scalar
    type: Type
    is_required: bool = False
    required_of: tuple[str, ...] = ()
    """Who must send it, where not everybody must who may call."""
    zh: str = ""
    doc: str = ""
    pattern: Scalar | None = None
    """The regular expression that the whole of a text matches, or of each item of a list."""
    is_encrypted: bool = False
    deprecated: str = ""
    """What to use instead; empty where the field is in use."""
    only: tuple[str, ...] = ()
    """Who may send it; empty where everybody may."""
    is_caller: bool = False
    """Whether the client's own number is meant where nothing is given."""
    origin: Scalar | None = None
    """Where the value comes from: an operation and the field of its answer."""
    example_node: Node | None = None
    example: object = None

    @property
    def wire_name(self) -> str:
        """The name that travels."""
        return self.name.text


@define(eq=False, kw_only=True)
class Parameter(Field):
    """One argument that travels in the address or in a header; `location` is `path`, `query` or `header`."""

    location: str
    location_node: Scalar | None = None
    header: Scalar | None = None
    """The name of the header, where it is not the argument's own."""

    @property
    def wire_name(self) -> str:
        """The name that travels."""
        return self.header.text if self.header else self.name.text
