"""The API as JSON."""
