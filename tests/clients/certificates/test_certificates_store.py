"""A stored list of certificates saves the download, and is verified like a downloaded one."""

import asyncio
import json
import os
import stat
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from support.both import Opened
from support.world import APPLYMENT, CANCEL, DAY, HOUR, LIST, World
from wechatpay_clients import AsyncClient
from wechatpay_runtime.certificates_store import CertificatesFile
from wechatpay_runtime.errors import CertificateError


class Memory:
    """A store written by a user."""

    def __init__(self, content: bytes | None = None) -> None:
        self.content = content
        self.threads: set[int] = set()

    def load(self) -> bytes | None:
        self.threads.add(threading.get_ident())
        return self.content

    def save(self, content: bytes) -> None:
        self.content = content


class Broken:
    """A store that fails."""

    def load(self) -> bytes | None:
        raise RuntimeError("cache://user:password@host is closed")

    def save(self, content: bytes) -> None:
        raise OSError(f"no space for {len(content)} bytes")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "certificates.json"


@pytest.fixture
def kept(world: World, opened: Opened) -> bytes:
    """The list that a client saved; the ledger is empty again."""
    store = Memory()
    world.client(opened, certificates_store=store).call(CANCEL, **APPLYMENT)
    world.gateway.requests.clear()
    assert store.content is not None
    return store.content


def call(world: World, opened: Opened, store: Any) -> None:
    world.client(opened, certificates_store=store).call(CANCEL, **APPLYMENT)


def test_a_stored_list_saves_the_download(world: World, opened: Opened, path: Path) -> None:
    for _ in range(2):
        call(world, opened, CertificatesFile(path))

    assert world.operations == [LIST, CANCEL, CANCEL]


def test_only_the_owner_can_read_the_file(world: World, opened: Opened, path: Path) -> None:
    call(world, opened, CertificatesFile(path))

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_file_contains_no_secret(world: World, opened: Opened, path: Path) -> None:
    call(world, opened, CertificatesFile(path))

    content = path.read_bytes()
    assert b"CERTIFICATE-----" not in content
    assert world.gateway.certificate_environment["WECHATPAY_APIV3_KEY"].encode() not in content


