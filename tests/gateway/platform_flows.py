"""Flows of service providers, platforms and brands, like those of merchants in `money_flows`."""

from collections.abc import Iterator
from typing import Any

from gateway.coupons import day_from
from gateway.money_flows import APPID, SHARED, TOTAL, Acknowledged, Flow
from wechatpay_gateway.catalog.loading import load_catalog

PARTNER_APPID = "wx8888888888888888"
SUB_MERCHANT, BRAND = "1900009109", "120344"
FEE = 6
IMAGE = "https://wxpaylogo.qpic.cn/wxpaylogo/xxxxx/xxx"
SERVICE = "2002000000000558128851361561536"
EXAMPLES = load_catalog().operations
ADVANCE = "REFUND_SOURCE_PARTNER_ADVANCE"


def _paid_partner_order(flow: Flow, sub_mchid: str, **settle_info: Any) -> str:
    """Place and pay an order of a sub-merchant, and return its transaction ID."""
    body = {
        "sp_appid": PARTNER_APPID,
        "sp_mchid": flow.merchant.mchid,
        "sub_mchid": sub_mchid,
        "description": "A book",
        "out_trade_no": flow.number,
        "notify_url": flow.address("orders"),
        "settle_info": settle_info,
        "amount": {"total": TOTAL},
    }
    flow.post("/v3/pay/partner/transactions/native", body)
    return str(flow.step("/orders/pay", number=flow.number)["transaction_id"])


def sub_merchant_withdrawals(flow: Flow) -> Iterator[Acknowledged]:
    """Withdraw money of a sub-merchant to its bank."""
    flow.step("/balances/deposit", owner=SUB_MERCHANT, fen=SHARED)
    address = flow.address("withdrawals")
    body = {"sub_mchid": SUB_MERCHANT, "out_request_no": flow.number, "amount": SHARED, "notify_url": address}
    withdraw_id = flow.post("/v3/ecommerce/fund/withdraw", body)["withdraw_id"]
    yield flow.at("withdrawals", "CREATE_SUCCESS", withdraw_id)
    flow.step("/withdrawals/succeed", withdraw_id=withdraw_id)
    yield flow.at("withdrawals", "SUCCESS", withdraw_id)


def advances(flow: Flow) -> Iterator[Acknowledged]:
    """Refund an order of a sub-merchant without money, which then returns the advance of its platform."""
    number, owner = flow.number, f"1900{''.join(filter(str.isdigit, flow.number)):0>6}"
    _paid_partner_order(flow, owner)
    yield flow.at("orders", "SUCCESS")
    flow.step("/balances/withdraw", owner=owner, fen=TOTAL - FEE)
    body = {
        "sub_mchid": owner,
        "sp_appid": PARTNER_APPID,
        "out_trade_no": number,
        "out_refund_no": number,
        "amount": {"refund": SHARED, "total": TOTAL},
        "refund_account": ADVANCE,
        "notify_url": flow.address("refunds"),
    }
    refund_id = flow.post("/v3/ecommerce/refunds/apply", body)["refund_id"]
    yield flow.at("refunds", "PROCESSING")
    flow.step("/balances/deposit", owner=owner, fen=SHARED)
    flow.post(f"/v3/ecommerce/refunds/{refund_id}/return-advance", {"sub_mchid": owner})
    yield flow.at("advance_returns", "SUCCESS")
    flow.step("/refunds/succeed", out_refund_no=number)
    yield flow.at("refunds", "SUCCESS")


def subsidies(flow: Flow) -> Iterator[Acknowledged]:
    """Subsidize an order of a sub-merchant."""
    transaction_id = _paid_partner_order(flow, SUB_MERCHANT, profit_sharing=True, subsidy_amount=SHARED)
    yield flow.at("orders", "SUCCESS")
    flow.step("/clock/advance", minutes=1)
    body = {"sub_mchid": SUB_MERCHANT, "transaction_id": transaction_id, "amount": SHARED, "description": "满减"}
    paid = flow.post("/v3/ecommerce/subsidies/create", {**body, "out_subsidy_no": flow.number})
    yield flow.at("subsidies", "SUCCESS", paid["subsidy_id"])


def remittances(flow: Flow) -> Iterator[Acknowledged]:
    """Remit the money of an order to an overseas seller."""
    transaction_id = _paid_partner_order(flow, SUB_MERCHANT)
    yield flow.at("orders", "SUCCESS")
    own = {"out_order_id": flow.number, "sub_mchid": SUB_MERCHANT, "transaction_id": transaction_id, "amount": SHARED}
    example = dict(EXAMPLES["ecommerce.oversea_remittance.create_order"].examples[0].arguments)
    order_id = flow.post("/v3/funds-to-oversea/orders", {**example, **own})["order_id"]
    yield flow.at("remittances", "ACCEPT", order_id)
    flow.step("/remittances/succeed", order_id=order_id)
    yield flow.at("remittances", "SUCCESS", order_id)


def medical_orders(flow: Flow) -> Iterator[Acknowledged]:
    """Create an order of a hospital, which the user and the medical insurance then pay."""
    example = dict(EXAMPLES["payments.medical_insurance.create_order"].examples[0].arguments)
    payer = {name: each if name == "card_type" else flow.merchant.seal(each) for name, each in example["payer"].items()}
    own = {"out_trade_no": flow.number, "payer": payer, "callback_url": flow.address("medical_orders")}
    mix_trade_no = flow.post("/v3/med-ins/orders", {**example, **own})["mix_trade_no"]
    yield flow.at("medical_orders", "MIX_PAY_CREATED", mix_trade_no)
    flow.step("/medical_orders/pay", mix_trade_no=mix_trade_no)
    yield flow.at("medical_orders", "MIX_PAY_SUCCESS", mix_trade_no)


