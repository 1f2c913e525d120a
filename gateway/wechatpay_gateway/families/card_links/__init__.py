"""Links by which payments lead to the business card of a brand."""
