"""Serves a gateway over HTTP."""
