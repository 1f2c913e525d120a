"""Who may use the pages: a browser on this machine, unless the gateway is open to others, and forms only from its own pages."""

from ipaddress import ip_address

from starlette.requests import Request

from wechatpay_gateway.core.gateway import Gateway

SECURITY_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


def objection(request: Request, gateway: Gateway) -> str:
    """Why a request for a page is refused; empty where it is not.

    A page of another site must not be able to press our buttons, so a form must come from our own address; and a name that was
    re-bound to loopback is not in the list of hosts.
    """
    host = request.headers.get("host")
    if not gateway.site.is_open:
        if request.client is None or not ip_address(request.client.host).is_loopback:
            return "Only a browser on this machine may use this page."
        if host not in gateway.hosts.own:
            return f"Open this page by the address {gateway.base_url}."
    if request.method == "POST" and request.headers.get("origin") != f"http://{host}":
        return "This form must be sent from the gateway's own page."
    return ""
