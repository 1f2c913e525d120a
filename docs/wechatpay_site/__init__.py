"""Builds the documentation site, in English and Chinese: `make docs`."""
