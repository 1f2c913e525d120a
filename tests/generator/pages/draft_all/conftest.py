"""A small invented part of the documentation, and the list of its operations."""

import json
from pathlib import Path
from typing import Any

import pytest

from wechatpay_codegen.pages.draft_all.drafting import Drafts, draft_all
from wechatpay_codegen.pages.draft_all.existing import Existing
from wechatpay_codegen.pages.draft_all.work_list import read_list
from wechatpay_codegen.pages.read.sources import pages_of

_FIELDS = "| 参数名 | 类型 | 必填 | 描述 |\n| --- | --- | --- | --- |\n"
_ERRORS = "| 状态码 | 错误码 | 描述 | 解决方案 |\n| --- | --- | --- | --- |\n"
_PAGE = "https://pay.weixin.qq.com/doc/v3/merchant"

_ORDER = """| order_id | string(32) | true | 【商店单号】 商店给的号 |
| out_order_no | string[6,32] | true | 【商户单号】 自己的号 |
| state | string | true | 【状态】 可选取值<br><ul><li>`OPEN`: 未付</li><li>`PAID`: 已付</li></ul> |
| amount | object | true | 【金额】 多少钱 |
| amount.total | integer | true | 【总额】 单位分 |
| amount.currency | string(16) | false | 【币种】 人民币 |
"""
_REPLY = '{"order_id": "1", "out_order_no": "S00001", "state": "OPEN", "amount": {"total": 1, "currency": "CNY"}}'

PAGES: dict[str, tuple[str, str, str]] = {
    "merchant/11": (
        "2026.01.02",
        "【POST】 `/v3/shop/orders`",
        f"""### Body 参数
{_FIELDS}| out_order_no | string[6,32] | true | 【商户单号】 自己的号 |
| pay_type | string(16) | true | 【方式】 可选取值<br><ul><li>`CARD`: 卡</li><li>`WALLET`: 钱包</li></ul> |
| notify_url | string(256) | false | 【地址】 见[付款通知]({_PAGE}/13.md) |
| goods_list | array[object] | false | 【商品】 买什么 |
| goods_list.goods_id | string(32) | true | 【编码】 货号 |
| amount | object | true | 【金额】 要付多少 |
| amount.total | integer | true | 【总额】 单位分 |
| amount.currency | string(16) | false | 【币种】 人民币 |
## 应答参数

200 OK

{_FIELDS}{_ORDER}## 错误码

### 业务错误码

{_ERRORS}| 403 | NO_AUTH | 没开通 | 去开通 |
| 403 | NO_AUTH | 被关停 | 去申诉 |

应答示例

> 200 OK

```
{_REPLY}
```
""",
    ),
    "partner/21": (
        "2026.01.01",
        "【POST】 `/v3/shop/orders`",
        f"""### Body 参数
{_FIELDS}| sub_mchid | string(32) | true | 【子商户号】 谁卖的 |
| out_order_no | string[6,32] | true | 【单号】 自己的号 |
| pay_type | string(16) | true | 【方式】 可选取值<br><ul><li>`CARD`: 卡</li><li>`COIN`: 币</li></ul> |
| amount | object | true | 【金额】 要付多少 |
| amount.total | integer | true | 【总额】 单位分 |
| amount.currency | string(3) | false | 【币种】 人民币 |
## 应答参数

200 OK

{_FIELDS}{_ORDER}| sub_mchid | string(32) | true | 【子商户号】 谁卖的 |
## 错误码

### 业务错误码

{_ERRORS}| 403 | NO_AUTH | 没开通 | 去开通 |
| 404 | ORDER_MISSING | 没有单 | 查一下 |
""",
    ),
    "merchant/12": (
        "2026.01.02",
        "【GET】 `/v3/shop/orders/{out_order_no}`",
        f"""### Path 参数
{_FIELDS}| out_order_no | string[6,32] | true | 【商户单号】 [下单]({_PAGE}/11.md)时的号 |
### Query 参数
{_FIELDS}| filter | object | false | 【过滤】 看什么 |
| filter.kind | string(8) | false | 【种类】 哪种 |
## 应答参数

200 OK

{_FIELDS}{_ORDER}
应答示例

> 200 OK

```
{_REPLY}
```
""",
    ),
    "merchant/14": (
        "2026.01.02",
        "【GET】 `/v3/shop/orders`",
        f"""### Query 参数
{_FIELDS}| offset | integer | false | 【开始位置】 第几条 |
| limit | integer | false | 【条数】 多少条 |
## 应答参数

200 OK

{_FIELDS}| total_count | integer | true | 【总数】 一共 |
| data | array[object] | true | 【数据】 单子 |
| data.state | string | true | 【状态】 可选取值<br><ul><li>`OPEN`: 未付</li><li>`PAID`: 已付</li></ul> |
| data.amount | object | false | 【金额】 钱 |
| data.amount.total | integer | true | 【总额】 单位分 |
| data.amount.fee | integer | true | 【手续费】 单位分 |

应答示例

> 200 OK

```
{{"total_count": "2", "data": {{"state": "LOST"}}, "more": 1}}
```
""",
    ),
}
NOTIFICATION = """>更新时间：2026.02.28

付款后发出

## 通知参数

{fields}| id | string(36) | true | 【通知ID】 通知的号 |
| event_type | string(32) | true | 【通知的类型】<br>SHOP_ORDER.PAID：已付<br>SHOP_ORDER.LOST：没付 |
| resource | object | true | 【通知数据】 |
| resource.original_type | string(32) | true | 【原始类型】shop_order |

将密文解密后的字段：

{fields}{rows}
```
{sample}
```
"""
_MERCHANT = "| mchid | string(32) | true | 【商户号】 谁的 |\n"
_PARTNER = (
    "| sp_mchid | string(32) | true | 【服务商号】 谁的 |\n| sub_mchid | string(32) | true | 【子商户号】 谁卖的 |\n"
)


