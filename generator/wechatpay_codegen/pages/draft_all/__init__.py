"""Drafts every spec of a list of operations, and the list of texts that people write for them."""
