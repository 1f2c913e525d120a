"""The definition of a resource, as the catalog contains it."""
