"""Formats, writes and remembers what was generated."""
