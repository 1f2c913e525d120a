"""The shop in Django, in one file: `gunicorn --chdir examples --threads 4 shop.django_shop:application`.

A real project keeps settings and URLs in separate files; the views and the line for notifications are the same.
"""

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBadRequest,
    HttpResponseForbidden,
    HttpResponseRedirect,
)
from django.middleware.csrf import get_token, rotate_token
from django.urls import path
from django.utils.html import format_html
from django.views.decorators.http import require_GET, require_POST

from shop import pages, staff
from shop.goods import GOODS
from shop.orders import RefundNotPossible, UnknownOrder
from shop.payments import NOTIFICATIONS_PATH, Payments
from wechatpay_runtime.adapters.django import view

payments = Payments.from_env()
settings.configure(
    ROOT_URLCONF=__name__,
    SECRET_KEY=staff.secret_key(),
    ALLOWED_HOSTS=["127.0.0.1", "localhost"],
    MIDDLEWARE=[
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
    ],
    SESSION_ENGINE="django.contrib.sessions.backends.signed_cookies",
    SESSION_COOKIE_SECURE=payments.url.startswith("https:"),
    CSRF_COOKIE_SECURE=payments.url.startswith("https:"),
)


@require_GET
def show_goods(request: HttpRequest) -> HttpResponse:
    """Show the goods for sale."""
    return HttpResponse(pages.goods_page(_token(request), is_staff=_is_staff(request)))


@require_POST
def place_order(request: HttpRequest) -> HttpResponse:
    """Place an order and redirect to it."""
    goods = GOODS.get(request.POST.get("goods", ""))
    if goods is None:
        raise Http404
    return _to_order(payments.place(goods).out_trade_no)


@require_GET
def show_order(request: HttpRequest, out_trade_no: str) -> HttpResponse:
    """Show an order, with its QR code while it is open."""
    try:
        order = payments.orders.order(out_trade_no)
    except UnknownOrder:
        raise Http404 from None
    refunds = payments.orders.refunds_of(out_trade_no)
    page = pages.order_page(order, refunds, payments.code_url(order), _token(request), is_staff=_is_staff(request))
    return HttpResponse(page)


@require_POST
def refund_order(request: HttpRequest, out_trade_no: str) -> HttpResponse:
    """Refund an order, in part or in full."""
    if not _is_staff(request):
        return HttpResponseForbidden()
    try:
        payments.refund(out_trade_no, request.POST["out_refund_no"], int(request.POST["amount_fen"]))
    except UnknownOrder:
        raise Http404 from None
    except (KeyError, ValueError):
        return HttpResponseBadRequest()
    except RefundNotPossible as error:
        return HttpResponse(str(error), status=409, content_type="text/plain")
    return _to_order(out_trade_no)


def log_in(request: HttpRequest) -> HttpResponse:
    """Show the form to log in, and log in. A real project uses `django.contrib.auth`."""
    if request.method != "POST":
        return HttpResponse(pages.login_page(_token(request)))
    try:
        staff.log_in(request.session, request.POST.get("password", ""))
    except staff.WrongPassword:
        return HttpResponseForbidden("wrong password")
    rotate_token(request)
    return HttpResponseRedirect("/", status=303)


@require_POST
def log_out(request: HttpRequest) -> HttpResponse:
    """Log out."""
    staff.log_out(request.session)
    return HttpResponseRedirect("/", status=303)


def _is_staff(request: HttpRequest) -> bool:
    return staff.is_staff(request.session)


def _to_order(out_trade_no: str) -> HttpResponse:
    return HttpResponseRedirect(f"/orders/{out_trade_no}", status=303)


def _token(request: HttpRequest) -> str:
    return format_html('<input type="hidden" name="csrfmiddlewaretoken" value="{}">', get_token(request))


urlpatterns = [
    path("", show_goods),
    path("orders", place_order),
    path("orders/<str:out_trade_no>", show_order),
    path("orders/<str:out_trade_no>/refunds", refund_order),
    path("login", log_in),
    path("logout", log_out),
    path(NOTIFICATIONS_PATH.removeprefix("/"), view(payments.router)),
]
application: WSGIHandler = get_wsgi_application()
