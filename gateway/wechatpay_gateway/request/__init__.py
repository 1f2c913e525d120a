"""Checks of a received request: headers, signature, arguments, encrypted values and files."""
