# Written by `make generate` from specs: edit the files there.
"""The module that reads each notification: by its event type, then by its original type (empty: whichever)."""

from collections.abc import Mapping

NOTIFICATIONS: Mapping[str, Mapping[str, str]] = {
    "FAPIAO.REVERSED": {"": "wechatpay_clients.fapiao.applications.fapiao_reversed"},
    "PARKING_FEE.QUERY_TRANS_INFO": {"parking_fee": "wechatpay_clients.industry.parking_reminders.query_trans_info"},
    "TRANSACTION.SUCCESS": {"transaction": "wechatpay_clients.payments.transactions.transaction_success"},
}
