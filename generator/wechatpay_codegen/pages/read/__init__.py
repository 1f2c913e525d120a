"""Reads official pages into facts."""
