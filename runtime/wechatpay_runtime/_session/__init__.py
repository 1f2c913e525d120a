"""The state that all calls of a client share."""
