"""Facts of the texts of pages: the numbers and rules in them, without the texts themselves."""
