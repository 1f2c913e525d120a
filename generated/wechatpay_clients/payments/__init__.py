# Written by `make generate` from specs/payments: edit the files there.
"""Payments (支付).

Take payments, refund them, and download the bills.
"""

from functools import cached_property
from typing import TYPE_CHECKING

from wechatpay_runtime.services.base import AsyncGroup, Group

if TYPE_CHECKING:
    from .bills import AsyncBills, Bills
    from .combine_transactions import AsyncCombineTransactions, CombineTransactions
    from .medical_insurance import AsyncMedicalInsurance, MedicalInsurance
    from .partner_transactions import AsyncPartnerTransactions, PartnerTransactions
    from .refunds import AsyncRefunds, Refunds
    from .transactions import AsyncTransactions, Transactions


class Payments(Group):
    """Payments (支付)."""

    @cached_property
    def bills(self) -> "Bills":
        """Bills (账单)."""
        from .bills import Bills

        return Bills(self._driver)

    @cached_property
    def combine_transactions(self) -> "CombineTransactions":
        """Combined payments (合单支付)."""
        from .combine_transactions import CombineTransactions

        return CombineTransactions(self._driver)

    @cached_property
    def medical_insurance(self) -> "MedicalInsurance":
        """Medical insurance payments (医保支付)."""
        from .medical_insurance import MedicalInsurance

        return MedicalInsurance(self._driver)

    @cached_property
    def partner_transactions(self) -> "PartnerTransactions":
        """Partner payments (基础支付（服务商）)."""
        from .partner_transactions import PartnerTransactions

        return PartnerTransactions(self._driver)

    @cached_property
    def refunds(self) -> "Refunds":
        """Refunds (退款)."""
        from .refunds import Refunds

        return Refunds(self._driver)

    @cached_property
    def transactions(self) -> "Transactions":
        """Direct payments (基础支付（普通商户）)."""
        from .transactions import Transactions

        return Transactions(self._driver)


class AsyncPayments(AsyncGroup):
    """Payments (支付), for `AsyncClient`."""

    @cached_property
    def bills(self) -> "AsyncBills":
        """Bills (账单)."""
        from .bills import AsyncBills

        return AsyncBills(self._driver)

    @cached_property
    def combine_transactions(self) -> "AsyncCombineTransactions":
        """Combined payments (合单支付)."""
        from .combine_transactions import AsyncCombineTransactions

        return AsyncCombineTransactions(self._driver)

    @cached_property
    def medical_insurance(self) -> "AsyncMedicalInsurance":
        """Medical insurance payments (医保支付)."""
        from .medical_insurance import AsyncMedicalInsurance

        return AsyncMedicalInsurance(self._driver)

    @cached_property
    def partner_transactions(self) -> "AsyncPartnerTransactions":
        """Partner payments (基础支付（服务商）)."""
        from .partner_transactions import AsyncPartnerTransactions

        return AsyncPartnerTransactions(self._driver)

    @cached_property
    def refunds(self) -> "AsyncRefunds":
        """Refunds (退款)."""
        from .refunds import AsyncRefunds

        return AsyncRefunds(self._driver)

    @cached_property
    def transactions(self) -> "AsyncTransactions":
        """Direct payments (基础支付（普通商户）)."""
        from .transactions import AsyncTransactions

        return AsyncTransactions(self._driver)
