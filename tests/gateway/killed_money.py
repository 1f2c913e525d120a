"""The money of all accounts together, computed from the records of all families that move money."""

from collections.abc import Iterable

from wechatpay_gateway import Gateway
from wechatpay_gateway.families.accounts.ledger import INITIAL_FEN
from wechatpay_gateway.families.payments.orders import Order
from wechatpay_gateway.family.resource.record import Record


def frozen_of_records(gateway: Gateway) -> int:
    """Return the money that records in progress have locked, in fen."""
    unsplit = [gateway.payments.funds.of(each).unsplit for each in _paid(gateway)]
    sharings = [each.rest for each in gateway.sharings.records() if each.state == "PROCESSING"]
    shares = [each.amount for each in gateway.shares.records() if each.result == "PENDING"]
    transfers = [each.amount for each in gateway.transfers.records() if each.state == "WAIT_USER_CONFIRM"]
    own = [each.amount for each in gateway.platform_withdrawals.records() if each.state == "CREATE_SUCCESS"]
    coupons = [
        coupon.amount
        for refund in gateway.refunds.records()
        for coupon in refund.coupons
        if refund.status == "PROCESSING" and coupon.is_cash
    ]
    requested = _amounts(gateway.withdrawals, "CREATE_SUCCESS") + _amounts(gateway.remittances, "ACCEPT")
    return sum((*unsplit, *sharings, *shares, *transfers, *own, *coupons, requested))


def left_of_records(gateway: Gateway) -> int:
    """Return the money that came in from outside, less what left again, in fen."""
    by_hand = [each.fen for each in gateway.accounts.entries if each.cause in {"deposit", "withdrawal", "fee"}]
    merchants = sum(each.cause == "initial" for each in gateway.accounts.entries)
    paid = [each.payer_total for each in _paid(gateway)]
    refunded = [each.payer_refund for each in gateway.refunds.records() if each.status != "CLOSED"]
    own = [each.amount for each in gateway.platform_withdrawals.records() if each.state == "SUCCESS"]
    at_banks = _amounts(gateway.withdrawals, "SUCCESS") + _amounts(gateway.remittances, "SUCCESS")
    return merchants * INITIAL_FEN + sum(by_hand) + sum(paid) - sum(refunded) - sum(own) - at_banks


def _paid(gateway: Gateway) -> list[Order]:
    return [each for each in gateway.orders.records() if each.state in {"SUCCESS", "REFUND"}]


def _amounts(records: Iterable[Record], state: str) -> int:
    return sum(int(each.request["amount"]) for each in records if each.state == state and each.content is not None)
