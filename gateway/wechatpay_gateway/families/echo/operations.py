"""How WeChat Pay behaves for the test of signing and sealing: it sends back what was sent, and a callback if asked for one.

Page: https://pay.weixin.qq.com/doc/v3/partner/4015139289
"""

from collections.abc import Callable, Mapping

from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.family.behaviour import Behaviour, Call, Place, to_reply
from wechatpay_gateway.family.notify_url import check_notify_url
from wechatpay_gateway.notifications.changes import Changes

ECHO: Place = ("POST", "/v3/security/echo")


class Echo:
    """The operation of `/v3/security/echo`; `sealed` seals a text for a merchant."""

    def __init__(self, changes: Changes, sealed: Callable[[str, str], str]) -> None:
        self._changes = changes
        self._sealed = sealed
        self.behaviours: Mapping[Place, Behaviour] = {ECHO: self._echo}

    def _echo(self, call: Call) -> Outcome:
        """Send both texts back; the encrypted one, opened here, is sealed again for the merchant."""
        fields = dict(call.fields)
        check_notify_url(fields)
        if url := fields.pop("notify_url", None):
            resource = {"echo_message": fields["echo_message"]}
            if secret := fields.get("encrypted_echo_message"):
                resource["encrypt_echo_message"] = self._sealed(call.mchid, secret)
            with self._changes.commit() as announce:
                announce(
                    mchid=call.mchid,
                    event_type="SECURITY_ECHO.SUCCESS",
                    original_type="security",
                    url=url,
                    resource=resource,
                )
        return to_reply(call, call.fields)
