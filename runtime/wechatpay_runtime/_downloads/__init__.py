"""Downloads files, checks their integrity, and saves them."""