def _notification(owner: str, sample: str) -> str:
    return NOTIFICATION.format(
        fields=_FIELDS, rows=f"{owner}| out_order_no | string(32) | true | 【商户单号】 号 |", sample=sample
    )


NOTIFICATIONS = {
    "merchant/13": _notification(_MERCHANT, '{"mchid": "19", "out_order_no": "S00001"}'),
    "partner/23": _notification(_PARTNER, '{"sp_mchid": "19", "sub_mchid": "20", "out_order_no": "S00001"}'),
}


def _line(operation: str, method: str, path: str, *pages: str, **more: Any) -> dict[str, Any]:
    sides = [{"side": page.partition("/")[0], "id": page.partition("/")[2], "product": "商店"} for page in pages]
    place = {"group": "shop", "service": "orders", "operation": operation}
    return {"kind": "operation", **place, "method": method, "path": path, "tier": "P", "pages": sides, **more}


GIVEN = {
    "out_order_no": "S00009",
    "sub_mchid": "20",
    "pay_type": "CARD",
    "goods_list": [{"goods_id": "G1", "colour": "red"}],
    "amount": {"total": 1},
}
LINES = (
    _line("create_order", "POST", "/v3/shop/orders", "partner/21", "merchant/11", given=GIVEN),
    _line("query_order", "GET", "/v3/shop/orders/{out_order_no}", "merchant/12"),
    _line("list_orders", "GET", "/v3/shop/orders", "merchant/14"),
    _line("close_order", "POST", "/v3/shop/orders/{id}/close", tier="A"),
    _line("pay_order", "POST", "/brand/shop/orders", tier="T"),
    _line("lost_order", "GET", "/v3/shop/lost", "merchant/99"),
    {
        "kind": "notification",
        "title_zh": "付款通知",
        "event_types": ["SHOP_ORDER.LOST", "SHOP_ORDER.PAID"],
        "original_types": ["shop_order"],
        "pages": [
            {"side": "merchant", "id": "13", "product": "商店"},
            {"side": "partner", "id": "23", "product": "商店"},
        ],
    },
)


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the pages, and the list `list.jsonl`."""
    folder = tmp_path_factory.mktemp("library")
    for name, (updated, method, tables) in PAGES.items():
        text = f">更新时间：{updated}\n\n# 商店{name[-2:]}\n\n支持商户：【普通商户】\n\n请求方式：{method}\n\n## 请求参数\n\n{tables}"
        _write(folder, name, text.replace("普通商户", "普通服务商") if name.startswith("partner") else text)
    for name, text in NOTIFICATIONS.items():
        _write(folder, name, text)
    lines = "\n".join(json.dumps(line, ensure_ascii=False) for line in LINES)
    (folder / "list.jsonl").write_text(lines, encoding="utf-8")
    return folder


def _write(folder: Path, name: str, text: str) -> None:
    side, _, number = name.partition("/")
    path = folder / side / "pages" / f"{number}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture(scope="session")
def no_specs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty specs folder."""
    return tmp_path_factory.mktemp("specs")


@pytest.fixture(scope="session")
def drafts(library: Path, no_specs: Path) -> Drafts:
    """The drafts of the whole list."""
    return draft_all(read_list(library / "list.jsonl"), pages_of(library), Existing.of(no_specs))
