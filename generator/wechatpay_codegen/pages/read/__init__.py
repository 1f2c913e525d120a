"""Official pages as facts."""
