"""Clients share one TLS context for each set of authorities, and nobody changes it."""

import asyncio
import os
import ssl
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import urllib3.util.ssl_

from support import authority
from support.server import answer, scripted
from wechatpay_runtime._base.exchange import Request
from wechatpay_runtime._base.options import Options
from wechatpay_runtime._transport.aiohttp_transport import AiohttpTransport
from wechatpay_runtime._transport.tls import fixed, system_context_made, tls_context
from wechatpay_runtime._transport.urllib3_transport import Urllib3Transport
from wechatpay_runtime.errors import ConfigurationError, ConnectionFailed


@pytest.fixture
def ca_file(tmp_path: Path) -> Path:
    return authority.write_certificate(tmp_path)


def get(origin: str) -> Request:
    return Request(origin, "GET", "/v3/x", {"Accept": "application/json"}, b"")


def test_a_file_of_authorities_has_one_context(ca_file: Path) -> None:
    assert tls_context(str(ca_file)) is tls_context(str(ca_file))


def test_the_same_authorities_in_another_file_share_it(ca_file: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.pem"
    copy.write_bytes(ca_file.read_bytes())

    assert tls_context(str(copy)) is tls_context(str(ca_file))


def test_a_file_that_has_changed_has_another(ca_file: Path, tmp_path: Path) -> None:
    before = tls_context(str(ca_file))
    authority.write_certificate(tmp_path, key_name="another authority")

    assert tls_context(str(ca_file)) is not before


def test_authorities_of_ones_own_are_not_the_systems(ca_file: Path) -> None:
    assert tls_context(str(ca_file)) is not tls_context(None)


def test_the_systems_authorities_have_one_context() -> None:
    assert tls_context(None) is tls_context(None) is system_context_made()


def test_other_authorities_of_the_system_have_another(ca_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = tls_context(None)
    monkeypatch.setenv("SSL_CERT_FILE", str(ca_file))

    assert (system_context_made(), tls_context(None) is before) == (None, False)


def test_threads_that_ask_at_once_get_one_context(ca_file: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        contexts = set(pool.map(tls_context, [str(ca_file)] * 64))

    assert len(contexts) == 1


def test_contexts_that_nobody_uses_any_more_are_not_kept_without_end(tmp_path: Path) -> None:
    certificate = authority.write_certificate(tmp_path).read_bytes()
    paths = [tmp_path / f"{number}.pem" for number in range(9)]
    for number, path in enumerate(paths):
        path.write_bytes(b"# %d\n" % number + certificate)
    first = tls_context(str(paths[0]))
    for path in paths[1:]:
        tls_context(str(path))

    assert tls_context(str(paths[0])) is not first


def test_a_path_that_cannot_be_one_is_a_wrong_setting() -> None:
    with pytest.raises(ConfigurationError, match="ca_file"):
        tls_context("a\0b")


@pytest.mark.parametrize("content", [None, b"", b"no PEM"])
def test_a_file_without_authorities_is_a_wrong_setting(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "authorities.pem"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(ConfigurationError, match="ca_file"):
        tls_context(str(path))


def test_it_verifies_always_and_takes_no_old_tls(ca_file: Path) -> None:
    context = tls_context(str(ca_file))

    assert (context.verify_mode, context.check_hostname) == (ssl.CERT_REQUIRED, True)
    assert context.minimum_version is ssl.TLSVersion.TLSv1_2


def test_a_library_that_sets_it_up_anew_changes_nothing(ca_file: Path) -> None:
    context = tls_context(str(ca_file))
    lent = fixed(context)
    lent.check_hostname = False
    lent.verify_mode = ssl.CERT_NONE
    lent.set_alpn_protocols(["h2"])

    assert (context.verify_mode, context.check_hostname) == (ssl.CERT_REQUIRED, True)
    assert (lent.verify_mode, lent.check_hostname) == (ssl.CERT_REQUIRED, True)


def test_host_names_stay_checked_where_urllib3_was_told_to_check_them_itself(
    ca_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As after `urllib3.contrib.pyopenssl.inject_into_urllib3()`, which some application does for other reasons."""
    monkeypatch.setattr(urllib3.util.ssl_, "IS_PYOPENSSL", True)
    sync = Urllib3Transport(ca_file=str(ca_file))
    waiting = AiohttpTransport(ca_file=str(ca_file))

    async def send(origin: str) -> None:
        try:
            await waiting.send(get(origin), Options())
        finally:
            await waiting.close()

    with scripted(lambda _: answer(), context=authority.server_context(ca_file)) as server:
        assert sync.send(get(server.origin), Options()).status == 200
        sync.close()
        with pytest.raises(ConnectionFailed):
            asyncio.run(send(server.origin.replace("127.0.0.1", "localhost")))


def test_a_client_made_after_its_file_has_changed_trusts_the_new_authority(ca_file: Path, tmp_path: Path) -> None:
    before = Urllib3Transport(ca_file=str(ca_file))
    authority.write_certificate(tmp_path, key_name="another authority")
    after = Urllib3Transport(ca_file=str(ca_file))

    with scripted(lambda _: answer(), context=authority.server_context(ca_file)) as server:
        with pytest.raises(ConnectionFailed):
            before.send(get(server.origin), Options())
        assert after.send(get(server.origin), Options()).status == 200
        after.close()


def test_a_file_that_has_changed_long_after_it_was_read_has_another_context(ca_file: Path, tmp_path: Path) -> None:
    os.utime(ca_file, (1_600_000_000, 1_600_000_000))
    before = tls_context(str(ca_file))
    authority.write_certificate(tmp_path, key_name="another authority")
    os.utime(ca_file, (1_700_000_000, 1_700_000_000))

    assert tls_context(str(ca_file)) is not before


def test_a_file_that_has_not_changed_is_read_once(ca_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.utime(ca_file, (1_600_000_000, 1_600_000_000))
    before = tls_context(str(ca_file))
    monkeypatch.setattr(Path, "read_bytes", None)

    assert tls_context(str(ca_file)) is before
