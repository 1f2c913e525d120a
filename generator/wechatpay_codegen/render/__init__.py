"""Places a plan into templates, and decides nothing."""
