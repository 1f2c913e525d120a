"""The classes that generated modules import: operations, models and wire types."""
