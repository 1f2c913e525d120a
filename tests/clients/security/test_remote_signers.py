"""A signer that waits for a KMS: an async client calls it in a thread, so that other tasks go on."""

import asyncio
import threading

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from wechatpay_clients import AsyncClient
from wechatpay_gateway.server import RunningGateway
from wechatpay_runtime.signer import RsaSigner

CANCEL = "onboarding.subject_confirmation.cancel_applyment"
SECONDS = 10


class Kms:
    """Signs only after another task has run."""

    algorithm = "SHA256-RSA2048"

    def __init__(self, gateway: RunningGateway) -> None:
        pem = gateway.environment["WECHATPAY_MERCHANT_PRIVATE_KEY"].encode()
        self.serial_no = gateway.environment["WECHATPAY_MERCHANT_SERIAL_NO"]
        key = load_pem_private_key(pem, None)
        assert isinstance(key, RSAPrivateKey)
        self._signer = RsaSigner(key, self.serial_no)
        self.has_replied = threading.Event()

    def sign(self, message: bytes) -> bytes:
        assert self.has_replied.wait(SECONDS), "no other task has run"
        return self._signer.sign(message)


def test_a_signer_does_not_block_the_event_loop(wechatpay_gateway: RunningGateway) -> None:
    kms = Kms(wechatpay_gateway)

    async def reply() -> None:
        kms.has_replied.set()

    async def call() -> None:
        async with AsyncClient.from_env(wechatpay_gateway.environment, merchant_private_key=kms) as client:
            await asyncio.gather(client.call(CANCEL, {"applyment_id": 20000011111}), reply())

    asyncio.run(call())

    assert wechatpay_gateway.requests.last.verdict.is_accepted
