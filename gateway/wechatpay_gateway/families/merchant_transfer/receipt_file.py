"""The PDF of a receipt."""

from wechatpay_gateway.base.money import yuan
from wechatpay_gateway.base.pdf import pdf_of
from wechatpay_gateway.base.times import to_moment
from wechatpay_gateway.families.merchant_transfer.transfers import Transfer


def receipt_file(transfer: Transfer) -> bytes:
    """Return the receipt of a transfer as a PDF."""
    fields = transfer.fields
    return pdf_of(
        [
            "微信支付 商家转账 电子回单",
            f"付款商户号：{transfer.payer}",
            f"收款用户姓名：{fields.get('user_name', '')}",
            f"收款用户OpenID：{transfer.openid}",
            f"转账金额：{yuan(transfer.amount)}元",
            f"商户单号：{transfer.out_bill_no}",
            f"微信转账单号：{transfer.transfer_bill_no}",
            f"转账备注：{fields.get('transfer_remark', '')}",
            f"转账时间：{to_moment(transfer.updated)}",
        ]
    )
