"""The index of records: the lists that they are in, stored so that totals and pages cost the same for any number of records."""
