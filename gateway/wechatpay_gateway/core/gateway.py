"""The gateway's core: a received request in, a signed reply out; no socket, no clock of its own."""

import logging
import secrets
import sqlite3
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from threading import RLock
from typing import Any

from attrs import evolve

from wechatpay_gateway.base.errors import InternalNumber, Refusal, system_error, to_json
from wechatpay_gateway.base.faults import FaultKind, Faults
from wechatpay_gateway.base.messages import Answer, ReceivedRequest, Reply
from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.base.store import StateFileError, Store
from wechatpay_gateway.base.times import VirtualClock
from wechatpay_gateway.catalog.catalog import Catalog
from wechatpay_gateway.catalog.loading import load_catalog
from wechatpay_gateway.catalog.schema import replace_encrypted
from wechatpay_gateway.core.exchange import Exchange, Verdict
from wechatpay_gateway.core.ledger import Ledger
from wechatpay_gateway.core.misbehaviour import after_operation, before_operation, corrupted, merge_changes
from wechatpay_gateway.core.reckoning import Reckoning
from wechatpay_gateway.core.replies import ReplyWriter
from wechatpay_gateway.core.site import Site
from wechatpay_gateway.core.stateless import Stateless
from wechatpay_gateway.core.uploads import Uploads, with_media_id
from wechatpay_gateway.families.bills.operations import BILL_FILE, Bills
from wechatpay_gateway.families.certificates.operations import CertificateList
from wechatpay_gateway.families.echo.operations import Echo
from wechatpay_gateway.families.merchant_alteration.operations import MerchantAlteration
from wechatpay_gateway.families.merchant_alteration.state import Alterations
from wechatpay_gateway.families.payments.desk import Payments
from wechatpay_gateway.families.subject_confirmation.operations import SubjectConfirmation
from wechatpay_gateway.families.subject_confirmation.state import Applyments
from wechatpay_gateway.family.behaviour import Call, bind
from wechatpay_gateway.notifications.changes import Changes
from wechatpay_gateway.notifications.queue import Callback, Callbacks
from wechatpay_gateway.parties.brands import Brands
from wechatpay_gateway.parties.keys import Caller, Merchant, TrustMode
from wechatpay_gateway.parties.merchants import DEFAULT_MCHID, Merchants
from wechatpay_gateway.parties.platform_certificates import PlatformCertificate
from wechatpay_gateway.request.admission import Admission, Admitted, Progress
from wechatpay_gateway.request.headers import language_of
from wechatpay_gateway.request.hosts import Hosts, origin_of
from wechatpay_gateway.request.sealing import seal_text

logger = logging.getLogger("wechatpay_gateway")


def _new_nonce() -> str:
    return secrets.token_hex(16)


