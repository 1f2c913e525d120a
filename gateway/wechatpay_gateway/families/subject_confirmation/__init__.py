"""Applications for subject confirmation."""
