"""Limits downloads of platform certificates to one at a time, which concurrent calls share. No I/O: generators of steps.

Calls that need certificates wait for the download. If the current certificates are still valid, only the call that found
them due downloads new ones, and no other call waits. A notification never waits for a download that was started elsewhere.
"""

from collections.abc import Callable
from enum import Enum, auto
from functools import partial
from typing import TypeAlias

from wechatpay_runtime._base.messages import complaint_of, phrase, sentences
from wechatpay_runtime._base.values import frozen
from wechatpay_runtime._calls.steps import Reason, Steps, Unknown
from wechatpay_runtime._certificates.renewal import Renewal, renewal_of
from wechatpay_runtime._session.session import Session
from wechatpay_runtime.errors import CertificateError, ConfigurationError

Problem: TypeAlias = CertificateError | None
"""The error of a download; `None` on success."""


class IfUnderWay(Enum):
    """The behavior of a flight while another one is under way."""

    WAIT = auto()
    """Wait for the other flight, then start if it is still needed."""
    REFUSE = auto()
    """End immediately with a temporary error."""
    SKIP = auto()
    """End immediately without an error. An async driver does not wait for its own flight either."""


@frozen(eq=False)
class Flight:
    """A step that renews certificates, unless another flight is under way; its result is a `Problem`."""

    renewal: Renewal
    renew: Callable[[], Steps[Problem]]
    is_wanted: Callable[[], bool]
    """Called again after another flight has ended."""
    if_under_way: IfUnderWay = IfUnderWay.WAIT

    @property
    def problem_under_way(self) -> Problem:
        """The result of a flight that does not wait for another one."""
        return under_way() if self.if_under_way is IfUnderWay.REFUSE else None


def make_ready(session: Session) -> Steps[None]:
    """Fetch the certificates that the next call needs.

    Raises:
        CertificateError: There are none, so nothing can be sent.
    """
    renewal = renewal_of(session)
    if renewal is None:
        return
    renew = partial(renewal.renew, session)
    if renewal.is_urgent(session):
        flights_before = renewal.flights

        def is_wanted() -> bool:
            has_just_failed = renewal.flights != flights_before and renewal.problem is not None
            return renewal.is_urgent(session) and not has_just_failed

        problem: Problem = yield Flight(renewal, renew, is_wanted)
        if renewal.is_missing(session):
            raise_problem(problem, phrase("Nothing was sent."))
    elif renewal.is_due(session):
        yield Flight(renewal, renew, partial(renewal.is_due, session), IfUnderWay.SKIP)


def learn_key(session: Session, reason: Reason, if_under_way: IfUnderWay = IfUnderWay.WAIT) -> Steps[Problem]:
    """Fetch certificates because WeChat Pay named or refused one, at most once a minute.

    Returns:
        The error; `None` on success, or if the last download is too recent.
    """
    renewal = renewal_of(session)
    if renewal is None:
        return None
    is_wanted = partial(renewal.is_wanted, reason, session)
    problem: Problem = yield Flight(renewal, partial(renewal.renew, session, reason), is_wanted, if_under_way)
    return problem


def learn_key_at_once(session: Session, serial: str) -> Steps[Problem]:
    """Fetch certificates because a notification names an unknown certificate, without waiting for another download.

    Anyone who can reach the notification URL can send any number of deliveries, so only one of them may block a thread.

    Returns:
        As for `learn_key`; an error with `is_temporary` if a download is under way.
    """
    return learn_key(session, Unknown(serial), IfUnderWay.REFUSE)


def under_way() -> CertificateError:
    """Return the error for a notification that does not wait for the download under way."""
    error = CertificateError(
        phrase("WeChat Pay's platform certificates are being fetched by another call. Retry shortly.")
    )
    error.is_temporary = True
    return error


def refresh(session: Session) -> Steps[None]:
    """Fetch certificates now.

    Raises:
        CertificateError: The download failed.
        ConfigurationError: There is no APIv3 key to decrypt them with.
    """
    renewal = renewal_of(session)
    if renewal is None:
        raise ConfigurationError(
            phrase(
                "There are no certificates to fetch: this client verifies with the WeChat Pay public key and has no apiv3_key (WECHATPAY_APIV3_KEY) to decrypt certificates with."
            )
        )
    raise_problem((yield Flight(renewal, partial(renewal.renew, session, is_forced=True), lambda: True)))


def raise_problem(problem: Problem, consequence: str = "") -> None:
    """Raise a copy of a problem, since several calls may share it."""
    if problem is not None:
        raise CertificateError(sentences(complaint_of(problem), consequence)) from problem.__cause__
