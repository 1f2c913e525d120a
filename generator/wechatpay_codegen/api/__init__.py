"""The API as data, read from the specs: operations, notifications and services, their types and their names."""
