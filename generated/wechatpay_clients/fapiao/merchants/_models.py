# Written by `make generate` from specs/fapiao/merchants/_models.yaml: edit that file.
"""Models and enums that several operations share."""

from enum import StrEnum


class FapiaoAbilityType(StrEnum):
    """Documented values of `fapiao_ability_type_list` (发票能力类型). Any other value is a plain `str`."""

    BASE_ABILITY = "BASE_ABILITY"
    """Basic invoices, for restaurants, hotels and the like."""
    REAL_ESTATE_ABILITY = "REAL_ESTATE_ABILITY"
    """Invoices for the rent of real estate, such as parking lots."""
    REFINED_OIL_ABILITY = "REFINED_OIL_ABILITY"
    """Invoices for refined oil, for the oil and chemical industry and the like."""
