"""Reads YAML files into nodes that know their place in the file. Knows nothing about the format of specs."""
