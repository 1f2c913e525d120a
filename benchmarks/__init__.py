"""Measures what calls, start, gateway and generator cost, compared with the minimum for a Python program."""
