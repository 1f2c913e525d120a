"""Settings of the whole suite."""

import gc
import os
import sys

import pytest
from hypothesis import given, settings
from hypothesis.strategies import none

from support.leaks import LeakWatch

settings.register_profile("suite", derandomize=True, deadline=None, max_examples=100)
settings.register_profile("soak", deadline=None, max_examples=5_000, print_blob=True)
settings.load_profile(os.environ.get("SUITE_PROFILE", "suite"))


def pytest_configure(config: pytest.Config) -> None:
    """Prepare the process: garbage is collected less often, because tests are many and leave little."""
    config.pluginmanager.register(LeakWatch(), "leak-watch")
    _share_bytecode()
    gc.set_threshold(50_000, 20, 50)


def _share_bytecode() -> None:
    """Let this process and those that tests start store bytecode, so that each module is compiled once and not in every process."""
    sys.dont_write_bytecode = False
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


@settings(max_examples=1, database=None)
@given(none())
def _start_hypothesis(_: None) -> None:
    """Let Hypothesis register its random numbers before anything is exempt from garbage collection: from Python 3.14 on, it would warn later.

    It searches all objects to do so. Before the tests are collected, there are few.
    """


@pytest.hookimpl(trylast=True)
def pytest_sessionstart() -> None:
    """Start Hypothesis before the tests are collected, and after its plugin allows it."""
    _start_hypothesis()


def pytest_collection_finish() -> None:
    """Exempt modules and tests, which exist until the end, from garbage collection.

    They are not searched for garbage first: that takes 0.5 s and finds some 900 objects.
    """
    gc.freeze()
