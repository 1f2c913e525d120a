"""Differences between specs and the facts of their pages."""
