"""Notifications: encrypted, signed, queued, and delivered on the official schedule."""
