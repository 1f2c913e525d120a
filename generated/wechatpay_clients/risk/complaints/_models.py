# Written by `make generate` from specs/risk/complaints/_models.yaml: edit that file.
"""Models and enums that several operations share."""

import datetime as dt
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import BOOLEAN, DATETIME, INTEGER, STRING, Encrypted
from wechatpay_runtime.timestamp import Timestamp


class ComplaintState(StrEnum):
    """Documented values of `complaint_state` (投诉单状态). Any other value is a plain `str`."""

    PENDING = "PENDING"
    """Waiting for you. Becomes `PROCESSING` with your first reply; it cannot be completed before that."""
    PROCESSING = "PROCESSING"
    """You replied. Call `complete_complaint` once the problem is solved."""
    PROCESSED = "PROCESSED"
    """Completed. If the user continues the complaint, it becomes `PENDING` again, under the same `complaint_id`. Once a full refund has arrived, the user can only send messages."""


class ComplaintMediaType(StrEnum):
    """Documented values of `media_type` (媒体文件业务类型). Any other value is a plain `str`."""

    USER_COMPLAINT_IMAGE = "USER_COMPLAINT_IMAGE"
    """Images that the user uploaded with the complaint."""
    OPERATION_IMAGE = "OPERATION_IMAGE"
    """Images that the user, the merchant or the customer service uploaded while they solved the complaint."""


class ProblemType(StrEnum):
    """Documented values of `problem_type` (问题类型). Any other value is a plain `str`."""

    REFUND = "REFUND"
    """The user wants a refund. Decide with `update_refund_progress`."""
    SERVICE_NOT_WORK = "SERVICE_NOT_WORK"
    """What the user paid for does not work."""
    OTHERS = "OTHERS"
    """Another problem."""


class UserTag(StrEnum):
    """Documented values of `user_tag_list` (用户标签列表). Any other value is a plain `str`."""

    TRUSTED = "TRUSTED"
    """The user qualifies for an immediate refund."""
    HIGH_RISK = "HIGH_RISK"
    """A complaint of high risk. Handle it first, as your contact in WeChat Pay's operations asks."""


class ServiceOrderState(StrEnum):
    """Documented values of `state` (支付分服务单状态). Any other value is a plain `str`."""

    DOING = "DOING"
    """The service goes on."""
    REVOKED = "REVOKED"
    """The service order was canceled."""
    WAITPAY = "WAITPAY"
    """The service order waits for its payment."""
    DONE = "DONE"
    """The service order is completed."""


class AdditionalInfoType(StrEnum):
    """Documented values of `type` (补充信息类型). Any other value is a plain `str`."""

    SHARE_POWER_TYPE = "SHARE_POWER_TYPE"
    """A complaint about a rented power bank."""


class NormalMessageBlockType(StrEnum):
    """Documented values of `type` (消息块类型). Any other value is a plain `str`."""

    TEXT = "TEXT"
    """Text."""
    IMAGE = "IMAGE"
    """An image."""
    LINK = "LINK"
    """A link."""
    FAQ_LIST = "FAQ_LIST"
    """A list of frequent questions."""
    BUTTON = "BUTTON"
    """A button."""
    BUTTON_GROUP = "BUTTON_GROUP"
    """A group of buttons."""


class TextColor(StrEnum):
    """Documented values of `color` (文本颜色). Any other value is a plain `str`."""

    DEFAULT = "DEFAULT"
    """Color of ordinary text."""
    SECONDARY = "SECONDARY"
    """Color of secondary text."""


class ImageStyleType(StrEnum):
    """Documented values of `image_style_type` (图片样式类型). Any other value is a plain `str`."""

    IMAGE_STYLE_TYPE_NARROW = "IMAGE_STYLE_TYPE_NARROW"
    """Narrow."""
    IMAGE_STYLE_TYPE_WIDE = "IMAGE_STYLE_TYPE_WIDE"
    """Wide."""


