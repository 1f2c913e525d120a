"""Clients written by others, beside ours: `make bench-peers`."""
