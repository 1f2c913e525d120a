"""The resource engine: behaviour of a family read from `resource:` of the specs."""
