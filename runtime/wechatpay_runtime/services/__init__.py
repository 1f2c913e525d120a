"""Base of the generated services, and their handwritten methods."""
