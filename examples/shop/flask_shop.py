"""The shop in Flask: `gunicorn --chdir examples --threads 4 shop.flask_shop:app`."""

from flask import Flask, abort, redirect, request, session
from werkzeug.wrappers import Response

from shop import pages, staff
from shop.goods import GOODS
from shop.orders import RefundNotPossible, UnknownOrder
from shop.payments import NOTIFICATIONS_PATH, Payments
from wechatpay_runtime.adapters.flask import view

payments = Payments.from_env()
app = Flask(__name__)
app.config["SECRET_KEY"] = staff.secret_key()
app.config["SESSION_COOKIE_SAMESITE"] = "Lax"
app.config["SESSION_COOKIE_SECURE"] = payments.url.startswith("https:")
app.add_url_rule(NOTIFICATIONS_PATH, "notifications", view(payments.router), methods=["POST"])


@app.before_request
def require_own_form() -> None:
    """Refuse forms that another site sent. Notifications have a signature instead."""
    if request.method != "POST" or request.endpoint == "notifications":
        return
    if not staff.is_own_form(session, request.form.get(staff.TOKEN_FIELD)):
        abort(403)


@app.get("/")
def show_goods() -> str:
    """Show the goods for sale."""
    return pages.goods_page(staff.hidden_token(session), is_staff=staff.is_staff(session))


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
    return pages.order_page(
        order,
        payments.orders.refunds_of(out_trade_no),
        payments.code_url(order),
        staff.hidden_token(session),
        is_staff=staff.is_staff(session),
    )


@app.post("/orders/<out_trade_no>/refunds")
def refund_order(out_trade_no: str) -> Response:
    """Refund an order, in part or in full."""
    if not staff.is_staff(session):
        abort(403)
    try:
        payments.refund(out_trade_no, request.form["out_refund_no"], int(request.form["amount_fen"]))
    except UnknownOrder:
        abort(404)
    except ValueError:
        abort(400)
    except RefundNotPossible as error:
        abort(409, str(error))
    return redirect(f"/orders/{out_trade_no}", 303)


@app.get("/login")
def show_login() -> str:
    """Show the form to log in."""
    return pages.login_page(staff.hidden_token(session))


@app.post("/login")
def log_in() -> Response:
    """Log in."""
    try:
        staff.log_in(session, request.form["password"])
    except staff.WrongPassword:
        abort(403, "wrong password")
    return redirect("/", 303)


@app.post("/logout")
def log_out() -> Response:
    """Log out."""
    staff.log_out(session)
    return redirect("/", 303)
