"""Show what goes over the wire: two calls, a refused call, a payment and a refund with their notifications.

Run it with `make demo`. It starts a gateway. Nothing leaves this machine: the gateway and the shop's notification address
listen on free ports of 127.0.0.1, and the keys are generated at the start.
"""

import json
import logging
import re
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from queue import SimpleQueue
from threading import Thread
from typing import Any

from attrs import frozen

from wechatpay_clients import Client
from wechatpay_clients.payments.refunds import AmountReq
from wechatpay_clients.payments.transactions import CommonAmountInfo
from wechatpay_gateway.exchange import Exchange, Headers
from wechatpay_gateway.server import RunningGateway, running
from wechatpay_runtime.errors import ApiError
from wechatpay_runtime.notifications import Acknowledgement, Notification, Router

_COLUMNS = 100
_SHOWN_CHARACTERS = 12
_PATIENCE_SECONDS = 10
_SIGNATURE = re.compile(rb'(?<=signature=")([^"]*)')
_CIPHERTEXT = re.compile(r'(?<="ciphertext":")([^"]*)')
_INTRODUCTION = """\
A local WeChat Pay is listening at {base_url}.
The requests that it received and the replies that it sent follow. Signatures and encrypted
values are cut to {shown} characters, header names of requests are in lower case, and lines of more
than {columns} columns are folded."""
_ORDER_NUMBER = "20260101-0001"
_REFUND_NUMBER = "20260101-0001-1"
_AMOUNT_FEN = 888


@frozen
class _Delivery:
    """A notification as it arrived at the shop's address, its decrypted content, and the shop's acknowledgement."""

    line: str
    headers: Headers
    body: bytes
    notification: Notification[Any]
    acknowledgement: Acknowledgement


def main() -> None:
    """Start the gateway, make the calls and print them."""
    # The client warns about every address that is not WeChat Pay's own. Here that is intended.
    logging.getLogger("wechatpay_runtime").setLevel(logging.ERROR)
    with running() as gateway, Client.from_env(gateway.environment) as client:
        print(_INTRODUCTION.format(base_url=gateway.base_url, shown=_SHOWN_CHARACTERS, columns=_COLUMNS))
        _cancel(client, gateway)
        _revoke(client, gateway)
        _refused(client, gateway)
        with _receiving(client) as (notify_url, deliveries):
            _pay(client, gateway, notify_url, deliveries)
            _refund(client, gateway, notify_url, deliveries)


def _cancel(client: Client, gateway: RunningGateway) -> None:
    _headline("1. Cancel an application (撤销申请单)")
    result = client.onboarding.subject_confirmation.cancel_applyment(
        business_code="1900013511_10000", applyment_id=20000011111
    )
    _show(gateway.requests.last)
    _print_folded(f"The client verified the signature of the reply, then returned {result!r}.")


def _revoke(client: Client, gateway: RunningGateway) -> None:
    _headline("2. Withdraw a request to change the merchant short name (撤销申请)")
    result = client.onboarding.merchant_alteration.revoke_name_alteration(apply_id="20220617143306000013906025001")
    _show(gateway.requests.last)
    _print_folded(f"The client verified the signature of the reply, then returned {result!r}.")


def _refused(client: Client, gateway: RunningGateway) -> None:
    _headline("3. Cancel an application that does not exist")
    try:
        client.onboarding.subject_confirmation.cancel_applyment(business_code="no_such_application")
    except ApiError as error:
        _show(gateway.requests.last)
        did = "verified" if error.is_verified else "did not verify"
        _print_folded(f"The client {did} the signature of the refusal, then raised {type(error).__name__}:")
        _print_folded(f"    {error}")
    else:
        raise AssertionError("the gateway cancelled an application that it does not have")


def _pay(client: Client, gateway: RunningGateway, notify_url: str, deliveries: SimpleQueue[_Delivery]) -> None:
    _headline("4. Place an order that is paid by scanning a QR code (Native下单)")
    result = client.payments.transactions.prepay_native(
        appid="wxd678efh567hg6787",
        description="A book",
        out_trade_no=_ORDER_NUMBER,
        notify_url=notify_url,
        amount=CommonAmountInfo(total=_AMOUNT_FEN, currency="CNY"),
    )
    _show(gateway.requests.last)
    _print_folded(f"The client verified the signature of the reply, then returned {result!r}.")

    _headline("5. The payer scans the code and pays; WeChat Pay notifies the shop (支付成功回调通知)")
    gateway.pay(_ORDER_NUMBER)
    _show_delivery(deliveries.get(timeout=_PATIENCE_SECONDS))


