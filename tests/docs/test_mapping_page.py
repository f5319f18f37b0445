"""The example of docs/mapping.md, read as the page says."""

from __future__ import annotations

import re
from pathlib import Path

from inkooptoets.facts.mapping import ColumnMapping, TableMapping, parse_mapping
from inkooptoets.facts.tables import read_table
from inkooptoets.facts.yaml_file import parse_yaml

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "mapping.md").read_text(encoding="utf-8")


def block(language: str, start: str) -> str:
    """Return the block of this language that starts so."""
    found = re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    return next(each for each in found if each.startswith(start))


def test_the_example_gives_what_the_page_says(tmp_path: Path) -> None:
    path = tmp_path / "bestellingen-2026.csv"
    path.write_text(block("csv", "Bestelnummer"), encoding="utf-8")
    mapping = parse_mapping(parse_yaml(block("yaml", "tables:"), "mapping.yaml"))
    orders, lines = read_table(path, mapping)
    assert (orders.entity.name, orders.columns["id"]) == ("order", ["B-1", "B-2"])
    assert lines.columns["net"] == [1_100_000, 50_000, 105_050]
    assert [(each.line, each.column, each.value) for each in lines.rejections] == [
        (5, "Besteldatum", "31-02-2026")
    ]
    assert sum(batch.rows_skipped for batch in (orders, lines)) == 1


def test_every_key_of_a_table_and_a_column_is_explained() -> None:
    for model in (TableMapping, ColumnMapping):
        assert [key for key in model.model_fields if f"`{key}`" not in PAGE] == []
