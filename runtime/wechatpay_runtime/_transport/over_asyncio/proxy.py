"""A proxy as a value that tracebacks can show."""

from wechatpay_runtime._base.values import field, frozen
from wechatpay_runtime._transport.httptools_request import Address, address_of, tunnel_head


@frozen
class Proxy:
    """A proxy; its URL may contain a password, and a call that is cancelled shows the frames in which it was."""

    url: str = field(repr=False)

    @property
    def address(self) -> Address:
        """Where it is reached."""
        return address_of(self.url)

    def tunnel_head(self, address: Address) -> bytes:
        """Return the request for a tunnel to an address."""
        return tunnel_head(address, self.url)
