"""Decides everything that the generated modules contain; no template engine is needed for that."""
