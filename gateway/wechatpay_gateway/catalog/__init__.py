"""The API as data: its operations, examples and JSON Schemas."""
