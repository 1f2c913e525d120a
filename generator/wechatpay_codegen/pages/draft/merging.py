"""Merges the pages of one operation. The first page takes precedence, the others complete it."""

from collections.abc import Iterator, Mapping, Sequence

from attrs import define, evolve, field, frozen

from wechatpay_codegen.pages.draft.field_rows import FieldKey, at_place, inserted, is_field_of
from wechatpay_codegen.pages.draft.page_places import place_on_page, squeezed
from wechatpay_codegen.pages.read.facts import FILE_TYPES, PLACES, ErrorRow, Example, Field, Page, Reply, Value
from wechatpay_codegen.pages.read.kinds import Kind, page_kind

_USUAL_MEANINGS = frozenset(
    {
        "参数错误",
        "HTTP请求不符合微信支付APIv3接口规则",
        "验证不通过",
        "验签不通过",
        "签名验证不通过",
        "系统异常请稍后重试",
    }
)
_SIDES = ("merchant", "partner")
_CALLERS = {"merchant": "merchant", "partner": "partner"}
"""The value of `roles` of a field that only the pages of one side have."""


@frozen
class Disagreement:
    """A difference between two pages of an operation. The draft has what the first page says.

    `kind` and `name` are those of a comment `# differs KIND NAME: reason`. `where` is the row of the draft that they concern, by
    its place on the page; `is_drift` is true if the draft differs from the first page that has the row.
    """

    kind: str
    where: str
    what: str
    name: str = ""
    is_drift: bool = False


@frozen
class Merged:
    """The merged page, and what the pages say differently.

    `callers` has the roles that may send a field, and `others` the same rows on other pages, both by the place of the row.
    """

    page: Page
    callers: Mapping[str, str]
    others: Mapping[str, tuple[Field, ...]]
    error_others: Mapping[str, tuple[ErrorRow, ...]]
    disagreements: tuple[Disagreement, ...]


def newest_first(pages: Sequence[Page], preferred: str = "") -> tuple[Page, ...]:
    """Return pages by their date, the newest first. `preferred` is the address of the page that is first among equals."""
    ordered = sorted(pages, key=lambda page: page.address != preferred)
    return tuple(sorted(ordered, key=lambda page: page.updated, reverse=True))


def merge(pages: Sequence[Page]) -> Merged:
    """Merge the pages of an operation.

    Args:
        pages: The pages, at least one. The first takes precedence.
    """
    return _Merger(tuple(_with_forms(page) for page in pages)).merged()


def _with_forms(page: Page) -> Page:
    """Return a page whose form fields are not in the body."""
    body, form = page.body_and_form
    return evolve(page, request={**page.request, "body": body, "form": form})


