"""Real servers, which all tests share; each test starts with empty ones."""

from collections.abc import Iterator

import pytest

from support.store_servers import PostgresqlServer, RedisServer, running, temporary_folder


@pytest.fixture(scope="session")
def redis_of_session() -> Iterator[RedisServer]:
    with temporary_folder() as folder:
        server = RedisServer(folder)
        with running(server):
            yield server


@pytest.fixture(scope="session")
def postgresql_of_session() -> Iterator[PostgresqlServer]:
    with temporary_folder() as folder:
        server = PostgresqlServer(folder)
        with running(server):
            yield server


@pytest.fixture
def redis_server(redis_of_session: RedisServer) -> RedisServer:
    redis_of_session.empty()
    return redis_of_session


@pytest.fixture
def postgresql_server(postgresql_of_session: PostgresqlServer) -> PostgresqlServer:
    postgresql_of_session.empty()
    return postgresql_of_session
