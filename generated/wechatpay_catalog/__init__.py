# Written by `make generate` from specs: edit the files there.
"""The API as JSON: `operations/<group>/<service>/<operation>.json`, and `errors.json` for the rows all share."""
