"""Serve a gateway over HTTP."""
