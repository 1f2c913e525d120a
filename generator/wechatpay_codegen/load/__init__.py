"""Reads a specs folder into the API, or raises all complaints at once."""
