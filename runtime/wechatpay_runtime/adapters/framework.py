"""The error for a web framework that is not installed."""

from wechatpay_runtime._base.messages import phrase


def missing_framework(adapter: str, package: str, error: ModuleNotFoundError) -> ModuleNotFoundError:
    """Return the error for an adapter whose web framework, or a dependency of it, is not installed.

    Args:
        adapter: Name of the adapter's module.
        package: Name of the framework's package for pip.
        error: The error of the import.
    """
    lacking = (error.name or package).partition(".")[0]
    return ModuleNotFoundError(
        phrase(
            "{adapter} requires {lacking}, which is not installed. Run: pip install {package}",
            adapter=adapter,
            lacking=lacking,
            package=package,
        ),
        name=lacking,
    )
