"""Requests to change a merchant's administrator, subject or short name."""
