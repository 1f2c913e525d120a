"""PayScore orders of merchants and of service providers."""
