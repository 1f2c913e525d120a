"""Checks whether the names in a resource file are known."""

from collections.abc import Collection, Iterable

from attrs import frozen

from wechatpay_codegen.source.complaint import did_you_mean, enumerated, sentences
from wechatpay_codegen.source.document import Document, Scalar


@frozen(eq=False)
class Names:
    """The fields and the states that records of a resource can have."""

    document: Document
    known: Collection[str] = ()
    states: Collection[str] = ()

    def check_states(self, states: Iterable[Scalar]) -> None:
        """Complain about unknown states. Without any known state, the state field is at fault, not these names."""
        if self.states:
            for state in states:
                self.check_member(state, self.states, "state")

    def check_all(self, names: Iterable[Scalar]) -> None:
        """Complain about names that are not fields of a record."""
        for name in names:
            self.check_field(name)

    def check_field(self, name: Scalar) -> None:
        """Complain about a name that is not a field of a record."""
        self.check_member(name, self.known, "field of a record")

    def check_member(self, name: Scalar, known: Collection[str], what: str, full_name: str = "") -> bool:
        """Return whether a name is known, and complain if it is not. Pass `full_name` if it differs from the name."""
        is_known = (full_name or name.text) in known
        if not is_known:
            hint = f"Known: {enumerated(known)}." if known else f"No {what} is defined."
            expected = sentences(did_you_mean(full_name or name.text, known), hint)
            self.document.complain(name, f"`{name.text}` is not a known {what}", expected)
        return is_known
