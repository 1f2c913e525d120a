"""The leak watch sees a leak."""

import pytest

from support.leaks import LeakWatch

SIGNATURE = "mfI1CPqvBrgcXfgXMFjdNIhBf27ACE2YyeWsWV9ZI7T7RU0vHvbQpu9Z32ogzc"


@pytest.mark.parametrize(
    "shown",
    [SIGNATURE, f'signature="{SIGNATURE}=="', SIGNATURE[5:40], f"XX{SIGNATURE}YY"],
    ids=["bare", "in a header", "a piece", "inside"],
)
def test_a_secret_that_was_shown_is_found(shown: str) -> None:
    watch = LeakWatch()
    watch.guard(SIGNATURE)
    watch.see("test_a", shown)

    assert watch.leaks() == ["test_a"]


def test_other_text_is_no_leak() -> None:
    watch = LeakWatch()
    watch.guard(SIGNATURE)
    watch.see("test_a", "GET /v3/certificates " + SIGNATURE[:10])

    assert watch.leaks() == []
