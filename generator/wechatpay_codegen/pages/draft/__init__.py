"""Drafts of specs, made from the facts of pages."""
