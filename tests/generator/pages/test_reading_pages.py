"""The page of an operation is read into facts. Parts that cannot be read are reported with their line."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from wechatpay_codegen.pages.draft.operation import draft
from wechatpay_codegen.pages.read.facts import FILE_TYPES, Field, Link, Page
from wechatpay_codegen.pages.read.operation import Reading, read_page
from wechatpay_codegen.pages.read.problems import PageError

Pages = Callable[..., Page]
Readings = Callable[..., Reading]


def _field(page: Page, place: str, name: str) -> Field:
    return next(row for where, row in page.fields() if where == place and row.name == name)


def test_the_head_of_a_page_is_read(page: Pages) -> None:
    order = page("order")
    assert (order.title, order.updated, order.method) == ("商店下单", "2026-01-31", "POST")
    assert order.roles == ("普通商户", "平台商户")


def test_title_and_date_can_come_from_outside_the_page(page: Pages) -> None:
    assert (page("revoke").title, page("revoke").updated) == ("撤销申请", "2025-09-24")


def test_several_paths_are_read(page: Pages) -> None:
    stem = "/v3/apply4subject/applyment"
    assert page("cancel").paths == (f"{stem}/{{business_code}}/cancel", f"{stem}/{{applyment_id}}/cancel")


@pytest.mark.parametrize(
    ("place", "field"),
    [
        ("header", Field("Idempotency-Key", "string", is_required=True, term="幂等值")),
        ("body", Field("out_trade_no", "string[6,32]", is_required=True, term="订单号")),
        ("body", Field("amount", "object", is_required=True, term="金额")),
        ("body", Field("amount.currency", "string(16)", is_required=False, term="币种")),
        ("body", Field("goods.goods_id", "string(32)", is_required=True, term="编码")),
        ("body", Field("goods.tags", "array[string(15)]", is_required=False, term="标签")),
        ("reply 200", Field("amount.total", "integer", is_required=True, term="总额")),
    ],
)
def test_a_row_becomes_a_field(page: Pages, place: str, field: Field) -> None:
    assert (place, field) in list(page("order").fields())


@pytest.mark.parametrize(
    ("name", "values"),
    [("trade_type", ("JSAPI", "H5")), ("level", ("1", "2")), ("is_open", ()), ("goods.goods_id", ())],
)
def test_listed_values_are_read(page: Pages, name: str, values: tuple[str, ...]) -> None:
    assert _field(page("order"), "body", name).listed == values


def test_a_value_without_a_meaning_is_marked(page: Pages) -> None:
    values = _field(page("order"), "reply 200", "state").values
    assert [value.has_meaning for value in values] == [True, False]


_LISTS: tuple[tuple[str, str, list[tuple[str, str]]], ...] = (
    ("string(32)", "范围：<br>1、ALL：全部<br>2、ONE：一种；", [("ALL", "全部"), ("ONE", "一种")]),
    ("string", "OPEN: 开着<br>SHUT: 关了", [("OPEN", "开着"), ("SHUT", "关了")]),
    ("string(16)", "DONE—做完了。<br>LEFT–没做", [("DONE", "做完了"), ("LEFT", "没做")]),
    ("string(16)", "DONE- 做完了(终态)，<br>LEFT- 没做", [("DONE", "做完了(终态)"), ("LEFT", "没做")]),
    ("string", "1、没开-SHUT：先等<br>2、开了-OPEN ：可以来", [("SHUT", "没开：先等"), ("OPEN", "开了：可以来")]),
    ("string", "店错(SHOP_ERROR) - 改店", [("SHOP_ERROR", "店错：改店")]),
    ("string", "状态<br>SHOP_OPEN（开）<br>SHOP_SHUT（关）", [("SHOP_OPEN", "开"), ("SHOP_SHUT", "关")]),
    ("string", "NEAR:近的；FAR:远的", [("NEAR", "近的"), ("FAR", "远的")]),
    ("string", "NEAR:近的<br>FAR 远的", [("NEAR", "近的"), ("FAR", "远的")]),
    ("string", "NEAR 近的<br>FAR 远的", [("NEAR", "近的"), ("FAR", "远的")]),
    ("string", "范围，枚举值：NEAR：近的FAR：远的。", [("NEAR", "近的"), ("FAR", "远的")]),
    ("string", "目前支持 NEAR：近的", [("NEAR", "近的")]),
    ("string(2)", "可填：74-大店、75-小店", [("74", "大店"), ("75", "小店")]),
    ("integer", "级别。1:低; 2:5%以上", [("1", "低"), ("2", "5%以上")]),
    ("array[string]", "NEAR：近的", [("NEAR", "近的")]),
    ("boolean", "ON：开<br>OFF：关", []),
    ("integer", "1:低", []),
    ("string(32)", "2024-大店", []),
    ("string", "APPID 商店的号", []),
    ("string", "按 YYYY-MM-DD 填", []),
    ("string", "UTF-8格式，字母", []),
    ("string", "示例：<br>有两个标记：MARK1、MARK2；<br>下单时传MARK2，则有优惠", []),
    ("string", "平台(APP、公众号)的号", []),
    ("string", "银行_类型(DEBIT借记卡/CREDIT信用卡)", []),
)


@pytest.mark.parametrize(("kind", "text", "values"), _LISTS)
def test_lists_of_values_are_read_in_each_form(
    page: Pages, kind: str, text: str, values: list[tuple[str, str]]
) -> None:
    order = page("order", "string[6,32] | true | 【订单号】商店的号", f"{kind} | true | 【订单号】{text}")
    found = _field(order, "body", "out_trade_no").values
    assert [(value.text, value.meaning) for value in found] == values


def test_the_meaning_of_a_value_is_read(page: Pages) -> None:
    values = _field(page("order"), "body", "trade_type").values
    assert [(value.text, value.meaning) for value in values] == [("JSAPI", "小程序"), ("H5", "网页")]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("out_trade_no", "商店的号"),
        ("time_expire", "按 rfc3339 写"),
        ("trade_type", "可选取值：\nJSAPI: 小程序\nH5: 网页"),
        ("payer", ""),
    ],
)
def test_the_description_is_read_without_its_term(page: Pages, name: str, text: str) -> None:
    assert _field(page("order"), "body", name).text == text


@pytest.mark.parametrize(
    ("address", "links"),
    [
        ("https://pay.weixin.qq.com/doc/v3/partner/4012.md#top", (Link("partner", "4012", "下单"),)),
        ("/v3/merchant/4012", (Link("merchant", "4012", "下单"),)),
        ("https://example.com/4012", ()),
    ],
)
def test_links_to_other_pages_are_read(page: Pages, address: str, links: tuple[Link, ...]) -> None:
    order = page("order", "商店的号", f"[下单]({address})接口的号")
    field = _field(order, "body", "out_trade_no")
    assert (field.links, field.text) == (links, "下单接口的号")


def test_a_link_in_brackets_is_no_term(page: Pages) -> None:
    order = page("order", "【订单号】", "【[下单](https://pay.weixin.qq.com/doc/v3/partner/4012.md)】")
    assert _field(order, "body", "out_trade_no").term == ""


def test_the_text_before_the_tables_is_read(page: Pages) -> None:
    order = page("order", "# 商店下单\n", "# 商店下单\n\n下单用。\n注意：\n\n- 每天 3 次\n")
    assert order.summary == "下单用。\n注意：\n每天 3 次"


def _is_encrypted(page: Pages, description: str) -> bool | None:
    order = page("order", "该字段需要使用微信支付公钥加密（推荐）", description)
    return _field(order, "body", "payer.real_name").is_encrypted


@pytest.mark.parametrize(
    "description",
    [
        "该字段需要使用微信支付公钥加密（推荐）",
        "该字段需要进行加密",
        "该字段需进行加密处理，见敏感信息加密说明",
        "注意：该字段为密文字段",
    ],
)
def test_a_field_is_encrypted_if_its_description_says_so(page: Pages, description: str) -> None:
    assert _is_encrypted(page, description) is True


@pytest.mark.parametrize("description", ["该字段无需加密", "加密文件所用的密钥", "姓名"])
def test_a_field_is_not_encrypted_if_its_description_only_mentions_encryption(page: Pages, description: str) -> None:
    assert _is_encrypted(page, description) is False


def test_a_header_is_not_encrypted_if_its_description_mentions_encryption(page: Pages) -> None:
    assert _field(page("order"), "header", "Wechatpay-Serial").is_encrypted is False


def test_common_error_rows_are_left_out(page: Pages) -> None:
    rows = [(row.status, row.code) for row in page("order").own_errors]
    assert rows == [("403", "NO_AUTH"), ("400", "PARAM_ERROR")]


def test_an_error_row_has_its_meaning_and_remedy(page: Pages) -> None:
    row = page("order", "| 无权 | 申请 |", "| 无权 | 先[申请](https://example.com)<br>再试 |").own_errors[0]
    assert (row.code, row.meaning, row.remedy) == ("NO_AUTH", "无权", "先申请\n再试")


def test_a_row_that_only_some_pages_have_is_their_own_even_if_it_is_with_the_common_rows(page: Pages) -> None:
    extra = "| 500 | SYSTEM\\_ERROR | 系统 | 等 |\n| 404 | NOT\\_FOUND | 没有 | 查 |"
    order = page("order", "| 500 | SYSTEM\\_ERROR | 系统 | 等 |", extra)
    assert ("404", "NOT_FOUND") in [(row.status, row.code) for row in order.own_errors]


def test_spaces_that_do_not_break_are_removed_from_codes(page: Pages) -> None:
    order = page("order", "NO\\_AUTH", "NO\\_\u00a0AUTH")
    assert order.own_errors[0].code == "NO_AUTH"


def test_common_error_rows_are_left_out_of_a_single_table(page: Pages, markdown: Callable[[str], str]) -> None:
    text = markdown("order").replace("### 公共错误码\n\n", "")
    start = text.index("\n### 业务错误码")
    text = text[:start] + "".join(text[start:].partition("| 403")[1:])
    rows = [(row.status, row.code) for row in read_page("p.md", text.encode()).page.own_errors]
    assert rows == [("403", "NO_AUTH"), ("400", "PARAM_ERROR")]


def test_an_empty_reply_gets_its_status_from_the_example(page: Pages) -> None:
    assert [(reply.status, reply.fields) for reply in page("cancel").replies] == [("204", ())]


def test_a_reply_with_fields_gets_its_status_from_the_example(page: Pages) -> None:
    replies = page("order", "200 OK\n\n| 参数名", "| 参数名").replies
    assert [(reply.status, len(reply.fields)) for reply in replies] == [("200", 5)]


def test_each_success_status_has_its_own_fields(page: Pages) -> None:
    more = "\n202 Accepted\n\n| 参数名 | 类型 | 必填 | 描述 |\n| --- | --- | --- | --- |\n| task | string | true | 【任务】 |\n\n## 错误码"
    replies = page("order", "## 错误码", more).replies
    assert [(reply.status, len(reply.fields)) for reply in replies] == [("200", 5), ("202", 1)]


def test_a_file_reply_is_read(page: Pages) -> None:
    assert page("cancel", "无应答包体", "返回二进制流").replies[0].is_file


def test_examples_and_class_names_are_read(page: Pages) -> None:
    revoke = page("revoke")
    assert revoke.sample == "RevokeMerchantNameAlterApplyment"
    assert revoke.targets == ("/v3/mchalterapply/merchantnamealterapplyment/20220617143306000013906025001/revoke",)
    assert '"APPLYMENT_STATE_CANCELED"' in revoke.examples[0].text


@pytest.mark.parametrize(
    ("new", "end", "what"),
    [
        ('"state": "a,]",}', '"state": "a,]"}', "the sample has a comma after the last member; it was removed"),
        ('"state": "OP\n  EN"}', '"state": "OPEN"}', "a string of the sample contains a line break; it was removed"),
        ('"state": "OPEN"}\n### 2', '"OPEN"}', "the sample does not end where its JSON ends; the rest was removed"),
    ],
)
def test_an_example_is_repaired_and_the_fault_reported(reading: Readings, new: str, end: str, what: str) -> None:
    found = reading("order", '"state": "OPEN"}', new)
    assert found.page.examples[0].text.endswith(end)
    assert [str(problem) for problem in found.problems] == [f"order.md:80: {what}"]


def test_an_example_that_is_no_json_is_kept_and_reported(reading: Readings) -> None:
    found = reading("order", '"state": "OPEN"}', '"state" "OPEN",}')
    assert found.page.examples[0].text.endswith('"state" "OPEN",}')
    assert str(found.problems[0]).startswith("order.md:80: the sample is not JSON: Expecting ':' delimiter")


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("只支持JPG、PNG格式，文件大小不能超过2M。", {"jpg": "2 MB", "png": "2 MB"}),
        (
            "1、只支持JPG格式，文件大小不能超过512K。<br>2、PDF文件大小不能超过7.5M。",
            {"jpg": "512 KB", "pdf": "7.5 MB"},
        ),
        ("图片的二进制内容", {}),
    ],
)
def test_the_maximum_sizes_of_files_are_read(page: Pages, text: str, sizes: dict[str, str]) -> None:
    upload = page("upload")
    row = next(row for row in upload.body_and_form[1] if row.type in FILE_TYPES)
    form = tuple(evolve(one, text=text.replace("<br>", "\n")) if one is row else one for one in upload.body_and_form[1])
    assert evolve(upload, request={"form": form}).max_sizes == sizes


def test_a_valid_page_has_no_problems(reading: Readings) -> None:
    assert reading("order").problems == ()


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("`/v3/shop/orders`", "`see above`", "order.md:9: invalid path: `see above`"),
        ("2026.01.31", "2026.02.31", "order.md:1: invalid date: `更新时间：2026.02.31`"),
        ("NO\\_AUTH", "NO AUTH", "order.md:66: invalid error row: status `403`, code `NO AUTH`"),
        (
            "| amount.total | integer | true |",
            "| amount.total | integer | perhaps |",
            "order.md:32: invalid field: name `amount.total`, type `integer`, required `perhaps`",
        ),
        ("钱 |", "钱 | 多 |", "order.md:31: the row has 5 cells, but the head has 4"),
        ("| level |", "| trade_type |", "order.md:29: duplicate field `trade_type` in this table"),
        ("| payer.note |", "| payee.note |", "order.md:36: `payee.note` has no row for `payee` before it"),
        (
            "### Body 参数",
            "### 其他",
            "order.md:24: a table of fields under `其他`, which is a heading neither for a request nor for a reply",
        ),
    ],
)
def test_parts_that_cannot_be_read_are_reported_with_their_line(
    reading: Readings, old: str, new: str, problem: str
) -> None:
    assert problem in [str(found) for found in reading("order", old, new).problems]


def test_a_path_from_the_example_of_a_request_is_reported(reading: Readings, markdown: Callable[[str], str]) -> None:
    text = markdown("order").replace("请求方式：【POST】 `/v3/shop/orders`", "请求方式：【GET】")
    text = text.replace("public class CreateOrder {\n}", "https://pay.wechatpay.cn/shop/file?token=x&mchid=1")
    found = read_page("p.md", text.encode())
    assert found.page.paths == ("/shop/file",)
    assert "no path next to the method; `/shop/file` is from the example of a request" in str(found.problems[0])


def test_a_guide_to_downloading_is_no_operation() -> None:
    with pytest.raises(PageError, match="it explains how to download a file") as caught:
        read_page("g.md", "## 说明\n\n请求方式： 【GET】\n\n请求URL： 对应的URL\n".encode())
    assert str(caught.value).endswith("Pass the page of that operation.")


def test_a_page_without_any_status_is_reported(reading: Readings) -> None:
    problems = reading("cancel", "> 204 No Content", "").problems
    assert [str(problem) for problem in problems] == [
        "cancel.md:5: no success status was found, neither at the reply nor in an example"
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "g.md: not the page of an operation: `请求方式`"),
        (b"# Shopping\n\nMilk, bread.\n", "g.md: not the page of an operation: `请求方式`"),
        (b"<html><body>404</body></html>", "g.md: not the page of an operation: `请求方式`"),
        (b"\xff\xfe\x00", "g.md: not UTF-8 text (byte 0)"),
        (b"a\x00b", "g.md: not text: it contains a null byte"),
    ],
)
def test_another_kind_of_file_raises_an_error(content: bytes, message: str) -> None:
    with pytest.raises(PageError) as caught:
        read_page("g.md", content)
    assert str(caught.value).startswith(message)


_LINES = (Path(__file__).with_name("order.md").read_text(encoding="utf-8") + "|\n```\n> \n| a |\n").splitlines()


@given(st.lists(st.sampled_from(_LINES) | st.text(max_size=20)))
def test_any_page_is_read_and_drafted_or_refused(lines: list[str]) -> None:
    text = "\n".join(["请求方式：【POST】 `/v3/shop/orders`", "", *lines])
    with suppress(PageError):
        assert draft(read_page("p.md", text.encode("utf-8", "replace")).page).text


@given(st.binary())
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    with suppress(PageError):
        read_page("p.md", content)
