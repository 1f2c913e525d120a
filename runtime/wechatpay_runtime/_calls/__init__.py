"""One call, from arguments to bytes and from a reply to a model or an error. No I/O."""
