"""`draft` finds a page at its address, in a folder or in a git directory, with its title and date."""

import json
import subprocess
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from shutil import which
from threading import Thread

import pytest

from wechatpay_codegen.pages.commands import draft_page
from wechatpay_codegen.pages.draft.rates import stated_rate

GIT = which("git") or "git"
INDEX = json.dumps(
    {
        "nodes": [
            {
                "docId": "77",
                "title": "下单",
                "url": "https://pay.weixin.qq.com/doc/v3/partner/77.md",
                "updateTime": "1772409600",
            }
        ]
    }
)
LIST = "# 文档\n- [查单](https://pay.weixin.qq.com/doc/v3/partner/7.md)\n- [下单](https://pay.weixin.qq.com/doc/v3/partner/77.md)\n"
HEAD = (
    "title: {en: TODO, zh: 下单}\ndoc: TODO\ndocs: https://pay.weixin.qq.com/doc/v3/partner/77\nupdated: 2026-03-02\n"
)


class Site(BaseHTTPRequestHandler):
    """Serves the files of the class attribute by path."""

    files: dict[str, bytes]

    def do_GET(self) -> None:
        content = self.files.get(self.path)
        self.send_response(200 if content is not None else 404)
        self.end_headers()
        self.wfile.write(content or b"")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the base class
        """Print nothing."""


@pytest.fixture
def site(markdown: Callable[[str], str]) -> Iterator[str]:
    """The address of a site with a page and a list of pages."""
    files = {"/partner/77.md": markdown("cancel").encode(), "/partner/llms.txt": LIST.encode(), "/x/77.md": b"Milk\n"}
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("OneSite", (Site,), {"files": files}))
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def pages(tmp_path: Path, markdown: Callable[[str], str]) -> Path:
    """A folder with an index, whose pages are two folders below it."""
    folder = tmp_path / "partner/pages/orders"
    folder.mkdir(parents=True)
    (tmp_path / "partner/index.json").write_text(INDEX, encoding="utf-8")
    (folder / "77.md").write_text(markdown("cancel"), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("ending", ["", ".md"])
def test_a_page_is_fetched_with_its_title(ending: str, site: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert draft_page(f"{site}/partner/77{ending}") == 0
    out, err = capsys.readouterr()
    assert out.startswith(f"title: {{en: TODO, zh: 下单}}\ndoc: TODO\ndocs: {site}/partner/77\n")
    assert f"{site}/partner/77:1: `updated` was not found on the page" in err


@pytest.mark.parametrize(
    ("path", "complaint"),
    [
        ("/partner/78", "/partner/78.md: HTTP status 404. Save the Markdown of the page to a file, "),
        ("/x/77", "/x/77: "),
    ],
)
def test_a_page_that_is_not_there_is_named(
    path: str, complaint: str, site: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert draft_page(site + path) == 1
    assert capsys.readouterr().err.startswith(site + complaint)


def test_pages_are_not_fetched_in_the_clear(capsys: pytest.CaptureFixture[str]) -> None:
    assert draft_page("http://pay.example/doc/1") == 1
    assert capsys.readouterr().err == "http://pay.example/doc/1.md: not an https URL\n"


@pytest.mark.parametrize("number", ["77", "partner/77", "77.md"])
def test_a_page_is_found_in_a_folder(number: str, pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert draft_page(number, pages=pages) == 0
    assert capsys.readouterr().out.startswith(HEAD)


def test_a_page_is_found_in_a_git_directory(pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    identity = ["-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"]
    for words in (["init", "--quiet"], ["add", "--all"], [*identity, "commit", "--quiet", "--message", "pages"]):
        subprocess.run([GIT, "-C", str(pages), *words], check=True)

    assert draft_page("partner/77", pages=pages / ".git") == 0
    assert capsys.readouterr().out.startswith(HEAD)


def test_a_file_has_the_title_and_date_of_the_nearest_index(pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert draft_page(str(pages / "partner/pages/orders/77.md")) == 0
    assert capsys.readouterr().out.startswith(HEAD)


@pytest.mark.parametrize("number", ["78", "merchant/77"])
def test_a_missing_number_is_named(number: str, pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert draft_page(number, pages=pages) == 1
    assert capsys.readouterr().err.startswith(
        f"{pages}: no page `{number}.md`. Pass the number of a page, with its side"
    )


def test_a_number_of_two_pages_is_named(pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = pages / "merchant/pages/77.md"
    other.parent.mkdir(parents=True)
    other.write_text("Milk", encoding="utf-8")

    assert draft_page("77", pages=pages) == 1
    assert "several pages `77`: " in capsys.readouterr().err


def test_a_rate_is_proposed(pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = pages / "partner/pages/orders/77.md"
    file.write_text(f"频率限制：10次/s\n\n{file.read_text(encoding='utf-8')}", encoding="utf-8")

    assert draft_page(str(file)) == 0
    out, err = capsys.readouterr()
    assert "rate: TODO 10 calls a second.\n" in out
    assert "proposed from the text: rate: 10 calls a second." in err


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("**频率限制**：500/s", "500 calls a second."),
        ("接口频率：2000QPS", "2000 calls a second."),
        ("接口的频率限制: 单个商户号1000 次/s", "1000 calls a second for each merchant number."),
        (
            "同一商户号下，成功的频率限制为150QPS，而调用失败报错时的频率限制为6QPS。",
            "150 calls a second for each merchant number.",
        ),
        ("一个月之前的订单申请退款频率限制为：5000/min", "5000 calls a minute."),
        ("API每分钟60次。", "60 calls a minute."),
        ("频率 1次/秒", "1 call a second."),
        ("错误或无效请求频率限制：6qps", ""),
        ("订单金额为100/元", ""),
        ("", ""),
    ],
)
def test_a_rate_is_read(text: str, rate: str) -> None:
    assert stated_rate(text) == rate


def test_the_notification_that_an_address_is_for_is_proposed(
    pages: Path, markdown: Callable[[str], str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    notification = tmp_path / "specs/shop/orders/order_paid.yaml"
    notification.parent.mkdir(parents=True)
    notification.write_text("docs: https://pay.weixin.qq.com/doc/v3/partner/3\nevent_types: [PAID]\n", encoding="utf-8")
    row = "| notify_url | string(256) | true | 【通知地址】见[通知](https://pay.weixin.qq.com/doc/v3/partner/3.md) |\n"
    text = markdown("cancel")
    file = pages / "partner/pages/orders/77.md"
    body = f"### Body 参数\n| 参数名 | 类型 | 必填 | 描述 |\n| --- | --- | --- | --- |\n{row}## 应答参数"
    file.write_text(text.replace("## 应答参数", body), encoding="utf-8")

    assert draft_page(str(file), specs=tmp_path / "specs") == 0
    assert "  - {notification: shop.orders.order_paid, url: notify_url}\n" in capsys.readouterr().out
