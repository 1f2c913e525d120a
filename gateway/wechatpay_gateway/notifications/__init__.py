"""Encrypts, signs, queues and delivers notifications on the official schedule."""
