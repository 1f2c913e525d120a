"""Downloads, as generators of steps: the call, its files, their integrity, and saving them. No I/O."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from wechatpay_runtime._base.exchange import Reply, Request
from wechatpay_runtime._base.values import evolve
from wechatpay_runtime._calls.attempts import attempts, read_reply
from wechatpay_runtime._calls.encoding import prepare
from wechatpay_runtime._calls.replies import SUCCESS
from wechatpay_runtime._calls.response import Response
from wechatpay_runtime._calls.steps import Steps, Work
from wechatpay_runtime._certificates.readiness import ready
from wechatpay_runtime._downloads.fetches import Counter, Delivery, Fetch, check_download, fetches_of, own_fetch
from wechatpay_runtime._downloads.staging import StagedFile
from wechatpay_runtime._downloads.steps import AnyOpenReply, Checkpoint, NextChunk, Open, ReadBody
from wechatpay_runtime._session.session import Session
from wechatpay_runtime.operation.description import Operation
from wechatpay_runtime.operation.files import DownloadedFile, FileTarget, Progress


def download(
    operation: Operation[Any],
    arguments: Mapping[str, Any],
    session: Session,
    to: FileTarget,
    progress: Progress | None,
) -> Steps[Response[DownloadedFile]]:
    """Download the file that an operation returns or that its reply links to."""
    check_download(operation, arguments)
    own = session.calling(operation)
    yield from ready(own)
    call = yield from prepare(operation, arguments, own)

    def find() -> Steps[tuple[Fetch, ...]]:
        if operation.answers_file:
            return (own_fetch(operation, call, own),)
        response = yield from attempts(operation, call, own)
        fetches: tuple[Fetch, ...] = yield Work(partial(fetches_of, operation, arguments, response.model, own))
        return fetches

    return (yield from _into_place(operation.name, find(), to, progress))


def download_known(fetch: Fetch, to: FileTarget, progress: Progress | None) -> Steps[Response[DownloadedFile]]:
    """Download a file whose address is known."""

    def find() -> Steps[tuple[Fetch, ...]]:
        yield from ()
        return (fetch,)

    return _into_place(fetch.operation.name, find(), to, progress)


def _into_place(
    name: str, find: Steps[tuple[Fetch, ...]], to: FileTarget, progress: Progress | None
) -> Steps[Response[DownloadedFile]]:
    staged = StagedFile(name, to)
    try:
        fetches = yield from find
        if len(fetches) == 1:
            delivery = Delivery(fetches[0], staged, Counter(progress, is_only_part=True))
            response = yield from _fetch(fetches[0], delivery)
        else:
            from wechatpay_runtime._downloads.parts import fetch_parts

            response = (yield from fetch_parts(fetches, staged, progress, _fetch))[-1]
        yield Checkpoint()
        yield Work(staged.prepare)
        file = staged.put()  # no step follows, so a cancelled download leaves no file
    finally:
        if staged.is_put:
            staged.close()
        else:
            staged.abandon()
            yield Work(staged.close, is_shielded=True)
    return evolve(response, model=file)


def _fetch(fetch: Fetch, delivery: Delivery) -> Steps[Response[Any]]:
    def read(reply: Reply, number: int) -> Response[Any]:
        delivery.finish()
        return read_reply(reply, number, fetch.operation, fetch.call, fetch.session)

    receive = partial(_receive, delivery=delivery)
    return (yield from attempts(fetch.operation, fetch.call, fetch.session, read, receive))


def _receive(request: Request, delivery: Delivery) -> Steps[Reply]:
    reply: AnyOpenReply = yield Open(request)
    try:
        if reply.status not in SUCCESS:
            return Reply(reply.status, reply.headers, (yield ReadBody(reply)))
        delivery.begin(reply.headers)
        chunks, count = reply.chunks(), 0
        while (chunk := (yield NextChunk(chunks))) is not None:
            yield Work(partial(delivery.feed, chunk))
            delivery.report(len(chunk))
            count += len(chunk)
        return Reply(reply.status, reply.headers, b"", count)
    finally:
        reply.close()
