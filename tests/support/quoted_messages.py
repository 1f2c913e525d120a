"""Produces the messages that the troubleshooting guide quotes, with wrong settings, wrong calls, and faults of the gateway."""

import pickle
import subprocess
import sys
from base64 import b64encode
from collections.abc import Callable
from typing import Any, cast

from attrs import frozen
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from support.receiver import Received, receiving
from wechatpay_clients import AsyncClient, Client
from wechatpay_clients.payments.transactions import DirectApiv3QueryResponse
from wechatpay_gateway.server import RunningGateway
from wechatpay_runtime.notifications import require_same

ORDER: dict[str, Any] = {
    "appid": "wxd678efh567hg6787",
    "description": "A book",
    "out_trade_no": "book-1",
    "notify_url": "https://shop.example/notifications",
    "amount": {"total": 5900},
}


@frozen
class World:
    """What a message needs to be produced."""

    gateway: RunningGateway
    language: str

    @property
    def settings(self) -> dict[str, str]:
        """The settings of the gateway's merchant."""
        return {**self.gateway.environment, "WECHATPAY_LANGUAGE": self.language}

    def client(self, *omitted: str, **changed: str) -> Client:
        """Return a client with other settings, which tries each call once."""
        settings = {**self.settings, **changed}
        return Client.from_env({name: settings[name] for name in settings if name not in omitted}, max_attempts=1)

    def query(self, number: str = "book-1", **changed: str) -> DirectApiv3QueryResponse:
        """Query an order."""
        with self.client(**changed) as client:
            return client.payments.transactions.query_order_by_out_trade_no(out_trade_no=number)

    def prepay(self, **changed: Any) -> object:
        """Place an order."""
        with self.client() as client:
            return client.payments.transactions.prepay_native(**{**ORDER, **changed})

    def pay(self) -> None:
        """Place an order and pay it."""
        self.prepay()
        self.gateway.pay("book-1")

    def refund(self) -> object:
        """Refund an order, with a total that is not the order's."""
        amount = {"refund": 1, "total": 1, "currency": "CNY"}
        with self.client() as client:
            return client.payments.refunds.create_refund(out_trade_no="book-1", out_refund_no="r-1", amount=amount)

    def notification(self, fault: str | None = None) -> Received:
        """Return the notification of a payment as it was delivered."""
        if fault:
            self.gateway.notifications.faults.add(fault)
        with receiving() as receiver:
            self.prepay(notify_url=receiver.url)
            self.gateway.pay("book-1")
            self.gateway.deliver()
            return receiver.deliveries[0]

    def parse(self, received: Received, *omitted: str, **changed: str) -> object:
        """Open a notification."""
        with self.client(*omitted, **changed) as client:
            return client.notifications.parse(received.headers, received.body)

    def echo(self, sealed: str, serial: str) -> object:
        """Send a sealed value as a program would that writes the body itself."""
        body = {"echo_message": "a", "encrypted_echo_message": sealed}
        with self.client() as client:
            return client.request("POST", "/v3/security/echo", json=body, sealed_for=serial)


def with_fault(kind: str, **options: Any) -> Callable[[World], object]:
    """Return a function that queries while the gateway misbehaves."""

    def query(world: World) -> object:
        world.gateway.faults.add(kind, **options)
        return world.query()

    return query


def of_a_setting(name: str, value: str) -> Callable[[World], object]:
    """Return a function that creates a client with a wrong setting: text, or the name of the setting that was used instead."""
    return lambda world: world.client(**{name: world.settings.get(value, value)})


def with_another_key(world: World) -> object:
    key = generate_private_key(65537, 2048).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return world.query(WECHATPAY_MERCHANT_PRIVATE_KEY=key.decode())


def without_a_public_key(world: World) -> None:
    omitted = [name for name in world.settings if "PUBLIC_KEY" in name or "BRAND" in name]
    with world.client(*omitted) as client:
        client.refresh_certificates()


def with_another_public_key_id(world: World) -> object:
    with world.client(WECHATPAY_PUBLIC_KEY_ID="PUB_KEY_ID_0000000000000000000000000001") as client:
        return client.common.platform_security.echo(echo_message="a", encrypted_echo_message="张三")


def with_a_changed_order(world: World) -> object:
    world.prepay()
    return world.prepay(amount={"total": 1})


def of_a_paid_order(world: World) -> object:
    world.pay()
    return world.prepay()


def of_a_wrong_refund(world: World) -> object:
    world.pay()
    return world.refund()


def of_a_changed_body(world: World) -> object:
    received = world.notification()
    with world.client() as client:
        return client.notifications.parse(received.headers, received.body + b" ")


