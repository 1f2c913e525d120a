"""The data of the pages, as plain values for the templates."""

import json
from typing import Any

from wechatpay_gateway.base.messages import shown_headers
from wechatpay_gateway.base.money import yuan
from wechatpay_gateway.base.times import to_moment
from wechatpay_gateway.core.exchange import Exchange
from wechatpay_gateway.core.gateway import Gateway
from wechatpay_gateway.families.payments.steps import PAYABLE
from wechatpay_gateway.family.controls import hyphened
from wechatpay_gateway.family.machine import Machine

_SHOWN_ROWS = 100


def console_data(gateway: Gateway) -> dict[str, Any]:
    """Return the lists of the console, newest first."""
    return {
        "base_url": gateway.base_url,
        "now": to_moment(gateway.clock.now()),
        "requests": [_request_row(exchange) for exchange in reversed(list(gateway.requests)[-_SHOWN_ROWS:])],
        "sections": [_section(machine) for machine in gateway.machines.values()],
        "notifications": [
            {
                "id": notification.id,
                "event_type": notification.event_type,
                "url": notification.url,
                "state": notification.state.value,
                "due": to_moment(notification.due) if notification.due else "",
                "deliveries": [
                    f"{to_moment(each.at)} {each.status or ''} {each.outcome} {each.fault or ''}".strip()
                    for each in gateway.notifications.deliveries(notification.id)
                ],
            }
            for notification in gateway.notifications.newest(_SHOWN_ROWS)
        ],
    }


def _request_row(exchange: Exchange) -> dict[str, Any]:
    return {
        "number": exchange.number,
        "at": to_moment(exchange.at),
        "method": exchange.request.method,
        "target": exchange.request.target.decode("latin-1"),
        "operation": exchange.operation or "",
        "status": exchange.reply.status if exchange.reply else "cut",
        "is_accepted": exchange.verdict.is_accepted,
        "reason": exchange.verdict.reason,
        "fault": exchange.fault or "",
    }


def request_data(exchange: Exchange) -> dict[str, Any]:
    """Return the details of a request: the request as received, the message to sign, and the reply."""
    message = exchange.message_to_sign
    reply = exchange.reply
    return {
        **_request_row(exchange),
        "mchid": exchange.mchid or "",
        "headers": shown_headers(exchange.request.headers),
        "body": _pretty(exchange.request.body),
        "cut_bytes": exchange.request.cut_bytes,
        "message_to_sign": "" if message is None else message.decode("utf-8", errors="replace"),
        "reply_headers": shown_headers(reply.headers) if reply else [],
        "reply_body": _pretty(reply.body) if reply else "",
    }


def _section(machine: Machine[Any]) -> dict[str, Any]:
    """Return the records of a machine as rows, with a button for each step that their state allows."""
    return {
        "name": machine.name,
        "title": machine.title,
        "columns": machine.columns,
        "rows": [_row(machine, record) for record in machine.newest(_SHOWN_ROWS)],
    }


def _row(machine: Machine[Any], record: object) -> dict[str, Any]:
    return {
        "cells": [cell.split("\n") for cell in machine.cells(record)],
        "key": machine.key_of(record),
        "steps": [
            {
                "path": f"{machine.name}/{hyphened(step.name)}",
                "label": step.name.replace("_", " ").capitalize(),
                "means": step.means,
                "fields": [each for each in step.takes if each.is_required and each.kind in (str, int)],
            }
            for step in machine.possible(record)
        ],
        "link": machine.link(record),
    }


def payment_data(gateway: Gateway, code: str) -> dict[str, Any]:
    """Return the data of the payer's page for a prepayment.

    Raises:
        UnknownOrderError: the prepayment does not exist.
    """
    payments = gateway.payments
    prepayment = payments.prepayments.get(code)
    if prepayment.is_combined:
        orders = payments.orders.parts(prepayment.caller, prepayment.number)
    else:
        orders = (payments.orders.get(prepayment.number, prepayment.caller),)
    return {
        "code": prepayment.code,
        "mchid": prepayment.caller,
        "number": prepayment.number,
        "goods": [{"description": order.fields.get("description", ""), "total": yuan(order.total)} for order in orders],
        "total": yuan(sum(order.total for order in orders)),
        "state": orders[0].state.value,
        "is_payable": all(order.state in PAYABLE for order in orders),
    }


def _pretty(body: bytes) -> str:
    try:
        return json.dumps(json.loads(body), ensure_ascii=False, indent=2)
    except (ValueError, RecursionError):
        return body.decode("utf-8", errors="replace")
