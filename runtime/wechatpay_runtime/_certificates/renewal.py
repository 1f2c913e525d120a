"""Decides when to fetch platform certificates, and uses the fetched list. No I/O: `renew` is a generator of steps.

Certificates are fetched:

- Before the first call of a client that relies on certificates; never before a call is made.
- One hour before the newest certificate expires, and every 6 to 12 hours; WeChat Pay requires less than 12.
- If a signature names an unknown certificate; for this reason at most once a minute, or once an hour if WeChat Pay
  reported that the merchant has no certificates.
- If WeChat Pay refuses the certificate that a request names; for this reason at most once a minute.

Processes with a store that they share take turns (`turns`). The limits are then limits of all of them together.

A list replaces the current one only if it is verified; a failure changes nothing and is logged.

The request for a list names no certificate, since a withdrawn one would be refused. A list is trusted because the APIv3
key decrypts it, and is then verified with the certificates in it and the current ones.
"""

import logging
from functools import partial
from math import inf
from typing import TYPE_CHECKING

from wechatpay_runtime._base.exchange import Reply
from wechatpay_runtime._base.foreign_text import one_line
from wechatpay_runtime._base.lock_of_process import LockOfProcess
from wechatpay_runtime._base.messages import complaint_of, paragraph, phrase
from wechatpay_runtime._base.options import Options
from wechatpay_runtime._base.values import evolve
from wechatpay_runtime._calls.attempts import attempts
from wechatpay_runtime._calls.replies import request_id
from wechatpay_runtime._calls.response import Response
from wechatpay_runtime._calls.steps import Reason, Refused, Steps, Unknown, Work
from wechatpay_runtime._certificates.certificate_list import DOWNLOAD, DOWNLOAD_CALL, NO_CERTIFICATES_CODES, open_list
from wechatpay_runtime._crypto.resource_cipher import ResourceCipher
from wechatpay_runtime._crypto.signature_headers import CLOCK_TOLERANCE_SECONDS
from wechatpay_runtime._crypto.verification import (
    KeyRing,
    PlatformKey,
    is_certificate_serial,
    is_same_serial,
    verify,
)
from wechatpay_runtime._session.session import Session
from wechatpay_runtime.errors import CertificateError, NotFound, VerificationError, WeChatPayError

if TYPE_CHECKING:
    import asyncio

    from wechatpay_runtime._certificates.storage import Storage
    from wechatpay_runtime.certificates_store import CertificatesStore, SignedList

logger = logging.getLogger("wechatpay_runtime")

LONGEST_INTERVAL_SECONDS = 12 * 3600.0
"""Multiplied by the session's jitter, 0.5 to 1."""
EXPIRY_MARGIN_SECONDS = 3600.0
LEARNING_INTERVAL_SECONDS = 60.0
NO_CERTIFICATES_INTERVAL_SECONDS = 3600.0
RETRY_SECONDS = 300.0
FRESH_SECONDS = 24 * 3600.0


