"""YAML files with the place of everything in them; knows nothing of the format."""
