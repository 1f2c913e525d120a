"""The URLs of a gateway."""

from attrs import field, frozen

LOOPBACK = "127.0.0.1"
CONTROL_PATH = "/_gateway"


@frozen
class Site:
    """The URLs of a gateway.

    `base_url` is for clients on this machine; `pages_url` is the base URL of the payer's page, which a phone may open. `hosts` are the
    `Host` headers that control addresses accept. `secret` is part of the control addresses if other machines can reach the gateway, and
    empty on loopback.
    """

    base_url: str
    pages_url: str
    hosts: frozenset[str]
    secret: str = field(default="", repr=False)

    @property
    def is_open(self) -> bool:
        """Whether other machines can reach the gateway."""
        return self.secret != ""

    @property
    def control_path(self) -> str:
        """The prefix of the paths of all control addresses and the console."""
        return f"{CONTROL_PATH}/{self.secret}" if self.secret else CONTROL_PATH

    @property
    def console_url(self) -> str:
        """The URL of the console."""
        return f"{self.pages_url}{self.control_path}/console"
