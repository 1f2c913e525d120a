"""The gateway without sockets: a received request in, a signed reply out."""
