"""The states and steps of profit sharing.

States of orders and shares: https://pay.weixin.qq.com/doc/v3/merchant/4012525210; of returns: https://pay.weixin.qq.com/doc/v3/merchant/4012526279.
"""

from enum import StrEnum

from wechatpay_gateway.family.steps import Actor, Field, Step


class SharingState(StrEnum):
    """The state of a split, also of one that only unfreezes the rest."""

    PROCESSING = "PROCESSING"
    FINISHED = "FINISHED"


class ShareResult(StrEnum):
    """The state of the share of one receiver."""

    PENDING = "PENDING"
    SUCCESS = "SUCCESS"
    CLOSED = "CLOSED"


class ReturnResult(StrEnum):
    """The state of a return of a share."""

    PROCESSING = "PROCESSING"
    SUCCESS = "SUCCESS"
    FAILED = "FAILED"


class ReceiverState(StrEnum):
    """Whether a receiver is in a list of receivers."""

    ADDED = "ADDED"
    DELETED = "DELETED"


class Permission(StrEnum):
    """Whether the money of a merchant's orders may be shared."""

    GRANTED = "GRANTED"
    REVOKED = "REVOKED"


class ShareFailure(StrEnum):
    """The reasons for which WeChat Pay itself closes a share."""

    NO_RELATION = "NO_RELATION"
    NO_AUTH = "NO_AUTH"
    RECEIVER_RECEIPT_LIMIT = "RECEIVER_RECEIPT_LIMIT"
    ACCOUNT_ABNORMAL = "ACCOUNT_ABNORMAL"


TIME_OUT_CLOSED = "TIME_OUT_CLOSED"
"""The reason for which a return fails that was not completed in time."""

FINISH = Step(
    "finish",
    source={SharingState.PROCESSING},
    target=SharingState.FINISHED,
    means=(
        "WeChat Pay carries out the split. Each pending share succeeds, or is closed if the receiver was deleted, the permission was revoked, "
        "or a user has reached the limit of a month. Then the rest is unfrozen if the split requests it."
    ),
)
SHARING_STEPS = (FINISH,)

SUCCEED_SHARE = Step(
    "succeed",
    source={ShareResult.PENDING},
    target=ShareResult.SUCCESS,
    means="The money arrives at the receiver. The split is finished with its last share.",
)
FAIL_SHARE = Step(
    "fail",
    source={ShareResult.PENDING},
    target=ShareResult.CLOSED,
    means="WeChat Pay closes the share: the money stays with the merchant. The split is finished with its last share.",
    takes=(Field("reason", "The `fail_reason`. Defaults to `ACCOUNT_ABNORMAL`.", is_required=False),),
)
SHARE_STEPS = (SUCCEED_SHARE, FAIL_SHARE)

REPEAT = Step(
    "repeat",
    source={ReturnResult.PROCESSING},
    target=ReturnResult.SUCCESS,
    means="The merchant repeats the request, and the receiver has enough money now.",
    actor=Actor.MERCHANT,
)
SUCCEED_RETURN = Step(
    "succeed",
    source={ReturnResult.PROCESSING},
    target=ReturnResult.SUCCESS,
    means="The money arrives at the merchant that shared it.",
)
FAIL_RETURN = Step(
    "fail",
    source={ReturnResult.PROCESSING},
    target=ReturnResult.FAILED,
    means="WeChat Pay refuses the return: the money stays with the receiver.",
    takes=(Field("reason", "The `fail_reason`. Defaults to `ACCOUNT_ABNORMAL`.", is_required=False),),
)
TIME_OUT = Step(
    "time_out",
    source={ReturnResult.PROCESSING},
    target=ReturnResult.FAILED,
    means="WeChat Pay gives up. This also happens by itself 5 days after the first request.",
)
RETURN_STEPS = (REPEAT, SUCCEED_RETURN, FAIL_RETURN, TIME_OUT)

DELETE = Step(
    "delete",
    source={ReceiverState.ADDED},
    target=ReceiverState.DELETED,
    means="The merchant deletes the receiver.",
    actor=Actor.MERCHANT,
)
ADD = Step(
    "add",
    source={ReceiverState.DELETED},
    target=ReceiverState.ADDED,
    means="The merchant adds the receiver again.",
    actor=Actor.MERCHANT,
)
RECEIVER_STEPS = (DELETE, ADD)

REVOKE = Step(
    "revoke",
    source={Permission.GRANTED},
    target=Permission.REVOKED,
    means="WeChat Pay revokes the permission for profit sharing. Unfreezing and the end of a freeze still work.",
)
GRANT = Step(
    "grant",
    source={Permission.REVOKED},
    target=Permission.GRANTED,
    means="WeChat Pay grants the permission again.",
)
PROFILE_STEPS = (REVOKE, GRANT)