def _refund(client: Client, gateway: RunningGateway, notify_url: str, deliveries: SimpleQueue[_Delivery]) -> None:
    _headline("6. Refund a part of the payment (退款申请)")
    result = client.payments.refunds.create_refund(
        out_trade_no=_ORDER_NUMBER,
        out_refund_no=_REFUND_NUMBER,
        notify_url=notify_url,
        amount=AmountReq(refund=100, total=_AMOUNT_FEN, currency="CNY"),
    )
    _show(gateway.requests.last)
    _print_folded(f"The client verified the signature of the reply, then returned {result!r}.")

    _headline("7. The refund arrives; WeChat Pay notifies the shop (退款结果回调通知)")
    gateway.refunds.succeed(_REFUND_NUMBER)
    _show_delivery(deliveries.get(timeout=_PATIENCE_SECONDS))


@contextmanager
def _receiving(client: Client) -> Generator[tuple[str, SimpleQueue[_Delivery]]]:
    """Serve the address to which WeChat Pay sends notifications. Yields the address and a queue of what arrives there."""
    deliveries: SimpleQueue[_Delivery] = SimpleQueue()
    handled: list[Notification[Any]] = []
    router = Router(client)
    router.fallback(handled.append)

    class Receiver(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            acknowledgement = router.handle(dict(self.headers.items()), body)
            self.send_response(acknowledgement.status)
            for name, value in acknowledgement.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(acknowledgement.body)
            headers = tuple((name.encode(), value.encode()) for name, value in self.headers.items())
            deliveries.put(_Delivery(self.requestline, headers, body, handled.pop(), acknowledgement))

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the standard library's name
            """Log nothing."""

    with HTTPServer(("127.0.0.1", 0), Receiver) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/wechatpay/notifications", deliveries
        finally:
            server.shutdown()
            thread.join()


def _headline(text: str) -> None:
    print(f"\n{text}\n")


def _show(exchange: Exchange) -> None:
    request, reply = exchange.request, exchange.reply
    assert reply is not None  # no fault was requested, so no connection was dropped
    _print_folded(f"> {request.method} {request.target.decode()} HTTP/{request.http_version}")
    _show_rest("> ", request.headers, request.body)
    print()
    print(f"< {reply.status}")
    _show_rest("< ", reply.headers, reply.body)
    print()
    # The ledger names a merchant only after verifying its signature.
    print(f"The gateway {'did not verify' if exchange.mchid is None else 'verified'} the signature of the request.")


def _show_delivery(delivery: _Delivery) -> None:
    _print_folded(f"> {delivery.line}")
    _show_rest("> ", delivery.headers, delivery.body)
    print()
    print(f"< {delivery.acknowledgement.status}")
    _show_rest("< ", tuple(_encoded(delivery.acknowledgement)), delivery.acknowledgement.body)
    print()
    print("The client verified the signature of the notification, then decrypted it:")
    _print_folded(f"    {json.dumps(json.loads(delivery.notification.plaintext), ensure_ascii=False)}")


def _encoded(acknowledgement: Acknowledgement) -> Iterator[tuple[bytes, bytes]]:
    for name, value in acknowledgement.headers.items():
        yield name.lower().encode(), value.encode()


def _show_rest(mark: str, headers: Headers, body: bytes) -> None:
    for line in _header_lines(headers):
        _print_folded(mark + line)
    text = _CIPHERTEXT.sub(lambda match: f"{match[1][:_SHOWN_CHARACTERS]}…", body.decode())
    _print_folded(f"{mark}{text or '(no body)'}")


def _header_lines(headers: Headers) -> Iterator[str]:
    for name, value in headers:
        if name == b"authorization":
            text = _SIGNATURE.sub(lambda match: _cut(match[1]), value)
        else:
            text = _cut(value) if name.lower() == b"wechatpay-signature" else value
        yield f"{name.decode()}: {text.decode()}"


def _cut(signature: bytes) -> bytes:
    return signature[:_SHOWN_CHARACTERS] + "…".encode()


def _print_folded(text: str) -> None:
    for line in _folded(text):
        print(line)


def _folded(text: str) -> Iterable[str]:
    """Break lines after spaces and commas; a piece without either stays whole."""
    line = ""
    for piece in re.split(r"(?<=[ ,])", text):
        if line.strip() and len(line) + len(piece.rstrip()) > _COLUMNS:
            yield line.rstrip()
            line = "    "
        line += piece
    yield line


if __name__ == "__main__":
    main()
