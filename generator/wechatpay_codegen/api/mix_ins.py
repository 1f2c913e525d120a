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
    called: tuple[str, ...] = ()
    """For each type argument, the operation that the methods call; empty where they take what it answered."""


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
    "WaitForCombinedOrder": MixIn(
        "services.waiting",
        ("wait_until_final",),
        "Asks for a combined order until each of its orders is final.",
        ((),),
        ("query_order_by_out_trade_no",),
    ),
    "WaitForOrder": MixIn(
        "services.waiting",
        ("wait_until_final",),
        "Asks for an order until it is final.",
        (("trade_state",),),
        ("query_order_by_out_trade_no",),
    ),
    "WaitForPartnerOrder": MixIn(
        "services.waiting",
        ("wait_until_final",),
        "Asks for a partner's order until it is final.",
        (("trade_state",),),
        ("query_order_by_out_trade_no",),
    ),
    "WaitForRefund": MixIn(
        "services.waiting",
        ("wait_until_final",),
        "Asks for a refund until it is final.",
        (("status",),),
        ("query_refund",),
    ),
}
"""Every mix-in, by the name of its class."""
