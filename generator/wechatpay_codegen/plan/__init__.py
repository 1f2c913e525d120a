"""Decides everything that the generated modules contain, without a template engine."""
