"""The list of platform certificates."""