def of_a_parsed_body(world: World) -> object:
    with world.client() as client:
        return client.notifications.parse({}, cast("bytes", {}))


def without_headers(world: World) -> object:
    with world.client() as client:
        return client.notifications.parse({}, world.notification().body)


def of_another_number(world: World) -> object:
    world.prepay()
    world.gateway.faults.add("changed_reply", changes={"out_trade_no": "book-9"})
    return world.query()


def of_another_amount(world: World) -> None:
    world.prepay()
    require_same(world.query(), amount={"total": 1})


def of_a_lost_reply(world: World) -> object:
    world.gateway.faults.add("cut_after")
    return world.prepay()


def of_the_extra(world: World) -> None:
    code = (
        "import sys; sys.modules['aiohttp'] = None\n"
        "from wechatpay_clients import AsyncClient, ConfigurationError\n"
        "try: AsyncClient()\n"
        "except ConfigurationError as error: print(error)"
    )
    environment = {"WECHATPAY_LANGUAGE": world.language, "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, timeout=30, check=True)
    raise RuntimeError(done.stdout.decode())


def without_a_loop(world: World) -> None:
    client = AsyncClient.from_env(world.settings)
    client.payments.transactions.query_order_by_out_trade_no(out_trade_no="a").send(None)


PRIVATE_KEY = "WECHATPAY_MERCHANT_PRIVATE_KEY"
PRODUCED: dict[str, Callable[[World], object]] = {
    "wrong-signature": with_another_key,
    "wrong-serial": lambda world: world.query(WECHATPAY_MERCHANT_SERIAL_NO="5157F09EFDC096DE15EBE81A47057A7232F1B8E1"),
    "no-certificate": lambda world: world.query(WECHATPAY_MCHID="1900000999"),
    "certificate-expired": with_fault("sign_error", cause="certificate_expired"),
    "no-apiv3-key": with_fault("sign_error", cause="apiv3_key_not_set"),
    "wrong-time": with_fault("sign_error", cause="wrong_time"),
    "wrong-form": with_fault("sign_error", cause="wrong_form"),
    "no-platform-certificate": without_a_public_key,
    "wrong-wechatpay-serial": with_another_public_key_id,
    "cannot-decrypt": lambda world: world.echo(
        b64encode(bytes(256)).decode(), world.settings["WECHATPAY_PUBLIC_KEY_ID"]
    ),
    "no-auth": with_fault("no_auth"),
    "number-used": with_a_changed_order,
    "already-paid": of_a_paid_order,
    "order-not-exist": lambda world: world.query("never-placed"),
    "mchid-signature": lambda world: world.prepay(mchid="1900000109"),
    "total-zero": lambda world: world.prepay(amount={"total": 0}),
    "float": lambda world: world.prepay(amount={"total": 59.0}),
    "system-error": with_fault("system_error"),
    "rate-limit": with_fault("rate_limit"),
    "bad-signature": of_a_changed_body,
    "unknown-serial": lambda world: world.parse(world.notification("unknown_serial")),
    "no-signature": without_headers,
    "stale-clock": lambda world: world.parse(world.notification("stale_clock")),
    "probe": lambda world: world.parse(world.notification("probe")),
    "invalid-tag": lambda world: world.parse(world.notification(), WECHATPAY_APIV3_KEY="a" * 32),
    "body-not-bytes": of_a_parsed_body,
    "refund-total": of_a_wrong_refund,
    "missing-settings": lambda world: Client.from_env({"WECHATPAY_LANGUAGE": world.language}),
    "not-a-private-key": of_a_setting(PRIVATE_KEY, "WECHATPAY_PUBLIC_KEY"),
    "pem-cut-off": of_a_setting(PRIVATE_KEY, "-----BEGIN PRIVATE KEY-----"),
    "no-file": of_a_setting(PRIVATE_KEY, "/nowhere/apiclient_key.pem"),
    "key-length": of_a_setting("WECHATPAY_APIV3_KEY", "short"),
    "serial-is-id": of_a_setting("WECHATPAY_MERCHANT_SERIAL_NO", "WECHATPAY_PUBLIC_KEY_ID"),
    "no-extra": of_the_extra,
    "no-event-loop": without_a_loop,
    "pickle": lambda world: pickle.dumps(world.client()),
    "outcome-unknown": of_a_lost_reply,
    "unreachable": lambda world: world.query(WECHATPAY_BASE_URL="http://127.0.0.1:9"),
    "number-mismatch": of_another_number,
    "payment-mismatch": of_another_amount,
}
