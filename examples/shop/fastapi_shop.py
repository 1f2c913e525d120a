"""The shop in FastAPI: `uvicorn --app-dir examples shop.fastapi_shop:app`.

The functions are synchronous, so FastAPI runs each in a thread. The adapter does the same with notification handlers.
"""

from typing import Annotated

from fastapi import FastAPI, Form, HTTPException
from fastapi.responses import HTMLResponse, RedirectResponse

from shop import pages
from shop.goods import GOODS
from shop.orders import RefundNotPossible, UnknownOrder
from shop.payments import NOTIFICATIONS_PATH, Payments
from wechatpay_runtime.adapters.starlette import endpoint

payments = Payments.from_env()
app = FastAPI()
app.add_route(NOTIFICATIONS_PATH, endpoint(payments.router), methods=["POST"])


@app.get("/", response_class=HTMLResponse)
def show_goods() -> str:
    """Show the goods for sale."""
    return pages.goods_page()


@app.post("/orders")
def place_order(goods: Annotated[str, Form()]) -> RedirectResponse:
    """Place an order and redirect to it."""
    if goods not in GOODS:
        raise HTTPException(404)
    order = payments.place(GOODS[goods])
    return RedirectResponse(f"/orders/{order.out_trade_no}", 303)


@app.get("/orders/{out_trade_no}", response_class=HTMLResponse)
def show_order(out_trade_no: str) -> str:
    """Show an order, with its QR code while it is open."""
    try:
        order = payments.orders.order(out_trade_no)
    except UnknownOrder:
        raise HTTPException(404) from None
    return pages.order_page(order, payments.orders.refunds_of(out_trade_no), payments.code_url(order))


@app.post("/orders/{out_trade_no}/refunds")
def refund_order(
    out_trade_no: str, out_refund_no: Annotated[str, Form()], amount_fen: Annotated[int, Form()]
) -> RedirectResponse:
    """Refund an order, in part or in full."""
    try:
        payments.refund(out_trade_no, out_refund_no, amount_fen)
    except UnknownOrder:
        raise HTTPException(404) from None
    except RefundNotPossible as error:
        raise HTTPException(409, str(error)) from None
    return RedirectResponse(f"/orders/{out_trade_no}", 303)
