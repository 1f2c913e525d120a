"""A partner's own program, with nothing but the standard library and `cryptography`: the life of a shared order, from payment to bill.

It takes a commission of an order of its sub-merchant, gives a part of it back, refunds the order and reads the bill. It signs every request,
verifies every reply and notification, and raises an error at the first surprise. The test starts it with the environment variables of a client.
"""

import gzip
import hashlib
import json
import os
import secrets
import time
from base64 import b64decode, b64encode
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, HTTPServer
from queue import Queue
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric.padding import MGF1, OAEP, PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA1, SHA256
from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_pem_public_key

MCHID = os.environ["WECHATPAY_MCHID"]
BASE = urlsplit(os.environ["WECHATPAY_BASE_URL"])
CONTROL = urlsplit(os.environ["CONTROL_URL"])
SUB_MCHID, APPID = "1900000109", "wx8888888888888888"
PADDING = OAEP(MGF1(SHA1()), SHA1(), None)  # noqa: S303 (the hash that APIv3 prescribes)
_KEY = load_pem_private_key(os.environ["WECHATPAY_MERCHANT_PRIVATE_KEY"].encode(), None)
_WECHATPAY_KEY = load_pem_public_key(os.environ["WECHATPAY_PUBLIC_KEY"].encode())
if not isinstance(_KEY, RSAPrivateKey) or not isinstance(_WECHATPAY_KEY, RSAPublicKey):
    raise TypeError("the keys must be RSA keys")
KEY, WECHATPAY_KEY = _KEY, _WECHATPAY_KEY


def expect(is_true: bool, surprise: object) -> None:  # noqa: FBT001 (reads like an assert statement)
    """Raise an error with the surprise if a claim is not true."""
    if not is_true:
        raise AssertionError(surprise)


def verify(headers: Mapping[str, str], body: bytes) -> None:
    """Raise `InvalidSignature` unless WeChat Pay signed this body."""
    head = f"{headers['Wechatpay-Timestamp']}\n{headers['Wechatpay-Nonce']}\n".encode()
    expect(headers["Wechatpay-Serial"] == os.environ["WECHATPAY_PUBLIC_KEY_ID"], headers["Wechatpay-Serial"])
    WECHATPAY_KEY.verify(b64decode(headers["Wechatpay-Signature"]), head + body + b"\n", PKCS1v15(), SHA256())


def call(method: str, target: str, fields: Any = None, *, is_signed: bool = True) -> tuple[int, bytes]:
    """Send a signed request, verify the reply, and return its status and body."""
    body = b"" if fields is None else json.dumps(fields, ensure_ascii=False).encode()
    timestamp, nonce = str(int(time.time())), secrets.token_hex(16)
    message = f"{method}\n{target}\n{timestamp}\n{nonce}\n".encode() + body + b"\n"
    items = {
        "mchid": MCHID,
        "nonce_str": nonce,
        "signature": b64encode(KEY.sign(message, PKCS1v15(), SHA256())).decode(),
        "timestamp": timestamp,
        "serial_no": os.environ["WECHATPAY_MERCHANT_SERIAL_NO"],
    }
    headers = {
        "Authorization": "WECHATPAY2-SHA256-RSA2048 " + ",".join(f'{name}="{value}"' for name, value in items.items()),
        "Accept": "application/json",
        "Content-Type": "application/json",
        "User-Agent": "partner-program",
        "Wechatpay-Serial": os.environ["WECHATPAY_PUBLIC_KEY_ID"],
    }
    connection = HTTPConnection(BASE.netloc, timeout=20)
    connection.request(method, target, body or None, headers)
    reply = connection.getresponse()
    content = reply.read()
    connection.close()
    if is_signed:
        verify({name: reply.headers[name] or "" for name in reply.headers}, content)
    return reply.status, content


def done(method: str, target: str, fields: Any = None) -> Any:
    """Send a request that must succeed, and return the JSON of its reply."""
    status, content = call(method, target, fields)
    expect(status == 200, (method, target, status, content))
    return json.loads(content)


def refused(method: str, target: str, fields: Any = None) -> tuple[int, str]:
    """Send a request that must be refused, and return status and code."""
    status, content = call(method, target, fields)
    expect(status != 200, (method, target, content))
    return status, json.loads(content)["code"]


