"""Drafts every spec of a list that does not exist yet: the pages of a path merged, models shared within a service."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from attrs import define, field, frozen

from wechatpay_codegen.api import names
from wechatpay_codegen.pages.draft.context import Context, extras_of
from wechatpay_codegen.pages.draft.drafted import Draft
from wechatpay_codegen.pages.draft.merging import Merged, merge, newest_first
from wechatpay_codegen.pages.draft.names import class_name
from wechatpay_codegen.pages.draft.notification import draft_notification
from wechatpay_codegen.pages.draft.operation import draft
from wechatpay_codegen.pages.draft.texts import ListedTexts
from wechatpay_codegen.pages.draft_all.existing import Existing
from wechatpay_codegen.pages.draft_all.linking import Links, creators_of
from wechatpay_codegen.pages.draft_all.selection import Notes, select
from wechatpay_codegen.pages.draft_all.services import Service, finished
from wechatpay_codegen.pages.draft_all.work_list import Item
from wechatpay_codegen.pages.read.facts import Page
from wechatpay_codegen.pages.read.sources import Pages


@frozen
class Drafts:
    """The result of drafting a list.

    `files` are texts by their path in the specs folder, `additions` what existing files lack, `notes` what the author should
    know about each file, and `left_out` the number of lines that were not drafted, by reason.
    """

    files: Mapping[str, str]
    additions: Mapping[str, str]
    notes: Mapping[str, Sequence[str]]
    left_out: Mapping[str, int]
    texts: ListedTexts
    operations: int
    notifications: int


def draft_all(items: Sequence[Item], pages: Pages, existing: Existing, only: Collection[str] = ()) -> Drafts:
    """Draft all specs of a list that do not exist.

    Args:
        items: The lines of the list.
        pages: The pages that they name.
        existing: The specs that exist.
        only: Services as `group/service`. If there are any, lines of other services are left out.
    """
    return _Drafting(items, pages, existing, only).drafts()


@define(eq=False)
class _Drafting:
    items: Sequence[Item]
    pages: Pages
    existing: Existing
    only: Collection[str]
    texts: ListedTexts = field(factory=ListedTexts)
    notes: Notes = field(factory=Notes)
    merged: dict[str, Merged] = field(factory=dict[str, Merged])

    def drafts(self) -> Drafts:
        chosen = select(self.items, self.pages, self.existing, self.notes, self.only)
        for item in chosen.operations:
            self.merged[item.file] = merge(self._pages_of(item))
        links = self._links(chosen.operations, chosen.notifications)
        drafted: dict[str, list[tuple[Item, Draft]]] = {}
        for item in chosen.operations:
            drafted.setdefault(item.home, []).append((item, self._operation(item, links)))
        for item in chosen.notifications:
            drafted.setdefault(item.home, []).append((item, self._notification(item)))
        files, additions = dict[str, str](), dict[str, str]()
        for home, of_service in drafted.items():
            reserved = self._reserved(home, of_service)
            done = finished(Service(home, tuple(of_service), self.existing, self.texts, reserved))
            files |= done.files
            additions |= done.additions
            for name, notes in done.notes.items():
                self.notes.add(name, *notes)
        counts = len(chosen.operations), len(chosen.notifications)
        return Drafts(files, additions, self.notes.by_file, chosen.left_out, self.texts, *counts)

    def _pages_of(self, item: Item) -> tuple[Page, ...]:
        found = [self.pages.by_address[address] for address in item.pages if address in self.pages.by_address]
        return newest_first(found, item.preferred)

    def _links(self, operations: Iterable[Item], notifications: Iterable[Item]) -> Links:
        addresses = {address: item.dotted_name for item in operations for address in item.pages}
        replies = {
            item.dotted_name: frozenset(
                row.name for reply in self.merged[item.file].page.replies for row in reply.fields if "." not in row.name
            )
            for item in operations
        }
        events = {address: item.dotted_name for item in notifications for address in item.pages}
        existing = self.existing
        every = replies | existing.replies
        return Links(addresses | existing.addresses, events | existing.notifications, every, creators_of(every))

    def _operation(self, item: Item, links: Links) -> Draft:
        merged = self.merged[item.file]
        self.notes.add(item.file, *(f"pages: {one.what}" for one in merged.disagreements))
        context = Context(
            texts=self.texts,
            extras=extras_of(merged, links.origins(merged.page, item.dotted_name, merged.others)),
            error_others=merged.error_others,
            docs=tuple(one.address for one in self._pages_of(item)),
            notifications=links.notified(merged.page, merged.others),
            sample_class=item.sample_class,
            given=item.given,
            has_rules=True,
        )
        drafted = draft(merged.page, context)
        self.notes.add(item.file, *map(str, drafted.problems))
        return drafted

    def _notification(self, item: Item) -> Draft:
        found = (self.pages.notifications[address] for address in item.pages)
        pages = sorted(found, key=lambda page: page.updated, reverse=True)
        docs = tuple(page.address for page in pages)
        context = Context(texts=self.texts, docs=docs, event_types=item.event_types)
        drafted = draft_notification(*pages, context=context, subject=class_name(item.name))
        self.notes.add(item.file, *map(str, drafted.problems))
        return drafted

    def _existing_notifications(self) -> set[str]:
        return {dotted.rpartition(".")[2] for dotted in self.existing.notifications.values()}

    def _reserved(self, home: str, drafted: Iterable[tuple[Item, Draft]]) -> frozenset[str]:
        """Return the class names that a service must not use for a model."""
        existing = (name for name in self.existing.files if name.startswith(f"{home}/"))
        of_list = [*(item for item, _ in drafted), *(item for item in self.items if item.home == home and item.name)]
        modules = {item.name for item in of_list}
        modules |= {name.rpartition("/")[2].removesuffix(".yaml") for name in existing}
        events = {item.name for item in of_list if item.is_notification} | self._existing_notifications()
        operations = modules - events
        owners = {str(names.class_name(name)) for name in (*home.split("/"), *operations)}
        samples = {item.sample_class for item in of_list} | owners
        # A nearer declaration hides a shared one, but a service that exists may use the shared one.
        is_new = not any(name.startswith(f"{home}/") for name in self.existing.files)
        nearer = self.existing.declared(home)[: -1 if is_new else None]
        declared = {name for one in nearer for name in (*one.models, *one.enums)}
        derived = {f"Async{name}" for name in owners} | {str(names.notification_name(name)) for name in modules}
        replies = {f"{name}Response" for name in samples}
        return names.MODULE_NAMES | owners | derived | replies | declared | {"Group", "Service"}
