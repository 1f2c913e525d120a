"""Access to the pages: only for browsers on this machine, unless other machines can reach the gateway; forms only from its own pages."""

from ipaddress import ip_address

from starlette.requests import Request

from wechatpay_gateway.core.gateway import Gateway

SECURITY_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; form-action 'self'; "
        "frame-ancestors 'none'; base-uri 'none'"
    ),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


def objection(request: Request, gateway: Gateway) -> str:
    """Return the reason to refuse a request for a page, or an empty string if it is allowed.

    Other sites must not be able to submit the forms, so the `Origin` must be the gateway's; a name rebound to loopback (DNS rebinding)
    is not in the list of hosts.
    """
    host = request.headers.get("host")
    if not gateway.site.is_open:
        if request.client is None or not ip_address(request.client.host).is_loopback:
            return "This page is only available to browsers on this machine."
        if host not in gateway.hosts.own:
            return f"Open this page at {gateway.base_url}."
    if request.method == "POST" and request.headers.get("origin") != f"http://{host}":
        return "This form must be submitted from the gateway's own page. Reload the page and try again."
    return ""
