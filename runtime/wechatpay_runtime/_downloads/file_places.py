"""Where WeChat Pay answers with a file and without a signature, as its official pages document it.

Every other reply is verified or refused. Addresses come out of a reply that was verified, and hold a token for some
minutes; only the file of a complaint has an address that is known beforehand.
"""

import re

from attrs import field, frozen

_NAME = re.compile(r"\\\{\w+\\\}")


@frozen(kw_only=True)
class FilePlace:
    """An address, without its query."""

    path: str
    """`{…}` stands for one segment."""
    docs: str
    """The official page that shows it."""
    host: str = ""
    """A host outside the API, which is called without Authorization; empty for the API's own hosts."""
    is_unpacked: bool = False
    """Whether a file that comes packed is unpacked; its digest is that of what was inside."""
    _pattern: re.Pattern[str] = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_pattern", re.compile(_NAME.sub("[^/]+", re.escape(self.path))))

    def holds(self, host: str, path: str) -> bool:
        """Whether an address is here; `host` is empty where it is one of the API's."""
        return host == self.host and self._pattern.fullmatch(path) is not None

    def __str__(self) -> str:
        return f"https://{self.host}{self.path}" if self.host else self.path


_PAGES = "https://pay.weixin.qq.com/doc/v3"
FILE_PLACES = (
    FilePlace(path="/v3/billdownload/file", docs=f"{_PAGES}/merchant/4013071238", is_unpacked=True),
    FilePlace(path="/v3/bill/downloadurl", docs=f"{_PAGES}/partner/4014314390", is_unpacked=True),
    FilePlace(path="/v3/merchant-service/images/{media_id}", docs=f"{_PAGES}/merchant/4012467251"),
    FilePlace(path="/v3/transferdownload/elecvoucherfile", docs=f"{_PAGES}/merchant/4018940876"),
    FilePlace(path="/v3/transferdownload/signfile", docs=f"{_PAGES}/merchant/4013866774"),
    FilePlace(path="/v3/transferbilldownload/file", docs=f"{_PAGES}/merchant/4012716436"),
    FilePlace(path="/invoicing/fapiao/fapiao-file", docs=f"{_PAGES}/partner/4015792569", host="pay.wechatpay.cn"),
)


def find_place(host: str, path: str) -> FilePlace | None:
    """The place of an address; `None` where no page documents a reply without a signature."""
    return next((place for place in FILE_PLACES if place.holds(host, path)), None)
