"""Puts a `Router` into a web framework; each module needs its framework, and nothing else loads it."""
