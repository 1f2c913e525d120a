"""Keys, signatures and ciphers. Bytes in, bytes out."""
