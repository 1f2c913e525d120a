"""An error has the language of the client that raises it; without a client, the one of WECHATPAY_LANGUAGE."""

import asyncio
import json
import pickle
from typing import Any

import pytest

from support import platform
from wechatpay_clients import AsyncClient, Client
from wechatpay_runtime._base.messages import LANGUAGE_VARIABLE
from wechatpay_runtime.errors import ConfigurationError

ENGLISH_TEXT = "mchid (WECHATPAY_MCHID) is empty."
CHINESE_TEXT = "mchid (WECHATPAY_MCHID) 为空。"


def settings(**changes: Any) -> dict[str, Any]:
    return {**platform.settings(), **changes}


def complaint(**changes: Any) -> str:
    with pytest.raises(ConfigurationError) as caught:
        Client(**settings(mchid=" ", **changes))
    return str(caught.value)


@pytest.mark.parametrize(
    ("variable", "setting", "text"),
    [
        pytest.param("", None, ENGLISH_TEXT, id="english by default"),
        pytest.param("", "zh", CHINESE_TEXT, id="chinese by the setting"),
        pytest.param("zh", None, CHINESE_TEXT, id="chinese by the variable"),
        pytest.param("zh", "en", ENGLISH_TEXT, id="the setting wins"),
        pytest.param("tlh", None, ENGLISH_TEXT, id="an unknown variable is ignored without from_env"),
    ],
)
def test_an_error_of_the_settings_has_the_language(
    variable: str, setting: str | None, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(LANGUAGE_VARIABLE, variable)

    assert complaint(language=setting).startswith(text)


def test_from_env_reads_the_language_from_the_same_variables() -> None:
    environment = {**platform.environment(), "WECHATPAY_MCHID": "x", LANGUAGE_VARIABLE: "zh-CN"}

    with pytest.raises(ConfigurationError, match="含有非数字字符"):
        Client.from_env(environment)


@pytest.mark.parametrize("language", ["fr", "", "chinese", 1])
def test_another_language_is_refused(language: object) -> None:
    with pytest.raises(ConfigurationError, match=r"language .* must be 'en' or 'zh'"):
        Client(**settings(language=language))


def test_two_clients_of_one_process_have_their_own_languages() -> None:
    chinese, english = (Client(**settings(language=language)) for language in ("zh", "en"))
    texts: list[str] = []
    for client in (chinese, english):
        with client, pytest.raises(ConfigurationError) as caught:
            client.with_options(timeout=0)
        texts.append(str(caught.value))

    assert texts == [
        "timeout 必须是大于 0 且不超过 86400 的秒数，实际为 0。",
        "timeout must be a number of seconds greater than 0 and at most 86400, got 0.",
    ]


def test_a_copy_of_a_client_keeps_its_language() -> None:
    with (
        Client(**settings(language="zh")) as client,
        pytest.raises(ConfigurationError, match="请求未发送"),
    ):
        client.with_options(timeout=5).request("GET", "/brand/x")


async def chinese_error_of_an_async_client() -> str:
    async with AsyncClient(**settings(language="zh")) as client:
        try:
            await client.request("GET", "/brand/x")
        except ConfigurationError as error:
            return str(error)
    return ""


def test_an_async_client_has_its_language() -> None:
    assert "请求未发送" in asyncio.run(chinese_error_of_an_async_client())


def chinese_error() -> ConfigurationError:
    with pytest.raises(ConfigurationError) as caught:
        Client(**settings(mchid="", language="zh"))
    return caught.value


def test_a_pickled_error_keeps_its_text() -> None:
    error = chinese_error()

    assert str(pickle.loads(pickle.dumps(error))) == str(error)  # noqa: S301 - our own bytes


def test_a_pickled_error_contains_a_plain_string() -> None:
    assert type(pickle.loads(pickle.dumps(chinese_error())).args[0]) is str  # noqa: S301 - our own bytes


def test_an_error_rebuilt_from_json_keeps_its_text() -> None:
    error = chinese_error()

    assert str(type(error)(*json.loads(json.dumps(error.args)))) == str(error)
