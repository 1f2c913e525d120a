"""How an operation behaves beyond one request and one reply, as the catalog says it."""

from typing import Any

from wechatpay_codegen.api.business_numbers import shared_numbers
from wechatpay_codegen.api.operation import Operation
from wechatpay_codegen.api.traits import Download, Pages, Repeat, Upload, Wait
from wechatpay_codegen.catalog.schemas import Schemas
from wechatpay_codegen.source.document import Scalar


def traits_of(operation: Operation) -> dict[str, Any]:
    """Every key, `null` or empty where the spec says nothing; `wait` only where the spec has it."""
    traits = operation.traits
    return {
        "constraints": [
            {"one_of" if choice.is_exclusive else "any_of": [name.text for name in choice.names]}
            for choice in traits.choices
        ],
        "scheme": traits.scheme or None,
        "host": traits.host or None,
        "numbers": shared_numbers(operation),
        "repeat": _repeat(traits.repeat) if traits.repeat else None,
        "notifications": [
            {"notification": consequence.event.text, "url": _text(consequence.address)}
            for consequence in traits.consequences
        ],
        "pages": _pages(traits.pages) if traits.pages else None,
        **({"wait": _wait(traits.wait)} if traits.wait else {}),
        "rate": traits.rate or None,
        "upload": _upload(operation, traits.upload) if traits.upload else None,
        "download": _download(traits.download) if traits.download else None,
        "deprecated": {"since": traits.deprecated.since or None, "use": traits.deprecated.use.text.strip()}
        if traits.deprecated
        else None,
    }


def _repeat(repeat: Repeat) -> dict[str, Any]:
    settled = repeat.settled_by
    query = (
        {
            "operation": settled.operation.text,
            "with": {name.text: source.text for name, source in settled.given},
        }
        if settled
        else None
    )
    return {"by": [name.text for name in repeat.by], "never": repeat.never or None, "outcome": query}


def _pages(pages: Pages) -> dict[str, Any]:
    return {
        "next": pages.next.text,
        "items": pages.items.text,
        "counts": pages.counts or None,
        "first": pages.first if pages.counts else None,
        "token": _text(pages.token),
        "size": _text(pages.size),
        "total": _text(pages.total),
    }


def _wait(wait: Wait) -> dict[str, Any]:
    return {
        "method": wait.method,
        "field": wait.field.text,
        "final": [state.text for state in wait.final],
        "seconds": wait.seconds,
    }


def _upload(operation: Operation, upload: Upload) -> dict[str, Any]:
    title = f"{operation.sample}Meta"
    return {
        "part": upload.part,
        "meta": Schemas(operation.scope, is_request=True).whole(title, (meta.field for meta in upload.meta)),
        "filename": upload.filled_in("filename") or None,
        "digest": upload.filled_in("digest"),
        "algorithm": upload.digest,
        "form": Schemas(operation.scope, is_request=True).whole(f"{operation.sample}Form", upload.form),
        "accepts": upload.endings,
        "max_size": dict(upload.sizes),
    }


def _download(download: Download) -> dict[str, Any]:
    return {
        "url": download.url.text,
        "expires_in": download.lives or None,
        "hosts": download.hosts,
        "digest": _said(download.digest),
        "parts": _said(download.parts) or None,
        "encryption": _said(download.sealed) or None,
        "rows": download.rows or None,
    }


def _said(values: dict[str, Scalar]) -> dict[str, str]:
    return {key: value.text.strip() for key, value in values.items()}


def _text(scalar: Scalar | None) -> str | None:
    return scalar.text if scalar else None
