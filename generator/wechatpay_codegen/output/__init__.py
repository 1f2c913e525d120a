"""Formats and writes the generated files, and caches the inputs and outputs of a run."""