class ActionType(StrEnum):
    """Documented values of `action_type`. Any other value is a plain `str`."""

    ACTION_TYPE_SEND_MESSAGE = "ACTION_TYPE_SEND_MESSAGE"
    """Sends a message."""
    ACTION_TYPE_JUMP_URL = "ACTION_TYPE_JUMP_URL"
    """Opens a page."""
    ACTION_TYPE_JUMP_MINI_PROGRAM = "ACTION_TYPE_JUMP_MINI_PROGRAM"
    """Opens a page of a mini program."""


class ButtonLayout(StrEnum):
    """Documented values of `button_layout` (按钮布局方式). Any other value is a plain `str`."""

    LAYOUT_UNKNOWN = "LAYOUT_UNKNOWN"
    """Unknown."""
    LAYOUT_HORIZONTAL = "LAYOUT_HORIZONTAL"
    """Side by side."""
    LAYOUT_VERTICAL = "LAYOUT_VERTICAL"
    """One below the other."""


class SenderIdentity(StrEnum):
    """Documented values of `sender_identity` (发送者身份类别). Any other value is a plain `str`."""

    UNKNOWN = "UNKNOWN"
    """Unknown."""
    MANUAL = "MANUAL"
    """A person."""
    MACHINE = "MACHINE"
    """A program."""


@model
class NotificationUrl(Model):
    """Reply of `create_notification_url`."""

    mchid: str = field(STRING)
    """Merchant number that set the address (商户号, at most 64 characters)."""
    url: str = field(STRING)
    """Address for notifications of complaints, with `https://` (通知地址, at most 255 characters)."""


@model
class ComplaintOrderInfo(Model):
    """Fields of `complaint_order_info` (投诉单关联订单信息)."""

    transaction_id: str = field(STRING)
    """WeChat Pay order ID of the payment (微信订单号, at most 64 characters)."""
    out_trade_no: str = field(STRING)
    """Merchant order number (商户订单号, at most 64 characters)."""
    amount: int = field(INTEGER)
    """Amount of the order, in fen (订单金额)."""


@model
class ComplaintMedia(Model):
    """Fields of `complaint_media_list` (投诉资料列表)."""

    media_type: ComplaintMediaType | str = field(OpenEnum(ComplaintMediaType))
    """Who uploaded the files, and when (媒体文件业务类型)."""
    media_url: list[str] = field(ListOf(STRING))
    """媒体文件请求url, each at most 512 characters. Addresses of the files. A browser cannot open them: call `download_image` with the last segment of the path as `media_id`, or pass the address to `client.download`. Use it as it is, without encoding it."""


@model
class ServiceOrderInfo(Model):
    """Fields of `service_order_info` (投诉单关联服务单信息)."""

    order_id: str | None = field(STRING, default=None)
    """微信支付服务订单号, at most 128 characters. WeChat Pay's number of the service order. Each belongs to one `out_order_no`."""
    out_order_no: str | None = field(STRING, default=None)
    """商户服务订单号, at most 128 characters. Merchant's number of the service order, as when it was created. Not the number of a payment."""
    state: ServiceOrderState | str | None = field(OpenEnum(ServiceOrderState), default=None)
    """支付分服务单状态. State of the service order when the user complained. Not updated afterwards."""


@model
class ReturnAddressInfo(Model):
    """Fields of `return_address_info` (归还地点信息)."""

    return_address: str | None = field(STRING, default=None)
    """Address of the place (归还地点, at most 256 characters)."""
    longitude: str | None = field(STRING, default=None)
    """归还地点经度, at most 32 characters. Longitude in GCJ-02, from -180 to 180. Negative in the west."""
    latitude: str | None = field(STRING, default=None)
    """归还地点纬度, at most 32 characters. Latitude in GCJ-02, from -90 to 90. Negative in the south."""


