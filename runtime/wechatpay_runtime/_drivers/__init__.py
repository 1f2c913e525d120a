"""Performs the steps of calls, sync and async."""
