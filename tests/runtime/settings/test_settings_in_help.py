"""`help(Client)`, `inspect.signature` and `Client?` of IPython show every setting with its type and meaning."""

import inspect
import pydoc
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from wechatpay_clients import AsyncClient, Client
from wechatpay_runtime._base.options import Options
from wechatpay_runtime._session.option_arguments import OPTION_FIELDS
from wechatpay_runtime._settings.setting_names import KNOWN_SETTINGS

ROOT = Path(__file__).parents[3]

in_both = pytest.mark.parametrize("kind", [Client, AsyncClient])


@in_both
def test_the_signature_has_every_setting(kind: type[Any]) -> None:
    parameters = inspect.signature(kind).parameters

    assert set(parameters) == set(KNOWN_SETTINGS)
    assert {parameter.kind for parameter in parameters.values()} == {inspect.Parameter.KEYWORD_ONLY}
    assert [*parameters][:2] == ["mchid", "merchant_serial_no"]


@pytest.mark.parametrize(
    "text",
    [
        "mchid: str = ...",
        "timeout: float = ...",
        "merchant_private_key: KeySource | Signer = ...",
        "hooks: Hook | Sequence[Hook] | None = ...",
    ],
)
def test_the_signature_shows_types_without_quotes(text: str) -> None:
    assert text in str(inspect.signature(Client))


@in_both
def test_the_docstring_explains_every_setting(kind: type[Any]) -> None:
    docstring = inspect.getdoc(kind) or ""

    assert [name for name in KNOWN_SETTINGS if f"\n    {name}: " not in docstring] == []


def test_the_docstring_begins_with_that_of_the_class_and_names_what_is_required() -> None:
    docstring = inspect.getdoc(Client) or ""

    assert docstring.startswith("Client for WeChat Pay APIv3, for one merchant.")
    assert "    mchid: str  (required for a merchant)\n        Merchant number.\n" in docstring
    assert "    brand_id: str  (required for a brand without a merchant)\n" in docstring


def test_help_shows_the_settings() -> None:
    text = pydoc.plain(pydoc.render_doc(Client))

    assert "class Client(wechatpay_runtime.client.sync_client.BaseClient)" in text
    assert " |      timeout: float\n" in text


class OwnConstructor(Client):
    """A client of a program."""

    def __init__(self, shop: str) -> None:
        super().__init__(mchid=shop)  # type: ignore[call-overload]  # it is never called


class OwnMethod(Client):
    """A client with another method."""


def test_a_subclass_with_a_constructor_of_its_own_shows_that_one() -> None:
    assert [*inspect.signature(OwnConstructor).parameters] == ["shop"]
    assert OwnConstructor.__doc__ == "A client of a program."


def test_a_subclass_without_a_constructor_shows_the_settings() -> None:
    assert "mchid" in inspect.signature(OwnMethod).parameters
    assert (OwnMethod.__doc__ or "").startswith("A client with another method.\n\nSettings:")


def test_nobody_pays_for_help_who_does_not_ask() -> None:
    code = "import sys, wechatpay_clients; print('ast' in sys.modules, 'wechatpay_runtime.client.settings_help' in sys.modules)"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", timeout=30, check=True)

    assert result.stdout.split()[-1] == "False"


@pytest.mark.parametrize(
    ("readme", "language"), [("README.md", "en"), ("README.zh-CN.md", "zh")], ids=["English", "Chinese"]
)
def test_readme_and_page_list_every_setting_once(readme: str, language: str) -> None:
    page = (ROOT / "docs" / language / "start" / "settings.md").read_text(encoding="utf-8")
    of_variables = re.findall(
        r"^\| `WECHATPAY_\w+` \| `(\w+)` \|", (ROOT / readme).read_text(encoding="utf-8"), re.MULTILINE
    )
    of_arguments = re.findall(r"^\| `([a-z_0-9]+)` \|", page, re.MULTILINE)

    assert sorted([*of_variables, *of_arguments]) == sorted(KNOWN_SETTINGS)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_page_lists_the_defaults_of_options(language: str) -> None:
    page = (ROOT / "docs" / language / "start" / "settings.md").read_text(encoding="utf-8")
    defaults = dict(re.findall(r"^\| `([a-z_0-9]+)` \| `?([^|`]*?)`? \|", page, re.MULTILINE))
    options, units = Options(), {"MiB": 1 << 20, "GiB": 1 << 30}
    found = {name: getattr(options, field) for name, field in OPTION_FIELDS.items()}

    for name, value in found.items():
        number, _, unit = defaults[name].partition(" ")
        assert (number == str(value)) if isinstance(value, bool) else float(number) * units.get(unit, 1) == value, name
