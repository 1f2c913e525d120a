"""Messages are rendered in English or Chinese, whole or inside one another."""

import pickle

import pytest

from wechatpay_runtime._base.messages import (
    CHINESE,
    ENGLISH,
    LANGUAGE_VARIABLE,
    current_language,
    fragment,
    listed,
    phrase,
    read_language,
    sentences,
    speaking,
)
from wechatpay_runtime.errors import ConfigurationError


@pytest.fixture(autouse=True)
def no_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(LANGUAGE_VARIABLE, raising=False)


def test_a_message_is_english_by_default() -> None:
    assert phrase("must be {expected}", expected="1") == "must be 1"


def test_a_message_is_chinese_if_chinese_is_spoken() -> None:
    with speaking(CHINESE):
        assert phrase("is empty") == "为空"


def test_the_language_is_restored() -> None:
    with speaking(CHINESE):
        pass
    assert current_language() == ENGLISH


def test_a_message_inside_another_has_the_language_of_the_whole() -> None:
    message = phrase("{setting} {complaint}.", setting="mchid", complaint=phrase("is empty"))

    assert (message, message.translated(CHINESE)) == ("mchid is empty.", "mchid 为空。")


def test_an_error_inside_a_message_has_the_language_of_the_whole() -> None:
    error = ConfigurationError(phrase("is empty"))

    assert phrase("{setting} {complaint}.", setting="a", complaint=error).translated(CHINESE) == "a 为空。"


def test_a_value_may_contain_braces() -> None:
    assert phrase("must be {expected}", expected="{x}").translated(CHINESE) == "必须是{x}"


def test_a_message_without_a_chinese_text_stays_english() -> None:
    assert fragment("never written down").translated(CHINESE) == "never written down"


def test_sentences_have_no_space_between_them_in_chinese() -> None:
    both = sentences(phrase("Nothing was sent."), "", phrase("Try again later."))

    assert (both, both.translated(CHINESE)) == ("Nothing was sent. Try again later.", "请求未发送。请稍后再试。")


def test_a_list_has_chinese_separators() -> None:
    assert listed(["a", "b"], " or ").translated(CHINESE) == "a 或 b"


def test_placeholders_can_be_filled_later() -> None:
    need = fragment("must be {expected}").filled(expected=fragment("a string"))

    assert (need, need.translated(CHINESE)) == ("must be a string", "必须是字符串")


def test_a_fragment_is_english_whatever_is_spoken() -> None:
    with speaking(CHINESE):
        assert fragment("is empty") == "is empty"


def test_a_message_is_pickled_as_a_plain_string() -> None:
    assert type(pickle.loads(pickle.dumps(phrase("is empty")))) is str  # noqa: S301 - our own bytes


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("zh", "zh"),
        ("zh-CN", "zh"),
        ("zh_CN.UTF-8", "zh"),
        (" ZH ", "zh"),
        ("en_US.UTF-8", "en"),
        ("C", None),
        ("zhuang", None),
        ("", None),
    ],
)
def test_languages_and_locales_are_read(text: str, language: str | None) -> None:
    assert read_language(text) == language