def control(path: str, **fields: Any) -> None:
    """Do what a payer or WeChat Pay would do."""
    connection = HTTPConnection(CONTROL.netloc, timeout=20)
    connection.request("POST", CONTROL.path + path, json.dumps(fields), {"Content-Type": "application/json"})
    reply = connection.getresponse()
    content = reply.read()
    connection.close()
    expect(reply.status == 200, (path, content))


def seal(text: str) -> str:
    """Encrypt a value for WeChat Pay."""
    return b64encode(WECHATPAY_KEY.encrypt(text.encode(), PADDING)).decode()


@contextmanager
def receiving() -> Generator[tuple[str, "Queue[tuple[str, dict[str, Any]]]"]]:
    """Receive notifications: yield the address, and a queue of their summaries with the decrypted contents."""
    received: Queue[tuple[str, dict[str, Any]]] = Queue()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            verify(dict(self.headers.items()), body)
            envelope = json.loads(body)
            sealed = envelope["resource"]
            expect(sealed["original_type"] == "profitsharing", sealed["original_type"])
            key = AESGCM(os.environ["WECHATPAY_APIV3_KEY"].encode())
            data = sealed["associated_data"].encode()
            content = key.decrypt(sealed["nonce"].encode(), b64decode(sealed["ciphertext"]), data)
            self.send_response(204)
            self.end_headers()
            received.put((envelope["summary"], json.loads(content)))

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the name in the base class)
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/shares", received
        server.shutdown()


def pay() -> str:
    """Place an order of 100 yuan whose money is frozen, let a payer pay it, and return its number at WeChat Pay."""
    order = {
        "sp_appid": APPID,
        "sp_mchid": MCHID,
        "sub_mchid": SUB_MCHID,
        "description": "A book",
        "out_trade_no": "book-1000",
        "notify_url": "https://shop.example/paid",
        "settle_info": {"profit_sharing": True},
        "amount": {"total": 10_000, "currency": "CNY"},
    }
    done("POST", "/v3/pay/partner/transactions/native", order)
    control("/orders/pay", number="book-1000")
    query = f"/v3/pay/partner/transactions/out-trade-no/book-1000?sp_mchid={MCHID}&sub_mchid={SUB_MCHID}"
    transaction_id: str = done("GET", query)["transaction_id"]
    return transaction_id


def share(transaction_id: str) -> str:
    """Take a commission of 30 yuan, and return its number at WeChat Pay."""
    receiver = {
        "sub_mchid": SUB_MCHID,
        "appid": APPID,
        "type": "MERCHANT_ID",
        "account": MCHID,
        "name": seal("示例服务商"),
        "relation_type": "SERVICE_PROVIDER",
    }
    added = done("POST", "/v3/profitsharing/receivers/add", receiver)
    name = KEY.decrypt(b64decode(added["name"]), PADDING).decode()
    expect(name == "示例服务商", added)
    request = {
        "sub_mchid": SUB_MCHID,
        "appid": APPID,
        "transaction_id": transaction_id,
        "out_order_no": "commission-1000",
        "receivers": [
            {
                "type": "MERCHANT_ID",
                "account": MCHID,
                "name": seal("示例服务商"),
                "amount": 3000,
                "description": "服务费",
            }
        ],
        "unfreeze_unsplit": False,
    }
    expect(refused("POST", "/v3/profitsharing/orders", request) == (400, "INVALID_REQUEST"), "the first minute")
    control("/clock/advance", minutes=1)
    accepted = done("POST", "/v3/profitsharing/orders", request)
    expect(accepted["state"] == "PROCESSING" and accepted["receivers"][0]["result"] == "PENDING", accepted)
    expect(done("POST", "/v3/profitsharing/orders", request)["order_id"] == accepted["order_id"], "sent twice")
    control("/sharings/finish", number="commission-1000")
    query = f"/v3/profitsharing/orders/commission-1000?sub_mchid={SUB_MCHID}&transaction_id={transaction_id}"
    finished = done("GET", query)
    expect(finished["state"] == "FINISHED" and finished["receivers"][0]["result"] == "SUCCESS", finished)
    order_id: str = finished["order_id"]
    return order_id


