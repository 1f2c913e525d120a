"""How WeChat Pay behaves for the test of signing and sealing: it sends back what was sent.

Page: https://pay.weixin.qq.com/doc/v3/partner/4015139289
"""

from collections.abc import Mapping

from wechatpay_gateway.behaviour import Behaviour, Call, Outcome, Place, to_reply
from wechatpay_gateway.catalog import Catalog

ECHO: Place = ("POST", "/v3/security/echo")


class Echo:
    """The operation of `/v3/security/echo`; it keeps nothing, and no notification follows yet."""

    def __init__(self) -> None:
        self.behaviours: Mapping[Place, Behaviour] = {ECHO: self.echo}

    def add_examples(self, catalog: Catalog) -> None:
        """Add nothing: the operation knows no state."""

    def echo(self, call: Call) -> Outcome:
        """Send both texts back; the encrypted one, opened here, is sealed again for the merchant."""
        return to_reply(call, call.fields)