@model
class SharePowerInfo(Model):
    """Fields of `share_power_info` (充电宝投诉相关信息)."""

    return_time: Timestamp | str | None = field(DATETIME, default=None)
    """When the power bank was returned (归还时间, RFC 3339)."""
    return_address_info: ReturnAddressInfo | None = field(ModelOf(ReturnAddressInfo), default=None)
    """归还地点信息. Where the power bank was returned. Optional for the user."""
    is_returned_to_same_machine: bool | None = field(BOOLEAN, default=None)
    """Whether the user claims to have returned the power bank to the cabinet that it was taken from (是否归还同一柜机)."""


@model
class AdditionalInfo(Model):
    """Fields of `additional_info` (补充信息)."""

    type: AdditionalInfoType | str | None = field(OpenEnum(AdditionalInfoType), default=None)
    """Kind of information (补充信息类型)."""
    share_power_info: SharePowerInfo | None = field(ModelOf(SharePowerInfo), default=None)
    """充电宝投诉相关信息. What the user states about a rented power bank. Returned only if `type` is `SHARE_POWER_TYPE`."""


@model
class Complaint(Model):
    """Fields of `data` (用户投诉信息详情)."""

    complaint_id: str = field(STRING)
    """投诉单号, at most 64 characters. Number of the complaint. It stays the same when the user continues the complaint."""
    complaint_time: Timestamp | str = field(DATETIME)
    """When the user complained (投诉时间, RFC 3339)."""
    complaint_detail: str = field(STRING)
    """投诉详情, at most 300 characters. The complaint in the user's words, as first made. What was added later is in `list_negotiation_history`."""
    complaint_state: ComplaintState | str = field(OpenEnum(ComplaintState))
    """投诉单状态. Whose turn it is. A completed complaint can become open again."""
    complainted_mchid: str | None = field(STRING, default=None)
    """被诉商户号, at most 64 characters. Sub-merchant that the complaint is about. Returned only to partners."""
    payer_phone: str | None = field(Encrypted(STRING), default=None)
    """Phone number of the user (投诉人联系方式, at most 512 characters, encrypted in transit)."""
    payer_openid: str | None = field(STRING, default=None)
    """投诉人OpenID, at most 128 characters. OpenID of the user under the merchant's AppID. Returned only by `query_complaint`, and not for complaints about a pay score service order."""
    complaint_order_info: list[ComplaintOrderInfo] | None = field(ListOf(ModelOf(ComplaintOrderInfo)), default=None)
    """Orders that the complaint is about (投诉单关联订单信息)."""
    complaint_full_refunded: bool = field(BOOLEAN)
    """Whether all orders of the complaint are refunded in full (投诉单是否已全额退款)."""
    incoming_user_response: bool = field(BOOLEAN)
    """Whether a message of the user waits for a reply (是否有待回复的用户留言)."""
    user_complaint_times: int = field(INTEGER)
    """用户投诉次数. How often the user complained. 1 for the first complaint, and 1 more each time the user continues it. Above 1, the user escalated the complaint."""
    complaint_media_list: list[ComplaintMedia] | None = field(ListOf(ModelOf(ComplaintMedia)), default=None)
    """Material that the user uploaded, such as images (投诉资料列表)."""
    problem_description: str = field(STRING)
    """问题描述, at most 256 characters. Title of the frequent question that the user selected before the complaint. All complaints after 2021-07-15 have one."""
    problem_type: ProblemType | str | None = field(OpenEnum(ProblemType), default=None)
    """问题类型. Kind of problem. Handle `REFUND` before all others."""
    apply_refund_amount: int | None = field(INTEGER, default=None)
    """申请退款金额. Refund that the user asks for, in fen. Returned only if `problem_type` is `REFUND`."""
    user_tag_list: list[UserTag | str] | None = field(ListOf(OpenEnum(UserTag)), default=None)
    """What WeChat Pay knows about the user or the complaint (用户标签列表)."""
    service_order_info: list[ServiceOrderInfo] | None = field(ListOf(ModelOf(ServiceOrderInfo)), default=None)
    """Pay score service orders that the complaint is about (投诉单关联服务单信息)."""
    additional_info: AdditionalInfo | None = field(ModelOf(AdditionalInfo), default=None)
    """补充信息. More information. Returned only in certain industries and situations."""
    in_platform_service: bool | None = field(BOOLEAN, default=None)
    """是否在平台协助中. Whether the customer service of WeChat Pay serves the user at the moment. Meanwhile, the user does not see messages of the merchant."""
    need_immediate_service: bool | None = field(BOOLEAN, default=None)
    """是否需即时服务用户. Whether the user should be served more quickly. If so, reply with `respond_immediate_service`."""
    is_agent_mode: bool | None = field(BOOLEAN, default=None)
    """是否是智能体投诉. Whether the complaint is about the service of the merchant's AI agent (智能体) in an order. If so, serve the user promptly and properly within the agent, according to the complaint. Only for merchants with an agent."""


