"""Checks specs beyond the format of their keys."""
