"""The gateway without sockets: its state, and the methods with which a test controls it."""

import secrets
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from threading import RLock
from typing import Any

from wechatpay_gateway.base.json_merge import merge
from wechatpay_gateway.base.messages import Answer, ReceivedRequest
from wechatpay_gateway.catalog.catalog import Catalog
from wechatpay_gateway.catalog.loading import load_catalog
from wechatpay_gateway.catalog.notification import find_notification
from wechatpay_gateway.core.assembly import assemble, prepare
from wechatpay_gateway.core.site import Site
from wechatpay_gateway.core.starting_rows import StartingRows
from wechatpay_gateway.families import Families
from wechatpay_gateway.family.family import Family
from wechatpay_gateway.notifications.queue import Notification, Notifications
from wechatpay_gateway.parties.keys import TrustMode
from wechatpay_gateway.parties.merchants import DEFAULT_MCHID
from wechatpay_gateway.parties.platform_certificates import PlatformCertificate
from wechatpay_gateway.request.hosts import Hosts


def _new_nonce() -> str:
    return secrets.token_hex(16)


class Gateway(Families):
    """A local WeChat Pay without sockets.

    All attributes are safe to use from any thread. Every family and state machine is an attribute as well: `payments`, `orders`,
    `refunds`, `bills`, `applyments`, `alterations`.

    Attributes:
        merchants, brands: the parties that may call, with their keys.
        faults: the pending faults.
        rates: the rate limits of the pages, which are enforced only after `rates.enforce()`.
        requests: the latest requests with their replies, oldest first.
        clock: the clock for orders, refunds and notifications, which a test can advance.
        notifications: the notifications sent to merchants, and those waiting to be sent.
        uploads: the uploaded files.
        catalog: the operations.

    Args:
        state: an SQLite file for the state, with keys in the folder `<state>-keys` next to it; by default, everything is in memory.
        clock: returns the Unix time.
        nonce: returns a new nonce for each reply.
        has_published_keys: use the published test keys for the default merchant and brand, so that signatures are the same in every run.
        trust: the keys of WeChat Pay that the default merchant uses: `public-key`, as every new merchant; `certificates`, the platform
            certificates; or `both`, where each request selects one by serial number.
        has_example_orders: start with the orders and refunds that the documentation's examples name, so that the examples succeed.
    """

    def __init__(
        self,
        *,
        state: Path | None = None,
        catalog: Catalog | None = None,
        clock: Callable[[], float] = time.time,
        nonce: Callable[[], str] = _new_nonce,
        has_published_keys: bool = False,
        trust: TrustMode | str = TrustMode.PUBLIC_KEY,
        has_example_orders: bool = True,
    ) -> None:
        self.catalog = load_catalog() if catalog is None else catalog
        self.site = Site("", "", frozenset())
        self._clock = clock
        self._lock = RLock()
        self._has_example_orders = has_example_orders
        parts = assemble(
            self.catalog,
            state=state,
            clock=clock,
            nonce=nonce,
            has_published_keys=has_published_keys,
            trust=trust,
            pages_url=lambda: self.site.pages_url,
            lock=self._lock,
        )
        super().__init__(parts.families)
        self._store = parts.store
        self._pipeline = parts.pipeline
        self.merchants, self.brands = parts.merchants, parts.brands
        self.notifications = parts.notifications
        self.clock = parts.clock
        self.changes = parts.changes
        self.faults = parts.pipeline.faults
        self.rates = parts.pipeline.rates
        self.requests = parts.pipeline.requests
        self.uploads = parts.pipeline.uploads
        self._starting_rows = StartingRows(parts.store, lambda: self._add_examples(self.families.values()))
        prepare(parts, self._add_examples)

    def _add_examples(self, families: Iterable[Family]) -> None:
        for family in families:
            if self._has_example_orders or not family.are_examples_optional:
                family.add_examples(self.merchants.default.mchid)

    def add_examples(self, mchid: str) -> None:
        """Add the orders and refunds that the catalog's examples name for a merchant."""
        with self.changes.commit():
            for family in self.families.values():
                if family.are_examples_optional:
                    family.add_examples(mchid)

    def notify(
        self,
        event_type: str,
        resource: Mapping[str, Any] | None = None,
        url: str | None = None,
        *,
        original_type: str | None = None,
        changes: Mapping[str, Any] | None = None,
        notification: str | None = None,
        mchid: str | None = None,
    ) -> Notification:
        """Send any notification, encrypted and signed for a merchant like those that the gateway sends itself.

        Args:
            event_type: the event type, such as `TRANSACTION.SUCCESS`.
            resource: the content, which is encrypted; defaults to the example of the page.
            url: the URL that the notification is delivered to; required.
            original_type: the type of the content, such as `transaction`; defaults to that of the page.
            changes: changes of the content, as a JSON merge patch: objects are merged, `None` removes a field.
            notification: the name of the notification in the catalog, if several have the event type, such as
                `profit_sharing.profit_sharing.funds_moved`; defaults to that of a payment.
            mchid: the merchant; defaults to the default merchant.

        Raises:
            KeyError: the gateway has no such merchant.
            ValueError: `url` is missing, or no notification has the event type and `resource` or `original_type` is missing.
        """
        if url is None:
            raise ValueError("url is missing: the URL that the notification is delivered to")
        owner = self.merchants.default.mchid if mchid is None else mchid
        if resource is None or original_type is None:
            found = find_notification(self.catalog.notifications, event_type, notification)
            resource = found.example_of(event_type, list(changes or ())) if resource is None else resource
            original_type = found.original_type if original_type is None else original_type
        content = merge(resource, changes or {})
        with self.changes.commit() as announce:
            return announce(mchid=owner, event_type=event_type, original_type=original_type, url=url, resource=content)

    @property
    def callbacks(self) -> Notifications:
        """An older name of `notifications`."""
        return self.notifications

    @property
    def base_url(self) -> str:
        """The base URL for clients."""
        return self.merchants.base_url

    @property
    def hosts(self) -> Hosts:
        """The `Host` headers that requests may have."""
        return self._pipeline.admission.hosts

    def serve_at(self, base_url: str, hosts: frozenset[str], *, pages_url: str = "", secret: str = "") -> None:
        """Set the URLs of the gateway; see `Site`.

        Args:
            base_url: the base URL for clients.
            hosts: the `Host` headers that control addresses accept.
            pages_url: the base URL of the payer's page; defaults to `base_url`.
            secret: part of the control addresses if other machines can reach them.
        """
        self.site = Site(base_url, pages_url or base_url, hosts, secret)
        self.merchants.base_url = base_url
        self._pipeline.admission.hosts = Hosts(hosts, self.site.is_open)

    @property
    def environment(self) -> dict[str, str]:
        """The environment variables for a client of the default merchant and brand, with keys as PEM text."""
        return self.merchants.environment() | self.brands.default.environment()

    def resend(self, notification_id: str) -> Notification:
        """Deliver a notification again, regardless of its state.

        Raises:
            UnknownNotificationError: there is no notification with this ID.
        """
        notification = self.notifications.resend(notification_id, at=self.clock.now())
        self.changes.wake()
        return notification

    @property
    def certificate_environment(self) -> dict[str, str]:
        """The environment variables without the merchant's public key, so that a client uses platform certificates.

        The brand's public key is included.

        Raises:
            ValueError: the default merchant has no platform certificates because the gateway was started with `trust="public-key"`.
        """
        self.merchants.certificates()
        own = self.merchants.environment(names_public_key=False)
        return own | self.brands.default.environment(names_public_key=True)

    def announce_certificate(self, mchid: str = DEFAULT_MCHID) -> PlatformCertificate:
        """List a new platform certificate for a merchant while the current one keeps signing."""
        with self._lock:
            return self.merchants.certificates(mchid).announce()

    def rotate_certificate(self, mchid: str = DEFAULT_MCHID) -> PlatformCertificate:
        """Sign with a merchant's announced platform certificate from now on, or with a new one if none was announced.

        Old certificates stay listed and valid until `retire_certificates`.
        """
        with self._lock:
            return self.merchants.certificates(mchid).rotate()

    def retire_certificates(self, mchid: str = DEFAULT_MCHID) -> None:
        """Remove from the list all platform certificates of a merchant that are older than the signing one."""
        with self._lock:
            self.merchants.certificates(mchid).retire()

    def make_due_changes(self) -> None:
        """Make the changes that records make by themselves and that are due now, such as expiries.

        Requests, control addresses, the console and `clock.advance` do so first.
        """
        with self._lock:
            self._pipeline.due.make()

    @property
    def revision(self) -> tuple[object, ...]:
        """A value that differs after a change: of a record, a notification, the requests, the faults or the clock."""
        faults = (self.faults.pending, self.notifications.faults.pending)
        return self._store.changed_rows, self.requests.next_number(), self.clock.ahead_seconds, *faults

    def reset(self) -> None:
        """Return to the starting state: the examples' records, no faults, an empty ledger, the merchants and brands of the start."""
        with self._lock:
            self.faults.clear()
            self.rates.ignore()
            self.notifications.faults.clear()
            self.clock.reset()
            for family in self.families.values():
                family.reset()
            self.requests.clear()
            self.merchants.reset()
            self.brands.reset()
            self._starting_rows.put_back(self.clock.now(), self.site)

    def close(self) -> None:
        """Close the state file."""
        with self._lock:
            self._store.close()

    def may_be_verified(self, request: ReceivedRequest) -> bool:
        """Return whether the signature of a request with this head can be valid; if not, the body need not be read.

        Args:
            request: the head, with the part of the body that has arrived.
        """
        with self._lock:
            return self._pipeline.may_be_verified(request, self._clock())

    def handle(self, request: ReceivedRequest) -> Answer:
        """Check a request, perform its operation and return the reply; every exchange is recorded in `requests`."""
        with self._lock:
            return self._pipeline.handle(request, self._clock())
