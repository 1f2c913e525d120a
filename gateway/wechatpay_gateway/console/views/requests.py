"""The pages of requests: a list with filters, and one request with its message to sign."""

from collections.abc import Iterator, Mapping
from http import HTTPStatus
from typing import Any

from attrs import frozen
from starlette.responses import Response

from wechatpay_gateway.base.messages import shown_headers
from wechatpay_gateway.base.times import to_moment
from wechatpay_gateway.console.page import ROWS_OF_A_PAGE, Page
from wechatpay_gateway.console.shown import compared, pretty
from wechatpay_gateway.core.exchange import Exchange
from wechatpay_gateway.core.gateway import Gateway
from wechatpay_gateway.request.differences import find_mistake
from wechatpay_gateway.texts.texts import Texts


@frozen
class Filter:
    """The choice of a visitor: a part of the target, the operation or the merchant number; a verdict; a status."""

    text: str
    verdict: str
    status: str

    def fits(self, row: Mapping[str, Any]) -> bool:
        """Return whether a row meets all conditions."""
        words = f"{row['target']} {row['operation']} {row['mchid']}".lower()
        kinds = {"", "accepted" if row["is_accepted"] else "refused", "example" if row["is_example"] else ""}
        return self.text.lower() in words and self.verdict in kinds and str(row["status"]).startswith(self.status)


def show_list(page: Page) -> Response:
    """Show the recorded requests that meet the filter, newest first."""
    wanted = Filter(page.query("text"), page.query("verdict"), page.query("status"))
    matching = [row for row in request_rows(page) if wanted.fits(row)]
    rows = matching[page.skip : page.skip + ROWS_OF_A_PAGE + 1]
    values = {
        "section": "requests",
        "filter": wanted,
        "count": len(matching),
        "turn": page.turned(rows),
        "rows": rows,
    }
    return page.render("requests.html", values)


def request_rows(page: Page) -> Iterator[dict[str, Any]]:
    """Yield the recorded requests, newest first."""
    return (request_row(exchange, page.texts) for exchange in reversed(list(page.gateway.requests)))


def request_row(exchange: Exchange, texts: Texts) -> dict[str, Any]:
    """Return a request as a row."""
    return {
        "number": exchange.number,
        "at": to_moment(exchange.at),
        "method": exchange.request.method,
        "target": exchange.request.target.decode("latin-1"),
        "operation": exchange.operation or "",
        "mchid": exchange.mchid or exchange.brand_id or "",
        "status": exchange.reply.status if exchange.reply else "cut",
        "is_accepted": exchange.verdict.is_accepted,
        "reason": exchange.verdict.reason if texts.is_english else exchange.verdict.reason_zh,
        "fault": exchange.fault or "",
        "is_example": exchange.is_example,
    }


def show_one(page: Page) -> Response:
    """Show a request: as received, the message to sign, the difference to what was signed, and the reply."""
    number: int = page.request.path_params["number"]
    for exchange in page.gateway.requests:
        if exchange.number == number:
            return page.render("request.html", {"section": "requests", **_details(page, exchange)})
    return page.message(page.texts("not_found"), page.texts("request_gone", number=number), HTTPStatus.NOT_FOUND)


def _details(page: Page, exchange: Exchange) -> dict[str, Any]:
    reply = exchange.reply
    expected, signed = compared(exchange.message_to_sign, _signed(page.gateway, exchange))
    return {
        **request_row(exchange, page.texts),
        "headers": shown_headers(exchange.request.headers),
        "body": pretty(exchange.request.body),
        "cut_bytes": exchange.request.cut_bytes,
        "expected": expected,
        "signed": signed,
        "reply_headers": shown_headers(reply.headers) if reply else [],
        "reply_body": pretty(reply.body) if reply else "",
    }


def _signed(gateway: Gateway, exchange: Exchange) -> bytes | None:
    """Return the message that the client signed instead, if its signature does not match and a common mistake explains it."""
    authorization = exchange.authorization
    if authorization is None or exchange.is_verified or exchange.request.cut_bytes:
        return None
    party = gateway.merchants.get(authorization.party) or gateway.brands.get(authorization.party)
    mistake = find_mistake(party.public_key, exchange.request, authorization) if party else None
    return mistake.signed if mistake else None


def clear(page: Page) -> Response:
    """Discard the recorded requests."""
    page.gateway.requests.clear()
    return page.go("/requests")
