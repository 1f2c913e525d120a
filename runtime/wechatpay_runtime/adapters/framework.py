"""Says which package an adapter lacks."""


def missing_framework(adapter: str, package: str, error: ModuleNotFoundError) -> ModuleNotFoundError:
    """The error of an adapter whose web framework, or a part of it, is not installed.

    Args:
        adapter: Name of the adapter's module.
        package: Name under which pip installs the framework.
        error: What its import ended in.
    """
    lacking = (error.name or package).partition(".")[0]
    return ModuleNotFoundError(
        f"{adapter} needs {lacking}, which is not installed: pip install {package}.", name=lacking
    )
