"""Receives notifications: `gunicorn --chdir examples --workers 4 --threads 4 "celery_shop.receiver:create_app()"`.

A notification is verified, decrypted and stored as a task, with one statement; then it is acknowledged. Celery does the rest
(`celery_shop.work`). The database stores a task once for each ID, so this needs no replay guard.
"""

import os
from threading import local

import psycopg
from flask import Flask

from wechatpay_clients import Client
from wechatpay_clients.payments.transactions import transaction_success
from wechatpay_runtime.adapters.flask import view
from wechatpay_runtime.adapters.postgresql import add_task
from wechatpay_runtime.notifications import Notification, Router

NOTIFICATIONS_PATH = "/wechatpay/notifications"


class Tasks:
    """Stores notifications as tasks. Each thread keeps a connection; one that fails is replaced."""

    def __init__(self, database: str) -> None:
        self._database = database
        self._of_thread = local()

    def store(self, notification: Notification[transaction_success.Transaction]) -> None:
        """Store the task `settle`, with the payment.

        Raises:
            psycopg.Error: The database fails, so the notification is not acknowledged.
        """
        try:
            self._store(notification)
        except psycopg.OperationalError:  # the connection may have been cut; a task that was stored is not stored again
            self._of_thread.cursor = None
            self._store(notification)

    def _store(self, notification: Notification[transaction_success.Transaction]) -> None:
        add_task(self._cursor(), "settle", notification.id, notification.resource.received)

    def _cursor(self) -> "psycopg.Cursor[tuple[object, ...]]":
        cursor: psycopg.Cursor[tuple[object, ...]] | None = getattr(self._of_thread, "cursor", None)
        if cursor is None:
            connection = psycopg.connect(self._database, autocommit=True, connect_timeout=3)
            cursor = self._of_thread.cursor = connection.cursor()
        return cursor


def router_of(client: Client, tasks: Tasks) -> Router:
    """Return the router of the shop."""
    router = Router(client)
    router.add(transaction_success.NOTIFICATION, tasks.store)
    return router


def create_app() -> Flask:
    """Create the application, with the client's variables and `SHOP_DATABASE`."""
    app = Flask(__name__)
    router = router_of(Client.from_env(), Tasks(os.environ["SHOP_DATABASE"]))
    app.add_url_rule(NOTIFICATIONS_PATH, view_func=view(router), methods=["POST"])
    return app
