"""When platform certificates are fetched, and what a fetched list changes. No I/O: `renew` is a generator of steps.

- Nothing is fetched before the first call. A client that relies on certificates fetches them before it sends anything.
- Then before the newest is an hour from its end, and every 6 to 12 hours; WeChat Pay asks for less than 12.
- Where a signature names a certificate that is not held: once, and for that reason not again within a minute, or an
  hour where WeChat Pay said that the merchant has none.
- Where WeChat Pay refuses the certificate that a request names: once, and for that reason not again within a minute.
- A list replaces the one held only if it was verified; a failure changes nothing and is logged.

The request for a list names no certificate, since one that was withdrawn would be refused. Every list is trusted
through the APIv3 key that opens it, then verified with the certificates in it, and those held.
"""

import logging
from functools import partial
from math import inf
from typing import TYPE_CHECKING

from attrs import evolve

from wechatpay_runtime._base.exchange import Reply
from wechatpay_runtime._base.foreign_text import one_line
from wechatpay_runtime._base.lock_of_process import LockOfProcess
from wechatpay_runtime._base.options import Options
from wechatpay_runtime._calls.attempts import attempts
from wechatpay_runtime._calls.replies import request_id
from wechatpay_runtime._calls.response import Response
from wechatpay_runtime._calls.steps import Reason, Refused, Steps, Unknown, Work
from wechatpay_runtime._certificates.certificate_list import DOWNLOAD, DOWNLOAD_CALL, NO_CERTIFICATES_CODES, open_list
from wechatpay_runtime._certificates.storage import load_from, save_to
from wechatpay_runtime._crypto.resource_cipher import ResourceCipher
from wechatpay_runtime._crypto.verification import (
    CLOCK_TOLERANCE_SECONDS,
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

    from wechatpay_runtime.certificates_store import CertificatesStore, SignedList

logger = logging.getLogger("wechatpay_runtime")

LONGEST_INTERVAL_SECONDS = 12 * 3600.0
"""Times the session's jitter, 0.5 to 1."""
EXPIRY_MARGIN_SECONDS = 3600.0
LEARNING_INTERVAL_SECONDS = 60.0
NO_CERTIFICATES_INTERVAL_SECONDS = 3600.0
RETRY_SECONDS = 300.0
FRESH_SECONDS = 24 * 3600.0


class Renewal:
    """The certificates of one merchant, as all clients that share its key ring see them."""

    def __init__(
        self, ring: KeyRing, cipher: ResourceCipher, *, mchid: str, options: Options, store: "CertificatesStore | None"
    ) -> None:
        self.ring = ring
        self.options = options
        """Those of the client itself, whatever options a call has."""
        self.flights = 0
        """How many renewals have ended."""
        self.problem: CertificateError | None = None
        """What the last renewal ended in."""
        self.task: asyncio.Task[CertificateError | None] | None = None
        """The task that renews."""
        self.lock = LockOfProcess()
        """Held by the thread that renews."""
        self._cipher = cipher
        self._mchid = mchid
        self._store = store
        self._signed_at = -inf
        self._due_at = -inf
        self._not_before: dict[type[Reason], float] = {Unknown: -inf, Refused: -inf}
        """On the monotonic clock: when each kind of reason may lead to the next download."""

    def is_missing(self, session: Session) -> bool:
        """Whether calls of a session cannot be sent before certificates are fetched."""
        return session.key_ring.relies_on_certificates and self.ring.newest(session.clock.now()) is None

    def is_due(self, session: Session) -> bool:
        """Whether it is time to look for new ones."""
        return session.key_ring.relies_on_certificates and session.clock.now() >= self._due_at

    def is_urgent(self, session: Session) -> bool:
        """Whether to look for new ones before anything is sent: there are none, or they are older than a day."""
        is_old = session.clock.now() - self._signed_at > FRESH_SECONDS
        return self.is_missing(session) or (is_old and self.is_due(session))

    def is_wanted(self, reason: Reason, session: Session) -> bool:
        """Whether a reason leads to a download: it still holds, and none followed from a like reason within a minute."""
        is_early = session.clock.monotonic() < self._not_before[type(reason)]
        return is_certificate_serial(reason.serial) and not is_early and not self._is_gone(reason, session)

    def _is_gone(self, reason: Reason, session: Session) -> bool:
        """Whether a reason to fetch holds no longer."""
        now = session.clock.now()
        if isinstance(reason, Unknown):
            return self.ring.find(reason.serial, now) is not None
        newest = self.ring.newest(now)
        return newest is not None and not is_same_serial(newest.serial, reason.serial)

    def renew(
        self, session: Session, reason: Reason | None = None, *, is_forced: bool = False
    ) -> Steps[CertificateError | None]:
        """Fetch certificates; for one driver at a time.

        Args:
            session: Identity, hosts and clock.
            reason: What made it necessary; `None` where it is only time.
            is_forced: Whether to download even where the store has what is needed.

        Returns:
            Why it failed; `None` when it did not.
        """
        self.problem = None
        if reason is not None:
            self._not_before[type(reason)] = session.clock.monotonic() + LEARNING_INTERVAL_SECONDS
        try:
            if self._store is not None and not is_forced:
                content: bytes | None = yield Work(partial(load_from, self._store))
                self._adopt_stored(content, session)
                if self._is_settled(reason, session):
                    return None
            signed_list = yield from self._download(session)
            if self._store is not None:
                yield Work(partial(save_to, self._store, signed_list.to_bytes()))
        except Exception as error:  # noqa: BLE001 - a signer can raise anything, and what is held stays in use
            self.problem = self._failed(error, session)
        finally:
            self.flights += 1
        return self.problem

    def _is_settled(self, reason: Reason | None, session: Session) -> bool:
        if reason is not None:
            return self._is_gone(reason, session)
        return not self.is_missing(session) and not self.is_due(session)

    def _download(self, session: Session) -> "Steps[SignedList]":
        from wechatpay_runtime.certificates_store import SignedList

        options = self.options if self.is_missing(session) else evolve(self.options, max_attempts=1)
        within = evolve(session, options=options, renewal=None, key_ring=self.ring.without_certificates())
        opened: tuple[PlatformKey, ...] = ()

        def read(reply: Reply, number: int) -> Response[SignedList]:
            nonlocal opened
            opened = self._read(reply, session.clock.now())
            signed_list = SignedList.from_reply(self._mchid, reply)
            return Response(reply.status, signed_list, number, request_id(reply), reply.headers, reply.body)

        response = yield from attempts(DOWNLOAD, DOWNLOAD_CALL, within, read)
        signed_list: SignedList = response.model
        self._adopt(opened, signed_list.signed_at, session)
        return signed_list

    def _read(self, reply: Reply, now: float) -> tuple[PlatformKey, ...]:
        """Open and verify a list."""
        opened = open_list(reply.body, self._cipher)
        verify(reply.headers, reply.body, self.ring.with_certificates(opened), now=now)
        if not any(key.is_valid_at(now) for key in opened):
            raise CertificateError(
                "None of the platform certificates that WeChat Pay lists is valid now. Is the clock set?"
            )
        return opened

    def _adopt(self, opened: tuple[PlatformKey, ...], signed_at: float, session: Session) -> None:
        self.ring.adopt(opened)
        self._signed_at = signed_at
        now = session.clock.now()
        newest = self.ring.newest(now)
        ends_at = (newest.valid_until if newest else now) - EXPIRY_MARGIN_SECONDS
        wanted_at = min(signed_at + LONGEST_INTERVAL_SECONDS * session.jitter(), ends_at)
        self._due_at = max(wanted_at, signed_at + LEARNING_INTERVAL_SECONDS)
        logger.info("Platform certificates held now: %s.", ", ".join(key.serial for key in opened))

    def _adopt_stored(self, content: bytes | None, session: Session) -> None:
        """Adopt what a store holds, if it is newer than what is held; whatever is wrong with it is logged."""
        if content is None:
            return
        try:
            self._check_stored(content, session)
        except WeChatPayError as error:
            logger.warning("What the store of platform certificates holds is ignored: %s", error)

    def _check_stored(self, content: bytes, session: Session) -> None:
        from wechatpay_runtime.certificates_store import SignedList

        now = session.clock.now()
        signed_list = SignedList.from_bytes(content)
        if signed_list is None:
            raise CertificateError("it is not what was saved there.")
        if signed_list.mchid != self._mchid:
            raise CertificateError(
                f"it belongs to merchant {one_line(signed_list.mchid)}, not to {self._mchid}. Give each merchant its own store."
            )
        if signed_list.signed_at > now + CLOCK_TOLERANCE_SECONDS:
            raise CertificateError("it was signed in the future. Is the clock set?")
        if signed_list.signed_at <= self._signed_at:
            return
        opened = open_list(signed_list.body, self._cipher)
        verify(signed_list.headers, signed_list.body, self.ring.with_certificates(opened), now=signed_list.signed_at)
        if any(key.is_valid_at(now) for key in opened):
            self._adopt(opened, signed_list.signed_at, session)

    def _failed(self, error: Exception, session: Session) -> CertificateError:
        problem = error if isinstance(error, CertificateError) else CertificateError(self._say(error, session))
        if problem is not error:
            problem.__cause__ = error
        error.__traceback__ = None  # it is kept, and its frames hold the request
        self._due_at = session.clock.now() + RETRY_SECONDS
        if _has_no_certificates(error):
            self._not_before[Unknown] = session.clock.monotonic() + NO_CERTIFICATES_INTERVAL_SECONDS
        if not self.is_missing(session):
            logger.warning("%s The keys that are held stay in use.", problem)
        return problem

    def _say(self, error: Exception, session: Session) -> str:
        if _has_no_certificates(error) and session.options.public_key_share < 1:
            return (
                "This merchant has no platform certificates beside the public key, so no call can name one: leave "
                f"public_key_share out. ({error})"
            )
        if _has_no_certificates(error) and not session.key_ring.relies_on_certificates:
            return f"This merchant has no platform certificates beside the public key. ({error})"
        if _has_no_certificates(error):
            return (
                "This merchant has no platform certificates: WeChat Pay signs with the WeChat Pay public key. Give "
                "public_key (WECHATPAY_PUBLIC_KEY) and public_key_id (WECHATPAY_PUBLIC_KEY_ID); the merchant platform "
                f"shows both: 商户平台 → 账户中心 → API安全. ({error})"
            )
        if isinstance(error, VerificationError):
            return f"The list of platform certificates cannot be trusted: {error}"
        reason_text = (
            str(error) if isinstance(error, WeChatPayError) else type(error).__name__
        )  # a signer may say anything
        return f"The platform certificates could not be fetched: {reason_text.rstrip('.')}."

    def __repr__(self) -> str:
        return f"Renewal(mchid={self._mchid!r}, {self.ring!r})"


def renewal_of(session: Session) -> Renewal | None:
    """The renewal of a session; `None` where no certificates can be opened."""
    renewal = session.renewal
    assert renewal is None or isinstance(renewal, Renewal)  # noqa: S101 - the settings make no other
    return renewal


def _has_no_certificates(error: Exception) -> bool:
    return isinstance(error, NotFound) and error.code in NO_CERTIFICATES_CODES
