"""Adapters that connect a `Router` to a web framework. Each module requires its framework and is loaded only on import."""
