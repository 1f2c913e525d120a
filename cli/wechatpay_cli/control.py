"""Calls the control addresses of a running gateway."""

import argparse
import json
import os
from collections.abc import Mapping
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

from wechatpay_cli.exits import BadUsage
from wechatpay_runtime._base.messages import current_language, fragment, phrase

DEFAULT_PORT = 8123
URL_VARIABLE = "WECHATPAY_GATEWAY_URL"
"""The variable with the URL of the gateway's console or of its control addresses."""
_BASE_URL_VARIABLE = "WECHATPAY_BASE_URL"
_CONTROL_PATH = "/_gateway"
_WECHAT_PAY = ".weixin.qq.com"
_SECONDS = 60.0
_REFUSED = 400
_NOT_FOUND = 404
_MISSING = fragment(
    "the gateway has no such control address: its URL needs the secret that it printed at the start, or it is another version"
)


class RefusedByGateway(Exception):
    """The gateway did not do what was asked; the message is the gateway's, in the language of the command."""


class Control:
    """The control addresses of one gateway.

    Args:
        url: the URL of the control addresses. It may contain a secret, so messages show only its host and port.
    """

    def __init__(self, url: str) -> None:
        self._url = url
        parts = urlsplit(url)
        self.shown = f"{parts.scheme}://{parts.netloc}"
        import urllib3  # needed by few commands, and slow to import

        self._lost = urllib3.exceptions.HTTPError
        self._pool = urllib3.PoolManager(retries=False, timeout=urllib3.Timeout(_SECONDS))

    def call(self, method: str, path: str, fields: Mapping[str, Any] | None = None) -> Any:
        """Call a control address and return the JSON of the reply.

        Raises:
            RefusedByGateway: the gateway refused the request.
            BadUsage: no gateway serves this URL.
        """
        body = None if fields is None else json.dumps(fields).encode()
        headers = {"Accept-Language": current_language()}
        if body is not None:
            headers["Content-Type"] = "application/json"
        try:
            reply = self._pool.request(method, f"{self._url}{path}", body=body, headers=headers)
        except self._lost:
            raise BadUsage(
                phrase(
                    "no gateway listens at {shown}; start one with `wechatpay gateway`, or pass --port, --url or {variable}",
                    shown=self.shown,
                    variable=URL_VARIABLE,
                )
            ) from None
        content: Any = None
        reason = ""
        with suppress(ValueError, LookupError, TypeError):
            content = json.loads(reply.data)
            reason = str(content["error"])
        if reply.status == _REFUSED and reason:
            raise RefusedByGateway(reason)
        if reply.status >= _REFUSED or content is None:
            why = _MISSING if reply.status == _NOT_FOUND else reason or phrase("this is not a gateway")
            raise BadUsage(phrase("{shown} returned {status}: {why}", shown=self.shown, status=reply.status, why=why))
        return content

    def close(self) -> None:
        """Close the connections."""
        self._pool.clear()


def add_address(command: argparse.ArgumentParser) -> None:
    """Declare the options that find a running gateway."""
    command.add_argument(
        "--port",
        type=port,
        default=argparse.SUPPRESS,
        metavar="N",
        help=phrase("port of a gateway on this machine; defaults to {port}", port=DEFAULT_PORT),
    )
    command.add_argument(
        "--url",
        metavar="URL",
        help=phrase(
            "URL of the gateway or of its console; it must contain the secret if the gateway has one. Defaults to {variable}, then to {base_url}",
            variable=URL_VARIABLE,
            base_url=_BASE_URL_VARIABLE,
        ),
    )


def port(text: str) -> int:
    """Convert an argument to a port, for argparse's `type`."""
    if not text.isascii() or not text.isdigit() or len(text) > len("65535") or int(text) > 65535:  # noqa: PLR2004 (the highest port)
        raise argparse.ArgumentTypeError(phrase("{text!r} is not a port: expected a number from 0 to 65535", text=text))
    return int(text)


def find_gateway(options: argparse.Namespace) -> Control:
    """Return the gateway that the options or the environment name.

    Raises:
        BadUsage: the URL is not the URL of a gateway.
    """
    url: str | None = options.url
    if url is None and options.port is None:
        url = os.environ.get(URL_VARIABLE) or os.environ.get(_BASE_URL_VARIABLE)
    return Control(_control_url(url or f"http://127.0.0.1:{DEFAULT_PORT if options.port is None else options.port}"))


def _control_url(url: str) -> str:
    """Return the URL of the control addresses, given that of the gateway, of its console or of its control addresses."""
    parts = None
    try:
        parts = urlsplit(url)
        is_url = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_url = False
    if parts is None or not is_url:
        raise BadUsage(phrase("the URL of the gateway must be like http://127.0.0.1:8123"))
    if (parts.hostname or "").endswith(_WECHAT_PAY):
        raise BadUsage(
            phrase(
                "{hostname} is WeChat Pay, not a gateway; pass --port, --url or {variable}",
                hostname=parts.hostname,
                variable=URL_VARIABLE,
            )
        )
    path = parts.path.rstrip("/").removesuffix("/console")
    return f"{parts.scheme}://{parts.netloc}{path or _CONTROL_PATH}"