@model
class TextBlock(Model):
    """Fields of `text` (文本)."""

    text: str | None = field(STRING, default=None)
    """The text itself (文字内容)."""
    color: TextColor | str | None = field(OpenEnum(TextColor), default=None)
    """How prominent the text is (文本颜色)."""
    is_bold: bool | None = field(BOOLEAN, default=None)
    """Shows the text in bold (是否粗体)."""


@model
class ImageBlock(Model):
    """Fields of `image` (图片)."""

    media_id: str | None = field(STRING, default=None)
    """ID of the image, from `upload_image` (媒体ID)."""
    image_style_type: ImageStyleType | str | None = field(OpenEnum(ImageStyleType), default=None)
    """Narrow or wide display (图片样式类型)."""


@model
class ActionMiniProgram(Model):
    """Fields of `mini_program_jump_info`."""

    appid: str | None = field(STRING, default=None)
    """AppID of the mini program."""
    path: str | None = field(STRING, default=None)
    """Path of the page in the mini program."""


@model
class MessageInfo(Model):
    """Fields of `message_info`."""

    content: str = field(STRING)
    """Text of the message."""
    custom_data: str | None = field(STRING, default=None)
    """Data of yours that is returned unchanged."""


@model
class MessageAction(Model):
    """Fields of `action` (动作)."""

    action_type: ActionType | str | None = field(OpenEnum(ActionType), default=None)
    """Kind of action, which decides which other field is set."""
    jump_url: str | None = field(STRING, default=None)
    """Page that opens. Required when `action_type` is `ACTION_TYPE_JUMP_URL`."""
    mini_program_jump_info: ActionMiniProgram | Mapping[str, Any] | None = field(
        ModelOf(ActionMiniProgram), default=None
    )
    """Mini program that opens. Required when `action_type` is `ACTION_TYPE_JUMP_MINI_PROGRAM`."""
    message_info: MessageInfo | Mapping[str, Any] | None = field(ModelOf(MessageInfo), default=None)
    """Message that is sent in the name of the user. Required when `action_type` is `ACTION_TYPE_SEND_MESSAGE`."""
    action_id: str | None = field(STRING, default=None)
    """ID of the action. When the user taps, the history returns it in `click_message`."""


@model
class InvalidInfo(Model):
    """Fields of `invalid_info` (失效配置)."""

    expired_time: dt.datetime | str | None = field(DATETIME, default=None)
    """From when on tapping has no effect (RFC 3339)."""
    multi_clickable: bool | None = field(BOOLEAN, default=None)
    """Allows tapping more than once."""


@model
class ActionBlock(Model):
    """Fields of `link` (链接)."""

    text: str | None = field(STRING, default=None)
    """Text of the link or of the button (链接文案)."""
    action: MessageAction | Mapping[str, Any] | None = field(ModelOf(MessageAction), default=None)
    """What happens when the user taps it (动作)."""
    invalid_info: InvalidInfo | Mapping[str, Any] | None = field(ModelOf(InvalidInfo), default=None)
    """When the link or the button stops working (失效配置)."""


