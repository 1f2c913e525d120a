"""The mix-ins of the runtime that `_service.yaml` can use. A test compares this table with the runtime."""

from attrs import frozen


@frozen
class MixIn:
    """Handwritten methods for a service. The runtime defines the class and its async twin."""

    module: str
    """The module of the runtime."""
    methods: tuple[str, ...]
    doc: str
    """The purpose of the methods, as a sentence."""
    reply_fields: tuple[tuple[str, ...], ...]
    """For each operation, the fields that its reply must have."""
    accepts_omitted: bool = False
    """Whether a reply may lack these fields, in a state in which the methods refuse it."""


MIX_INS = {
    "DownloadFapiao": MixIn(
        "services.fapiao_files",
        ("download_fapiao_file",),
        "Downloads the file of an e-invoice.",
        (("fapiao_download_info_list",),),
        accepts_omitted=True,
    ),
    "InvokeApp": MixIn(
        "services.payment_parameters",
        ("invoke_app", "invoke_harmony"),
        "Signs the parameters that open a payment in an app.",
        (("prepay_id",),),
    ),
    "InvokeJsapi": MixIn(
        "services.payment_parameters",
        ("invoke_jsapi", "invoke_mini_program"),
        "Signs the parameters that open a payment in a web page or a mini program.",
        (("prepay_id",),),
    ),
    "InvokePartnerApp": MixIn(
        "services.payment_parameters",
        ("invoke_app", "invoke_harmony"),
        "Signs the parameters that open a payment in an app of the service provider or of a sub-merchant.",
        (("prepay_id",),),
    ),
    "InvokeServiceOrder": MixIn(
        "services.service_order_pages",
        ("invoke_confirmation", "invoke_details"),
        "Returns the parameters that open the confirmation or the details of a pay score order.",
        (("package", "out_order_no", "service_id"),),
        accepts_omitted=True,
    ),
    "InvokeTransfer": MixIn(
        "services.transfer_confirmation",
        ("invoke_transfer",),
        "Returns the parameters that open the confirmation page of a transfer or an authorization.",
        (("package_info",), ("package_info",), ("package_info",)),
        accepts_omitted=True,
    ),
}
"""Every mix-in, by the name of its class."""

FORMER_MIX_INS: dict[str, str] = dict.fromkeys(
    ("WaitForOrder", "WaitForPartnerOrder", "WaitForCombinedOrder", "WaitForRefund"),
    "Remove the extension, and give the query the key `wait`, from which its method `wait_until_final` is generated.",
)
"""Mix-ins that earlier versions had, each with what replaces it."""