class Gateway:
    """A local WeChat Pay without sockets.

    Attributes: `merchants`, `brands`, `faults`, `requests` (the ledger), `clock`, `callbacks`, `payments`, `applyments`, `alterations`, `uploads` and
    `bills` (the state), `catalog`. All may be used from any thread.

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
        self._store = Store(state)
        self._lock = RLock()
        try:
            folder = None if state is None else keys_folder(state)
            self.merchants = Merchants(folder, clock, has_published_keys=has_published_keys, trust=trust)
            self.brands = Brands(self.merchants.default, folder)
        except BaseException:
            self._store.close()
            raise
        self.faults = Faults({*self.catalog.operations, BILL_FILE.name})
        self.requests = Ledger()
        default_mchid = self.merchants.default.mchid
        self.applyments = Applyments(self._store, default_mchid)
        self.alterations = Alterations(self._store, default_mchid)
        self.uploads = Uploads(self._store)
        self.callbacks = Callbacks(self._store, self.merchants)
        self.clock = VirtualClock(clock, self.callbacks.next_due)
        self.site = Site("", "", frozenset())
        self.changes = Changes(self._store, self.callbacks, self._lock, self.clock.now, self.catalog.retries)
        self.payments = Payments(self._store, self.clock.now, self.changes, lambda: self.site.pages_url)
        self.bills = Bills(self._store, self.merchants, self.payments, self.catalog)
        self._families = (
            CertificateList(self.merchants),
            SubjectConfirmation(self.applyments),
            MerchantAlteration(self.alterations),
        )
        everything = (*self._families, self.payments, self.bills, Echo(self.changes, self._seal_for))
        does = {place: does for family in everything for place, does in family.behaviours.items()}
        self._behaviours = {**bind(self.catalog, does), BILL_FILE.name: self.bills.fetch}
        self._stateless = Stateless(self.catalog, self._behaviours.keys(), self._store)
        self._admission = Admission(self.catalog.with_operation(BILL_FILE), self.merchants, self.brands)
        certificate_list = next(iter(self.catalog.names_at(CertificateList.PLACE)), None)
        self._replies = ReplyWriter(nonce, certificate_list)
        self._clock = clock
        self._has_example_orders = has_example_orders
        self._fill_new_state(state)

    def _fill_new_state(self, state: Path | None) -> None:
        try:
            with self._store.transaction():
                if self._store.make_tables():
                    self._add_examples()
        except sqlite3.Error as error:
            self._store.close()
            raise StateFileError(f"the state file {state} cannot be written: {error}") from None

    def _add_examples(self) -> None:
        for family in self._families:
            family.add_examples(self.catalog)
        if self._has_example_orders:
            self.add_examples(self.merchants.default.mchid)

    def add_examples(self, mchid: str) -> None:
        """Add the orders and refunds that the catalog's examples name, as those of a merchant."""
        with self.changes.commit():
            self.payments.add_examples(self.catalog, mchid)

    def _seal_for(self, mchid: str, text: str) -> str:
        merchant = self.merchants.get(mchid)
        assert merchant is not None  # noqa: S101 - it has just called
        return seal_text(merchant.public_key, text)

    def notify(
        self, event_type: str, resource: Mapping[str, Any], url: str, *, original_type: str, mchid: str | None = None
    ) -> Callback:
        """Send a callback of any kind, encrypted and signed for a merchant (the default one) like those that events cause.

        Raises:
            KeyError: the gateway has no such merchant.
        """
        owner = self.merchants.default.mchid if mchid is None else mchid
        with self.changes.commit() as announce:
            return announce(mchid=owner, event_type=event_type, original_type=original_type, url=url, resource=resource)

    @property
    def base_url(self) -> str:
        """The address that clients are told and that the Host header must name."""
        return self.merchants.base_url

    @property
    def hosts(self) -> Hosts:
        """The hosts that the gateway answers for."""
        return self._admission.hosts

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
        self._admission.hosts = Hosts(hosts, self.site.is_open)

    @property
    def environment(self) -> dict[str, str]:
        """The environment of a client of the default merchant and the default brand, keys as PEM text."""
        return self.merchants.environment() | self.brands.default.environment()

    def resend(self, callback_id: str) -> Callback:
        """Deliver a callback once more, whatever became of it.

        Raises:
            UnknownCallbackError: there is none with this number.
        """
        callback = self.callbacks.resend(callback_id, at=self.clock.now())
        self.changes.wake()
        return callback

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
            self.callbacks.faults.clear()
            self.clock.reset()
            self.payments.reset()
            self.requests.clear()
            with self._store.transaction():
                self._store.clear()
                self.merchants.reset()
                self.brands.reset()
                self._add_examples()

    def close(self) -> None:
        """Close the state."""
        with self._lock:
            self._store.close()

    def may_be_verified(self, request: ReceivedRequest) -> bool:
        """Whether the head of a request leaves it open that its signature is right: of any other, the body need not be read.

        Args:
            request: the head, with what has come of the body.
        """
        with self._lock:
            try:
                self._admission.check_head(request, self._clock(), Progress())
            except Refusal:
                return False
            return True

    def handle(self, request: ReceivedRequest) -> Answer:
        """Judge a request, do what it asks and write the reply; every exchange goes into the ledger."""
        with self._lock:
            now = self._clock()
            reckoning = Reckoning(Progress())
            try:
                reckoning.answer = self._answer(request, now, reckoning)
            except Refusal as refusal:
                reckoning.reason = " ".join(
                    part for part in (refusal.message.en, reckoning.progress.difference) if part
                )
                reckoning.answer = Answer(self._refuse(refusal, request, now, reckoning))
            except Exception as error:  # a gateway's own mistake must not end the server
                logger.exception("the gateway failed to answer")
                reckoning.reason = f"the gateway failed: {type(error).__name__}"
                reckoning.answer = Answer(self._refuse(system_error(), request, now, reckoning))
            answer = after_operation(reckoning.answer, reckoning.fault)
            self._record(request, now, reckoning, answer)
            return answer

    def _answer(self, request: ReceivedRequest, now: float, reckoning: Reckoning) -> Answer:
        progress = reckoning.progress
        admitted = self._admission.admit(request, now, progress)
        fault = self.faults.take(admitted.operation.name, gives_file=admitted.operation.gives_file)
        reckoning.fault = fault
        reckoning.is_accepted = True
        if fault is not None and fault.kind is FaultKind.CERTIFICATE_ROTATION:
            _rotate(admitted.caller)
        instead = before_operation(fault, request, progress)
        if instead is not None:
            return instead
        try:
            with self.changes.commit():  # whatever an operation does, a family need not see to it
                outcome = self._perform(admitted, self.clock.now(), origin_of(request))
        except Refusal:
            reckoning.is_accepted = False
            raise
        reckoning.is_performed = True
        if fault is not None and fault.kind is FaultKind.SYSTEM_ERROR_AFTER:
            raise system_error()
        if fault is not None and fault.kind is FaultKind.CHANGED_REPLY and outcome.file is None:
            outcome = merge_changes(outcome, fault)
        if outcome.file is not None:
            sent = corrupted(outcome) if fault is not None and fault.kind is FaultKind.CORRUPT_FILE else outcome
            return Answer(self._replies.write_file(sent, request, now))
        body = b"" if outcome.body is None else to_json(outcome.body)
        return Answer(self._replies.write(outcome.status, body, InternalNumber.SUCCESS, request, now, reckoning))

    def _perform(self, admitted: Admitted, now: float, origin: str) -> Outcome:
        operation, caller = admitted.operation, admitted.caller
        behaviour = self._behaviours.get(operation.name)
        given = {**admitted.arguments, **(admitted.body or {})}
        if behaviour is None:
            outcome = self._stateless.answer(operation, caller.mchid or caller.brand_id, given)
        else:
            call = Call(operation, caller.mchid, admitted.arguments, admitted.body, now, caller.brand_id, origin)
            outcome = behaviour(call)
        file = admitted.file
        if file is not None:
            self.uploads.add(caller.mchid, operation.name, file)
            outcome = with_media_id(outcome, file)
        if outcome.status not in operation.encrypted_replies:
            return outcome
        schema = operation.replies[outcome.status] or {}
        sealed = replace_encrypted(
            schema, outcome.body, "", lambda _part, text, _pointer: seal_text(caller.public_key, text)
        )
        return evolve(outcome, body=sealed)

    def _refuse(self, refusal: Refusal, request: ReceivedRequest, now: float, reckoning: Reckoning) -> Reply:
        body = refusal.to_body(language_of(request))
        return self._replies.write(refusal.status, body, refusal.number, request, now, reckoning)

    def _record(self, request: ReceivedRequest, now: float, reckoning: Reckoning, answer: Answer) -> None:
        progress = reckoning.progress
        exchange = Exchange(
            number=self.requests.next_number(),
            at=now,
            request=request,
            verdict=Verdict(reckoning.is_accepted, reckoning.reason),
            reply=answer.reply,
            operation=progress.operation_name,
            mchid=None if progress.caller is None else progress.caller.mchid or None,
            brand_id=None if progress.caller is None else progress.caller.brand_id or None,
            arguments=progress.arguments,
            authorization=progress.authorization,
            signed=progress.signed,
            fault=None if reckoning.fault is None else reckoning.fault.kind,
            is_verified=progress.is_verified,
            is_performed=reckoning.is_performed,
        )
        self.requests.add(exchange)
        if logger.isEnabledFor(logging.INFO):
            status = "cut" if answer.reply is None else answer.reply.status
            path = request.target.partition(b"?")[0].decode("latin-1")
            verdict = exchange.verdict
            told = "accepted" if verdict.is_accepted else f"refused: {verdict.reason}"
            logger.info("%s %s %s %s (%s)", request.method, path, status, told, progress.operation_name or "unknown")


def _rotate(caller: Caller) -> None:
    if isinstance(caller, Merchant) and caller.certificates is not None:
        caller.certificates.rotate()


def keys_folder(state: Path) -> Path:
    """The folder beside a state file that holds the keys of merchants and brands."""
    return state.with_name(f"{state.name}-keys")
