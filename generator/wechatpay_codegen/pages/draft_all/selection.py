"""Decides which lines of a list are drafted, and says why the others are not."""

from collections import Counter
from collections.abc import Collection, Container, Iterator, Sequence

from attrs import define, evolve, field, frozen

from wechatpay_codegen.pages.draft_all.existing import Existing, comparable
from wechatpay_codegen.pages.draft_all.placing import home_of, name_of
from wechatpay_codegen.pages.draft_all.work_list import Item
from wechatpay_codegen.pages.read.sources import Pages


@define(eq=False)
class Notes:
    """Remarks for the author, by the path of the spec."""

    by_file: dict[str, list[str]] = field(factory=dict[str, list[str]])

    def add(self, file: str, *notes: str) -> None:
        """Add notes about a spec."""
        if notes:
            self.by_file.setdefault(file, []).extend(notes)


@frozen
class Selection:
    """The lines to draft, and the number of the others by reason."""

    operations: tuple[Item, ...]
    notifications: tuple[Item, ...]
    left_out: Counter[str]


def select(
    items: Sequence[Item], pages: Pages, existing: Existing, notes: Notes, only: Collection[str] = ()
) -> Selection:
    """Return the lines whose specs do not exist and whose pages were found.

    Args:
        items: The lines of the list.
        pages: The pages that they name.
        existing: The specs that exist.
        notes: Gets what the author should know.
        only: Services as `group/service`. If there are any, lines of other services are left out.
    """
    return _Selecting(items, pages, existing, notes, only).selection()


@define(eq=False)
class _Selecting:
    items: Sequence[Item]
    pages: Pages
    existing: Existing
    notes: Notes
    only: Collection[str]
    left_out: Counter[str] = field(factory=Counter[str])
    found: dict[str, Item] = field(factory=dict[str, Item])
    taken: dict[tuple[str, str], str] = field(factory=dict[tuple[str, str], str])

    def selection(self) -> Selection:
        operations = tuple(item for item in self.items if not item.is_notification and self._is_wanted(item))
        self.taken |= self.existing.events
        ordered = sorted(self.items, key=lambda item: len(item.event_types))
        for item in (item for item in ordered if item.is_notification):
            known = [address for address in item.pages if address in self.pages.notifications]
            if not self._is_wanted_notification(item, known):
                continue
            placed = self._placed(evolve(item, pages=tuple(known)))
            if self._is_of_wanted_service(placed):
                self._add(placed)
            else:
                self.left_out["notifications of other services"] += 1
        return Selection(operations, tuple(self.found.values()), self.left_out)

    def _is_wanted(self, item: Item) -> bool:
        """Return whether an operation is drafted, and count why not."""
        existing = self.existing.operations.get((item.method, comparable(item.path)))
        missing = [address for address in item.pages if address not in self.pages.by_address]
        if not self._is_of_wanted_service(item):
            reason = "of other services"
        elif existing or item.file in self.existing.files:
            reason = "whose spec exists"
            self._check_docs(existing or item.file, item, self.existing.addresses)
        elif item.tier == "T":
            reason = "that are brand twins of another operation, without a page"
        elif not item.pages:
            reason = f"without a page (tier {item.tier})" if item.tier else "without a page"
        elif not any(self.pages.by_address[address].replies for address in item.pages if address not in missing):
            reason = "whose pages were not found, or have no reply"
            what = "was not found, or is not the page of an operation with a reply"
            self.notes.add(item.file, f"not drafted: {', '.join(item.pages)} {what}")
        else:
            if missing:
                what = "was not found, or is not the page of an operation"
                self.notes.add(item.file, f"{', '.join(missing)} {what}")
            return True
        self.left_out[f"operations {reason}"] += 1
        return False

    def _is_of_wanted_service(self, item: Item) -> bool:
        return not self.only or item.home in self.only

    def _is_wanted_notification(self, item: Item, known: Sequence[str]) -> bool:
        """Return whether a notification is drafted, and count why not. `known` are its pages that were found."""
        in_specs = self.existing.notifications
        existing = next((in_specs[address] for address in item.pages if address in in_specs), "")
        if existing:
            reason = "whose spec exists"
            self._check_docs(f"{existing.replace('.', '/')}.yaml", item, in_specs)
        elif not known:
            reason = "whose pages were not found" if item.pages else "without a page"
        elif not any(self.pages.notifications[address].plaintext for address in known):
            reason = "without decrypted fields on their page"
            self.notes.add(f"notification {item.title}", f"not drafted: no decrypted fields on {', '.join(known)}")
        else:
            return True
        self.left_out[f"notifications {reason}"] += 1
        return False

    def _check_docs(self, file: str, item: Item, known: Container[str]) -> None:
        others = [address for address in item.pages if address not in known]
        if others:
            self.notes.add(file, f"exists; its `docs` lack {', '.join(others)}")

    def _placed(self, item: Item) -> Item:
        if item.group and item.service:
            return item
        operations = (one for one in self.items if not one.is_notification)
        group, service = home_of(item, operations, self.pages.by_address)
        return evolve(item, group=group, service=service)

    def _add(self, item: Item) -> None:
        """Add a notification without the event types of others, or merge it with the one of the same title."""
        same = next((one for one in self.found.values() if (one.home, one.title) == (item.home, item.title)), None)
        if same:
            events = tuple(dict.fromkeys((*same.event_types, *item.event_types)))
            what = f"decide which event types are right: {', '.join(events)}"
            self.notes.add(same.file, f"{item.where} is about the same notification; {what}")
            self.found[same.file] = evolve(same, pages=(*same.pages, *item.pages), event_types=events)
            return
        owners = dict(self._owners(item))
        free = tuple(event for event in item.event_types if event not in owners)
        named = self._named(evolve(item, event_types=free or item.event_types))
        self.found[named.file] = named
        for event, owner in owners.items():
            self.notes.add(named.file, f"the pages also name {event}, which is the event type of {owner}")
        self.taken |= {(event, original): named.file for event in free for original in item.original_types or ("",)}

    def _owners(self, item: Item) -> Iterator[tuple[str, str]]:
        """Yield the event types of a notification that belong to another file, and that file."""
        for event in item.event_types:
            for original in item.original_types or ("",):
                if (event, original) in self.taken:
                    yield event, self.taken[event, original]

    def _named(self, item: Item) -> Item:
        """Return a notification with a file name that no other file has."""
        named = evolve(item, name=item.name or name_of(item.event_types))
        files = {*self.found, *self.existing.files, *(one.file for one in self.items if not one.is_notification)}
        return evolve(named, name=f"{named.name}_notification") if named.file in files else named
