"""The family of membership cards of users: combines its operations, its records and its state machine."""

from wechatpay_gateway.base.tables import Tables
from wechatpay_gateway.families.membership.card_machine import MemberCardMachine
from wechatpay_gateway.families.membership.card_operations import CardOperations
from wechatpay_gateway.families.membership.cards import Cards
from wechatpay_gateway.families.membership.examples import add_examples
from wechatpay_gateway.families.membership.order_attach import OrderAttach
from wechatpay_gateway.families.membership.point_operations import PointOperations
from wechatpay_gateway.families.membership.requests import Requests
from wechatpay_gateway.families.membership.template_operations import TemplateOperations
from wechatpay_gateway.families.membership.templates import Templates
from wechatpay_gateway.families.payments.operations import Payments
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.family import Family
from wechatpay_gateway.family.resource.family import Resources


class Membership(Family):
    """The membership cards of users, of brands and of their service providers.

    Attributes:
        cards: the cards.
        requests: the reports of points and of news, and the exchanges.
        card_machine: the steps of cards; also `gateway.member_cards`.
    """

    name = "membership"
    due_tables = ("member_cards",)
    tables = Tables.read("membership", 1, __name__)
    are_examples_optional = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.cards, self.requests = Cards(context.store), Requests(context.store)
        resources = context.family(Resources)
        templates = Templates(resources)
        attach = OrderAttach(self.cards, templates, context.now)
        context.family(Payments).when_paid.append(attach.follow)
        of_templates = TemplateOperations(resources, templates)
        self.card_machine = MemberCardMachine(context, self.cards, self.requests, templates)
        self.machines = (self.card_machine,)
        self.checks = of_templates.checks
        self.behaviors = {
            **of_templates.behaviors,
            **CardOperations(self.cards, templates, self.card_machine).behaviors,
            **PointOperations(self.cards, self.requests, templates, self.card_machine).behaviors,
        }

    def add_examples(self, mchid: str) -> None:
        """Add the cards that the catalog's examples refer to, owned by a merchant."""
        add_examples(self._context.catalog, mchid, self.cards, self.requests, self._context.now())

    def next_due(self) -> float | None:
        """Return when the next card expires."""
        return self.cards.next_due()

    def make_due_changes(self) -> None:
        """Let the cards expire whose validity is over."""
        self.card_machine.expire_due()
