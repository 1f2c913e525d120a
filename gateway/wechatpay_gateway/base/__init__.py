"""Errors, messages, times, signatures and the state file: what every other folder builds on."""
