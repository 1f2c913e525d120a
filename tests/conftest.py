"""Settings of the whole suite."""

import os

import pytest
from hypothesis import settings

from support.leaks import LeakWatch

settings.register_profile("suite", derandomize=True, deadline=None, max_examples=100)
settings.register_profile("soak", deadline=None, max_examples=5_000, print_blob=True)
settings.load_profile(os.environ.get("SUITE_PROFILE", "suite"))


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(LeakWatch(), "leak-watch")
