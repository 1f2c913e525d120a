"""The record of another resource that the records of a resource belong to."""

from attrs import frozen

from wechatpay_codegen.source.document import Scalar


@frozen(eq=False)
class Parent:
    """The record of another resource that a record belongs to, and how many records it allows."""

    resource: Scalar
    number: Scalar
    states: tuple[Scalar, ...]
    counts: Scalar
    at_most: Scalar
    per: Scalar
    at_most_per: Scalar
    copies: tuple[tuple[Scalar, Scalar], ...]
