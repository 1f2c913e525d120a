"""The format of specs as data: every key, what it contains, and a line of help."""
