#!/usr/bin/env bash
# wechatpayv3 2.0.4: in its async client, `await client.image_upload(path)` returns a coroutine, and nothing is sent.
#
# The method returns the coroutine of another function without awaiting it, so its caller has to await twice. After one await, the
# caller has an object that looks like a result, and Python warns about a coroutine that was never awaited. This affects merchants
# who move between clients, and tests of this client against the gateway: `make interop` awaits until there is a result.
#
# Prints the type that one `await` returns; exits with 1 if the behavior changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    wechatpayv3==2.0.4 httpx==0.28.1 aiofiles==25.1.0 requests==2.34.2 cryptography==50.0.2
cat > "$folder/run.py" <<'PROGRAM'
import asyncio
import inspect
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from wechatpayv3.async_ import AsyncWeChatPay
from wechatpayv3.async_.type import WeChatPayType

key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
private = key.private_bytes(
    serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
).decode()
public = key.public_key().public_bytes(
    serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
).decode()


async def upload() -> object:
    """The result of awaiting an upload once. Nothing is sent before a second await."""
    client = AsyncWeChatPay(
        wechatpay_type=WeChatPayType.NATIVE,
        mchid="1900000001",
        private_key=private,
        cert_serial_no="408B07E79B8269FEC3D5D3E6AB8ED163A6A380DB",
        appid="wxd678efh567hg6787",
        apiv3_key="0123456789abcdef0123456789abcdef",
        public_key=public,
        public_key_id="PUB_KEY_ID_0119000000010000000000000000000001",
    )
    picture = Path(__file__).with_name("a.png")
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    return await client.image_upload(str(picture))


result = asyncio.run(upload())
print(f"one await returns: {type(result).__name__}")
is_coroutine = inspect.iscoroutine(result)
if is_coroutine:
    result.close()
raise SystemExit(0 if is_coroutine else 1)
PROGRAM
"$folder/venv/bin/python" "$folder/run.py"
