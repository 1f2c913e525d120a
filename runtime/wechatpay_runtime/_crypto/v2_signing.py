"""Sign parameters with the APIv2 key: HMAC-SHA256, which some pages of WeChat Pay still require of front ends.

Official pages: https://pay.weixin.qq.com/doc/v2/merchant/4011985891 (the rules) and
https://pay.weixin.qq.com/doc/v3/merchant/4012285783 (a text to sign).
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping

SIGN_TYPE = "HMAC-SHA256"


class V2Signer:
    """Signs with the APIv2 key of one merchant; its repr does not contain the key."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def sign(self, parameters: Mapping[str, str]) -> str:
        """Return the signature in upper-case hex.

        Args:
            parameters: All parameters except `sign`, before they are encoded for a URL. Empty ones are not signed.
        """
        signed = "&".join(f"{name}={parameters[name]}" for name in sorted(parameters) if parameters[name])
        prefix = f"{signed}&key=" if signed else "key="
        return hmac.digest(self._key, prefix.encode() + self._key, "sha256").hex().upper()

    def __repr__(self) -> str:
        return "V2Signer(an APIv2 key)"
