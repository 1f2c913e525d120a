"""Makes simultaneous calls, a download and a cancelled call on uvloop with each async transport, and prints what came back."""

import asyncio
from importlib import import_module
from io import BytesIO
from typing import Any

from wechatpay_clients import AsyncClient

uvloop: Any = import_module("uvloop")  # not installed for the type checkers
CALLS = 50


async def main(transport: str | None) -> None:
    """Use one transport."""
    bill = BytesIO()
    async with AsyncClient.from_env(transport=transport) as client:
        replies = await asyncio.gather(
            *(client.common.platform_security.echo(echo_message="hello") for _ in range(CALLS))
        )
        await client.payments.bills.download_trade_bill(bill_date="2019-06-11", to=bill)
        call = asyncio.ensure_future(client.common.platform_security.echo(echo_message="hello"))
        await asyncio.sleep(0)
        call.cancel()
        await asyncio.wait([call])
    messages = sorted({str(reply.echo_message) for reply in replies})
    loop = type(asyncio.get_running_loop()).__module__
    print(transport, loop, len(replies), messages, bool(bill.getvalue()), call.cancelled())  # noqa: T201 - the test reads it


for name in (None, "fast"):
    uvloop.run(main(name))