class Renewal:
    """The certificates of one merchant, shared by all clients that use its key ring."""

    def __init__(
        self, ring: KeyRing, cipher: ResourceCipher, *, mchid: str, options: Options, store: "CertificatesStore | None"
    ) -> None:
        self.ring = ring
        self.options = options
        """The options of the client, not those of a call."""
        self.flights = 0
        """Number of renewals that have ended."""
        self.problem: CertificateError | None = None
        """The error of the last renewal; `None` if it succeeded."""
        self.task: asyncio.Task[CertificateError | None] | None = None
        """The task that renews."""
        self.lock = LockOfProcess()
        """Acquired by the thread that renews."""
        self._cipher = cipher
        self._mchid = mchid
        self._store = store
        self._signed_at = -inf
        self._due_at = -inf
        self._not_before: dict[type[Reason], float] = {Unknown: -inf, Refused: -inf}
        """The earliest next download for each kind of reason, in monotonic seconds."""

    def is_missing(self, session: Session) -> bool:
        """Return whether calls of a session cannot be sent before certificates are fetched."""
        return session.key_ring.relies_on_certificates and self.ring.newest(session.clock.now()) is None

    def is_due(self, session: Session) -> bool:
        """Return whether it is time to fetch new certificates."""
        return session.key_ring.relies_on_certificates and session.clock.now() >= self._due_at

    def is_urgent(self, session: Session) -> bool:
        """Return whether to fetch certificates before anything is sent, because there are none or they are over a day old."""
        is_old = session.clock.now() - self._signed_at > FRESH_SECONDS
        return self.is_missing(session) or (is_old and self.is_due(session))

    def is_wanted(self, reason: Reason, session: Session) -> bool:
        """Return whether a reason requires a download: it still applies, and its kind has not caused one in the last minute."""
        is_early = session.clock.monotonic() < self._not_before[type(reason)]
        return is_certificate_serial(reason.serial) and not is_early and not self._is_obsolete(reason, session)

    def _is_obsolete(self, reason: Reason, session: Session) -> bool:
        """Return whether a reason to fetch no longer applies."""
        now = session.clock.now()
        if isinstance(reason, Unknown):
            return self.ring.find(reason.serial, now) is not None
        newest = self.ring.newest(now)
        return newest is not None and not is_same_serial(newest.serial, reason.serial)

    def renew(
        self, session: Session, reason: Reason | None = None, *, is_forced: bool = False
    ) -> Steps[CertificateError | None]:
        """Fetch certificates. Only one driver may run this at a time.

        Args:
            session: Identity, hosts and clock.
            reason: Why certificates are needed; `None` if they are merely due.
            is_forced: Whether to download even if the store has recent certificates.

        Returns:
            The error, or `None` on success.
        """
        self.problem = None
        if reason is not None:
            self._not_before[type(reason)] = session.clock.monotonic() + LEARNING_INTERVAL_SECONDS
        try:
            if self._store is None:
                yield from self._download(session)
            else:
                yield from self._use(self._store, session, reason, is_forced=is_forced)
        except Exception as error:  # noqa: BLE001 - a signer can raise anything, and the current certificates stay in use
            self.problem = self._failed(error, session)
        finally:
            self.flights += 1
        return self.problem

    def _use(
        self, store: "CertificatesStore", session: Session, reason: Reason | None, *, is_forced: bool
    ) -> Steps[None]:
        """Use the list in a store or, if that is not enough, download one when no other process does."""
        from wechatpay_runtime._certificates.storage import Storage
        from wechatpay_runtime._certificates.turns import LEASE_SECONDS, Turn

        storage = Storage(store)

        def load() -> Steps[bool]:
            content: bytes | None = yield Work(storage.load)
            self._adopt_stored(content, session)
            return self._is_settled(reason, session)

        download = partial(self._download_into, storage, session)
        if is_forced:
            yield from download()
        elif not (yield from load()):
            turn = Turn(storage, session, load, download, limit_seconds=LEARNING_INTERVAL_SECONDS)
            if not (yield from turn.take(reason, waits=reason is not None or self.is_urgent(session))):
                self._due_at = session.clock.now() + LEASE_SECONDS

    def _download_into(self, storage: "Storage", session: Session) -> Steps[bool]:
        """Download a list and save it; return whether it was saved."""
        signed_list = yield from self._download(session)
        is_saved: bool = yield Work(partial(storage.save, signed_list.to_bytes()))
        return is_saved

    def _is_settled(self, reason: Reason | None, session: Session) -> bool:
        if reason is not None:
            return self._is_obsolete(reason, session)
        return not self.is_missing(session) and not self.is_due(session)

    def _download(self, session: Session) -> "Steps[SignedList]":
        from wechatpay_runtime.certificates_store import SignedList

        options = self.options if self.is_missing(session) else evolve(self.options, max_attempts=1)
        own = evolve(session, options=options, renewal=None, key_ring=self.ring.without_certificates())
        keys: tuple[PlatformKey, ...] = ()

        def read(reply: Reply, number: int) -> Response[SignedList]:
            nonlocal keys
            keys = self._read(reply, session.clock.now())
            signed_list = SignedList.from_reply(self._mchid, reply)
            return Response(reply.status, signed_list, number, request_id(reply), reply.headers, reply.body)

        response = yield from attempts(DOWNLOAD, DOWNLOAD_CALL, own, read)
        signed_list: SignedList = response.model
        self._adopt(keys, signed_list.signed_at, session)
        return signed_list

    def _read(self, reply: Reply, now: float) -> tuple[PlatformKey, ...]:
        """Decrypt and verify a list."""
        keys = open_list(reply.body, self._cipher)
        verify(reply.headers, reply.body, self.ring.with_certificates(keys), now=now)
        if not any(key.is_valid_at(now) for key in keys):
            raise CertificateError(
                phrase(
                    "None of the platform certificates that WeChat Pay returned is valid now. Check the clock of this machine."
                )
            )
        return keys

    def _adopt(self, keys: tuple[PlatformKey, ...], signed_at: float, session: Session) -> None:
        self.ring.adopt(keys)
        self._signed_at = signed_at
        now = session.clock.now()
        newest = self.ring.newest(now)
        ends_at = (newest.valid_until if newest else now) - EXPIRY_MARGIN_SECONDS
        due_at = min(signed_at + LONGEST_INTERVAL_SECONDS * session.jitter(), ends_at)
        self._due_at = max(due_at, signed_at + LEARNING_INTERVAL_SECONDS)
        logger.info("Platform certificates in use: %s.", ", ".join(key.serial for key in keys))

    def _adopt_stored(self, content: bytes | None, session: Session) -> None:
        """Use the list in a store if it is newer than the current one; log an invalid one."""
        if content is None:
            return
        try:
            self._check_stored(content, session)
        except WeChatPayError as error:
            logger.warning("The stored list of platform certificates is ignored: %s", error)

    def _check_stored(self, content: bytes, session: Session) -> None:
        from wechatpay_runtime.certificates_store import SignedList

        now = session.clock.now()
        signed_list = SignedList.from_bytes(content)
        if signed_list is None:
            raise CertificateError(phrase("it does not have the expected format."))
        if signed_list.mchid != self._mchid:
            raise CertificateError(
                phrase(
                    "it belongs to merchant {owner}, not to {mchid}. Use a separate store for each merchant.",
                    owner=one_line(signed_list.mchid),
                    mchid=self._mchid,
                )
            )
        if signed_list.signed_at > now + CLOCK_TOLERANCE_SECONDS:
            raise CertificateError(phrase("it was signed in the future. Check the clock of this machine."))
        if signed_list.signed_at <= self._signed_at:
            return
        keys = open_list(signed_list.body, self._cipher)
        verify(signed_list.headers, signed_list.body, self.ring.with_certificates(keys), now=signed_list.signed_at)
        if any(key.is_valid_at(now) for key in keys):
            self._adopt(keys, signed_list.signed_at, session)

    def _failed(self, error: Exception, session: Session) -> CertificateError:
        problem = error if isinstance(error, CertificateError) else CertificateError(self._describe(error, session))
        if problem is not error:
            problem.__cause__ = error
        error.__traceback__ = None  # the error is stored, and its frames contain the request
        self._due_at = session.clock.now() + RETRY_SECONDS
        if _has_no_certificates(error):
            self._not_before[Unknown] = session.clock.monotonic() + NO_CERTIFICATES_INTERVAL_SECONDS
        if not self.is_missing(session):
            logger.warning("%s The current keys stay in use.", problem)
        return problem

    def _describe(self, error: Exception, session: Session) -> str:
        if _has_no_certificates(error) and session.options.public_key_share < 1:
            return phrase(
                "This merchant has only the WeChat Pay public key and no platform certificates, so no call can name a certificate: remove public_key_share. ({error})",
                error=error,
            )
        if _has_no_certificates(error) and not session.key_ring.relies_on_certificates:
            return phrase(
                "This merchant has only the WeChat Pay public key and no platform certificates. ({error})", error=error
            )
        if _has_no_certificates(error):
            return phrase(
                "This merchant has no platform certificates, because WeChat Pay signs with the WeChat Pay public key. Set public_key (WECHATPAY_PUBLIC_KEY) and public_key_id (WECHATPAY_PUBLIC_KEY_ID); the merchant platform shows both: 商户平台 → 账户中心 → API安全. ({error})",
                error=error,
            )
        if isinstance(error, VerificationError):
            return phrase("The list of platform certificates could not be verified: {error}", error=error)
        # the message of a signer's own exception may contain a secret
        reason = complaint_of(error) if isinstance(error, WeChatPayError) else type(error).__name__
        return phrase("The platform certificates could not be fetched: {reason}.", reason=paragraph([reason]))

    def __repr__(self) -> str:
        return f"Renewal(mchid={self._mchid!r}, {self.ring!r})"


def renewal_of(session: Session) -> Renewal | None:
    """Return the renewal of a session; `None` if the client cannot decrypt certificates."""
    renewal = session.renewal
    assert renewal is None or isinstance(renewal, Renewal)  # noqa: S101 - the settings create no other class
    return renewal


def _has_no_certificates(error: Exception) -> bool:
    return isinstance(error, NotFound) and error.code in NO_CERTIFICATES_CODES
