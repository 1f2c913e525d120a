# Written by `make generate` from specs: edit the files there.
"""The module of each notification, by event type and original type; an empty original type matches any."""

from collections.abc import Mapping

NOTIFICATIONS: Mapping[str, Mapping[str, str]] = {
    "BRAND_MEMBER_CARD_SP.POINT_EXCHANGE_COUPON": {
        "point_coupon": "wechatpay_clients.brand.member_users.points_exchange_requested"
    },
    "BRAND_MEMBER_CARD_SP.SYNC_USER_POINT": {
        "sync_user_point": "wechatpay_clients.brand.member_users.points_requested"
    },
    "BRAND_MEMBER_CARD_SP.USER_CARD.CREATE": {"user_card": "wechatpay_clients.brand.member_users.user_card_changed"},
    "BRAND_MEMBER_CARD_SP.USER_CARD.DELETE": {"user_card": "wechatpay_clients.brand.member_users.user_card_changed"},
    "COMPLAINT.CREATE": {"complaint": "wechatpay_clients.risk.complaints.complaint_changed"},
    "COMPLAINT.STATE_CHANGE": {"complaint": "wechatpay_clients.risk.complaints.complaint_changed"},
    "COUPON.USE": {"coupon": "wechatpay_clients.marketing.cash_coupons.coupon_use"},
    "CROSS_BORDER_PAY.GET_MCH_INFO": {
        "cross_border_pay": "wechatpay_clients.cross_border.foreign_wallets.get_mch_info"
    },
    "DELIVERY_PLAN.CHANGE": {"delivery_plan": "wechatpay_clients.marketing.delivery_plans.delivery_plan_change"},
    "FAPIAO.CARD_DISCARDED": {"": "wechatpay_clients.fapiao.applications.fapiao_card_discarded"},
    "FAPIAO.CARD_INSERTED": {"": "wechatpay_clients.fapiao.applications.fapiao_card_inserted"},
    "FAPIAO.ISSUED": {"": "wechatpay_clients.fapiao.applications.fapiao_issued"},
    "FAPIAO.REVERSED": {"": "wechatpay_clients.fapiao.applications.fapiao_reversed"},
    "FAPIAO.USER_APPLIED": {"": "wechatpay_clients.fapiao.applications.fapiao_user_applied"},
    "MALL_AUTH.ACTIVATE_CARD": {"discount_card": "wechatpay_clients.industry.business_circle.mall_card_activated"},
    "MALL_REFUND.SUCCESS": {
        "discount_card": "wechatpay_clients.industry.business_circle.mall_refund_success",
        "mall_refund": "wechatpay_clients.industry.business_circle.mall_refund_success",
    },
    "MALL_TRANSACTION.SUCCESS": {
        "discount_card": "wechatpay_clients.industry.business_circle.mall_transaction_success"
    },
    "MCHTRANSFER.AUTHORIZATION.CLOSED": {
        "mch_payment": "wechatpay_clients.transfers.merchant_transfer.authorization_result"
    },
    "MCHTRANSFER.AUTHORIZATION.CONFIRMED": {
        "mch_payment": "wechatpay_clients.transfers.merchant_transfer.authorization_result"
    },
    "MCHTRANSFER.BILL.FINISHED": {"mch_payment": "wechatpay_clients.transfers.merchant_transfer.transfer_result"},
    "MCHWITHDRAW.CHANGE": {"mch_withdraw": "wechatpay_clients.ecommerce.funds.withdrawal_changed"},
    "MEDICAL_INSURANCE.SUCCESS": {"": "wechatpay_clients.payments.medical_insurance.order_paid"},
    "PARKING_FEE.QUERY_TRANS_INFO": {"parking_fee": "wechatpay_clients.industry.parking_reminders.query_trans_info"},
    "PAYSCORE.USER_CONFIRM": {"payscore": "wechatpay_clients.payscore.service_orders.user_confirm"},
    "PAYSCORE.USER_PAID": {"payscore": "wechatpay_clients.payscore.service_orders.user_paid"},
    "PRODUCT_COUPON_SP.IMAGE_GENERATION": {
        "coupon": "wechatpay_clients.marketing.product_coupons.image_generated",
        "product_coupon": "wechatpay_clients.marketing.product_coupons.image_generated",
    },
    "PRODUCT_COUPON_SP.SEND": {
        "coupon": "wechatpay_clients.marketing.product_coupons.product_coupon_sent",
        "transaction": "wechatpay_clients.marketing.product_coupons.product_coupon_sent",
    },
    "REFUND.ABNORMAL": {"refund": "wechatpay_clients.payments.refunds.refund_result"},
    "REFUND.CLOSED": {"refund": "wechatpay_clients.payments.refunds.refund_result"},
    "REFUND.SUCCESS": {"refund": "wechatpay_clients.payments.refunds.refund_result"},
    "SECURITY_ECHO.SUCCESS": {"security": "wechatpay_clients.common.platform_security.echo_success"},
    "TRANSACTION.FAIL": {"": "wechatpay_clients.industry.vehicle_parking.deduction_result"},
    "TRANSACTION.PAY_BACK": {"": "wechatpay_clients.industry.vehicle_parking.deduction_result"},
    "TRANSACTION.SUCCESS": {
        "": "wechatpay_clients.industry.vehicle_parking.deduction_result",
        "profitsharing": "wechatpay_clients.profit_sharing.profit_sharing.funds_moved",
        "transaction": "wechatpay_clients.payments.transactions.transaction_success",
    },
    "VEHICLE.ENTRANCE_STATE_CHANGE": {"": "wechatpay_clients.industry.vehicle_parking.entrance_state_changed"},
    "VIOLATION.APPEAL": {
        "complaint": "wechatpay_clients.risk.violation_notifications.violation_changed",
        "violation": "wechatpay_clients.risk.violation_notifications.violation_changed",
    },
    "VIOLATION.INTERCEPT": {
        "complaint": "wechatpay_clients.risk.violation_notifications.violation_changed",
        "violation": "wechatpay_clients.risk.violation_notifications.violation_changed",
    },
    "VIOLATION.PUNISH": {
        "complaint": "wechatpay_clients.risk.violation_notifications.violation_changed",
        "violation": "wechatpay_clients.risk.violation_notifications.violation_changed",
    },
}
