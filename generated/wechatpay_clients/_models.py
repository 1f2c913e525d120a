# Written by `make generate` from specs/_shared/models.yaml: edit that file.
"""Models and enums that several operations share."""

from enum import StrEnum


class IdentificationType(StrEnum):
    """Values of 超级管理员证件类型 that the page lists; any other value stays the text it was."""

    IDENTIFICATION_TYPE_IDCARD = "IDENTIFICATION_TYPE_IDCARD"
    """Identity card of a resident of mainland China."""

    IDENTIFICATION_TYPE_OVERSEA_PASSPORT = "IDENTIFICATION_TYPE_OVERSEA_PASSPORT"
    """Passport of a resident of another country or region."""

    IDENTIFICATION_TYPE_HONGKONG_PASSPORT = "IDENTIFICATION_TYPE_HONGKONG_PASSPORT"
    """Mainland travel permit of a resident of Hong Kong."""

    IDENTIFICATION_TYPE_MACAO_PASSPORT = "IDENTIFICATION_TYPE_MACAO_PASSPORT"
    """Mainland travel permit of a resident of Macao."""

    IDENTIFICATION_TYPE_TAIWAN_PASSPORT = "IDENTIFICATION_TYPE_TAIWAN_PASSPORT"
    """Mainland travel permit of a resident of Taiwan."""

    IDENTIFICATION_TYPE_FOREIGN_RESIDENT = "IDENTIFICATION_TYPE_FOREIGN_RESIDENT"
    """Residence permit of a foreigner."""

    IDENTIFICATION_TYPE_HONGKONG_MACAO_RESIDENT = "IDENTIFICATION_TYPE_HONGKONG_MACAO_RESIDENT"
    """Residence permit of a resident of Hong Kong or Macao."""

    IDENTIFICATION_TYPE_TAIWAN_RESIDENT = "IDENTIFICATION_TYPE_TAIWAN_RESIDENT"
    """Residence permit of a resident of Taiwan."""


class IdHolderType(StrEnum):
    """Values of 证件持有人类型 that the page lists; any other value stays the text it was."""

    LEGAL = "LEGAL"
    """The operator or legal representative."""

    SUPER = "SUPER"
    """A person whom the merchant has authorised to handle its WeChat Pay business."""
