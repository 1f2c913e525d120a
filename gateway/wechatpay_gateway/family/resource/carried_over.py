"""Reads the tables of state files that releases before the resource engine wrote."""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from typing import Any

from wechatpay_gateway.base.store import Store

_STATEMENTS = {
    "applyments": """SELECT '' AS kind, mchid, state, content, business_code, applyment_id, reject_param, reject_reason
        FROM applyments ORDER BY rowid""",
    "authorized_merchants": """SELECT '' AS kind, '' AS mchid, 'AUTHORIZE_STATE_AUTHORIZED' AS state, NULL AS content, sub_mchid
        FROM authorized_merchants ORDER BY rowid""",
    "alterations": """SELECT kind, mchid, state, content, apply_id, out_request_no, merchant_code, reject_reason, reject_details
        FROM alterations ORDER BY rowid""",
}
_RESOURCES = {
    "applyments": "onboarding.subject_confirmation.applyments",
    "authorized_merchants": "onboarding.subject_confirmation.authorized_merchants",
    "alterations": "onboarding.merchant_alteration.alterations",
}
"""The resource that replaced each of the old tables."""


def old_rows(store: Store) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Iterate over the rows of the old tables with the names of their resources, and drop the tables.

    Use it inside the `transaction` that stores the rows in the new tables.
    """
    with store.transaction() as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for table in sorted({name for (name,) in names} & _STATEMENTS.keys()):
            for row in _rows(connection, _STATEMENTS[table]):
                yield _RESOURCES[table], row
            connection.execute(f"DROP TABLE {table}")


def _rows(connection: sqlite3.Connection, statement: str) -> list[dict[str, Any]]:
    cursor = connection.execute(statement)
    columns = [column for column, *_ in cursor.description]
    rows = [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]
    for row in rows:
        if row.get("reject_details"):
            row["reject_details"] = json.loads(row["reject_details"])
    return rows
