# Written by `make generate` from specs/brand/_models.yaml: edit that file.
"""Models and enums that several operations share."""

import datetime as dt
from enum import StrEnum

from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import DATETIME, INTEGER


class ValidDateInformationType(StrEnum):
    """Documented values of `type` (有效期类型). Any other value is a plain `str`."""

    FIX_TIME_RANGE = "FIX_TIME_RANGE"
    """From `available_begin_time` until before `available_end_time`."""
    FIX_TERM = "FIX_TERM"
    """For `available_day_after_receive` days after the user gets the card."""
    PERMANENT = "PERMANENT"
    """Forever, once it is active."""


class MemberCardType(StrEnum):
    """Documented values of `card_type` (会员卡类型). Any other value is a plain `str`."""

    PURCHASE = "PURCHASE"
    """Paid membership. Refused at present."""
    NORMAL = "NORMAL"
    """Ordinary membership."""
    BALANCE = "BALANCE"
    """Membership with a stored balance. Refused at present."""


class UserFormFlag(StrEnum):
    """Documented values of `common_field_list` (平台提供的通用开卡信息字段). Any other value is a plain `str`."""

    USER_FORM_FLAG_SEX = "USER_FORM_FLAG_SEX"
    """Gender: 男 or 女."""
    USER_FORM_FLAG_NAME = "USER_FORM_FLAG_NAME"
    """Name."""
    USER_FORM_FLAG_BIRTHDAY = "USER_FORM_FLAG_BIRTHDAY"
    """Birthday, as `yyyy-MM-dd`, such as `2015-05-20`."""
    USER_FORM_FLAG_ADDRESS = "USER_FORM_FLAG_ADDRESS"
    """Address."""
    USER_FORM_FLAG_EMAIL = "USER_FORM_FLAG_EMAIL"
    """Email address, which must be valid."""
    USER_FORM_FLAG_CITY = "USER_FORM_FLAG_CITY"
    """Province and city, separated by an ASCII comma."""


@model
class ValidDateInformation(Model):
    """Fields of `valid_date_information` (会员卡有效期)."""

    type: ValidDateInformationType | str | None = field(OpenEnum(ValidDateInformationType), default=None)
    """有效期类型. How long a card is valid once it is active: between two times, for a number of days, at most 10,958 (30 years), or forever. Then, its state becomes `EXPIRED`, it shows no services, and its member gets no service messages."""
    available_begin_time: dt.datetime | str | None = field(DATETIME, default=None)
    """有效期开始时间, RFC 3339. Start of the validity, which includes this time. Only for `FIX_TIME_RANGE`. Must not be later than `available_end_time`. Required when `type` is `FIX_TIME_RANGE`."""
    available_end_time: dt.datetime | str | None = field(DATETIME, default=None)
    """有效期结束时间, RFC 3339. End of the validity, which excludes this time. Only for `FIX_TIME_RANGE`. Required when `type` is `FIX_TIME_RANGE`."""
    available_day_after_receive: int | None = field(INTEGER, default=None)
    """领取后N天内有效, 1 to 10958. Number of calendar days, starting when the user gets the card. Only for `FIX_TERM`. At most 30 years, which are 10,958 days. Required when `type` is `FIX_TERM`."""
