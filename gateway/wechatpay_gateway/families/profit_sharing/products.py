"""The profit sharing APIs: of merchants, partners, brands and ecommerce platforms, and how each spells its fields."""

from collections.abc import Mapping
from typing import Any

from attrs import frozen

NORMAL_ROOT = "/v3/profitsharing"
NORMAL_DAYS, LONG_DAYS = 30, 180
"""The days for which money is frozen; the longer one for brands and platforms."""


@frozen
class Product:
    """A profit sharing API.

    Attributes:
        name: the name, which is stored with each record.
        root: the prefix of its paths.
        scope: the field with the merchant that has the list of receivers and sets the maximum ratio; empty for the merchant that signs.
        state: the field of an order's state.
        account: the field of a receiver's account in an order.
        unfreezes: the field that requests that the rest is unfrozen.
        return_id: the field of WeChat Pay's number of a return.
        receiver_name: the field of a receiver's name in an order.
        failed: the value of a failed return.
        is_brief: whether its replies leave out the times of creation and the descriptions of returns, and show an order that unfreezes the rest
            by its own fields instead of a receiver.
    """

    name: str
    root: str
    scope: str
    state: str
    account: str
    unfreezes: str
    return_id: str
    receiver_name: str = "name"
    failed: str = "FAILED"
    is_brief: bool = True

    @property
    def has_sub_merchant(self) -> bool:
        """Whether a partner calls it for a sub-merchant."""
        return self is not DIRECT

    def owner_of(self, caller: str, fields: Mapping[str, Any]) -> str:
        """Return the merchant whose money is shared."""
        owner: str = fields["sub_mchid"] if self.has_sub_merchant else caller
        return owner

    def scope_of(self, caller: str, fields: Mapping[str, Any]) -> str:
        """Return the merchant that has the list of receivers and sets the maximum ratio."""
        scope: str = fields[self.scope] if self.scope else caller
        return scope


DIRECT = Product(
    "direct",
    NORMAL_ROOT,
    "",
    "state",
    "account",
    "unfreeze_unsplit",
    "return_id",
    is_brief=False,
)
PARTNER = Product(
    "partner",
    NORMAL_ROOT,
    "sub_mchid",
    "state",
    "account",
    "unfreeze_unsplit",
    "return_id",
    is_brief=False,
)
BRAND = Product(
    "brand", "/v3/brand/profitsharing", "brand_mchid", "status", "account", "finish", "return_no", failed="FAIL"
)
ECOMMERCE = Product(
    "ecommerce",
    "/v3/ecommerce/profitsharing",
    "",
    "status",
    "receiver_account",
    "finish",
    "return_no",
    receiver_name="receiver_name",
)
PRODUCTS = {each.name: each for each in (DIRECT, PARTNER, BRAND, ECOMMERCE)}

MERCHANT, USER, SUB_USER = "MERCHANT_ID", "PERSONAL_OPENID", "PERSONAL_SUB_OPENID"
"""The types of receivers."""


def normal_product(fields: Mapping[str, Any]) -> Product:
    """Return the API of a request to the paths that merchants and partners share."""
    return PARTNER if "sub_mchid" in fields else DIRECT


def to_product(value: str | Product) -> Product:
    """Return the API with this name."""
    return value if isinstance(value, Product) else PRODUCTS[value]
