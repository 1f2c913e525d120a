"""The operation that tests signing and encryption: returns the texts of the request, and sends a notification if requested.

Page: https://pay.weixin.qq.com/doc/v3/partner/4015139289
"""

from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.family.behavior import Call, Place, to_reply
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.family import Family
from wechatpay_gateway.family.notify_url import check_notify_url
from wechatpay_gateway.request.sealing import seal_text

ECHO: Place = ("POST", "/v3/security/echo")


class Echo(Family):
    """The operation of `/v3/security/echo`."""

    name = "echo"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.behaviors = {ECHO: self._echo}

    def _echo(self, call: Call) -> Outcome:
        """Return both texts; the encrypted one has been decrypted and is encrypted again for the merchant."""
        fields = dict(call.fields)
        check_notify_url(fields)
        if url := fields.pop("notify_url", None):
            resource = {"echo_message": fields["echo_message"]}
            if secret := fields.get("encrypted_echo_message"):
                resource["encrypt_echo_message"] = self._sealed(call.mchid, secret)
            with self._context.changes.commit() as announce:
                announce(
                    mchid=call.mchid,
                    event_type="SECURITY_ECHO.SUCCESS",
                    original_type="security",
                    url=url,
                    resource=resource,
                )
        return to_reply(call, call.fields)

    def _sealed(self, mchid: str, text: str) -> str:
        merchant = self._context.merchants.get(mchid)
        assert merchant is not None  # noqa: S101 - it signed the request
        return seal_text(merchant.public_key, text)
