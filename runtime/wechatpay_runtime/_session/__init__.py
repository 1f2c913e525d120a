"""What all calls of one client share."""
