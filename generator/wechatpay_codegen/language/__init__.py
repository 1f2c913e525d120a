"""The format of specs as data: every key, its values, and a line of help."""
