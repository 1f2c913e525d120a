"""TLS settings that both transports share."""

import ssl

from wechatpay_runtime.errors import ConfigurationError


def make_tls_context(ca_file: str | None) -> ssl.SSLContext:
    """Make the TLS settings: certificates are verified, always; at least TLS 1.2.

    Args:
        ca_file: Path of a PEM file with the authorities to trust instead of the system's.

    Raises:
        ConfigurationError: The file cannot be read.
    """
    try:
        context = ssl.create_default_context(cafile=ca_file)
    except OSError as error:
        raise ConfigurationError(f"ca_file {ca_file!r} cannot be used: {error}.") from error
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context
