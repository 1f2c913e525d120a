"""Writes the API as OpenAPI 3.1: one document with the operations, and one with the notifications as webhooks."""