def give_back() -> str:
    """Give 10 yuan of the commission back, and return the number of the return at WeChat Pay."""
    request = {
        "sub_mchid": SUB_MCHID,
        "out_order_no": "commission-1000",
        "out_return_no": "return-1000",
        "return_mchid": MCHID,
        "amount": 1000,
        "description": "用户退款",
    }
    returned = done("POST", "/v3/profitsharing/return-orders", request)
    expect(returned["result"] == "SUCCESS", returned)
    query = f"/v3/profitsharing/return-orders/return-1000?sub_mchid={SUB_MCHID}&out_order_no=commission-1000"
    expect(done("GET", query) == returned, "the query of the return")
    more = {**request, "out_return_no": "return-1001", "amount": 2001}
    expect(refused("POST", "/v3/profitsharing/return-orders", more) == (400, "INVALID_REQUEST"), "too much")
    return_id: str = returned["return_id"]
    return return_id


def refund(transaction_id: str) -> None:
    """Refund 80 yuan: the money that is still frozen is not enough, so it is unfrozen first."""
    request: dict[str, Any] = {
        "sub_mchid": SUB_MCHID,
        "transaction_id": transaction_id,
        "out_refund_no": "refund-1000",
        "amount": {"refund": 8000, "total": 10_000, "currency": "CNY"},
    }
    expect(refused("POST", "/v3/refund/domestic/refunds", request) == (400, "INVALID_REQUEST"), "frozen")
    amounts = f"/v3/profitsharing/transactions/{transaction_id}/amounts"
    expect(done("GET", amounts)["unsplit_amount"] == 6940, "the fee is 0.60 yuan")
    unfreeze = {
        "sub_mchid": SUB_MCHID,
        "transaction_id": transaction_id,
        "out_order_no": "rest-1000",
        "description": "解冻",
    }
    expect(done("POST", "/v3/profitsharing/orders/unfreeze", unfreeze)["state"] == "PROCESSING", "accepted")
    control("/sharings/finish", number="rest-1000")
    again = {**unfreeze, "out_order_no": "rest-1001"}
    expect(refused("POST", "/v3/profitsharing/orders/unfreeze", again) == (403, "NOT_ENOUGH"), "nothing is left")
    expect(
        refused("POST", "/v3/refund/domestic/refunds", request) == (403, "NOT_ENOUGH"), "6940 and 1000 are available"
    )
    request["amount"]["refund"] = 7900
    done("POST", "/v3/refund/domestic/refunds", request)


def move_to_noon() -> str:
    """Move the clock to the next noon in China, so that everything happens on one day, and return that day."""
    now = datetime.now(UTC) + timedelta(hours=8)
    noon = now.replace(hour=12, minute=0, second=0) + timedelta(days=1)
    control("/clock/advance", seconds=int((noon - now).total_seconds()))
    return f"{noon:%Y-%m-%d}"


def read_bill(day: str) -> list[list[str]]:
    """Download the bill of the day, verify its digest, and return number, account, amount and type of each row."""
    control("/clock/advance", hours=23)
    target = f"/v3/profitsharing/bills?bill_date={day}&sub_mchid={SUB_MCHID}&tar_type=GZIP"
    applied: dict[str, str] = done("GET", target)
    address = urlsplit(applied["download_url"])
    status, file = call("GET", f"{address.path}?{address.query}", is_signed=False)
    content = gzip.decompress(file)
    digest = hashlib.sha1(content).hexdigest()  # noqa: S324 (the digest that the page prescribes)
    expect((status, digest) == (200, applied["hash_value"]), applied)
    head, *rows = content.decode("utf-8-sig").splitlines()
    names = head.split(",")
    columns = [names.index(name) for name in ("微信分账/回退单号", "分账接收方", "金额", "业务类型")]
    table = [row.replace("`", "").split(",") for row in rows[:-2]]
    return [[cells[column] for column in columns] for cells in table]


def main() -> None:
    """Live through it."""
    day = move_to_noon()
    with receiving() as (url, received):
        control("/sharing_profiles/set-notify-url", account=MCHID, url=url)
        transaction_id = pay()
        order_id = share(transaction_id)
        summary, content = received.get(timeout=20)
        expect((summary, content["order_id"]) == ("分账", order_id), content)
        expect((content["sp_mchid"], content["sub_mchid"]) == (MCHID, SUB_MCHID), content)
        expect(content["receiver"]["amount"] == 3000, content)
        return_id = give_back()
        summary, content = received.get(timeout=20)
        expect((summary, content["order_id"]) == ("分账回退", return_id), content)
        refund(transaction_id)
        bill = read_bill(day)
        expect(bill == [[order_id, MCHID, "30.00", "分账"], [return_id, MCHID, "10.00", "分账回退"]], bill)


if __name__ == "__main__":
    main()
