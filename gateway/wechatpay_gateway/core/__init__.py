"""The gateway without sockets: turns a received request into a signed reply."""
