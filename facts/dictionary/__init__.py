"""The only place that says what a fact is: one pydantic model per entity, one entity per file."""

from inkooptoets.facts.dictionary.absence import Absence
from inkooptoets.facts.dictionary.board import Board
from inkooptoets.facts.dictionary.contract import Contract
from inkooptoets.facts.dictionary.credit_note import CreditNote
from inkooptoets.facts.dictionary.designation import Designation
from inkooptoets.facts.dictionary.entity import Entity, Fact
from inkooptoets.facts.dictionary.order import Order
from inkooptoets.facts.dictionary.order_line import OrderLine
from inkooptoets.facts.dictionary.procedure import Procedure
from inkooptoets.facts.dictionary.product_group import ProductGroup
from inkooptoets.facts.dictionary.purchase import Purchase
from inkooptoets.facts.dictionary.school import School
from inkooptoets.facts.dictionary.supplier import Supplier

ENTITIES: tuple[type[Entity], ...] = (
    Board,
    School,
    Supplier,
    ProductGroup,
    Procedure,
    Contract,
    Order,
    OrderLine,
    CreditNote,
    Designation,
    Absence,
)

ROLLED_UP: tuple[type[Entity], ...] = (Purchase,)
"""Entities that are worked out from the imported ones, and that rules may be about."""

BY_NAME: dict[str, type[Entity]] = {entity.name: entity for entity in (*ENTITIES, *ROLLED_UP)}
BY_PLURAL: dict[str, type[Entity]] = {entity.plural: entity for entity in ENTITIES}

__all__ = ["BY_NAME", "BY_PLURAL", "ENTITIES", "ROLLED_UP", "Entity", "Fact"]
