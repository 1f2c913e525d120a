"""The shop in FastAPI: `uvicorn --app-dir examples shop.fastapi_shop:app`.

The functions are synchronous, so FastAPI runs each in a thread. The adapter does the same with notification handlers.
"""

from typing import Annotated

from fastapi import Depends, FastAPI, Form, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.middleware.sessions import SessionMiddleware

from shop import pages, staff
from shop.goods import GOODS
from shop.orders import RefundNotPossible, UnknownOrder
from shop.payments import NOTIFICATIONS_PATH, Payments
from wechatpay_runtime.adapters.starlette import endpoint

payments = Payments.from_env()
app = FastAPI()
app.add_middleware(
    SessionMiddleware, secret_key=staff.secret_key(), same_site="lax", https_only=payments.url.startswith("https:")
)
app.add_route(NOTIFICATIONS_PATH, endpoint(payments.router), methods=["POST"])


def require_own_form(request: Request, form_token: Annotated[str, Form()] = "") -> None:
    """Refuse a form that another site sent."""
    if not staff.is_own_form(request.session, form_token):
        raise HTTPException(403)


def require_staff(request: Request) -> None:
    """Refuse visitors who are not logged in."""
    if not staff.is_staff(request.session):
        raise HTTPException(403)


OWN_FORM, STAFF = Depends(require_own_form), Depends(require_staff)


@app.get("/", response_class=HTMLResponse)
def show_goods(request: Request) -> str:
    """Show the goods for sale."""
    return pages.goods_page(staff.hidden_token(request.session), is_staff=staff.is_staff(request.session))


@app.post("/orders", dependencies=[OWN_FORM])
def place_order(goods: Annotated[str, Form()]) -> RedirectResponse:
    """Place an order and redirect to it."""
    if goods not in GOODS:
        raise HTTPException(404)
    order = payments.place(GOODS[goods])
    return RedirectResponse(f"/orders/{order.out_trade_no}", 303)


@app.get("/orders/{out_trade_no}", response_class=HTMLResponse)
def show_order(request: Request, out_trade_no: str) -> str:
    """Show an order, with its QR code while it is open."""
    try:
        order = payments.orders.order(out_trade_no)
    except UnknownOrder:
        raise HTTPException(404) from None
    return pages.order_page(
        order,
        payments.orders.refunds_of(out_trade_no),
        payments.code_url(order),
        staff.hidden_token(request.session),
        is_staff=staff.is_staff(request.session),
    )


@app.post("/orders/{out_trade_no}/refunds", dependencies=[STAFF, OWN_FORM])
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


@app.get("/login", response_class=HTMLResponse)
def show_login(request: Request) -> str:
    """Show the form to log in."""
    return pages.login_page(staff.hidden_token(request.session))


@app.post("/login", dependencies=[OWN_FORM])
def log_in(request: Request, password: Annotated[str, Form()]) -> RedirectResponse:
    """Log in."""
    try:
        staff.log_in(request.session, password)
    except staff.WrongPassword:
        raise HTTPException(403, "wrong password") from None
    return RedirectResponse("/", 303)


@app.post("/logout", dependencies=[OWN_FORM])
def log_out(request: Request) -> RedirectResponse:
    """Log out."""
    staff.log_out(request.session)
    return RedirectResponse("/", 303)
