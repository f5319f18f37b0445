"""Orders, their lines and credit notes rolled up to purchases: one row per order and homogeneous group.

Amounts come out in euros net of VAT. Where that is not known, ``value`` is NULL and ``value_low`` and
``value_high`` say between which cents it lies.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import ibis

from inkooptoets.engine.plan.dated import Dated, on_day
from inkooptoets.engine.plan.tables import ORIGIN, table
from inkooptoets.engine.related import UNBOUNDED

_KEPT = ("id", "product_group", "kind", "order", "board", "unit", "supplier", "day", "currency")
_ORIGIN = tuple(ORIGIN)
_WIDE = "decimal(38, 0)"
"""Wide enough for a product of two amounts, which does not fit an integer of 64 bits."""


@dataclass(frozen=True)
class Valuation:
    """How amounts become euros net of VAT: the currency of unmarked amounts, rates, the assumed VAT rate."""

    currency: Sequence[Dated]
    vat_rate: Sequence[Dated]
    rates: Mapping[str, Sequence[Dated]]


def purchases(valuation: Valuation) -> Any:
    """Return the rolled-up purchases of the tables orders, order_lines and credit_notes."""
    orders, lines = _orders(), table("order_line")
    whole = orders.anti_join(lines, orders["id"] == lines["order"])
    names = whole.columns
    parts = ibis.union(whole, *(part.select(*names) for part in (_by_line(orders, lines), _credits())))
    return _buyers(_grouped(_valued(parts, valuation)))


def _orders() -> Any:
    orders = table("order")
    return orders.select(
        *(
            orders[name]
            for name in ("id", "product_group", "board", "unit", "supplier", "net", "gross", *_ORIGIN)
        ),
        kind=ibis.literal("order"),
        order=orders["id"],
        day=orders["ordered_on"],
        currency=orders["currency"],
        cancelled=orders["status"] == "cancelled",
    )


def _by_line(orders: Any, lines: Any) -> Any:
    headers = orders.select(
        order_id=orders["id"],
        order_group=orders["product_group"],
        order_cancelled=orders["cancelled"],
        board=orders["board"],
        unit=orders["unit"],
        supplier=orders["supplier"],
        day=orders["day"],
        currency=orders["currency"],
    )
    joined = lines.left_join(headers, lines["order"] == headers["order_id"])
    cancelled = joined["cancelled"].fill_null(False)
    return joined.select(
        id=joined["order"],
        product_group=ibis.coalesce(joined["product_group"], joined["order_group"]),
        board=joined["board"],
        unit=joined["unit"],
        supplier=joined["supplier"],
        net=ibis.ifelse(cancelled, 0, joined["net"]),
        gross=ibis.ifelse(cancelled, 0, joined["gross"]),
        **{name: joined[name] for name in _ORIGIN},
        kind=ibis.literal("order"),
        order=joined["order"],
        day=joined["day"],
        currency=joined["currency"],
        cancelled=cancelled | joined["order_cancelled"],
    )


def _credits() -> Any:
    notes, orders = table("credit_note"), table("order")
    credited = orders.select(
        credited_id=orders["id"],
        credited_on=orders["ordered_on"],
        credited_group=orders["product_group"],
        credited_board=orders["board"],
        credited_unit=orders["unit"],
        credited_supplier=orders["supplier"],
        credited_currency=orders["currency"],
        credited_cancelled=orders["status"] == "cancelled",
    )
    joined = notes.left_join(credited, notes["credits"] == credited["credited_id"])
    names_order = joined["credits"].notnull()
    return joined.select(
        id=joined["id"],
        product_group=ibis.coalesce(joined["product_group"], joined["credited_group"]),
        board=ibis.coalesce(joined["board"], joined["credited_board"]),
        unit=ibis.coalesce(joined["unit"], joined["credited_unit"]),
        supplier=ibis.coalesce(joined["supplier"], joined["credited_supplier"]),
        net=joined["net"],
        gross=joined["gross"],
        **{name: joined[name] for name in _ORIGIN},
        kind=ibis.literal("credit"),
        order=joined["credits"],
        day=ibis.ifelse(names_order, joined["credited_on"], joined["issued_on"]),
        currency=ibis.coalesce(joined["currency"], joined["credited_currency"]),
        # Money back on an order that does not count takes nothing off the others.
        cancelled=ibis.ifelse(names_order, joined["credited_cancelled"], False),
    )


def _valued(part: Any, valuation: Valuation) -> Any:
    """Add the value in euros and its bounds to each row."""
    day = part["day"]
    currency = ibis.coalesce(part["currency"], on_day(valuation.currency, "text", day))
    net, assumed = part["net"], ibis.literal(False)
    if valuation.vat_rate:
        vat = on_day(valuation.vat_rate, "percent", day)
        assumed = part["net"].isnull() & part["gross"].notnull() & vat.notnull()
        net = ibis.coalesce(part["net"], _without_vat(part["gross"], vat))
    value = ibis.cases(
        (currency == "EUR", net),
        *(
            (currency == code, _converted(net, on_day(rate, "rate", day)))
            for code, rate in valuation.rates.items()
            if rate
        ),
    )
    in_euros = (currency == "EUR").fill_null(False)
    gross = ibis.ifelse(in_euros, part["gross"], ibis.null("int64"))
    credit = part["kind"] == "credit"
    low = ibis.ifelse(credit, ibis.coalesce(gross, -UNBOUNDED), ibis.least(ibis.coalesce(gross, 0), 0))
    high = ibis.ifelse(credit, 0, ibis.greatest(ibis.coalesce(gross, UNBOUNDED), 0))
    return part.select(
        *(part[name] for name in (*_KEPT[:-1], "cancelled", *_ORIGIN)),
        currency=currency,
        value=value,
        value_low=ibis.coalesce(value, low).cast("int64"),
        value_high=ibis.coalesce(value, high).cast("int64"),
        value_assumed=assumed,
    )


def _without_vat(gross: Any, percent: Any) -> Any:
    """Divide by one plus the rate."""
    return _divided(gross.cast(_WIDE) * 10_000, (percent + 10_000).cast(_WIDE))


def _converted(net: Any, rate: Any) -> Any:
    """Multiply by a rate in millionths."""
    return _divided((net.cast(_WIDE) * rate.cast(_WIDE)).cast(_WIDE), ibis.literal(1_000_000, _WIDE))


def _divided(amount: Any, by: Any) -> Any:
    """Divide half away from zero, in whole cents; the quotient is missing where it is no amount any more.

    What a binary float divides last has no remainder, so that it is exact.
    """
    doubled = amount.abs() * 2 + by
    quotient = ((doubled - doubled % (by * 2)) / (by * 2)).round().try_cast("int64")
    return ibis.ifelse(amount < 0, -quotient, quotient)


def _grouped(parts: Any) -> Any:
    groups = table("product_group")
    groups = groups.select(
        group_id=groups["id"],
        group=ibis.coalesce(groups["homogeneous_group"], groups["id"]),
        social_services=groups["social_services"].fill_null(False),
    )
    joined = parts.left_join(groups, parts["product_group"] == groups["group_id"])
    unknown = joined["value"].isnull().cast("int64").sum()
    return joined.group_by(["id", "group", "kind"]).aggregate(
        product_group=joined["product_group"].min(),
        order=joined["order"].max(),
        board=joined["board"].max(),
        unit=joined["unit"].max(),
        supplier=joined["supplier"].max(),
        day=joined["day"].max(),
        currency=joined["currency"].max(),
        value=ibis.ifelse(unknown == 0, joined["value"].sum().cast("int64"), ibis.null("int64")),
        value_low=joined["value_low"].sum().clip(lower=-UNBOUNDED).cast("int64"),
        value_high=joined["value_high"].sum().clip(upper=UNBOUNDED).cast("int64"),
        value_assumed=joined["value_assumed"].any().fill_null(False),
        cancelled=_all_true(joined["cancelled"]),
        social_services=joined["social_services"].any(),
        _file=joined["_file"].min(),
        _sheet=joined["_sheet"].min(),
        _line=joined["_line"].min(),
        _run=joined["_run"].min(),
    )


def _all_true(column: Any) -> Any:
    """Return yes when all are yes, no when one is no, and missing otherwise."""
    return ibis.cases(
        ((~column).fill_null(False).any(), False),
        (column.isnull().any(), ibis.null("boolean")),
        else_=True,
    )


def _buyers(rolled_up: Any) -> Any:
    schools = table("school")
    schools = schools.select(
        school_id=schools["id"],
        school_board=schools["board"],
        independent=schools["independent"].fill_null(False),
    )
    joined = rolled_up.left_join(schools, rolled_up["unit"] == schools["school_id"])
    board = ibis.coalesce(joined["board"], joined["school_board"])
    independent = joined["independent"].fill_null(False)
    kept = {name: joined[name] for name in rolled_up.columns if name != "board"}
    return joined.select(**kept, board=board, buyer=ibis.ifelse(independent, joined["unit"], board))
