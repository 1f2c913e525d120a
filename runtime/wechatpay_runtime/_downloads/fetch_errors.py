"""The errors for replies from which no file can be downloaded."""

from typing import Any

from wechatpay_runtime._base.messages import listed, phrase, specified
from wechatpay_runtime.errors import NoFile, UnexpectedReply
from wechatpay_runtime.operation.description import Operation
from wechatpay_runtime.operation.model import Model
from wechatpay_runtime.operation.polling import Polling


def no_file(name: str, url: str, polling: Polling, reply: Model) -> NoFile:
    """Return the error for a reply without the address of a file."""
    states = listed(str(state) for state in polling.states(reply))
    advice = phrase("Its state is final.") if polling.is_final(reply) else phrase("Wait for its final state.")
    return NoFile(
        phrase(
            "{name}: the {noun} is {states}, and the reply has no {url}; nothing was downloaded. {advice}",
            name=name,
            noun=specified(polling.noun),
            states=states,
            url=url,
            advice=advice,
        ),
        last=reply,
    )


def unexpected_field(operation: Operation[Any], name: str, complaint: str) -> UnexpectedReply:
    """Return the error for an invalid field of the reply; the value, an address with a token or a key, is not repeated."""
    return UnexpectedReply(
        phrase(
            "{operation}: the reply's {name} {complaint}; nothing was downloaded.",
            operation=operation.name,
            name=name,
            complaint=complaint,
        ),
        field=name,
    )
