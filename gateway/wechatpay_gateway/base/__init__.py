"""Errors, messages, times, signatures and the state file, which all other folders use."""
