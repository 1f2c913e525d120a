"""A call: arguments become bytes, and a reply becomes a model or an error. No I/O."""
