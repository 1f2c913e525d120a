"""The `Host` headers that the gateway accepts.

WeChat Pay's domains: https://pay.weixin.qq.com/doc/v3/merchant/4012075113 (main and backup) and, for merchants outside mainland
China, https://pay.weixin.qq.com/wiki/doc/api_external/en/apis/chapter4_3_5.shtml.
"""

import re

from attrs import frozen

from wechatpay_gateway.base.messages import ReceivedRequest

_WECHAT_PAY = ("api.mch.weixin.qq.com", "api2.mch.weixin.qq.com", "apihk.mch.weixin.qq.com")
_LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
_PORT = r"(?::[0-9]{1,5})?"
_OF_WECHAT_PAY = re.compile(f"(?:{'|'.join(map(re.escape, _WECHAT_PAY))}){_PORT}", re.IGNORECASE)
_OF_LOOPBACK = re.compile(f"(?:{'|'.join(map(re.escape, _LOOPBACK))}){_PORT}", re.IGNORECASE)
_ANY = re.compile(r"[0-9A-Za-z._:\[\]-]+")


@frozen
class Hosts:
    """The `Host` headers of a gateway.

    `own` are the gateway's addresses, each with its port; control addresses accept no others. The API also accepts WeChat Pay's hosts,
    because official libraries cannot use others, and loopback with any port, because ports may be forwarded. If other machines can reach
    the gateway (`is_open`), the API accepts any host, because the gateway cannot know all its names.
    """

    own: frozenset[str] = frozenset()
    is_open: bool = False

    def may_name(self, host: str) -> bool:
        """Return whether a request to the API may have this `Host`."""
        if host.lower() in self.own or _OF_WECHAT_PAY.fullmatch(host) or _OF_LOOPBACK.fullmatch(host):
            return True
        return self.is_open and _ANY.fullmatch(host) is not None

    @property
    def expected(self) -> str:
        """The accepted hosts, as text for a message."""
        return " or ".join((*sorted(self.own), _WECHAT_PAY[0]))


def origin_of(request: ReceivedRequest) -> str:
    """Return the scheme and host that a request was sent to, for URLs in its reply, such as the download URL of a bill.

    WeChat Pay's own hosts are called over TLS, which ends in front of the gateway; other TLS proxies set `X-Forwarded-Proto`.
    """
    host = b"".join(request.header_values(b"host")[:1]).decode("latin-1")
    is_over_tls = _OF_WECHAT_PAY.fullmatch(host) or b"https" in request.header_values(b"x-forwarded-proto")
    return f"{'https' if is_over_tls else 'http'}://{host}"
