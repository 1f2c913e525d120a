"""Rules for requests from the text of the official pages.

Pages: https://pay.weixin.qq.com/doc/v3/merchant/4012711988, 4012716434 and 4013778940 (questions and answers).
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from wechatpay_gateway.base.times import CHINA
from wechatpay_gateway.families.merchant_transfer.scenes import SCENES, Scene
from wechatpay_gateway.families.merchant_transfer.users import Users
from wechatpay_gateway.family.behavior import Call
from wechatpay_gateway.family.refusals import refuse, wrong_value

_NAME_FROM_FEN = 30
_MOST_FEN_OF_RED_PACKET = 20_000
_RETRY_DAYS = 3
_RECEIPT_MONTHS = 6
_LAST_MONTH = 12


def check_scene(call: Call) -> Scene:
    """Check the scene and the reason that the user sees, and return the rules of the scene.

    Raises:
        Refusal: the scene does not exist, or does not have the reason.
    """
    scene = SCENES.get(call.fields["transfer_scene_id"])
    if scene is None:
        en = f"transfer_scene_id must be one of {', '.join(SCENES)}."
        raise refuse(call, "INVALID_REQUEST", "你尚未获取该转账场景", en)
    reason = call.fields.get("user_recv_perception")
    if reason and scene.reasons and reason not in scene.reasons:
        en = f"user_recv_perception must be one of {', '.join(scene.reasons)} in this scene."
        raise refuse(call, "INVALID_REQUEST", "暂不支持展示当前传入的用户收款感知", en)
    return scene


def check_transfer(call: Call) -> None:
    """Check what a transfer says about itself: scene, reports, style, and whether it may have a name.

    The specs say from which amount a name is required.

    Raises:
        Refusal: a rule is broken.
    """
    scene = check_scene(call)
    _check_reports(scene, call.fields.get("transfer_scene_report_infos"))
    amount: int = call.fields["transfer_amount"]
    if call.fields.get("user_recv_style", {}).get("type") == "RED_PACKET":
        _check_red_packet(call, scene, amount)
    if call.fields.get("user_name") and amount < _NAME_FROM_FEN:
        zh = "0.3元以下不允许输入姓名校验"
        raise wrong_value("/user_name", "(hidden)", zh, "must be omitted below 0.30 yuan")


def _check_reports(scene: Scene, reports: Sequence[Mapping[str, Any]] | None) -> None:
    pointer = "/transfer_scene_report_infos"
    if reports is None:
        return
    if not reports:
        raise wrong_value(pointer, "array", "需传入转账场景报备信息，请检查", "must not be empty")
    for index, each in enumerate(reports):
        for name in ("info_type", "info_content"):
            if not each[name]:
                raise wrong_value(f"{pointer}/{index}/{name}", "", "不能为空", "must not be empty")
    if scene.reports and sorted(each["info_type"] for each in reports) != sorted(scene.reports):
        zh = "未传入完整且对应的转账场景报备信息，请根据接口文档检查"
        en = f"must contain each of these values of info_type once, and no others: {', '.join(scene.reports)}"
        raise wrong_value(pointer, "array", zh, en)


def _check_red_packet(call: Call, scene: Scene, amount: int) -> None:
    if not scene.has_red_packet:
        en = "A transfer of this scene cannot be a red packet."
        raise refuse(call, "INVALID_REQUEST", "当前转账场景不支持红包样式", en)
    if amount > _MOST_FEN_OF_RED_PACKET:
        zh, en = "红包样式单笔金额需小于等于200元", "A red packet can have 200 yuan at most."
        raise refuse(call, "INVALID_REQUEST", zh, en)


def check_real_name(call: Call, users: Users, openid: str) -> None:
    """Check that the name in a request is that of the user.

    Raises:
        Refusal: a test gave the user another name.
    """
    name = call.fields.get("user_name")
    if name and not users.is_named(openid, name):
        en = "user_name is not the real name of the user."
        raise refuse(call, "INVALID_REQUEST", "用户姓名与收款微信实名不一致", en)


def is_retried_in_time(created: float, now: float) -> bool:
    """Return whether a transfer can still be requested again: on the calendar day of its creation and the two days after it, in China."""
    days = (datetime.fromtimestamp(now, CHINA).date() - datetime.fromtimestamp(created, CHINA).date()).days
    return days < _RETRY_DAYS


def has_receipt_at(created: float, now: float) -> bool:
    """Return whether a transfer is at most six calendar months old, in China."""
    day = datetime.fromtimestamp(created, CHINA)
    months = day.month + _RECEIPT_MONTHS
    year, month = day.year + (months - 1) // _LAST_MONTH, (months - 1) % _LAST_MONTH + 1
    first = day.replace(year=year, month=month, day=1)
    length = ((first + timedelta(days=31)).replace(day=1) - first).days
    return now <= first.replace(day=min(day.day, length)).timestamp()
