"""The gateway without sockets: its state, and everything that a test can do with it."""

import secrets
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from threading import RLock
from typing import Any

from wechatpay_gateway.base.messages import Answer, ReceivedRequest
from wechatpay_gateway.catalog.catalog import Catalog
from wechatpay_gateway.catalog.loading import load_catalog
from wechatpay_gateway.core.assembly import assemble, prepare
from wechatpay_gateway.core.site import Site
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

    All attributes may be used from any thread. Besides those below, every family and every state machine is an attribute: `payments`,
    `orders`, `refunds`, `bills`, `applyments`, `alterations`.

    Attributes:
        merchants, brands: who may call, with their keys.
        faults: the faults that wait for requests.
        requests: the latest requests with their replies, the oldest first.
        clock: the time for orders, refunds and notifications, which a test moves ahead.
        notifications: what was sent to merchants, and what waits.
        uploads: the files that were uploaded.
        catalog: the operations.

    Args:
        state: the SQLite file that keeps the state; in memory without it. Keys are kept in the folder `<state>-keys` beside it.
        clock: the time in seconds since 1970.
        nonce: a new nonce for each reply.
        has_published_keys: the default merchant has the published test keys, so that what is signed is the same in every run.
        trust: which keys of WeChat Pay the default merchant uses: `public-key`, as every new merchant; `certificates`, the platform
            certificates; or `both`, where the serial that a request names decides.
        has_example_orders: start with the orders and refunds that the examples of the documentation name, so that the examples succeed.
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
        self.merchants = parts.merchants
        self.brands = parts.brands
        self.notifications = parts.notifications
        self.clock = parts.clock
        self.changes = parts.changes
        self.faults = parts.pipeline.faults
        self.requests = parts.pipeline.requests
        self.uploads = parts.pipeline.uploads
        prepare(parts, self._add_examples)

    def _add_examples(self, families: Iterable[Family]) -> None:
        for family in families:
            if self._has_example_orders or not family.are_examples_optional:
                family.add_examples(self.merchants.default.mchid)

    def add_examples(self, mchid: str) -> None:
        """Add the orders and refunds that the catalog's examples name, as those of a merchant."""
        with self.changes.commit():
            for family in self.families.values():
                if family.are_examples_optional:
                    family.add_examples(mchid)

    def notify(
        self, event_type: str, resource: Mapping[str, Any], url: str, *, original_type: str, mchid: str | None = None
    ) -> Notification:
        """Send a notification of any kind, encrypted and signed for a merchant (the default one) like those that events cause.

        Raises:
            KeyError: the gateway has no such merchant.
        """
        owner = self.merchants.default.mchid if mchid is None else mchid
        with self.changes.commit() as announce:
            return announce(mchid=owner, event_type=event_type, original_type=original_type, url=url, resource=resource)

    @property
    def callbacks(self) -> Notifications:
        """The notifications, by an older name."""
        return self.notifications

    @property
    def base_url(self) -> str:
        """The address that clients are told and that the Host header must name."""
        return self.merchants.base_url

    @property
    def hosts(self) -> Hosts:
        """The hosts that the gateway answers for."""
        return self._pipeline.admission.hosts

    def serve_at(self, base_url: str, hosts: frozenset[str], *, pages_url: str = "", secret: str = "") -> None:
        """Set the addresses by which the gateway is called; see `Site`.

        Args:
            base_url: what clients are given.
            hosts: the Host headers that control addresses take.
            pages_url: where the payer's page is; the same as `base_url` unless given.
            secret: what control addresses begin with when other machines can reach them.
        """
        self.site = Site(base_url, pages_url or base_url, hosts, secret)
        self.merchants.base_url = base_url
        self._pipeline.admission.hosts = Hosts(hosts, self.site.is_open)

    @property
    def environment(self) -> dict[str, str]:
        """The environment of a client of the default merchant and the default brand, keys as PEM text."""
        return self.merchants.environment() | self.brands.default.environment()

    def resend(self, notification_id: str) -> Notification:
        """Deliver a notification once more, whatever became of it.

        Raises:
            UnknownNotificationError: there is none with this number.
        """
        notification = self.notifications.resend(notification_id, at=self.clock.now())
        self.changes.wake()
        return notification

    @property
    def certificate_environment(self) -> dict[str, str]:
        """The same with platform certificates in place of the merchant's public key; the brand has its public key for itself.

        Raises:
            ValueError: the default merchant has no platform certificates, since the gateway was started with `trust="public-key"`.
        """
        self.merchants.certificates()
        own = self.merchants.environment(names_public_key=False)
        return own | self.brands.default.environment(names_public_key=True)

    def announce_certificate(self, mchid: str = DEFAULT_MCHID) -> PlatformCertificate:
        """List a new platform certificate of a merchant, while the present one goes on signing."""
        with self._lock:
            return self.merchants.certificates(mchid).announce()

    def rotate_certificate(self, mchid: str = DEFAULT_MCHID) -> PlatformCertificate:
        """Let the newest platform certificate of a merchant sign from now on; a new one unless one was announced.

        The old ones stay listed and valid, until `retire_certificates`.
        """
        with self._lock:
            return self.merchants.certificates(mchid).rotate()

    def retire_certificates(self, mchid: str = DEFAULT_MCHID) -> None:
        """List no platform certificate of a merchant that is older than the one that signs."""
        with self._lock:
            self.merchants.certificates(mchid).retire()

    def reset(self) -> None:
        """Go back to the starting state: the examples' applications, no fault, an empty ledger, the merchants and brands of the start."""
        with self._lock:
            self.faults.clear()
            self.notifications.faults.clear()
            self.clock.reset()
            for family in self.families.values():
                family.reset()
            self.requests.clear()
            with self._store.transaction():
                self._store.clear()
                self.merchants.reset()
                self.brands.reset()
                self._add_examples(self.families.values())

    def close(self) -> None:
        """Close the state."""
        with self._lock:
            self._store.close()

    def may_be_verified(self, request: ReceivedRequest) -> bool:
        """Whether nothing in the head of a request says that its signature is wrong: otherwise the body need not be read.

        Args:
            request: the head, with what has come of the body.
        """
        with self._lock:
            return self._pipeline.may_be_verified(request, self._clock())

    def handle(self, request: ReceivedRequest) -> Answer:
        """Check a request, do what it asks and write the reply; every exchange goes into `requests`."""
        with self._lock:
            return self._pipeline.handle(request, self._clock())