def product_coupons(flow: Flow) -> Iterator[Acknowledged]:
    """Create a product coupon, and send it to a user, who uses it."""
    root, brand = "/v3/marketing/partner/product-coupon", {"brand_id": BRAND}
    created = flow.post(f"{root}/product-coupons", {**_product(flow), **brand})
    yield flow.at("product_coupons", "EFFECTIVE", created["product_coupon_id"])
    numbers = {"product_coupon_id": created["product_coupon_id"], "stock_id": created["stock"]["stock_id"]}
    own = {**brand, **numbers, "appid": APPID}
    sent = flow.post(f"{root}/users/{flow.number}/coupons", {**own, "send_request_no": flow.number})
    yield flow.at("user_product_coupons", "CONFIRMING", sent["coupon_code"])
    path = f"{root}/users/{flow.number}/coupons/{sent['coupon_code']}/confirm"
    flow.post(path, {**own, "out_request_no": flow.number})
    yield flow.at("user_product_coupons", "EFFECTIVE", sent["coupon_code"])


def _product(flow: Flow) -> dict[str, Any]:
    """Return the request that creates a product coupon with a stock."""
    now = flow.step("/clock/advance", seconds=1)["now"]
    stock = {
        "coupon_code_mode": "WECHATPAY",
        "store_scope": "NONE",
        "notify_config": {"notify_appid": APPID},
        "stock_send_rule": {"max_count": 100, "max_count_per_user": 2},
        "single_usage_rule": {
            "coupon_available_period": {
                "available_begin_time": day_from(now, -1),
                "available_end_time": day_from(now, 29),
            }
        },
        "usage_rule_display_info": {"coupon_usage_method_list": ["OFFLINE"], "usage_description": "可用"},
        "coupon_display_info": {"code_display_mode": "QRCODE"},
    }
    return {
        "out_request_no": flow.number,
        "scope": "ALL",
        "type": "DISCOUNT",
        "usage_mode": "SINGLE",
        "stock": stock,
        "single_usage_info": {"discount_coupon": {"threshold": 10_000, "percent_off": 20}},
        "display_info": {"name": "满减8折", "image_url": IMAGE, "background_url": IMAGE},
    }


def invoices(flow: Flow) -> Iterator[Acknowledged]:
    """Issue an e-invoice of an order."""
    template = {"card_appid": APPID, "card_template_information": {"logo_url": "https://shop.example/logo.png"}}
    flow.post("/v3/new-tax-control-fapiao/card-template", {"sub_mchid": SUB_MERCHANT, **template})
    transaction_id = _paid_partner_order(flow, SUB_MERCHANT)
    yield flow.at("orders", "SUCCESS")
    line = {"tax_code": "3010101020203000000", "goods_name": "服务", "total_amount": TOTAL, "tax_rate": 600}
    payment = {"pay_channel": "WECHAT_PAY", "transaction_id": transaction_id, "amount": TOTAL}
    information = {
        "fapiao_id": flow.number,
        "total_amount": TOTAL,
        "billing_person_id": "1",
        "items": [{**line, "discount": False}],
        "fapiao_bill_type": "COMM_FAPIAO",
        "transaction_information": [payment],
    }
    body = {
        "sub_mchid": SUB_MERCHANT,
        "fapiao_apply_id": transaction_id,
        "fapiao_information": information,
        "buyer_information": {"type": "INDIVIDUAL", "name": "买方"},
    }
    flow.post("/v3/new-tax-control-fapiao/fapiao-applications/issue-general", body)
    yield flow.at("fapiaos", "ISSUE_ACCEPTED")
    flow.step("/fapiaos/issue", fapiao_id=flow.number)
    yield flow.at("fapiaos", "ISSUED")


def service_orders(flow: Flow) -> Iterator[Acknowledged]:
    """Create a PayScore order, which its user confirms, and complete it; its user pays."""
    names, root = {"appid": APPID, "service_id": SERVICE}, "/v3/payscore/serviceorder"
    order = {
        **names,
        "out_order_no": flow.number,
        "service_introduction": "充电宝",
        "notify_url": flow.address("service_orders"),
        "time_range": {"start_time": "OnAccept"},
        "risk_fund": {"name": "DEPOSIT", "amount": TOTAL},
    }
    flow.post(root, order)
    yield flow.at("service_orders", "CREATED")
    flow.step("/service_orders/confirm", out_order_no=flow.number)
    yield flow.at("service_orders", "USER_CONFIRM")
    amount = {"post_payments": [{"name": "租金", "amount": TOTAL}], "total_amount": TOTAL}
    flow.post(f"{root}/{flow.number}/complete", {**names, **amount})
    yield flow.at("service_orders", "MCH_COMPLETE")
    flow.step("/service_orders/collect", out_order_no=flow.number)
    yield flow.at("service_orders", "DONE")


FLOWS = (
    *(sub_merchant_withdrawals, advances, subsidies, remittances, medical_orders),
    *(product_coupons, invoices, service_orders),
)
