"""Reads YAML files into nodes with their places in the file, independently of the format of specs."""
