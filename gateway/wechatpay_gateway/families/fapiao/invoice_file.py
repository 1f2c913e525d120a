"""The files of e-invoices, in the three formats of https://pay.weixin.qq.com/doc/v3/partner/4015792569."""

import io
from collections.abc import Mapping
from html import escape
from typing import Any
from zipfile import ZipFile, ZipInfo

from wechatpay_gateway.base.money import yuan
from wechatpay_gateway.base.pdf import pdf_of

FORMATS = ("PDF", "XML", "OFD")
"""The formats, the default first."""


def file_of(invoice: Mapping[str, Any], file_format: str) -> bytes:
    """Return the file of an invoice, as its query shows it: the red-letter invoice if there is one."""
    lines = _lines(invoice)
    if file_format == "PDF":
        return pdf_of([f"{name}：{value}" for name, value in lines.items()])
    xml = _xml(lines)
    return xml if file_format == "XML" else _packed(xml)


def _lines(invoice: Mapping[str, Any]) -> dict[str, str]:
    red: Mapping[str, Any] | None = invoice.get("red_fapiao")
    numbers: Mapping[str, Any] = red or invoice["blue_fapiao"]
    sign = "-" if red else ""
    return {
        "标题": "红字电子发票" if red else "电子发票",
        "发票号码": str(numbers["fapiao_number"]),
        "开票日期": str(numbers["fapiao_time"]),
        "购买方名称": str(invoice["buyer_information"]["name"]),
        "销售方名称": str(invoice["seller_information"]["name"]),
        "价税合计": f"{sign}{yuan(invoice['total_amount'])}",
        "税额": f"{sign}{yuan(invoice['tax_amount'])}",
        "备注": str(invoice.get("remark", "")),
    }


def _xml(lines: Mapping[str, str]) -> bytes:
    rows = "".join(f"<{name}>{escape(value, quote=False)}</{name}>" for name, value in lines.items())
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<发票>{rows}</发票>\n'.encode()


def _packed(xml: bytes) -> bytes:
    """Return an OFD container, which is a ZIP file, with the text of an invoice."""
    file = io.BytesIO()
    with ZipFile(file, "w") as container:
        container.writestr(ZipInfo("OFD.xml"), xml)
    return file.getvalue()
