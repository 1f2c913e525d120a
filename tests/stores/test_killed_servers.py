"""The servers of these tests fail like a machine: of a killed one no process goes on, and a frozen one does not reply."""

from contextlib import closing
from select import select

import psycopg

from support.store_servers import PostgresqlServer, running, temporary_folder

LONG_STATEMENT = b"SELECT count(*) FROM generate_series(1, 5000000)"


def test_a_statement_that_runs_ends_with_the_server() -> None:
    with temporary_folder() as folder:
        server = PostgresqlServer(folder)
        with running(server), closing(psycopg.connect(server.url)) as connection:
            connection.pgconn.send_query(LONG_STATEMENT)
            server.kill()
            result = connection.pgconn.get_result()

    assert result is not None
    assert result.status == psycopg.pq.ExecStatus.FATAL_ERROR


def test_an_open_connection_gets_no_reply_from_a_frozen_server() -> None:
    with temporary_folder() as folder:
        server = PostgresqlServer(folder)
        with running(server), closing(psycopg.connect(server.url)) as connection:
            server.freeze(is_frozen=True)
            connection.pgconn.send_query(b"SELECT 1")
            early, _, _ = select([connection.pgconn.socket], [], [], 0.2)
            server.freeze(is_frozen=False)
            result = connection.pgconn.get_result()

    assert early == []
    assert result is not None
    assert result.status == psycopg.pq.ExecStatus.TUPLES_OK