def test_a_file_that_cannot_be_written_is_unchanged(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError("no space left")

    store = CertificatesFile(path)
    store.save(b"before")
    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(OSError, match="no space left"):
        store.save(b"after")

    assert path.read_bytes() == b"before"
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_file_of_another_user_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_bytes(b"{}")
    owner = path.stat().st_uid
    if owner == 0:
        os.chown(path, 12345, -1)
    else:
        monkeypatch.setattr(os, "geteuid", lambda: owner + 1)

    with pytest.raises(PermissionError, match="belongs to another user"):
        CertificatesFile(path).load()


def test_a_pipe_is_refused(path: Path) -> None:
    os.mkfifo(path)

    with pytest.raises(OSError, match="is not a regular file"):
        CertificatesFile(path).load()


def test_a_file_that_is_too_large_is_refused(path: Path) -> None:
    path.write_bytes(b"x" * (1 << 20) + b"x")

    with pytest.raises(OSError, match="too large"):
        CertificatesFile(path).load()


def changed(content: bytes, **changes: Any) -> bytes:
    return json.dumps({**json.loads(content), **changes}).encode()


def with_header(content: bytes, name: str, value: object) -> bytes:
    return changed(content, headers={**json.loads(content)["headers"], name: value})


DAMAGES: list[tuple[Callable[[bytes], bytes], str]] = [
    (lambda _kept: b"", "does not have the expected format"),
    (lambda kept: kept[:-20], "does not have the expected format"),
    (lambda _kept: b"[]", "does not have the expected format"),
    (lambda kept: changed(kept, body="?"), "does not have the expected format"),
    (lambda kept: changed(kept, body=1), "does not have the expected format"),
    (lambda kept: with_header(kept, "wechatpay-nonce", 1), "does not have the expected format"),
    (lambda kept: changed(kept, body="e30="), "without a usable platform certificate"),
    (lambda kept: changed(kept, mchid="1900000109"), "it belongs to merchant 1900000109, not to 1900000001"),
    (lambda kept: with_header(kept, "wechatpay-nonce", "0"), "signature does not match"),
    (lambda kept: with_header(kept, "wechatpay-timestamp", "1700000001"), "signature does not match"),
    (lambda kept: with_header(kept, "wechatpay-serial", "AB"), "is not one of the known keys"),
]


@pytest.mark.parametrize(("damage", "words"), DAMAGES)
def test_a_damaged_list_is_ignored_with_a_warning(
    world: World,
    opened: Opened,
    kept: bytes,
    caplog: pytest.LogCaptureFixture,
    damage: Callable[[bytes], bytes],
    words: str,
) -> None:
    store = Memory(damage(kept))

    call(world, opened, store)

    assert world.operations == [LIST, CANCEL]
    (warning,) = [record.getMessage() for record in caplog.records if record.levelname == "WARNING"]
    assert warning.startswith("The stored list of platform certificates is ignored: ")
    assert words in warning
    assert store.content != damage(kept)


def test_a_list_of_a_merchant_with_another_key_is_ignored(
    world: World, opened: Opened, caplog: pytest.LogCaptureFixture
) -> None:
    store = Memory()
    other = world.gateway.merchants.add("1900000109", "certificates")
    world.client(opened, other, certificates_store=store).request("GET", "/v3/certificates")
    assert store.content is not None
    store.content = changed(store.content, mchid="1900000001")
    world.gateway.requests.clear()

    call(world, opened, store)

    assert world.operations == [LIST, CANCEL]
    assert "cannot be decrypted with apiv3_key" in caplog.text


def test_a_list_signed_in_the_future_is_ignored(world: World, opened: Opened, kept: bytes) -> None:
    world.clock.sleep(-600)

    call(world, opened, Memory(kept))

    assert world.operations == [LIST, CANCEL]


def test_a_list_older_than_twelve_hours_is_renewed(world: World, opened: Opened, kept: bytes) -> None:
    world.clock.sleep(12 * HOUR)
    client = world.client(opened, certificates_store=Memory(kept))

    client.call(CANCEL, **APPLYMENT)
    client.wait_for_background()

    assert sorted(filter(None, world.operations)) == [LIST, CANCEL]


def test_an_old_list_is_used_if_the_download_fails(world: World, opened: Opened, kept: bytes) -> None:
    world.clock.sleep(3 * DAY)
    world.gateway.faults.add("no_auth", operation=LIST)

    call(world, opened, Memory(kept))

    assert world.operations == [LIST, CANCEL]


def test_an_expired_list_is_not_used(world: World, opened: Opened, kept: bytes) -> None:
    world.clock.sleep(5 * 365 * DAY)
    world.gateway.faults.add("no_auth", operation=LIST)

    with pytest.raises(CertificateError):
        call(world, opened, Memory(kept))

    assert world.operations == [LIST]


def test_an_old_list_does_not_prevent_the_download_of_a_new_certificate(
    world: World, opened: Opened, kept: bytes
) -> None:
    world.clock.sleep(30 * DAY)
    world.gateway.rotate_certificate()
    world.gateway.retire_certificates()

    call(world, opened, Memory(kept))

    assert world.operations == [LIST, CANCEL]


def test_a_list_that_another_process_saved_saves_the_download(world: World, opened: Opened) -> None:
    store = Memory()
    client, other = (world.client(opened, certificates_store=store) for _ in range(2))
    client.call(CANCEL, **APPLYMENT)
    world.clock.sleep(12 * HOUR)
    other.call(CANCEL, **APPLYMENT)
    other.wait_for_background()
    assert world.downloads == 2

    client.call(CANCEL, **APPLYMENT)
    client.wait_for_background()

    assert world.downloads == 2


def test_an_older_list_does_not_replace_a_newer_one(world: World, opened: Opened, kept: bytes) -> None:
    store = Memory(kept)
    world.clock.sleep(60)
    world.gateway.announce_certificate()
    client = world.client(opened, certificates_store=store)
    client.refresh_certificates()
    store.content = kept
    world.gateway.faults.add("no_auth", operation=LIST)

    assert client.learn_key("AB") is not None

    client.call(CANCEL, **APPLYMENT)
    assert world.gateway.requests.last.request.header_values(b"wechatpay-serial") == [world.serials[-1].encode()]


def test_a_store_that_fails_is_logged_and_ignored(
    world: World, opened: Opened, caplog: pytest.LogCaptureFixture
) -> None:
    call(world, opened, Broken())

    assert world.operations == [LIST, CANCEL]
    warnings = [record.getMessage() for record in caplog.records if record.levelname == "WARNING"]
    assert warnings[0] == "Platform certificates could not be loaded: RuntimeError"
    assert warnings[1].startswith("Platform certificates could not be saved: no space for ")


def test_a_client_with_the_public_key_does_not_use_the_store(world: World, opened: Opened) -> None:
    store = Memory()

    world.client(opened, world.gateway.environment, certificates_store=store).call(CANCEL, **APPLYMENT)

    assert not store.threads


def test_a_store_is_used_outside_the_event_loop(world: World) -> None:
    store = Memory()

    async def call_once() -> None:
        environment = world.gateway.certificate_environment
        async with AsyncClient.from_env(environment, clock=world.clock, certificates_store=store) as client:
            await client.call(CANCEL, APPLYMENT)

    asyncio.run(call_once())

    assert store.threads
    assert threading.get_ident() not in store.threads


def test_refreshing_ignores_the_store(world: World, opened: Opened, kept: bytes) -> None:
    world.client(opened, certificates_store=Memory(kept)).refresh_certificates()

    assert world.operations == [LIST]
