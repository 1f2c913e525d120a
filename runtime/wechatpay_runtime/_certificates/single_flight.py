"""One download of platform certificates at a time, however many calls want it. No I/O: generators of steps.

Calls that need certificates wait for the download. If those in the key ring are still good, no call waits: one of them
downloads new ones in passing. A notification never waits for a download that something else started.
"""

from collections.abc import Callable
from enum import Enum, auto
from functools import partial
from typing import TypeAlias

from attrs import frozen

from wechatpay_runtime._calls.steps import Reason, Steps, Unknown
from wechatpay_runtime._certificates.renewal import Renewal, renewal_of
from wechatpay_runtime._session.session import Session
from wechatpay_runtime.errors import CertificateError, ConfigurationError

Problem: TypeAlias = CertificateError | None
"""Why a download failed; `None` if it did not."""


class IfUnderWay(Enum):
    """What becomes of a flight while another one is under way."""

    WAIT = auto()
    """It waits for the other, and flies if it is still wanted."""
    REFUSE = auto()
    """It ends at once, in an error that is temporary."""
    SKIP = auto()
    """It ends at once. An async driver does not wait for its own flight either."""


@frozen(eq=False)
class Flight:
    """A step that renews certificates, unless something else does just now; its result is a `Problem`."""

    renewal: Renewal
    renew: Callable[[], Steps[Problem]]
    is_wanted: Callable[[], bool]
    """Asked again after another flight has ended."""
    if_under_way: IfUnderWay = IfUnderWay.WAIT

    @property
    def problem_under_way(self) -> Problem:
        """The result of a flight that does not wait for the one under way."""
        return under_way() if self.if_under_way is IfUnderWay.REFUSE else None


def make_ready(session: Session) -> Steps[None]:
    """Fetch the certificates that the next call needs.

    Raises:
        CertificateError: There are none, and nothing can be sent.
    """
    renewal = renewal_of(session)
    if renewal is None:
        return
    renew = partial(renewal.renew, session)
    if renewal.is_urgent(session):
        ended = renewal.flights

        def is_wanted() -> bool:
            has_just_failed = renewal.flights != ended and renewal.problem is not None
            return renewal.is_urgent(session) and not has_just_failed

        problem: Problem = yield Flight(renewal, renew, is_wanted)
        if renewal.is_missing(session):
            raise_problem(problem, " Nothing was sent.")
    elif renewal.is_due(session):
        yield Flight(renewal, renew, partial(renewal.is_due, session), IfUnderWay.SKIP)


def learn_key(session: Session, reason: Reason, if_under_way: IfUnderWay = IfUnderWay.WAIT) -> Steps[Problem]:
    """Fetch certificates because of one that WeChat Pay named; not again within a minute.

    Returns:
        Why that failed; `None` if it did not, or if it is too early to fetch again.
    """
    renewal = renewal_of(session)
    if renewal is None:
        return None
    is_wanted = partial(renewal.is_wanted, reason, session)
    problem: Problem = yield Flight(renewal, partial(renewal.renew, session, reason), is_wanted, if_under_way)
    return problem


def learn_key_at_once(session: Session, serial: str) -> Steps[Problem]:
    """Fetch certificates because a notification names one that we do not have, but never wait for another download.

    Anybody who can reach the notification URL can send any number of deliveries, so only one of them may hold a thread.

    Returns:
        As `learn_key`; with `is_temporary` if a download is under way.
    """
    return learn_key(session, Unknown(serial), IfUnderWay.REFUSE)


def under_way() -> CertificateError:
    """The error of a notification that does not wait for the download under way."""
    error = CertificateError("WeChat Pay's platform certificates are being fetched just now.")
    error.is_temporary = True
    return error


def refresh(session: Session) -> Steps[None]:
    """Fetch certificates now.

    Raises:
        CertificateError: That failed.
        ConfigurationError: There is no APIv3 key to open them with.
    """
    renewal = renewal_of(session)
    if renewal is None:
        raise ConfigurationError(
            "There are no certificates to fetch: this client verifies with the WeChat Pay public key, and has no "
            "apiv3_key (WECHATPAY_APIV3_KEY) to open certificates with."
        )
    raise_problem((yield Flight(renewal, partial(renewal.renew, session, is_forced=True), lambda: True)))


def raise_problem(problem: Problem, consequence: str = "") -> None:
    """Raise a copy of a problem, since many calls can share it."""
    if problem is not None:
        raise CertificateError(f"{problem}{consequence}") from problem.__cause__
