"""The version of this library; defined nowhere else."""

__all__ = ["VERSION"]

VERSION = "0.1.0"
"""Version of the package (Semantic Versioning)."""