@define(eq=False)
class _Merger:
    pages: tuple[Page, ...]
    disagreements: list[Disagreement] = field(factory=list[Disagreement])
    rows: dict[FieldKey, list[tuple[Page, Field]]] = field(factory=dict[FieldKey, list[tuple[Page, Field]]])

    def merged(self) -> Merged:
        first = self.pages[0]
        self._collect()
        request = {place: self._fields(place, [page.request.get(place, ()) for page in self.pages]) for place in PLACES}
        page = evolve(
            first,
            roles=tuple(dict.fromkeys(role for page in self.pages for role in page.roles)),
            request={place: rows for place, rows in request.items() if rows},
            replies=tuple(self._replies()),
            errors=tuple(self._errors()),
            examples=self._examples(),
            targets=first.targets or next((page.targets for page in self.pages if page.targets), ()),
            sample=first.sample or next((page.sample for page in self.pages if page.sample), ""),
        )
        self._compare_heads()
        others = {found[0][1].where: tuple(row for _, row in found[1:]) for found in self.rows.values()}
        return Merged(page, self._callers(), others, self._error_others(), tuple(self.disagreements))

    def _collect(self) -> None:
        """Collect the rows of every field. A field that the first page has at another place is left out."""
        for page in self.pages:
            seen = set[FieldKey]()
            for place, row in page.fields():
                key = (place, row.name)
                elsewhere = next((at for at in PLACES if at != place and (at, row.name) in self.rows), None)
                if place in PLACES and elsewhere and page is not self.pages[0] and key not in self.rows:
                    first = self.rows[elsewhere, row.name][0][1]
                    what = f"in the {place}, but {_place(self.pages[0], first)} has it in the {elsewhere}"
                    self._add("place", first, f"`{row.name}` is {what}", page, row)
                elif key not in seen:
                    seen.add(key)
                    self.rows.setdefault(key, []).append((page, row))

    def _fields(self, place: str, tables: Sequence[Sequence[Field]]) -> tuple[Field, ...]:
        merged = list(tables[0])
        for table in tables[1:]:
            known = [row for row in table if self._is_at(place, row)]
            inserted(merged, known)
        return tuple(
            self._agreed(row, self.rows[place, row.name]) if (place, row.name) in self.rows else row for row in merged
        )

    def _is_at(self, place: str, row: Field) -> bool:
        return (place, row.name) in self.rows

    def _agreed(self, row: Field, found: Sequence[tuple[Page, Field]]) -> Field:
        """Return a row completed by the same row on other pages."""
        if row.where != found[0][1].where:
            return row  # a duplicate within the first page
        page = found[0][0]
        values = list(row.values)
        for other, same in found[1:]:
            self._compare(page, row, other, same)
            for value in same.values if row.values else ():
                if value.text not in {known.text for known in values}:
                    values.append(evolve(value, where=value.where or same.where))
                    what = f"`{row.name}` has the value `{value.text}` only on {_place(other, same)}"
                    self.disagreements.append(Disagreement("values", row.where, what, value.text))
        completed = evolve(row, values=tuple(values) or _values_of(found))
        return self._optional(completed, found)

    def _optional(self, row: Field, found: Sequence[tuple[Page, Field]]) -> Field:
        """Return a row that is optional if other pages have no such field.

        A page of the other side does not count for a request: the field has `roles` then.
        """
        page = found[0][0]
        is_sent = any(row.where == same.where for place in PLACES for same in page.request.get(place, ()))
        having = {one.source for one, _ in found}
        parent = row.name.rpartition(".")[0]
        without = next(
            (
                other
                for other in self.pages
                if other.source not in having
                and (other.side == page.side or not is_sent)
                and (not parent or at_place(other, parent))
                and (is_sent or any(reply.fields for reply in other.replies))
            ),
            None,
        )
        if not row.is_required or without is None:
            return row
        what = f"`{row.name}` is required on {_place(page, row)}, but {_number(without)} does not have it"
        self.disagreements.append(Disagreement("required", row.where, what, is_drift=True))
        return evolve(row, is_required=False)

    def _compare(self, page: Page, row: Field, other: Page, same: Field) -> None:
        for kind, ours, theirs in (
            ("type", _type_of(row), _type_of(same)),
            ("required", _need(row), _need(same)),
            ("encrypted", str(row.is_encrypted), str(same.is_encrypted)),
            ("term", " ".join(row.term.split()), " ".join(same.term.split())),
        ):
            if ours != theirs:
                written = (row.type, same.type) if kind == "type" else (ours, theirs)
                self._add(
                    kind,
                    row,
                    f"`{row.name}` has {kind} `{written[0]}` on {_place(page, row)}, `{written[1]}`",
                    other,
                    same,
                )
        missing = [value for value in row.listed if same.values and value not in same.listed]
        if missing:
            self._add(
                "values",
                row,
                f"`{row.name}` has the values {', '.join(missing)} on {_place(page, row)}, not",
                other,
                same,
            )

    def _add(self, kind: str, row: Field, what: str, other: Page, same: Field) -> None:
        self.disagreements.append(Disagreement(kind, row.where, f"{what} on {_place(other, same)}"))

    def _replies(self) -> Iterator[Reply]:
        first = self.pages[0]
        for reply in first.replies:
            tables = [
                other.fields
                if (other := next((one for one in page.replies if one.status == reply.status), None))
                else ()
                for page in self.pages
            ]
            yield evolve(reply, fields=self._fields(f"reply {reply.status}", tables))
        statuses = {reply.status for reply in first.replies}
        for page in self.pages[1:]:
            for reply in page.replies:
                if reply.status not in statuses:
                    what = f"the status {reply.status} is only on {place_on_page(reply.where)}"
                    self.disagreements.append(Disagreement("status", first.where("replies"), what, reply.status))

    def _errors(self) -> Iterator[ErrorRow]:
        """Yield the rows of the first page, then the codes that only other pages have."""
        known = set[tuple[str, str]]()
        for number, page in enumerate(self.pages):
            own = {id(row) for row in page.own_errors}
            rows = [row for row in page.errors if id(row) in own or (row.is_common and not _is_usual(row))]
            new = [row for row in rows if not number or (row.status, row.code) not in known]
            yield from (evolve(row, is_common=False) for row in new)
            known |= {(row.status, row.code) for row in rows}

    def _error_others(self) -> dict[str, tuple[ErrorRow, ...]]:
        """Return the rows of other pages with the same status and code, by the place of the first such row."""
        found: dict[tuple[str, str], list[ErrorRow]] = {}
        for row in (row for page in self.pages for row in page.own_errors):
            found.setdefault((row.status, row.code), []).append(row)
        return {rows[0].where: tuple(rows[1:]) for rows in found.values()}

    def _examples(self) -> tuple[Example, ...]:
        return next((page.examples for page in self.pages if page.examples), ())

    def _callers(self) -> dict[str, str]:
        """Return who may send each field of the request that only the pages of one side have."""
        if {page.side for page in self.pages} != set(_SIDES):
            return {}
        callers: dict[str, str] = {}
        inside: list[FieldKey] = []
        for key, found in self.rows.items():
            sides = {page.side for page, _ in found}
            if key[0] in PLACES and len(sides) == 1 and not any(is_field_of(key, outer) for outer in inside):
                callers[found[0][1].where] = _CALLERS[sides.pop()]
                inside.append(key)
        return callers

    def _compare_heads(self) -> None:
        first = self.pages[0]
        for page in self.pages[1:]:
            for key, ours, theirs in (("title", first.title, page.title), ("method", first.method, page.method)):
                if ours != theirs:
                    what = f"the {key} is `{ours}` on {_number(first)}, `{theirs}` on {_number(page)}"
                    self.disagreements.append(Disagreement(key, first.where(key), what))
            if first.paths != page.paths:
                what = f"the path is {' or '.join(first.paths)} on {_number(first)}, {' or '.join(page.paths)} on {_number(page)}"
                self.disagreements.append(Disagreement("path", first.where("paths"), what))


def _is_usual(row: ErrorRow) -> bool:
    """Return whether a common row says what almost every page says."""
    return not row.meaning or squeezed(row.meaning) in _USUAL_MEANINGS


def _values_of(found: Sequence[tuple[Page, Field]]) -> tuple[Value, ...]:
    return next((row.values for _, row in found if row.values and row.type not in FILE_TYPES), ())


def _type_of(row: Field) -> str:
    kind = page_kind(row.type)
    return str(_without_names(kind)) if kind else row.type


def _without_names(kind: Kind) -> Kind:
    return evolve(kind, name="", item=_without_names(kind.item) if kind.item else None)


def _need(row: Field) -> str:
    return "required" if row.is_required else "not required"


def _place(page: Page, row: Field) -> str:
    return place_on_page(row.where) if row.where else _number(page)


def _number(page: Page) -> str:
    return place_on_page(page.source)
