"""Car parks that report their sessions."""
