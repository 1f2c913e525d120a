"""Base of the generated clients."""
