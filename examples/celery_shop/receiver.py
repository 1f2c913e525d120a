"""Receives notifications: `uvicorn --app-dir examples --workers 4 --factory celery_shop.receiver:create_app`.

A notification is verified, decrypted and stored as a task, and then acknowledged. Those that arrive at the same time are stored
together. Celery does the rest (`celery_shop.work`). The database stores a task once for each ID, so this needs no replay guard.
"""

import os
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from typing import Any

from starlette.applications import Starlette

from wechatpay_clients import AsyncClient
from wechatpay_clients.payments.transactions import transaction_success
from wechatpay_runtime.adapters.postgresql import AsyncTasks
from wechatpay_runtime.adapters.starlette import WeChatPay

NOTIFICATIONS_PATH = "/wechatpay/notifications"


def create_app() -> Starlette:
    """Create the application, with the client's variables and `SHOP_DATABASE`."""
    wechatpay, tasks = WeChatPay(AsyncClient.from_env), AsyncTasks(os.environ["SHOP_DATABASE"])

    @wechatpay.on(transaction_success.NOTIFICATION)
    async def store(notification: transaction_success.TransactionSuccessNotification) -> None:
        await tasks.add("settle", notification.id, notification.resource.received)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncGenerator[Mapping[str, Any]]:
        async with wechatpay.lifespan(app) as state:
            yield state
        await tasks.close()

    app = Starlette(lifespan=lifespan)
    app.add_route(NOTIFICATIONS_PATH, wechatpay.endpoint, methods=["POST"])
    return app
