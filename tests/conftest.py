"""Settings of the whole suite."""

from hypothesis import settings

settings.register_profile("suite", derandomize=True, deadline=None, max_examples=100)
settings.load_profile("suite")
