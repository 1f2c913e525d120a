"""Schemathesis sends valid and invalid requests for every operation to the gateway, each with a valid signature."""

from pathlib import Path
from typing import Any

import pytest

from interop.openapi.conftest import operations_in, run
from wechatpay_gateway.server import RunningGateway

CASES_OF_AN_OPERATION = 3
CHECKS = "not_a_server_error,response_schema_conformance"


@pytest.mark.timeout(1800)
def test_no_request_leads_to_a_server_error_or_an_undocumented_reply(
    document: dict[str, Any], folder: Path, wechatpay_gateway: RunningGateway
) -> None:
    wechatpay_gateway.add_examples(wechatpay_gateway.merchants.default.mchid)
    report = folder / "schemathesis.json"
    options = ["--phases", "examples,fuzzing", "--mode", "all", "--max-examples", str(CASES_OF_AN_OPERATION)]
    options += ["--checks", CHECKS, "--generation-deterministic", "--no-shrink", "--warnings", "off", "--no-color"]
    options += ["--report-json-path", str(report), "--url", wechatpay_gateway.base_url]
    hooks = {"SCHEMATHESIS_HOOKS": "interop.drivers.openapi_schemathesis_hooks"}
    printed = run(
        ["schemathesis", "run", folder / "openapi.json", *options], gateway=wechatpay_gateway, more=hooks, cwd=folder
    )
    assert f"Tested: {len(operations_in(document))}" in printed
    accepted = [each for each in wechatpay_gateway.requests if each.verdict.is_accepted]
    assert len({each.operation for each in accepted}) > 100
