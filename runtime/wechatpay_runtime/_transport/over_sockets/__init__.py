"""The sync transport on sockets and httptools."""
