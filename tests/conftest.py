"""Settings of the whole suite."""

import pytest
from hypothesis import settings

from support.leaks import LeakWatch

settings.register_profile("suite", derandomize=True, deadline=None, max_examples=100)
settings.load_profile("suite")


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(LeakWatch(), "leak-watch")
