"""Inserts a plan into templates. All decisions are made in the plan."""
