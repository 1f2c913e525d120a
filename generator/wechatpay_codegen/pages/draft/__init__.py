"""Drafts specs from the facts of pages."""
