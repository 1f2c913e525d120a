"""The building blocks of families."""
