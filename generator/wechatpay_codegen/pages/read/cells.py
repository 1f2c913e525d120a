"""Reads the description cell of a field: its term, its values, and whether it is encrypted."""

import re

from attrs import frozen

from wechatpay_codegen.pages.read.facts import Link, Value
from wechatpay_codegen.pages.read.markdown import Pieces, in_lines, links, plain
from wechatpay_codegen.pages.read.values import values

_TERM = re.compile(r"\s*【\s*([^【】]+?)\s*】")
_SEALED = re.compile(
    r"(?:微信支付|平台证书)[^。；，,;\n]{0,6}公钥[^。；，,;\n]{0,4}加密|密文字段|加密处理|需加密|解密敏感字段"
    r"|字段需要?(?:进行|使用)?[^。；，,;\n]{0,16}加密"
)
_OPEN = "无需加密"
_TIME = re.compile(r"rfc\s*-?3339", re.IGNORECASE)
_PAGE = re.compile(r"(?:^|/)v3/([a-z]+)/([0-9]+)(?:[.]md)?(?:[?#].*)?$")


@frozen
class Description:
    """The facts in a description cell."""

    term: str
    values: tuple[Value, ...]
    mentions_encryption: bool
    is_encrypted: bool
    is_datetime: bool
    text: str
    links: tuple[Link, ...]


def description(pieces: Pieces, type_text: str = "") -> Description:
    """Read the description cell of a row of fields. `type_text` is the type of the field, as on the page."""
    text = plain(pieces)
    term = _TERM.match(text)
    without_term = _TERM.sub("", in_lines(pieces), count=1).strip()
    return Description(
        term=term[1].replace("\u00a0", " ") if term and not _is_linked(pieces, term[1]) else "",
        values=values(pieces, without_term, type_text),
        mentions_encryption="加密" in text,
        is_encrypted=bool(_SEALED.search(text)) and _OPEN not in text,
        is_datetime=bool(_TIME.search(text)),
        text=without_term,
        links=tuple(
            Link(match[1], match[2], shown) for address, shown in links(pieces) if (match := _PAGE.search(address))
        ),
    )


def _is_linked(pieces: Pieces, term: str) -> bool:
    """Return whether the words in brackets at the start are a link: the name of another page, not a term."""
    return any(shown == term for _, shown in links(pieces)[:1])
