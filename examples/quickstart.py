"""Take a payment, receive its notification, refund it: the example of the README."""

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

from wechatpay_clients import ApiError, Client, WeChatPayError
from wechatpay_clients.payments.refunds import AmountReq, refund_result
from wechatpay_clients.payments.transactions import CommonAmountInfo, transaction_success
from wechatpay_runtime.adapters.starlette import endpoint
from wechatpay_runtime.notifications import Router, require_same

APPID = "wxd678efh567hg6787"
NOTIFY_URL = "http://127.0.0.1:8000/wechatpay/notifications"
PRICE_FEN = 5900

client = Client.from_env()
router = Router(client)
app = FastAPI()
app.add_route("/wechatpay/notifications", endpoint(router), methods=["POST"])


@app.exception_handler(WeChatPayError)
def show_error(_request: Request, error: WeChatPayError) -> JSONResponse:
    """Return the reason, for example that the order is already paid, instead of a bare 500."""
    return JSONResponse({"error": str(error)}, status_code=error.status if isinstance(error, ApiError) else 502)


@app.post("/orders/{number}")
def place_order(number: str) -> str:
    """Place an order and return its payment link, to be shown as a QR code."""
    order = client.payments.transactions.prepay_native(
        appid=APPID,
        description="A book",
        out_trade_no=number,
        notify_url=NOTIFY_URL,
        amount=CommonAmountInfo(total=PRICE_FEN),
    )
    return order.code_url


@router.on(transaction_success.NOTIFICATION)
def handle_payment(notification: transaction_success.TransactionSuccessNotification) -> None:
    """Record a payment, after checking that it matches our order."""
    payment = notification.resource
    assert isinstance(payment, transaction_success.Transaction)  # direct, neither a partner's nor combined
    require_same(payment, appid=APPID, trade_state="SUCCESS", amount={"total": PRICE_FEN, "currency": "CNY"})
    print(f"order {payment.out_trade_no} is paid", flush=True)


@app.post("/orders/{number}/refund")
def refund_order(number: str) -> str:
    """Refund the order in full. Calling this again with the same number does not refund twice."""
    refund = client.payments.refunds.create_refund(
        out_trade_no=number,
        out_refund_no=f"{number}-1",
        notify_url=NOTIFY_URL,
        amount=AmountReq(refund=PRICE_FEN, total=PRICE_FEN, currency="CNY"),
    )
    return refund.status


@router.on(refund_result.NOTIFICATION)
def handle_refund(notification: refund_result.RefundResultNotification) -> None:
    """Record the result of a refund."""
    print(f"refund {notification.resource.out_refund_no} is {notification.resource.refund_status}", flush=True)
