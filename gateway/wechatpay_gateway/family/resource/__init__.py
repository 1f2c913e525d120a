"""The resource engine: families whose behavior is described by the key `resource` of a spec."""
