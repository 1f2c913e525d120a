"""Makes a call wait for the platform certificates that it needs. Imports nothing if it needs none."""

from wechatpay_runtime._calls.steps import Steps
from wechatpay_runtime._session.session import Session


def ready(session: Session) -> Steps[None]:
    """Fetch the certificates that the next call needs.

    Raises:
        CertificateError: There are none, so nothing can be sent.
    """
    if session.renewal is not None and session.key_ring.relies_on_certificates:
        from wechatpay_runtime._certificates.single_flight import make_ready

        yield from make_ready(session)
