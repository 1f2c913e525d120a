"""The pages' examples, as calls that a gateway accepts today."""

from collections.abc import Mapping
from typing import Any

from support.catalog import CATALOG
from wechatpay_gateway.server import RunningGateway

OWN_NUMBERS = ("mchid", "sp_mchid", "combine_mchid")
"""Names of the caller's own merchant number."""
FUTURE = "2099-06-08T10:34:56+08:00"
_BY_NAME = {entry["operation"]: entry for entry in CATALOG}


def arguments_of(example: Mapping[str, Any]) -> dict[str, Any]:
    """Return the arguments of a page's example, with deadlines moved to the distant future."""
    arguments: dict[str, Any] = example["given"]
    return {**arguments, "time_expire": FUTURE} if "time_expire" in arguments else arguments


def own_example(operation: str, number: int = 0) -> dict[str, Any]:
    """Return the arguments of an example, with the number of the gateway's default merchant."""
    arguments = arguments_of(_BY_NAME[operation]["examples"][number])
    return arguments | {name: "1900000001" for name in OWN_NUMBERS if name in arguments}


def environment_of(gateway: RunningGateway, example: Mapping[str, Any]) -> dict[str, str]:
    """Return the environment of the merchant in a page's example, with the orders and refunds of the examples."""
    numbers = [example["given"][name] for name in OWN_NUMBERS if name in example["given"]]
    if not numbers or numbers[0] == gateway.merchants.default.mchid:
        return gateway.environment
    if merchant := gateway.merchants.get(numbers[0]):
        return {**gateway.environment, **merchant.environment(gateway.base_url)}
    environment = gateway.merchants.add(numbers[0], like=gateway.merchants.default.mchid)
    gateway.add_examples(numbers[0])
    return {**gateway.environment, **environment}
