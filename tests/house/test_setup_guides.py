"""The guides about setting up are complete: they name every setting, and their shell notices a failure."""

import pytest

from support.blocks import ROOT
from support.guide_shell import shell_of
from wechatpay_runtime._settings.environment import KNOWN_VARIABLES

NOT_FROM_WECHAT_PAY = {"WECHATPAY_BASE_URL", "WECHATPAY_PROXY", "WECHATPAY_LANGUAGE"}
"""Settings that are not keys or numbers of WeChat Pay, so that the page of terms need not explain them."""
IN_BOTH = pytest.mark.parametrize("language", ["en", "zh"])


def guide(language: str, name: str) -> str:
    return (ROOT / "docs" / language / "guides" / f"{name}.md").read_text(encoding="utf-8")


@IN_BOTH
def test_the_page_of_terms_names_every_key_and_number(language: str) -> None:
    text = guide(language, "terms")

    assert [name for name in KNOWN_VARIABLES if f"`{name}`" not in text and name not in NOT_FROM_WECHAT_PAY] == []


def test_a_command_of_a_guide_that_fails_fails_its_test() -> None:
    with shell_of("en") as shell, pytest.raises(AssertionError, match="No such file"):
        shell.run("true\ncat /nowhere/at/all\ntrue")


def test_a_variable_of_a_block_is_there_in_the_next_one() -> None:
    with shell_of("en") as shell:
        shell.run("number=42")

        assert shell.run('printf %s "$number"') == "42"
