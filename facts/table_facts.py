"""From one raw table and its mapping to batches of facts; a row that cannot be read does not enter half."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from inkooptoets.facts.column import FactColumn, read_column
from inkooptoets.facts.dictionary import Entity, Fact
from inkooptoets.facts.dictionary.kind import Raw
from inkooptoets.facts.fact_batch import FactBatch
from inkooptoets.facts.grouping import Contradiction, Grouped, group
from inkooptoets.facts.kept import NO_CONTRACT, check_order_of_days, keep_written
from inkooptoets.facts.mapping import ColumnMapping, EntityMapping, TableMapping
from inkooptoets.facts.raw_table import RawColumn, RawTable, clean_name, encode
from inkooptoets.facts.rejection import Rejection, Skipped
from inkooptoets.facts.row_marks import blank_rows, skipped_rows

Columns = dict[str, list[Any]]


def facts_of(table: RawTable, mapping: TableMapping) -> list[FactBatch]:
    """Return a batch for each entity that the table feeds, in the order of the dictionary."""
    reader = _TableReader(table, mapping)
    return reader.batches()


class _TableReader:
    """One table on its way to facts: which rows are out, and why."""

    def __init__(self, table: RawTable, mapping: TableMapping) -> None:
        self.table = table
        self.mapping = mapping
        self.rejections: list[Rejection] = list(table.broken)
        self.quarantined: set[int] = set()
        self.skipped: dict[int, Skipped] = {}
        self.targets = mapping.targets
        *_, self.main = self.targets

    def batches(self) -> list[FactBatch]:
        """Read the table."""
        size = len(self.table.lines)
        blank = blank_rows(self.table)
        keys = [name for path in self.main.key for name in self._names(self.main, path)]
        self.skipped = skipped_rows(self.table, keys, self.mapping.wanted)
        self.skipped = {row: why for row, why in self.skipped.items() if row not in blank}
        self.rows: Sequence[int] = range(size)
        if blank or self.skipped:
            self.rows = [row for row in range(size) if row not in blank and row not in self.skipped]
        read = len(self.rows) + len(self.skipped) + len(self.table.broken)
        facts = {entity: self._entity(entity, mapped) for entity, mapped in self.targets.items()}
        self._check_twice(facts[self.main])
        headers = {
            entity: self._grouped(entity, facts[entity]) for entity in facts if entity is not self.main
        }
        batches = [self._header_batch(entity, found) for entity, found in headers.items()]
        rows = self._kept_rows()
        whole = len(rows) == size
        columns = {
            path: values if whole else [values[row] for row in rows]
            for path, values in facts[self.main].items()
        }
        lines = [self.table.lines[row] for row in rows]
        batches.append(
            FactBatch(
                self.main,
                columns,
                lines,
                self.table.file,
                self.table.sheet,
                tuple(sorted(self.rejections, key=lambda found: (found.line or 0, found.column or ""))),
                tuple(self.skipped[row] for row in sorted(self.skipped)),
                read,
                len(self.quarantined) + len(self.table.broken),
                self._unknown(),
            )
        )
        return batches

    def reject(self, row: int, column: str | None, value: Any, reason: str) -> None:
        """Put a row in quarantine."""
        self.quarantined.add(row)
        self._tell(row, column, value, reason)

    def _tell(self, row: int, column: str | None, value: Any, reason: str) -> None:
        shown = "" if value is None else str(value)
        if "burgerservicenummer" in reason:
            shown = "•" * len(shown)
        line = self.table.lines[row]
        self.rejections.append(
            Rejection(self.table.file, self.table.sheet, line, column, shown[:200], reason)
        )

    def _kept_rows(self) -> Sequence[int]:
        if not self.quarantined and not self.skipped:
            return self.rows
        return [row for row in self.rows if row not in self.quarantined and row not in self.skipped]

    def _names(self, entity: type[Entity], path: str) -> list[str]:
        mapped = self.targets[entity].columns.get(path)
        return mapped.names if mapped else []

    def _unknown(self) -> tuple[str, ...]:
        known = {clean_name(name) for name in self.mapping.wanted}
        return tuple(name for name in self.table.header if name and clean_name(name) not in known)

    def _entity(self, entity: type[Entity], mapped: EntityMapping) -> Columns:
        """Return an entity's facts for every row of the table, and note the rows that cannot be read."""
        size = len(self.table.lines)
        facts = entity.facts()
        columns: Columns = {}
        for path, column in mapped.columns.items():
            read = read_column(self._raw(column), entity, facts[path], column, self.mapping.notation)
            self._note(facts[path], column, read)
            columns[path] = read.rows()
        for path, value in mapped.constants.items():
            if value is not None:
                columns[path] = [keep_written(entity, facts[path], value)] * size
        self._settle_contract(entity, columns)
        self._check_days(entity, columns)
        self._number_lines(entity, columns)
        if entity is self.main:
            self._check_required(entity, columns)
        return columns

    def _raw(self, column: ColumnMapping) -> RawColumn:
        parts = [self.table.column(name) for name in column.names]
        if len(parts) == 1:
            return parts[0]
        rows = zip(*([part.distinct[code] for code in part.codes] for part in parts), strict=True)
        return encode(column.join.join(str(cell) for cell in row if cell is not None) for row in rows)

    def _note(self, found: Fact, mapped: ColumnMapping, column: FactColumn) -> None:
        name = ", ".join(mapped.names)
        if column.wrong:
            codes = column.codes
            for row in self.rows:
                if codes[row] in column.wrong:
                    code = codes[row]
                    self.reject(row, name, column.raw[code], column.wrong[code])
        shown: set[int] = set()
        if column.refused:
            for row in self.rows:
                code = column.codes[row]
                if code in column.refused and code not in shown:
                    shown.add(code)
                    self._tell(row, name, column.raw[code], column.refused[code])

    def _settle_contract(self, entity: type[Entity], columns: Columns) -> None:
        if entity.name != "order" or "contract" not in columns:
            return
        given: list[Raw | None] = columns["contract"]
        none = {each for each in set(given) if isinstance(each, str) and each.lower() in NO_CONTRACT}
        under = [None if each is None else each not in none for each in given]
        said = columns.get("under_contract")
        if said is not None:
            for row in self.rows:
                if said[row] is not None and under[row] is not None and said[row] != under[row]:
                    name = ", ".join(self._names(entity, "contract")) or None
                    self.reject(row, name, given[row], "contract en `under_contract` spreken elkaar tegen")
            under = [one if one is not None else two for one, two in zip(under, said, strict=True)]
        columns["under_contract"] = under
        if none:
            columns["contract"] = [None if each in none else each for each in given]

    def _check_days(self, entity: type[Entity], columns: Columns) -> None:
        facts = entity.facts()
        for path, values in columns.items():
            first = columns.get(facts[path].not_before or "")
            for row in self.rows if first else ():
                if first and values[row] is not None and first[row] is not None and values[row] < first[row]:
                    try:
                        check_order_of_days(facts[path], values[row], first[row])
                    except ValueError as error:
                        name = ", ".join(self._names(entity, path)) or path
                        self.reject(row, name, f"{values[row]:%d-%m-%Y}", str(error))

    def _number_lines(self, entity: type[Entity], columns: Columns) -> None:
        if entity.name != "order_line" or "number" in columns:
            return
        counted: dict[Any, int] = {}
        numbers: list[int | None] = [None] * len(self.table.lines)
        orders = columns["order"]
        for row in self.rows:
            numbers[row] = counted[orders[row]] = counted.get(orders[row], 0) + 1
        columns["number"] = numbers

    def _check_required(self, entity: type[Entity], columns: Columns) -> None:
        for found in entity.facts().values():
            if not found.required or (found.path in columns and None not in columns[found.path]):
                continue
            values = columns.get(found.path)
            name = ", ".join(self._names(entity, found.path)) or found.path
            for row in self.rows:
                if (values is None or values[row] is None) and row not in self.quarantined:
                    self.reject(row, name, None, f"`{found.path}` ontbreekt: {found.nl.lower()}")

    def _grouped(self, entity: type[Entity], columns: Columns) -> Grouped:
        grouped = group(columns, entity.key, self._kept_rows())
        if not grouped.contradictions:
            return grouped
        keys = list(zip(*(grouped.columns[path] for path in entity.key), strict=True))
        out = {found.key for found in grouped.contradictions}
        for found in grouped.contradictions:
            name = ", ".join(self._names(entity, found.path)) or found.path
            self._tell(found.other_row, name, found.other, self._contradiction(entity, found))
        if self.main.origin_of == entity.name:
            both = zip(grouped.rows, grouped.places, strict=True)
            self.quarantined.update(row for row, place in both if keys[place] in out)
        kept = [place for place, key in enumerate(keys) if key not in out]
        columns = {path: [values[each] for each in kept] for path, values in grouped.columns.items()}
        return replace(grouped, columns=columns, first_rows=[grouped.first_rows[each] for each in kept])

    def _contradiction(self, entity: type[Entity], found: Contradiction) -> str:
        key = ", ".join(str(part) for part in found.key)
        first, other = self.table.lines[found.first_row], self.table.lines[found.other_row]
        return (
            f"{entity.nl.lower()} `{key}` spreekt zichzelf tegen: regel {first} en regel {other} "
            f"verschillen in `{found.path}`"
        )

    def _header_batch(self, entity: type[Entity], grouped: Grouped) -> FactBatch:
        rows = grouped.first_rows
        columns = grouped.columns
        lines = [self.table.lines[row] for row in rows]
        return FactBatch(entity, columns, lines, self.table.file, self.table.sheet)

    def _check_twice(self, columns: Columns) -> None:
        """Skip a row that says the same as an earlier one, and reject rows of one key that differ."""
        rows = self._kept_rows()
        keys = list(zip(*(columns[path] for path in self.main.key), strict=True))
        if len(rows) == len({keys[row] for row in rows}):
            return
        first: dict[tuple[Any, ...], int] = {}
        differ: dict[int, int] = {}
        for row in rows:
            earlier = first.setdefault(keys[row], row)
            if earlier == row:
                continue
            line = self.table.lines[earlier]
            if all(values[row] == values[earlier] for values in columns.values()):
                why = f"dezelfde rij staat al op regel {line}"
                self.skipped[row] = Skipped(self.table.file, self.table.sheet, self.table.lines[row], why)
            else:
                differ[row] = earlier
        for row, earlier in differ.items():
            for one, other in ((row, earlier), (earlier, row)):
                if one not in self.quarantined:
                    key = ", ".join(str(part) for part in keys[one])
                    reason = f"staat ook op regel {self.table.lines[other]}, met andere waarden"
                    name = ", ".join(n for path in self.main.key for n in self._names(self.main, path))
                    self.reject(one, name or None, key, reason)
