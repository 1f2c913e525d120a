# Written by `make generate` from specs/ecommerce/subsidies/_models.yaml: edit that file.
"""Models and enums that several operations share."""

from enum import StrEnum


class CreateStatus(StrEnum):
    """Documented values of `result` (补差单结果). Any other value is a plain `str`."""

    SUCCESS = "SUCCESS"
    """The sub-merchant got the money. It can be withdrawn after the split. Final."""
    FAIL = "FAIL"
    """Failed. WeChat Pay gives the money back by itself, and the status becomes `REFUND`."""
    REFUND = "REFUND"
    """The whole subsidy was given back to the platform. Final. To pay it all the same, create a subsidy with a new `out_subsidy_no`."""


class CancelStatus(StrEnum):
    """Documented values of `result` (取消补差结果). Any other value is a plain `str`."""

    SUCCESS = "SUCCESS"
    """Canceled. The order can be split now."""
    FAIL = "FAIL"
    """Not canceled. The sample code of WeChat Pay expects this never to be returned, and advises asking its support."""


class ReturnStatus(StrEnum):
    """Documented values of `result` (补差回退结果). Any other value is a plain `str`."""

    SUCCESS = "SUCCESS"
    """The money is back with the platform. Final."""
    FAIL = "FAIL"
    """Not returned, although WeChat Pay retried it for more than 7 days. Final."""
