"""Every operation can be called with all of its arguments and with the required ones only; the gateway validates both."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from support.both import ADAPTERS, Kept
from support.calls import with_all, with_required
from support.catalog import CATALOG
from support.examples import arguments_of, environment_of
from support.files import with_files
from support.rows import check_rows
from wechatpay_gateway.server import RunningGateway
from wechatpay_runtime.errors import ApiError

pytestmark = pytest.mark.usefixtures("example_orders")

OPERATIONS = {entry["operation"]: entry for entry in CATALOG}


@pytest.mark.parametrize("kind", ADAPTERS)
@pytest.mark.parametrize("choose", [with_all, with_required])
def test_a_call_is_valid(
    kind: str,
    choose: Callable[[dict[str, Any], dict[str, Any]], dict[str, Any]],
    kept_clients: dict[str, Kept],
    wechatpay_gateway: RunningGateway,
    ready_for: Callable[[dict[str, Any]], None],
    tmp_path: Path,
) -> None:
    def is_valid(entry: dict[str, Any]) -> None:
        example = entry["examples"][0]
        arguments = choose(entry, arguments_of(example))
        if arguments == arguments_of(example):
            return  # other tests make this call
        ready_for(entry)
        client = kept_clients[kind](environment_of(wechatpay_gateway, example), strict=True)
        try:
            client.call_by_name(entry["operation"], with_files(entry["operation"], arguments, tmp_path))
        except ApiError as error:
            if error.code == "PARAM_ERROR":
                raise
        assert wechatpay_gateway.requests[-1].operation == entry["operation"]

    check_rows(OPERATIONS, is_valid)
