"""What generated modules are written with: operations, models, wire types."""
