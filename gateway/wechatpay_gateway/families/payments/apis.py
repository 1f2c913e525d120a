"""The payment APIs (direct, partner and combined), and how each names the merchant numbers and the payer."""

from attrs import frozen


@frozen
class Api:
    """A payment API.

    Attributes:
        name: the name, which is stored with each order.
        root: the prefix of its paths.
        caller: the field with the number of the merchant that signs.
        payee: the field with the number of the merchant that is paid.
        identity: the fields of the request that replies repeat.
        payer: the fields of the payer's OpenID under the AppID of the merchant that signs and, if the API has it, under `sub_appid`.
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

EXAMPLE_APPID = "wxd678efh567hg6787"
"""The AppID of the orders that examples refer to."""

_BY_NAME = {api.name: api for api in (DIRECT, PARTNER, COMBINED)}

JSAPI, APP, H5, NATIVE, PAYMENT_CODE = "JSAPI", "APP", "MWEB", "NATIVE", "MICROPAY"
"""The values of `trade_type`."""

TRADE_TYPES = {"jsapi": JSAPI, "app": APP, "h5": H5, "native": NATIVE}
"""Maps the last part of a prepay path to the `trade_type` of its orders."""


def api_of(name: str) -> Api:
    """Return the API with this name."""
    return _BY_NAME[name]
