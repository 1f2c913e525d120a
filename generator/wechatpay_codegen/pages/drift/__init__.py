"""Compares specs with the facts of their pages."""
