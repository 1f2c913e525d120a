"""The families of operations that have a state, one folder each."""
