"""Read and check settings, and create a session from them."""
