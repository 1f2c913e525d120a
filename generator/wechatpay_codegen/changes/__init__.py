"""Compares two states of the specs: what changes for users, and which version number follows."""
