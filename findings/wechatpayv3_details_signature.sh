#!/usr/bin/env bash
# wechatpayv3 2.0.4: `sign(..., sign_type=SignType.HMAC_SHA256)` signs with the APIv3 key. The page that opens the details of a pay score
# order (支付分订单详情) needs a signature with the APIv2 key, which the package has no setting for.
#
# The official page (merchant/4012587984) names the APIv2 key; merchants set the two keys separately. The documentation of `sign` names
# the pay score order as its purpose. With two different keys, the front end reports a wrong signature. Create a second client whose
# `apiv3_key` is the APIv2 key, for this signature only.
#
# Signs the example of the official page on APIv2 signatures, whose result is published. Prints whether the signature of the package
# equals it with the published key set as `apiv3_key`, and that the constructor has no argument for another key; exits with 1 if the
# behavior changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    wechatpayv3==2.0.4 requests==2.34.2 cryptography==50.0.2
cat > "$folder/run.py" <<'PROGRAM'
import inspect

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from wechatpayv3 import SignType, WeChatPay, WeChatPayType

APIV2_KEY = "192006250b4c09247ec02edce69f6a2d"
APIV3_KEY = "0123456789abcdef0123456789abcdef"
PARAMETERS = {
    "appid": "wxd930ea5d5a258f4f",
    "mch_id": "10000100",
    "device_info": "1000",
    "body": "test",
    "nonce_str": "ibuaiVcKdpRxkhJA",
}
PUBLISHED = "6A9AE1657590FD6257D693A078E1C3E4BB6BA4DC30B23E0EE2496E54170DACD6"
merchant = rsa.generate_private_key(public_exponent=65537, key_size=2048)
platform = rsa.generate_private_key(public_exponent=65537, key_size=2048)


def signature(apiv3_key: str) -> str:
    """Return the signature of a client with this key."""
    client = WeChatPay(
        wechatpay_type=WeChatPayType.MINIPROG,
        mchid="10000100",
        private_key=merchant.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        ).decode(),
        cert_serial_no="408B07E79B8269FEC3D5D3E6AB8ED163A6A380DB",
        appid="wxd930ea5d5a258f4f",
        apiv3_key=apiv3_key,
        public_key=platform.public_key()
        .public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
        .decode(),
        public_key_id="PUB_KEY_ID_0119000000010000000000000000000001",
    )
    return client.sign(PARAMETERS, sign_type=SignType.HMAC_SHA256)


keys = [name for name in inspect.signature(WeChatPay.__init__).parameters if "key" in name]
with_v3_key, with_v2_key = signature(APIV3_KEY) == PUBLISHED, signature(APIV2_KEY) == PUBLISHED
print(f"settings with a key: {', '.join(keys)}")
print(f"equal to the published signature with the APIv3 key as apiv3_key: {with_v3_key}")
print(f"equal to the published signature with the APIv2 key as apiv3_key: {with_v2_key}")
expected = ["private_key", "apiv3_key", "public_key", "public_key_id"]
raise SystemExit(0 if keys == expected and not with_v3_key and with_v2_key else 1)
PROGRAM
"$folder/venv/bin/python" "$folder/run.py"
