"""The reference page shows the text of a spec literally, even if it contains Markdown or HTML."""

from collections.abc import Callable
from html.parser import HTMLParser
from importlib import import_module

import pytest

from support.catalog import ENTRIES
from wechatpay_site import codes, notices
from wechatpay_site.catalog import notifications
from wechatpay_site.chinese import sentences
from wechatpay_site.html_tables import with_html_tables
from wechatpay_site.late_parts import put_in, without_parts
from wechatpay_site.markdown import markdown, table
from wechatpay_site.operations import head
from wechatpay_site.signatures import methods_of
from wechatpay_site.words import choice

TEXTS = [
    "*a* _b_ **c** __d__ ~~e~~ ^f^",
    "[text](https://pay.example) ![image](https://pay.example/x.png) [reference][1] <https://pay.example>",
    "<b>bold</b> <script>alert(1)</script> &amp; &lt; &#42;",
    "a|b || c \\| d",
    "# not a heading",
    "- not an item",
    "+ not an item",
    "1. not an item",
    "12. not an item",
    "=== not a line",
    ": not a definition",
    "> not a quotation",
    "{.class} {{ template }} {% block %}",
    "one ` backquote",
    "C:\\path \\* \\_",
    "[TOC]",
    "`type` is `a<b` or `c|d`, and `x_y_z` is not `*`",
]


class Visible(HTMLParser):
    """Collects the visible text of a page, with code in backquotes."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.tags: list[str] = []
        self.paragraphs: list[str] = []
        self._is_in_paragraph = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the parser's signature
        self.tags.append(tag)
        if tag == "p":
            self.paragraphs.append("")
            self._is_in_paragraph = True
        self._add("`" if tag == "code" else "")

    def handle_endtag(self, tag: str) -> None:
        self._add("`" if tag == "code" else "")
        if tag == "p":
            self._is_in_paragraph = False

    def handle_data(self, data: str) -> None:
        self._add(data)

    def _add(self, text: str) -> None:
        self.text += text
        if self._is_in_paragraph:
            self.paragraphs[-1] += text


def visible(source: str) -> Visible:
    convert: Callable[..., str] = import_module("markdown").markdown
    page = Visible()
    page.feed(convert(source, extensions=["tables", "fenced_code", "toc"]))
    return page


@pytest.mark.parametrize("text", TEXTS)
def test_a_paragraph_shows_the_text(text: str) -> None:
    page = visible(markdown(text))
    assert (page.text, [tag for tag in page.tags if tag not in {"p", "code"}]) == (text, [])


@pytest.mark.parametrize("text", TEXTS)
def test_a_table_cell_shows_the_text(text: str) -> None:
    page = visible("\n".join(table(("name", "what"), [("`x`", text)])))
    assert [line for line in page.text.split("\n") if line][-2:] == ["`x`", text]


@pytest.mark.parametrize("text", TEXTS)
def test_a_table_cell_shows_the_text_as_html(text: str) -> None:
    page = visible(with_html_tables("\n".join(table(("name", "what"), [("`x`", text)]))))
    assert [line for line in page.text.split("\n") if line][-1] == f"`x`{text}"


PAGE = """\
# One

```text
GET /v3/one
```

## Two

| c | d |
| --- | --- |
| 3 | [`4`](4.md) |

```python
print(5)
```

The end.
"""


def test_tables_and_code_of_sections_are_put_in_afterwards() -> None:
    page = put_in(without_parts(PAGE), PAGE)

    assert "<code>GET /v3/one\n</code>" in without_parts(PAGE)
    assert '<td>3</td><td><a href="4.html"><code>4</code></a></td>' in page
    assert '<div class="highlight"><pre><span></span><code><span class="nb">print</span>' in page


@pytest.mark.parametrize(
    ("built", "places"),
    [(without_parts(PAGE).replace("<div></div>\n", "", 1), 1), (without_parts(PAGE) + "<div></div>\n", 3)],
)
def test_a_page_with_another_number_of_places_is_refused(built: str, places: int) -> None:
    with pytest.raises(
        LookupError, match=f"has {places} places for 2 tables and blocks of code; it begins with '# One"
    ):
        put_in(built, PAGE)


@pytest.mark.parametrize(
    ("language", "roles"),
    [
        ("en", "Available to: merchant (普通商户), service provider (普通服务商)."),
        ("zh", "支持商户：普通商户、普通服务商。"),
    ],
)
def test_a_page_shows_the_names_of_roles(language: str, roles: str) -> None:
    assert roles in head(ENTRIES["payments.refunds.create_refund"], language)


def test_every_rate_limit_and_reason_has_a_chinese_text() -> None:
    entries = ENTRIES.values()
    rates = {entry["rate"] for entry in entries if entry["rate"]}
    reasons = {entry["repeat"]["never"] for entry in entries if entry["repeat"] and entry["repeat"]["never"]}

    assert set(sentences()) == rates | reasons


@pytest.mark.parametrize(
    ("language", "remedy"),
    [
        ("en", "**what to do**: Check your signing code, the private key and its serial number, and the system clock."),
        ("zh", "**解决方案**：请检查签名代码、私钥及其证书序列号，以及系统时钟。"),
    ],
)
def test_the_page_of_an_error_code_has_the_remedy_in_its_language(language: str, remedy: str) -> None:
    assert remedy in codes.page("SIGN_ERROR", language).split("\n")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "15s × 2, 30s, 3m, 30m × 4, 1h"),
        ("zh", "15 秒 × 2、30 秒、3 分钟、30 分钟 × 4、1 小时"),
    ],
)
def test_the_page_of_a_notification_says_when_it_is_repeated(language: str, words: str) -> None:
    page = notices.page(notifications()["payscore.service_orders.user_paid"], language)

    assert words in page


@pytest.mark.parametrize(
    ("values", "english", "chinese"),
    [
        (["a"], "`a`", "`a`"),
        (["a", "b"], "`a` or `b`", "`a` 或 `b`"),
        (["a", "b", "c"], "`a`, `b` or `c`", "`a`、`b` 或 `c`"),
    ],
)
def test_values_are_listed_as_a_choice(values: list[str], english: str, chinese: str) -> None:
    assert (choice(values, "en"), choice(values, "zh")) == (english, chinese)


def test_a_method_with_overloads_is_one_method_with_several_signatures() -> None:
    (method,) = methods_of("onboarding.subject_confirmation.cancel_applyment")

    assert method.signature.split("\n\n") == [
        "cancel_applyment(*, business_code: str, applyment_id: int | None = None) -> None",
        "cancel_applyment(*, business_code: None = None, applyment_id: int) -> None",
    ]
