"""The test of signing and encryption."""
