"""Building blocks that every part of the runtime may use: text, JSON, locks."""
