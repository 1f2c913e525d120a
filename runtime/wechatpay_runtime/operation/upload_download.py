"""What the generated code says of files: the one that an operation takes, and the one that its reply leads to."""

from attrs import field, frozen

from wechatpay_runtime.operation.files import FILE
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING

FILE_ARGUMENTS = (Parameter("file", FILE, is_required=True), Parameter("filename", STRING))
"""What every upload takes: the file, and its name where it has none of its own."""


@frozen(kw_only=True, eq=False)
class Upload:
    """The file that an operation takes, and what travels beside it.

    `meta` are the fields of the part `meta`, whose text is what is signed; `filename` and `digest` are the wire names of
    those that are filled in. `form` are further form fields, which are not signed.
    """

    part: str
    """Name of the part that holds the file."""
    meta: tuple[Parameter, ...]
    digest: str
    filename: str = ""
    algorithm: str = "SHA256"
    form: tuple[Parameter, ...] = ()
    accepts: tuple[str, ...] = ()
    """The endings of the names of files that are taken, in lower case; empty where the page names none."""
    largest: tuple[tuple[str, int], ...] = ()
    """How many bytes a file may have, by the ending of its name; under an empty one for all others."""
    arguments: tuple[Parameter, ...] = field(init=False, repr=False)
    """What the caller gives: the file, its name, and the fields that are not filled in."""

    def __attrs_post_init__(self) -> None:
        own = (parameter for parameter in self.meta if parameter.wire_name not in {self.filename, self.digest})
        object.__setattr__(self, "arguments", (*FILE_ARGUMENTS, *own, *self.form))

    def largest_of(self, ending: str) -> int | None:
        """How many bytes a file with this ending may have; `None` where the page sets no bound."""
        by_ending = dict(self.largest)
        return by_ending.get(ending, by_ending.get(""))


@frozen(kw_only=True, eq=False)
class Download:
    """The file that a reply leads to; names are those of fields of the reply, or of its parts where it lists some."""

    method: str
    """The method that fetches the file."""
    url: str
    hosts: tuple[str, ...]
    """Who may receive our Authorization."""
    digest: str = ""
    """The field with the digest that proves the file; empty where a seal does, or nothing."""
    algorithm: str = ""
    """The field that names the digest's algorithm."""
    is_unpacked: bool = False
    """Whether the file is unpacked where it comes packed, and the digest is of what was inside."""
    parts: str = ""
    """The field that lists the parts; empty where the file comes whole."""
    order: str = ""
    """The field of a part that says where it belongs, counted from 1."""
    count: str = ""
    """The field with the number of parts; empty where the page names none."""
    key: str = ""
    """The field with the key of a sealed file, itself encrypted for the merchant; empty where it is not sealed."""
    nonce: str = ""
    cipher: str = ""
    """The argument that chooses the algorithm of the seal."""
