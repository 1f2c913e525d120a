"""The APIs of payment: direct, partner and combined; who signs, who is paid, and the names of their fields."""

from attrs import frozen


@frozen
class Api:
    """One API: `root` begins its paths, `caller` and `payee` name the fields of the two merchant numbers.

    `identity` are the fields of the request that every answer repeats. `payer` are the fields of the payer's OpenIDs: under the AppID of
    whoever signs, and under `sub_appid`, where an API has one.
    """

    name: str
    root: str
    caller: str
    payee: str
    identity: tuple[str, ...]
    payer: tuple[str, ...]


DIRECT = Api("direct", "/v3/pay/transactions", "mchid", "mchid", ("appid", "mchid"), ("openid",))
PARTNER = Api(
    "partner",
    "/v3/pay/partner/transactions",
    "sp_mchid",
    "sub_mchid",
    ("sp_appid", "sp_mchid", "sub_appid", "sub_mchid"),
    ("sp_openid", "sub_openid"),
)
COMBINED = Api(
    "combined",
    "/v3/combine-transactions",
    "combine_mchid",
    "mchid",
    ("combine_appid", "combine_mchid"),
    ("openid", "sub_openid"),
)

_BY_NAME = {api.name: api for api in (DIRECT, PARTNER, COMBINED)}

JSAPI, APP, H5, NATIVE, PAYMENT_CODE = "JSAPI", "APP", "MWEB", "NATIVE", "MICROPAY"
"""The ways to pay, spelt as `trade_type` spells them."""

TRADE_TYPES = {"jsapi": JSAPI, "app": APP, "h5": H5, "native": NATIVE}
"""The last part of a prepay path, and the `trade_type` of its orders."""


def api_of(name: str) -> Api:
    """The API with this name."""
    return _BY_NAME[name]
