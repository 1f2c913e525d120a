"""What specs must keep to beyond the shape of their keys."""
