"""The two APIs of PayScore orders: for merchants, and for the sub-merchants of service providers."""

from attrs import frozen


@frozen
class Api:
    """An API of PayScore orders.

    Attributes:
        root: the prefix of its paths.
        is_partner: whether its orders are those of sub-merchants.
    """

    root: str
    is_partner: bool


MERCHANT = Api("/v3/payscore/serviceorder", is_partner=False)
PARTNER = Api("/v3/payscore/partner/serviceorder", is_partner=True)
