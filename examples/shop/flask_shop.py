"""The shop in Flask: `gunicorn --chdir examples --threads 4 shop.flask_shop:app`."""

from flask import Flask, abort, redirect, request
from werkzeug.wrappers import Response

from shop import pages
from shop.goods import GOODS
from shop.orders import RefundNotPossible, UnknownOrder
from shop.payments import NOTIFICATIONS_PATH, Payments
from wechatpay_runtime.adapters.flask import view

payments = Payments.from_env()
app = Flask(__name__)
app.add_url_rule(NOTIFICATIONS_PATH, view_func=view(payments.router), methods=["POST"])


@app.get("/")
def show_goods() -> str:
    """Show the goods for sale."""
    return pages.goods_page()


@app.post("/orders")
def place_order() -> Response:
    """Place an order and redirect to it."""
    goods = request.form["goods"]
    if goods not in GOODS:
        abort(404)
    order = payments.place(GOODS[goods])
    return redirect(f"/orders/{order.out_trade_no}", 303)


@app.get("/orders/<out_trade_no>")
def show_order(out_trade_no: str) -> str:
    """Show an order, with its QR code while it is open."""
    try:
        order = payments.orders.order(out_trade_no)
    except UnknownOrder:
        abort(404)
    return pages.order_page(order, payments.orders.refunds_of(out_trade_no), payments.code_url(order))


@app.post("/orders/<out_trade_no>/refunds")
def refund_order(out_trade_no: str) -> Response:
    """Refund an order, in part or in full."""
    try:
        payments.refund(out_trade_no, request.form["out_refund_no"], int(request.form["amount_fen"]))
    except UnknownOrder:
        abort(404)
    except ValueError:
        abort(400)
    except RefundNotPossible as error:
        abort(409, str(error))
    return redirect(f"/orders/{out_trade_no}", 303)
