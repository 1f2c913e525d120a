"""The states of the two resources of onboarding, as spelled by WeChat Pay."""

from enum import StrEnum


class ApplymentState(StrEnum):
    """The states of an application for account-opening confirmation."""

    EDITTING = "APPLYMENT_STATE_EDITTING"
    WAITTING_FOR_AUDIT = "APPLYMENT_STATE_WAITTING_FOR_AUDIT"
    WAITTING_FOR_CONFIRM_CONTACT = "APPLYMENT_STATE_WAITTING_FOR_CONFIRM_CONTACT"
    WAITTING_FOR_CONFIRM_LEGALPERSON = "APPLYMENT_STATE_WAITTING_FOR_CONFIRM_LEGALPERSON"
    PASSED = "APPLYMENT_STATE_PASSED"
    REJECTED = "APPLYMENT_STATE_REJECTED"
    FREEZED = "APPLYMENT_STATE_FREEZED"
    CANCELED = "APPLYMENT_STATE_CANCELED"


class AlterationKind(StrEnum):
    """The data that a request changes."""

    CONTACT = "contact"
    SUBJECT = "subject"
    NAME = "name"


class AlterationState(StrEnum):
    """The states of a request to change a merchant's data."""

    EDITTING = "APPLYMENT_STATE_EDITTING"
    AUDITING = "APPLYMENT_STATE_AUDITING"
    REJECTED = "APPLYMENT_STATE_REJECTED"
    MODIFING = "APPLYMENT_STATE_MODIFING"
    FINISHED = "APPLYMENT_STATE_FINISHED"
    CANCELED = "APPLYMENT_STATE_CANCELED"
