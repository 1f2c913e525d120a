from collections.abc import Iterator

import pytest

from gateway.direct_calls import without_connections
from wechatpay_gateway.server import RunningGateway


@pytest.fixture(scope="module", autouse=True)
def direct_calls(server: RunningGateway) -> Iterator[None]:
    """The tests of a family are about its records, so their calls need no connection; those of `tests/clients` have one."""
    with without_connections(server):
        yield
