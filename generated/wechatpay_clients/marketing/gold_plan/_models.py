# Written by `make generate` from specs/marketing/gold_plan/_models.yaml: edit that file.
"""Models and enums that several operations share."""

from enum import StrEnum

from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import STRING


class OperationType(StrEnum):
    """Documented values of `operation_type` (操作类型). Any other value is a plain `str`."""

    OPEN = "OPEN"
    """Turns it on."""
    CLOSE = "CLOSE"
    """Turns it off."""


class IndustryType(StrEnum):
    """Documented values of `advertising_industry_filters` (同业过滤标签值). Any other value is a plain `str`."""

    E_COMMERCE = "E_COMMERCE"
    """General ecommerce platforms."""
    LOVE_MARRIAGE = "LOVE_MARRIAGE"
    """Dating and marriage."""
    POTOGRAPHY = "POTOGRAPHY"
    """Photography and video services."""
    EDUCATION = "EDUCATION"
    """Education."""
    FINANCE = "FINANCE"
    """Finance."""
    TOURISM = "TOURISM"
    """Tourism."""
    SKINCARE = "SKINCARE"
    """Skin care and make-up."""
    FOOD = "FOOD"
    """Food."""
    SPORT = "SPORT"
    """Sports and outdoor activities."""
    JEWELRY_WATCH = "JEWELRY_WATCH"
    """Jewelry and watches."""
    HEALTHCARE = "HEALTHCARE"
    """Medicine and health."""
    BUSSINESS = "BUSSINESS"
    """Business services."""
    PARENTING = "PARENTING"
    """Parents and children."""
    CATERING = "CATERING"
    """Restaurants."""
    RETAIL = "RETAIL"
    """Retail and department stores."""
    SERVICES = "SERVICES"
    """Local services."""
    LAW = "LAW"
    """Legal services."""
    ESTATE = "ESTATE"
    """Real estate."""
    TRANSPORTATION = "TRANSPORTATION"
    """Transportation."""
    ENERGY_SAVING = "ENERGY_SAVING"
    """Energy saving and environmental protection."""
    SECURITY = "SECURITY"
    """Security."""
    BUILDING_MATERIAL = "BUILDING_MATERIAL"
    """Furnishing and building materials."""
    COMMUNICATION = "COMMUNICATION"
    """Communication and IT services."""
    MERCHANDISE = "MERCHANDISE"
    """Daily necessities."""
    ASSOCIATION = "ASSOCIATION"
    """Institutions and associations."""
    COMMUNITY = "COMMUNITY"
    """Online news and communities."""
    ONLINE_AVR = "ONLINE_AVR"
    """Video, audio and reading online."""
    WE_MEDIA = "WE_MEDIA"
    """Self-published media."""
    CAR = "CAR"
    """Cars."""
    SOFTWARE = "SOFTWARE"
    """Software and tools."""
    GAME = "GAME"
    """Games."""
    CLOTHING = "CLOTHING"
    """Clothes, shoes, hats and bags."""
    INDUSTY = "INDUSTY"
    """Industry and engineering."""
    AGRICULTURE = "AGRICULTURE"
    """Agriculture, forestry, livestock and fishing."""
    PUBLISHING_MEDIA = "PUBLISHING_MEDIA"
    """Publishing and media."""
    HOME_DIGITAL = "HOME_DIGITAL"
    """Electronics and home appliances."""


@model
class GoldPlanStatus(Model):
    """Reply of `change_custom_page_status`."""

    sub_mchid: str = field(STRING)
    """Sub-merchant number from the request (特约商户号)."""
