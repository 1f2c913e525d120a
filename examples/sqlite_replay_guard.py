"""A replay guard that stores the ids of handled notifications in SQLite, so that several processes share it.

    router = Router(client, replay_guard=SqliteReplayGuard("shop.sqlite"))

It only saves work. Payments are safe because the update in the handler takes effect only once:
`UPDATE orders SET state = 'paid' WHERE out_trade_no = ? AND state = 'open'`.
"""

import sqlite3
from contextlib import closing
from pathlib import Path


class SqliteReplayGuard:
    """Opens the file for each call, so it is safe to use from any thread and any process."""

    def __init__(self, file: str | Path) -> None:
        self._file = file
        with closing(self._connect()) as database:
            database.execute(
                "CREATE TABLE IF NOT EXISTS handled_notifications "
                "(id TEXT PRIMARY KEY, handled_at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP) WITHOUT ROWID"
            )

    def is_new(self, notification_id: str) -> bool:
        """Whether this notification has not been handled before."""
        with closing(self._connect()) as database:
            found = database.execute("SELECT 1 FROM handled_notifications WHERE id = ?", (notification_id,)).fetchone()
        return found is None

    def note_handled(self, notification_id: str) -> None:
        """Record that a notification was handled."""
        with closing(self._connect()) as database:
            database.execute("INSERT OR IGNORE INTO handled_notifications (id) VALUES (?)", (notification_id,))

    def _connect(self) -> sqlite3.Connection:
        return sqlite3.connect(self._file, timeout=5, isolation_level=None)
