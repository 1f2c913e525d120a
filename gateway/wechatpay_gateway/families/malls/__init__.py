"""Points of shopping malls: members who authorize the service, their payments in stores, and their cars."""
