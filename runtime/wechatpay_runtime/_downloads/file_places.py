"""The addresses at which WeChat Pay returns an unsigned file, according to its official pages.

Every other reply must be signed. The addresses are taken from verified replies and contain a token that expires after some
minutes; only the image of a complaint has an address that is known in advance.
"""

import re

from wechatpay_runtime._base.values import field, frozen

_NAME = re.compile(r"\\\{\w+\\\}")


@frozen(kw_only=True)
class FilePlace:
    """An address, without its query."""

    path: str
    """`{…}` matches one segment."""
    docs: str
    """The official page that documents it."""
    host: str = ""
    """A host outside the API, which is called without Authorization; empty for the API's own hosts."""
    is_unpacked: bool = False
    """Whether a gzip file is decompressed; its digest then covers the decompressed content."""
    sm3_header: str = ""
    """Header of the reply with the SM3 digest of the file, for files whose digest no other reply has."""
    _pattern: re.Pattern[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_pattern", re.compile(_NAME.sub("[^/]+", re.escape(self.path))))

    def holds(self, host: str, path: str) -> bool:
        """Return whether an address matches; `host` is empty for the API's own hosts."""
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
    FilePlace(
        path="/invoicing/fapiao/fapiao-file",
        docs=f"{_PAGES}/partner/4015792569",
        host="pay.wechatpay.cn",
        sm3_header="SM3-Digest",
    ),
)


def find_place(host: str, path: str) -> FilePlace | None:
    """Return the place of an address; `None` if no page documents an unsigned reply there."""
    return next((place for place in FILE_PLACES if place.holds(host, path)), None)


def template_of(path: str) -> str:
    """Return the path of a documented place with its placeholders, on any host; empty if no page documents the path."""
    return next((place.path for place in FILE_PLACES if place.holds(place.host, path)), "")
