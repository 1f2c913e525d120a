"""Sample bills for the days in the catalog's examples: one payment, and the refund of another."""

from wechatpay_gateway.families.bills.files import DIRECTION, FUND_AMOUNT, INCOME, OUTGO, Row


def trade_rows(day: str, mchid: str, sub_mchid: str | None) -> list[Row]:
    """Return the rows of the trade bill."""
    return [_payment(day, mchid, sub_mchid), _refund(day, mchid, sub_mchid)]


def fund_rows(day: str) -> list[Row]:
    """Return the rows of the fund flow bill."""
    return [
        _movement(day, "交易", "交易", INCOME, "9.76", "109.76"),
        _movement(day, "交易", "扣除交易手续费", OUTGO, "0.06", "109.70"),
    ]


def sharing_rows(day: str, mchid: str, sub_mchid: str | None) -> list[Row]:
    """Return the row of the sharing bill."""
    return [
        {
            "分账时间": f"{day} 10:00:00",
            "分账发起方": mchid,
            "分账方": sub_mchid or mchid,
            "微信订单号": "4208450740201411110007820472",
            "微信分账/回退单号": "3008450740201411110007820472",
            "分账明细单号": "36011111111111111111111",
            "商户分账/回退单号": "P20150806125346",
            "订单金额": "8.88",
            "分账接收方": "86693852",
            "金额": "1.00",
            "业务类型": "分账",
            "处理状态": "成功",
            "备注": "分给商户1900000110",
        }
    ]


def _order(day: str, mchid: str, sub_mchid: str | None) -> dict[str, str]:
    return {
        "交易时间": f"{day} 10:00:00",
        "公众账号ID": "wxab8acb865bb11234",
        "商户号": mchid,
        "特约商户号": sub_mchid or "0",
        "用户标识": "testxt08c-XB5-QD208X1Aid0Cbs",
        "交易类型": "NATIVE",
        "付款银行": "CMB_CREDIT",
        "货币种类": "CNY",
        "代金券金额": "0.00",
        "充值券退款金额": "0.00",
        "商品名称": "零食",
        "费率": "0.60%",
        "费率备注": "726",
    }


def _payment(day: str, mchid: str, sub_mchid: str | None) -> Row:
    return _order(day, mchid, sub_mchid) | {
        "微信订单号": "4200000008201712143733500001",
        "商户订单号": "outtradeno001",
        "交易状态": "SUCCESS",
        "应结订单金额": "9.76",
        "微信退款单号": "0",
        "商户退款单号": "0",
        "退款金额": "0.00",
        "商户数据包": "交易收款",
        "手续费": "0.06",
        "订单金额": "9.76",
        "申请退款金额": "0.00",
    }


def _refund(day: str, mchid: str, sub_mchid: str | None) -> Row:
    return _order(day, mchid, sub_mchid) | {
        "微信订单号": "4200000008201712143733500002",
        "商户订单号": "outtradeno002",
        "交易状态": "REFUND",
        "应结订单金额": "0.00",
        "退款申请时间": f"{day} 09:58:00",
        "退款成功时间": f"{day} 10:00:00",
        "微信退款单号": "50401010122021000000038202001",
        "商户退款单号": "refundno001",
        "退款金额": "6.66",
        "退款类型": "ORIGINAL",
        "退款状态": "SUCCESS",
        "手续费": "-0.04",
        "订单金额": "0.00",
        "申请退款金额": "6.66",
    }


def _movement(day: str, name: str, kind: str, direction: str, amount: str, left: str) -> Row:
    return {
        "记账时间": f"{day} 10:00:00",
        "微信支付业务单号": "4200000008201712143733500001",
        "资金流水单号": "4200000008201712143733500001",
        "业务名称": name,
        "业务类型": kind,
        DIRECTION: direction,
        FUND_AMOUNT: amount,
        "账户结余(元)": left,
        "资金变更提交申请人": "system",
        "业务凭证号": "outtradeno001",
    }
