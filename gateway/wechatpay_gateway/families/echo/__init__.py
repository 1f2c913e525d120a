"""The operation that tests signing and encryption."""
