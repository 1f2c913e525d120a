"""Fetches platform certificates for the calls of a sync client: one download at a time, however many threads want one.

Calls that need it wait for the one that downloads. Where what is held is still good, nobody waits: one call looks
for new ones on its way. A notification never waits for a download that another thread makes.
"""

import logging
from collections.abc import Callable

from wechatpay_runtime._calls.attempts import Reason, Unknown
from wechatpay_runtime._certificates.renewal import LoadCertificates, Renewal, Renewing, SaveCertificates, renewal_of
from wechatpay_runtime._session.session import Session
from wechatpay_runtime.errors import CertificateError, ConfigurationError

logger = logging.getLogger("wechatpay_runtime")

Problem = CertificateError | None
Drive = Callable[[Renewing], Problem]
NOTHING_SENT = " Nothing was sent."


def make_ready(session: Session, drive: Drive) -> None:
    """Fetch what the next call needs.

    Raises:
        CertificateError: There are none, and nothing can be sent.
    """
    renewal = renewal_of(session)
    if renewal is None:
        return
    if renewal.is_urgent(session):
        problem = _renew_urgently(renewal, session, drive)
        if renewal.is_missing(session):
            raise_problem(problem, NOTHING_SENT)
    elif renewal.is_due(session) and renewal.lock.acquire(blocking=False):
        try:
            if renewal.is_due(session):
                drive(renewal.renew(session))
        finally:
            renewal.lock.release()


def _renew_urgently(renewal: Renewal, session: Session, drive: Drive) -> Problem:
    seen = renewal.flights
    with renewal.lock:
        if not renewal.is_urgent(session):
            return None
        if renewal.flights != seen and renewal.problem is not None:
            return renewal.problem
        return drive(renewal.renew(session))


def learn_key(session: Session, reason: Reason, drive: Drive) -> Problem:
    """Fetch certificates because of one that a reply or a refusal named; not again within a minute.

    Returns:
        Why that failed; `None` when it did not, or when it is too early to ask again.
    """
    renewal = renewal_of(session)
    if renewal is None:
        return None
    with renewal.lock:
        return _learn(renewal, session, reason, drive)


def learn_key_at_once(session: Session, serial: str, drive: Drive) -> Problem:
    """Fetch certificates because a notification names one that we do not hold, or give up: never wait for another thread.

    Whoever can reach the callback address can send any number of notifications, so only one of them may hold a thread.

    Returns:
        As `learn_key`; `is_temporary` where another thread is fetching.
    """
    renewal = renewal_of(session)
    if renewal is None:
        return None
    if not renewal.lock.acquire(blocking=False):
        return under_way()
    try:
        return _learn(renewal, session, Unknown(serial), drive)
    finally:
        renewal.lock.release()


def _learn(renewal: Renewal, session: Session, reason: Reason, drive: Drive) -> Problem:
    if not renewal.is_wanted(reason, session):
        return renewal.problem
    return drive(renewal.renew(session, reason))


def under_way() -> CertificateError:
    """The error of a notification that does not wait for the download under way."""
    error = CertificateError("WeChat Pay's platform certificates are being fetched just now.")
    error.is_temporary = True
    return error


def refresh(session: Session, drive: Drive) -> None:
    """Fetch certificates now.

    Raises:
        CertificateError: That failed.
        ConfigurationError: There is no APIv3 key to open them with.
    """
    renewal = require_renewal(session)
    with renewal.lock:
        problem = drive(renewal.renew(session, is_forced=True))
    raise_problem(problem)


def require_renewal(session: Session) -> Renewal:
    """The session's renewal.

    Raises:
        ConfigurationError: There is no APIv3 key to open certificates with.
    """
    renewal = renewal_of(session)
    if renewal is None:
        raise ConfigurationError(
            "There are no certificates to fetch: this client verifies with the WeChat Pay public key, and has no "
            "apiv3_key (WECHATPAY_APIV3_KEY) to open certificates with."
        )
    return renewal


def raise_problem(problem: Problem, consequence: str = "") -> None:
    """Raise a copy of a problem, since many callers can share it."""
    if problem is not None:
        raise CertificateError(f"{problem}{consequence}") from problem.__cause__


def take_store_step(step: LoadCertificates | SaveCertificates) -> bytes | None:
    """Ask the store; what it raises is logged, and counts as nothing kept."""
    is_load = isinstance(step, LoadCertificates)
    try:
        if isinstance(step, LoadCertificates):
            return step.store.load()
        step.store.save(step.content)
    except Exception as error:  # noqa: BLE001 - whatever a store is made of, the certificates can be downloaded
        # The words of a cache's library may hold its password; those of the system, and of our own file, do not.
        said = error if isinstance(error, OSError) else type(error).__name__
        logger.warning("Platform certificates could not be %s: %s", "loaded" if is_load else "saved", said)
    return None
