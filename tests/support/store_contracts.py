"""Tests of every store for several processes, as classes: over SQLite in `make test`, over servers in `make stores`."""

from collections.abc import Callable
from threading import Barrier, Thread
from time import monotonic
from typing import Any

import pytest

from wechatpay_runtime.certificates_store import LARGEST_BYTES, SharedCertificatesStore
from wechatpay_runtime.notifications import ClaimingReplayGuard

MCHID = "1900000001"
_PATIENCE_SECONDS = 20
_MOMENT_SECONDS = 0.002
_AT_ONCE = 6


def is_true_soon(condition: Callable[[], object]) -> bool:
    """Return whether a condition becomes true."""
    deadline = monotonic() + _PATIENCE_SECONDS
    while monotonic() < deadline:
        if condition():
            return True
    return False


def at_once(actions: list[Callable[[], object]]) -> list[object]:
    """Call functions at the same time; return their results."""
    barrier, results = Barrier(len(actions)), list[object]()

    def run(action: Callable[[], object]) -> None:
        barrier.wait(_PATIENCE_SECONDS)
        results.append(action())

    threads = [Thread(target=run, args=(action,)) for action in actions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


class CertificatesContract:
    """A store of platform certificates. Subclasses have a fixture `opens`, which opens the store of a merchant."""

    @pytest.fixture
    def store(self, opens: Callable[[str], Any]) -> SharedCertificatesStore:
        store: SharedCertificatesStore = opens(MCHID)
        return store

    def test_it_has_leases(self, store: SharedCertificatesStore) -> None:
        assert isinstance(store, SharedCertificatesStore)

    def test_an_empty_store_has_no_content(self, store: SharedCertificatesStore) -> None:
        assert store.load() is None

    def test_another_object_loads_what_was_saved_last(
        self, store: SharedCertificatesStore, opens: Callable[[str], Any]
    ) -> None:
        for content in (b"first", b"\x00\xff last"):
            store.save(content)

        assert opens(MCHID).load() == b"\x00\xff last"

    def test_each_merchant_has_its_own_content_and_leases(
        self, store: SharedCertificatesStore, opens: Callable[[str], Any]
    ) -> None:
        other = opens("1900000109")
        store.save(b"ours")
        store.acquire("download", "a", 60)

        assert (other.load(), other.acquire("download", "b", 60)) == (None, True)

    def test_a_content_that_is_too_large_is_refused(self, store: SharedCertificatesStore) -> None:
        store.save(b"x" * (LARGEST_BYTES + 1))

        with pytest.raises(OSError, match="too large to be a list of certificates"):
            store.load()

    def test_the_largest_content_is_loaded(self, store: SharedCertificatesStore) -> None:
        store.save(b"x" * LARGEST_BYTES)

        assert len(store.load() or b"") == LARGEST_BYTES

    def test_a_lease_has_one_holder_which_can_prolong_it(self, store: SharedCertificatesStore) -> None:
        taken = [store.acquire("download", holder, 60) for holder in ("a", "b", "a")]

        assert taken == [True, False, True]

    def test_a_lease_ends_when_its_holder_releases_it(self, store: SharedCertificatesStore) -> None:
        store.acquire("download", "a", 60)
        store.release("download", "b")
        before = store.acquire("download", "c", 60)
        store.release("download", "a")

        assert (before, store.acquire("download", "c", 60)) == (False, True)

    def test_leases_with_different_names_are_independent(self, store: SharedCertificatesStore) -> None:
        assert [store.acquire(lease, lease, 60) for lease in ("download", "unknown")] == [True, True]

    def test_the_lease_of_a_holder_that_was_killed_ends_by_itself(self, store: SharedCertificatesStore) -> None:
        store.acquire("download", "killed", _MOMENT_SECONDS)

        assert is_true_soon(lambda: store.acquire("download", "b", 60))

    def test_one_of_several_gets_a_lease_that_all_want_at_once(self, opens: Callable[[str], Any]) -> None:
        stores = [opens(MCHID) for _ in range(_AT_ONCE)]
        taken = at_once([lambda each=each: each.acquire("download", str(id(each)), 60) for each in stores])  # type: ignore[misc]  # mypy cannot infer a lambda with a default

        assert sorted(map(bool, taken)) == [False] * (_AT_ONCE - 1) + [True]


class ReplayGuardContract:
    """A replay guard. Subclasses have a fixture `opens_guard`, which opens the guard with the given settings."""

    @pytest.fixture
    def guard(self, opens_guard: Callable[..., Any]) -> ClaimingReplayGuard:
        guard: ClaimingReplayGuard = opens_guard()
        return guard

    def test_it_has_claims(self, guard: ClaimingReplayGuard) -> None:
        assert isinstance(guard, ClaimingReplayGuard)

    def test_another_object_knows_a_handled_notification(
        self, guard: ClaimingReplayGuard, opens_guard: Callable[..., Any]
    ) -> None:
        before = guard.is_new("n-1")
        guard.note_handled("n-1")
        guard.note_handled("n-1")  # storing it twice is not an error

        assert (before, opens_guard().is_new("n-1"), guard.is_new("N-1")) == (True, False, True)

    def test_a_claimed_notification_is_new_until_it_is_handled(self, guard: ClaimingReplayGuard) -> None:
        claimed = [guard.claim("n-1", holder=holder, seconds=60) for holder in ("a", "b")]
        before = guard.is_new("n-1")
        guard.note_handled("n-1")

        assert (claimed, before, guard.is_new("n-1")) == ([True, False], True, False)

    def test_a_handled_notification_cannot_be_claimed(self, guard: ClaimingReplayGuard) -> None:
        guard.claim("n-1", holder="a", seconds=60)
        guard.note_handled("n-1")

        assert not guard.claim("n-1", holder="a", seconds=60)

    def test_a_claim_ends_when_its_holder_releases_it(self, guard: ClaimingReplayGuard) -> None:
        guard.claim("n-1", holder="a", seconds=60)
        guard.release("n-1", holder="b")
        before = guard.claim("n-1", holder="b", seconds=60)
        guard.release("n-1", holder="a")

        assert (before, guard.claim("n-1", holder="b", seconds=60)) == (False, True)

    def test_releasing_a_claim_does_not_forget_a_handled_notification(self, guard: ClaimingReplayGuard) -> None:
        guard.claim("n-1", holder="a", seconds=60)
        guard.note_handled("n-1")
        guard.release("n-1", holder="a")

        assert not guard.is_new("n-1")

    def test_the_claim_of_a_process_that_was_killed_ends_by_itself(self, guard: ClaimingReplayGuard) -> None:
        guard.claim("n-1", holder="killed", seconds=_MOMENT_SECONDS)

        assert is_true_soon(lambda: guard.claim("n-1", holder="b", seconds=60))

    def test_a_handled_notification_is_forgotten_after_the_days_to_keep_it(
        self, opens_guard: Callable[..., Any]
    ) -> None:
        guard = opens_guard(keep_days=_MOMENT_SECONDS / 86400)
        guard.note_handled("n-1")

        assert is_true_soon(lambda: guard.is_new("n-1"))

    def test_one_of_several_deliveries_at_once_gets_the_claim(self, opens_guard: Callable[..., Any]) -> None:
        guards = [opens_guard() for _ in range(_AT_ONCE)]
        claimed = at_once([lambda each=each: each.claim("n-1", holder=str(id(each)), seconds=60) for each in guards])  # type: ignore[misc]  # mypy cannot infer a lambda with a default

        assert sorted(map(bool, claimed)) == [False] * (_AT_ONCE - 1) + [True]
