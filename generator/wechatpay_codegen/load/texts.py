"""The texts that `_shared` contains once: of fields, of enum values and of error rows. A text in a file takes precedence."""

from collections.abc import Callable, Iterable, Mapping
from collections.abc import Sequence as SequenceABC

from attrs import define, field, frozen

from wechatpay_codegen.source.complaint import Complaint, did_you_mean, enumerated, sentences
from wechatpay_codegen.source.document import Document, Node, Scalar, Sequence
from wechatpay_codegen.source.reader import Reader, entries, items

_Key = tuple[str, ...]
ONLY_TEXT = ""
"""The variant of a text that has no variants."""


@frozen(eq=False)
class _Text:
    """A text: its parts (one, or the meaning and the remedy of an error), and its node."""

    document: Document
    node: Node
    parts: Mapping[str, str]


@define(eq=False)
class Texts:
    """The shared texts by what they describe, each with its variants, and those that the specs use."""

    terms: dict[str, list[str]] = field(factory=dict[str, list[str]])
    """The Chinese terms of each field name."""
    _texts: dict[_Key, dict[str, _Text]] = field(factory=dict[_Key, dict[str, _Text]])
    _common: dict[_Key, Mapping[str, str]] = field(factory=dict[_Key, Mapping[str, str]])
    _used: set[_Text] = field(factory=set[_Text])

    def add_terms(self, document: Document, top: Node | None) -> None:
        """Add the texts of `terms.yaml`: of fields, by name and Chinese term."""
        for name, terms in entries(top):
            for term, node in entries(terms):
                self.terms.setdefault(name.text, []).append(term.text)
                self._add(document, ("field", name.text, term.text), _variants(node, _own_text))

    def add_values(self, document: Document, top: Node | None) -> None:
        """Add the texts of `values.yaml`: of enum values, by class and value."""
        for enum, values in entries(top):
            for value, node in entries(values):
                self._add(document, ("value", enum.text, value.text), _variants(node, _own_text))

    def add_errors(self, document: Document, top: Node | None) -> None:
        """Add the texts of `error_texts.yaml`: of error rows, by status and code."""
        for status, codes in entries(top):
            for code, node in entries(codes):
                rows = [(Reader(row).text("variant"), row) for row in items(node)]
                for index, (variant, row) in enumerate(rows):
                    if isinstance(node, Sequence) and variant in (ONLY_TEXT, *(each for each, _ in rows[:index])):
                        what = f"duplicate variant `{variant}`" if variant else "a text without `variant`"
                        document.complain(row, what, "Name each of several texts, so that a row can select it.")
                self._add(
                    document, ("error", status.text, code.text), [(name, row, _remedy(row)) for name, row in rows]
                )

    def add_common(self, status: int, code: str, means: str, fix: str) -> None:
        """Add the texts of a row of `errors.yaml`, for rows of operations that repeat it."""
        self._common.setdefault(("error", str(status), code), {"means": means, "fix": fix})

    def _add(self, document: Document, key: _Key, variants: Iterable[tuple[str, Node, Mapping[str, str]]]) -> None:
        self._texts[key] = {name: _Text(document, node, parts) for name, node, parts in variants}

    def term_of(self, document: Document, name: Scalar, *, is_described: bool) -> str:
        """Return the Chinese term of a field that states none: the only one of its name, if there is one."""
        terms = self.terms.get(name.text, ())
        if len(terms) == 1:
            return terms[0]
        if terms and ONLY_TEXT not in terms and not is_described:
            known = f"Add `zh`: {enumerated(terms)}. Or describe it with `doc`."
            document.complain(name, f"`{name.text}` has several terms in `_shared/terms.yaml`", known)
        return ""

    def of_field(self, document: Document, name: Scalar, term: str, variant: Scalar | None) -> str:
        """Return the text of a field, or an empty text."""
        what = f"`{name.text}` ({term})" if term else f"`{name.text}`"
        return self._find(document, name, ("field", name.text, term), what, variant).get("", "")

    def of_value(self, document: Document, enum: Scalar, value: Scalar, variant: Scalar | None) -> str:
        """Return the text of an enum value. Complain if there is none."""
        what = f"`{value.text}` of `{enum.text}`"
        text = self._find(document, value, ("value", enum.text, value.text), what, variant).get("", "")
        if not text and ("value", enum.text, value.text) not in self._texts:
            document.complain(
                value,
                f"{what} has no meaning",
                f"Write `{value.text}: …` with its meaning, or add it to `{enum.text}` in `_shared/values.yaml`.",
            )
        return text

    def of_error(
        self, document: Document, row: Node, status: str, code: str, variant: Scalar | None
    ) -> Mapping[str, str]:
        """Return the meaning and the remedy of an error row, by key; empty if there are none."""
        key = "error", status, code
        if not variant and key in self._common and key not in self._texts:
            return self._common[key]
        return self._find(document, row, key, f"{status} {code}", variant)

    def _find(self, document: Document, node: Node, key: _Key, what: str, variant: Scalar | None) -> Mapping[str, str]:
        variants = self._texts.get(key, {})
        name = variant.text if variant else ONLY_TEXT
        if text := variants.get(name):
            self._used.add(text)
            return text.parts
        known = enumerated(variants)
        if variant and (not variants or ONLY_TEXT in variants):
            document.complain(
                variant, f"there are no variants of the text of {what}", "Remove `variant`, or write the text here."
            )
        elif variant:
            document.complain(
                variant,
                f"there is no variant `{name}` of the text of {what}",
                sentences(did_you_mean(name, variants), f"Known: {known}."),
            )
        elif variants:
            document.complain(node, f"{what} has several texts", f"Select one with `variant`: {known}.")
        return {}

    def unused(self) -> Iterable[Complaint]:
        """Yield a complaint for every text that no file uses. All files must be read."""
        for key, variants in self._texts.items():
            for variant, text in variants.items():
                if text not in self._used:
                    what = " ".join(f"`{part}`" for part in (*key[1:], variant) if part)
                    place = text.document.place(text.node)
                    fix = "Remove it. A file that has its own text does not use the shared one."
                    yield Complaint(place, f"no file uses the text of {what}", fix, text.document.line_of(place))


def _variants(
    node: Node, read: Callable[[Node], Mapping[str, str]]
) -> SequenceABC[tuple[str, Node, Mapping[str, str]]]:
    if isinstance(node, Scalar):
        return [(ONLY_TEXT, node, read(node))]
    return [(name.text, each, read(each)) for name, each in entries(node)]


def _own_text(node: Node) -> Mapping[str, str]:
    return {"": node.text.strip()} if isinstance(node, Scalar) else {}


def _remedy(node: Node) -> Mapping[str, str]:
    reader = Reader(node)
    return {"means": reader.text("means"), "fix": reader.text("fix")}
