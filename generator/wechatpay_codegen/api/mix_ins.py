"""The mix-ins of the runtime that `_service.yaml` can name; a test holds this table against the runtime."""

from attrs import frozen


@frozen
class MixIn:
    """Handwritten methods for a service; the runtime has the class, its async twin, and what they return."""

    module: str
    """Module of the runtime."""
    methods: tuple[str, ...]
    doc: str
    """What it gives a service, as a sentence."""
    answers: tuple[tuple[str, ...], ...]
    """For each type argument, an operation's answer: the fields that it must always have."""


MIX_INS = {
    "InvokeApp": MixIn(
        "services.payment_parameters",
        ("invoke_app", "invoke_harmony"),
        "Signs the parameters with which an app calls up a payment.",
        (("prepay_id",),),
    ),
    "InvokeJsapi": MixIn(
        "services.payment_parameters",
        ("invoke_jsapi", "invoke_mini_program"),
        "Signs the parameters with which a web page or a mini program calls up a payment.",
        (("prepay_id",),),
    ),
}
"""Every mix-in, by the name of its class."""
