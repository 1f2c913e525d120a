"""Python clients that public generators write from our OpenAPI document: complete, importable, and able to call the gateway."""

import json
from pathlib import Path
from typing import Any

import pytest

from interop.openapi.conftest import DRIVERS, java, operations_in, run
from wechatpay_gateway.server import RunningGateway

pytestmark = pytest.mark.timeout(900)
SHORT_NAMES = "removeOperationIdPrefix=true,removeOperationIdPrefixDelimiter=.,removeOperationIdPrefixCount=2"
"""Methods without the group and service, which are in the name of the class."""


def sample_refund(document: dict[str, Any]) -> str:
    """Return the example of a refund in the document."""
    operation = document["paths"]["/v3/refund/domestic/refunds"]["post"]
    return json.dumps(operation["responses"]["200"]["content"]["application/json"]["example"])


@pytest.fixture(scope="module")
def written_by_openapi_python_client(folder: Path) -> Path:
    """The folder with the package `written`."""
    config = folder / "config.yaml"
    config.write_text("post_hooks: []\n", encoding="utf-8")
    out = folder / "openapi-python-client"
    out.mkdir()
    command = ["openapi-python-client", "generate", "--path", folder / "openapi.json", "--output-path", out / "written"]
    run([*command, "--config", config, "--meta", "none", "--fail-on-warning"])
    return out


def test_openapi_python_client_writes_a_client_that_works(
    document: dict[str, Any], written_by_openapi_python_client: Path, wechatpay_gateway: RunningGateway
) -> None:
    driver = ["python", DRIVERS / "openapi_python_client_driver.py", written_by_openapi_python_client]
    outcome = json.loads(run(driver, given=sample_refund(document), gateway=wechatpay_gateway))
    assert outcome["operations"] == len(operations_in(document)) == 381
    assert outcome["modules"] > 1500
    assert outcome["placed"][0] == 200
    assert outcome["placed"][1].startswith("weixin://")
    assert outcome["found"] == ["PaymentsTradeState", "NOTPAY", 888]
    assert outcome["missing"] == "ORDER_NOT_EXIST"
    assert outcome["uploaded"]["media_id"]
    assert outcome["refund"] == ["NEW_STATUS", "", {"new_field": 1}]


@pytest.fixture(scope="module")
def written_by_openapi_generator(folder: Path) -> Path:
    """The folder with the package `written`."""
    java()
    out = folder / "openapi-generator"
    command = ["openapi-generator-cli", "generate", "-g", "python", "-i", folder / "openapi.json", "-o", out]
    only = "apiDocs=false,apiTests=false,modelDocs=false,modelTests=false"
    run([*command, "--additional-properties", f"packageName=written,{SHORT_NAMES}", "--global-property", only])
    return out


def test_openapi_generator_writes_a_client_that_works(
    document: dict[str, Any], written_by_openapi_generator: Path, wechatpay_gateway: RunningGateway
) -> None:
    driver = ["python", DRIVERS / "openapi_generator_driver.py", written_by_openapi_generator]
    outcome = json.loads(run(driver, given=sample_refund(document), gateway=wechatpay_gateway))
    assert len(outcome["methods"]) == len(operations_in(document)) == 381
    assert outcome["modules"] > 1200
    assert outcome["placed"].startswith("weixin://")
    assert outcome["found"] == ["NOTPAY", 888]
    assert outcome["missing"] == [404, "ORDER_NOT_EXIST"]
    assert outcome["uploaded"]["media_id"]
    assert outcome["refund"] == ["NEW_STATUS", ""]


def test_openapi_generator_gives_its_methods_our_names(
    document: dict[str, Any], written_by_openapi_generator: Path
) -> None:
    """The tag is the class, and with these options the rest of the name is the method."""
    assert "def create_refund(" in (written_by_openapi_generator / "written/api/payments_refunds_api.py").read_text(
        "utf-8"
    )
