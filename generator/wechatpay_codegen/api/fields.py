"""The fields of bodies and models, and the parameters of operations."""

from attrs import define

from wechatpay_codegen.api.conditions import Alternatives, in_words
from wechatpay_codegen.api.types import Type
from wechatpay_codegen.source.document import Node, Scalar


@define(eq=False)
class Title:
    """A title in English and, if the page has one, in Chinese."""

    en: str
    zh: str


@define(eq=False, kw_only=True)
class Field:
    """A field of a body or model."""

    name: Scalar
    type: Type
    is_required: bool = False
    required_of: tuple[str, ...] = ()
    """The roles that must send the field, if not every role of the operation must."""
    required_when: Alternatives = ()
    """The conditions under which a request must have the field."""
    zh: str = ""
    doc: str = ""
    pattern: Scalar | None = None
    """Regular expression that the whole value must match, or every item of a list."""
    is_encrypted: bool = False
    deprecated: str = ""
    """The replacement, as a sentence; empty if the field is not deprecated."""
    roles: tuple[str, ...] = ()
    """The roles that may send the field; empty for all."""
    is_own_number: bool = False
    """Whether it defaults to the client's own number."""
    default_node: Scalar | None = None
    """The value that WeChat Pay uses if the field is not sent."""
    default: object = None
    origin: Scalar | None = None
    """The source of the value: an operation and a field of its reply, as a dotted name."""
    example_node: Node | None = None
    example: object = None

    @property
    def wire_name(self) -> str:
        """The name in requests and replies."""
        return self.name.text

    @property
    def text(self) -> str:
        """The description and the rules."""
        return " ".join(part for part in (self.doc.strip(), self.rules) if part)

    @property
    def rules(self) -> str:
        """The default and when the field is required, as sentences."""
        default = f"Defaults to `{self.default_node.text}`." if self.default_node else ""
        return " ".join(part for part in (default, in_words(self.required_when)) if part)


@define(eq=False, kw_only=True)
class Parameter(Field):
    """An argument that is sent in the path, the query or a header. `location` is `path`, `query` or `header`."""

    location: str
    location_node: Scalar | None = None
    header: Scalar | None = None
    """The name of the header, if it differs from the name of the argument."""

    @property
    def wire_name(self) -> str:
        """The name in requests and replies."""
        return self.header.text if self.header else self.name.text
