"""Builds the request for the file of an e-invoice, which has no signature. No I/O.

Official page: https://pay.weixin.qq.com/doc/v3/partner/4015792569
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from wechatpay_runtime._base.messages import complaint_of, fragment, phrase
from wechatpay_runtime._base.values import evolve
from wechatpay_runtime._calls.encoding import Call
from wechatpay_runtime._downloads.fetches import FILE_HEADERS, Fetch
from wechatpay_runtime._downloads.file_address import read_address
from wechatpay_runtime._downloads.file_places import template_of
from wechatpay_runtime._downloads.integrity_metadata import integrity_by_header
from wechatpay_runtime._session.origins import Origins
from wechatpay_runtime._session.session import Session
from wechatpay_runtime.errors import UnexpectedReply
from wechatpay_runtime.operation.description import FILE_REPLY, ErrorRow, Operation, Route

_ERRORS = (
    ErrorRow(
        400,
        "INVALID_REQUEST",
        fragment("The URL has expired, or the arguments do not belong to it."),
        fragment("Check the numbers, and call `query_fapiao_files` for a new URL."),
    ),
)


def fapiao_fetch(name: str, url: str, query: Mapping[str, str], session: Session) -> Fetch:
    """Return the request for a file, which is verified by the SM3 digest in the head of its reply.

    Args:
        name: Name of the method, for messages.
        url: The `download_url` of the reply.
        query: The parameters to add to it, in the order of the page.
        session: The session of the client.

    Raises:
        UnexpectedReply: The URL is invalid.
    """
    url = url.strip()
    try:
        address = read_address(f"{url}{'&' if '?' in url else '?'}{urlencode(query)}")
    except ValueError as complaint:
        raise _unexpected(name, complaint_of(complaint)) from None
    if address.scheme != "https" and not session.origins.holds(address.origin):
        raise _unexpected(name, phrase("is not an https URL, and files are not downloaded over plain HTTP"))
    operation: Operation[Any] = Operation(
        name=name,
        method="GET",
        routes=(Route(address.path),),
        replies={200: FILE_REPLY},
        errors=_ERRORS,
        docs=("https://pay.weixin.qq.com/doc/v3/partner/4015792569",),
    )
    template = template_of(address.path)
    call = Call("GET", address.target, headers=FILE_HEADERS, is_anonymous=True, template=template)
    integrity = integrity_by_header(name, "SM3-Digest")
    return Fetch(operation, call, evolve(session, origins=Origins([address.origin])), integrity)


def _unexpected(name: str, complaint: str) -> UnexpectedReply:
    return UnexpectedReply(
        phrase(
            "{operation}: the reply's {name} {complaint}; nothing was downloaded.",
            operation=name,
            name="download_url",
            complaint=complaint,
        ),
        field="download_url",
    )
