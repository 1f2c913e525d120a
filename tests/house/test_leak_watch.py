"""The leak watch detects a leak."""

import logging

import pytest

from support.leaks import LeakWatch

SIGNATURE = "mfI1CPqvBrgcXfgXMFjdNIhBf27ACE2YyeWsWV9ZI7T7RU0vHvbQpu9Z32ogzc"


@pytest.mark.parametrize(
    "output",
    [
        SIGNATURE,
        f'signature="{SIGNATURE}=="',
        f"XX{SIGNATURE}YY",
        *(SIGNATURE[start : start + 24] for start in range(0, len(SIGNATURE) - 24, 5)),
    ],
)
def test_a_secret_that_was_printed_is_found(output: str) -> None:
    watch = LeakWatch()
    watch.guard(SIGNATURE)
    watch.see("test_a", output)

    assert watch.leaks() == ["test_a"]


def test_other_text_is_not_a_leak() -> None:
    watch = LeakWatch()
    watch.guard(SIGNATURE)
    watch.see("test_a", "GET /v3/certificates " + SIGNATURE[:10])

    assert watch.leaks() == []


@pytest.mark.parametrize("logger", ["wechatpay_runtime", "of.any.other.library"])
def test_records_of_every_level_are_captured(logger: str, caplog: pytest.LogCaptureFixture) -> None:
    logging.getLogger(logger).debug("detail of %s", logger)

    assert f"detail of {logger}" in caplog.text


def test_a_level_that_a_test_has_set_does_not_remain() -> None:
    logging.getLogger().setLevel(logging.ERROR)

    LeakWatch().pytest_runtest_setup()

    assert logging.getLogger().level == logging.DEBUG


def test_the_cost_per_word_does_not_grow_with_the_number_of_secrets() -> None:
    class Counted(str):
        """A word that counts how often it is searched."""

        __slots__ = ()
        searched = 0

        def __contains__(self, part: object) -> bool:
            type(self).searched += 1
            return super().__contains__(part)  # type: ignore[operator]  # only strings are searched for

    watch = LeakWatch()
    watch.secrets.update(
        Counted(f"{number:06d}".translate(str.maketrans("0123456789", "abcdefghij")) * 6) for number in range(10_000)
    )
    watch.printed.update({f"ordinary/words/number/{number:08d}": "test_a" for number in range(1_000)})

    assert (watch.leaks(), Counted.searched) == ([], 0)
