"""Reads and checks settings, and makes a session of them."""
