# Written by `make generate` from specs: edit the files there.
"""The API as JSON: a file for each operation, notification and resource, and `errors.json` with the common error rows."""