@model
class Faq(Model):
    """Fields of `faqs` (FAQ列表)."""

    faq_id: str | None = field(STRING, default=None)
    """ID of the question (faq的id)."""
    faq_title: str | None = field(STRING, default=None)
    """The question itself (faq内容)."""
    action: MessageAction | Mapping[str, Any] | None = field(ModelOf(MessageAction), default=None)
    """What happens when the user taps it (动作)."""


@model
class FaqList(Model):
    """Fields of `faq_list` (FAQ列表)."""

    faqs: Sequence[Faq | Mapping[str, Any]] | None = field(ListOf(ModelOf(Faq)), default=None)
    """One or more questions, each with its own action (FAQ列表)."""


@model
class Button(Model):
    """Fields of `buttons` (按钮组)."""

    text: str | None = field(STRING, default=None)
    """Text of the button (按钮文本)."""
    action: MessageAction | Mapping[str, Any] | None = field(ModelOf(MessageAction), default=None)
    """What happens when the user taps it (动作)."""


@model
class ButtonGroup(Model):
    """Fields of `button_group` (按钮组)."""

    buttons: Sequence[Button | Mapping[str, Any]] | None = field(ListOf(ModelOf(Button)), default=None)
    """One or more buttons, each with its own action (按钮组)."""
    button_layout: ButtonLayout | str | None = field(OpenEnum(ButtonLayout), default=None)
    """按钮布局方式. How the buttons are arranged. Defaults to `LAYOUT_HORIZONTAL`."""
    invalid_info: InvalidInfo | Mapping[str, Any] | None = field(ModelOf(InvalidInfo), default=None)
    """When the buttons stop working (失效配置)."""


@model
class NormalMessageBlock(Model):
    """Fields of `blocks` (消息内容)."""

    type: NormalMessageBlockType | str | None = field(OpenEnum(NormalMessageBlockType), default=None)
    """消息块类型. Type of the block. Its content is in the field of the same name."""
    text: TextBlock | Mapping[str, Any] | None = field(ModelOf(TextBlock), default=None)
    """文本. Words, with color and weight. Required when `type` is `TEXT`."""
    image: ImageBlock | Mapping[str, Any] | None = field(ModelOf(ImageBlock), default=None)
    """图片. An uploaded image and its width. Required when `type` is `IMAGE`."""
    link: ActionBlock | Mapping[str, Any] | None = field(ModelOf(ActionBlock), default=None)
    """链接. Text that does something when tapped. Required when `type` is `LINK`."""
    faq_list: FaqList | Mapping[str, Any] | None = field(ModelOf(FaqList), default=None)
    """FAQ列表. Questions that the user can tap. Required when `type` is `FAQ_LIST`."""
    button: ActionBlock | Mapping[str, Any] | None = field(ModelOf(ActionBlock), default=None)
    """按钮. One button. Required when `type` is `BUTTON`."""
    button_group: ButtonGroup | Mapping[str, Any] | None = field(ModelOf(ButtonGroup), default=None)
    """按钮组. Several buttons, with a common layout. Required when `type` is `BUTTON_GROUP`."""


@model
class NormalMessage(Model):
    """Fields of `normal_message` (普通消息内容)."""

    blocks: Sequence[NormalMessageBlock | Mapping[str, Any]] | None = field(
        ListOf(ModelOf(NormalMessageBlock)), default=None
    )
    """Blocks of the message, of any types, in the order in which the user sees them (消息内容)."""
    sender_identity: SenderIdentity | str | None = field(OpenEnum(SenderIdentity), default=None)
    """Whether a person or a program wrote the message (发送者身份类别)."""
    custom_data: str | None = field(STRING, default=None)
    """Data of yours that is returned unchanged (自定义透传信息, at most 4096 characters)."""
