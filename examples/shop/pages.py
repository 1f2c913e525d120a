"""The shop's pages: plain HTML, the same for every framework.

Each form has a token against forged forms. Only the staff sees the form for refunds.
"""

import os
import secrets
from html import escape
from urllib.parse import parse_qs, urlsplit

import segno

from shop.goods import GOODS
from shop.orders import Order, Refund
from wechatpay_runtime.money import yuan

_PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>{title}</title>{head}
<h1>{title}</h1>
{content}
</html>
"""
_TO_LOGIN = '<p><a href="/login">Staff</a></p>'
_RELOAD = '<meta http-equiv="refresh" content="3">'


def goods_page(hidden: str, *, is_staff: bool) -> str:
    """The list of goods. `hidden` is HTML that is added to each form: the token against forged forms."""
    forms = [
        f'<form method="post" action="/orders">{hidden}<input type="hidden" name="goods" value="{escape(key)}">'
        f"<button>{escape(goods.description)}, {yuan(goods.price_fen)} yuan</button></form>"
        for key, goods in GOODS.items()
    ]
    forms.append(
        f'<form method="post" action="/logout">{hidden}<button>Log out</button></form>' if is_staff else _TO_LOGIN
    )
    return _PAGE.format(title="A shop", head="", content="\n".join(forms))


def login_page(hidden: str) -> str:
    """The form with which the staff logs in."""
    form = (
        f'<form method="post" action="/login">{hidden}<input type="password" name="password" autocomplete="current-password">'
        "<button>Log in</button></form>"
    )
    return _PAGE.format(title="Staff", head="", content=form)


def order_page(order: Order, refunds: list[Refund], code_url: str | None, hidden: str, *, is_staff: bool) -> str:
    """The page of an order: its QR code while it is open, its refunds once it is paid.

    Args:
        order: The order.
        refunds: Its refunds, completed or not.
        code_url: The content of the QR code; `None` if WeChat Pay has not returned one yet.
        hidden: As for `goods_page`.
        is_staff: Whether the visitor may refund.
    """
    lines = [f"<p>{escape(order.description)}, {yuan(order.total_fen)} yuan: <b>{order.state}</b></p>"]
    if order.state == "OPEN":
        lines.append(_code(code_url) if code_url else "<p>WeChat Pay does not respond; retrying.</p>")
    left_fen = order.total_fen - sum(refund.amount_fen for refund in refunds if refund.state != "CLOSED")
    lines += [f"<p>Refund of {yuan(refund.amount_fen)} yuan: <b>{refund.state}</b></p>" for refund in refunds]
    if order.state == "PAID" and left_fen and is_staff:
        lines.append(_refund_form(order, left_fen, hidden))
    if not is_staff:
        lines.append(_TO_LOGIN)
    is_settled = order.state != "OPEN" and all(refund.state in {"SUCCESS", "CLOSED"} for refund in refunds)
    return _PAGE.format(
        title=f"Order {escape(order.out_trade_no)}", head="" if is_settled else _RELOAD, content="\n".join(lines)
    )


def _code(code_url: str) -> str:
    drawn = segno.make(code_url).svg_inline(scale=4, title="Scan to pay")
    page = _page_of_gateway(code_url)
    link = f'<p>No phone? <a href="{escape(page)}">Pay at the gateway</a>.</p>' if page else ""
    return f"{drawn}\n{link}"


def _page_of_gateway(code_url: str) -> str | None:
    """The page of the local gateway on which a person can pay without a phone."""
    base_url = os.environ.get("WECHATPAY_BASE_URL", "")
    if urlsplit(base_url).hostname not in {"127.0.0.1", "localhost", "::1"}:
        return None
    return f"{base_url}/_gateway/pay/{parse_qs(urlsplit(code_url).query)['pr'][0]}"


def _refund_form(order: Order, left_fen: int, hidden: str) -> str:
    # The form contains the number of the refund, so sending the form twice refunds once.
    return (
        f'<form method="post" action="/orders/{escape(order.out_trade_no)}/refunds">{hidden}'
        f'<input type="hidden" name="out_refund_no" value="{escape(order.out_trade_no)}-{secrets.token_hex(4)}">'
        f'<input type="number" name="amount_fen" min="1" max="{left_fen}" value="{left_fen}"> fen '
        "<button>Refund</button></form>"
    )
