"""Importing files: the same once more, corrected ones, unreadable ones, and what is told of each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from inkooptoets.facts.ledger.contents import data_version, last_files, quarantined
from inkooptoets.facts.ledger.importing import FileContent, import_files
from inkooptoets.facts.ledger.ledger import Ledger
from inkooptoets.facts.ledger.quality import FileQuality
from inkooptoets.facts.rejection import Rejection
from tests.facts.ledger.rows import (
    AT,
    batch,
    content,
    everything,
    fetched,
    imported,
    line_row,
    lines,
)

BROKEN = Rejection("regels.csv", None, 4, "Bedrag", "abc", "`abc` is geen getal")


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    with Ledger.in_memory() as ledger:
        yield ledger


def broken(sha256: str, *found: Rejection) -> FileContent:
    """Return an export of three rows, of which some may be in quarantine."""
    net = [500, 700, 900][: 3 - len(found)]
    return content("regels.csv", sha256, lines(*net), rejections=found, rows_read=3)


def test_importing_the_same_file_twice_changes_nothing(ledger: Ledger) -> None:
    export = content("regels.csv", "a", lines(500, 700))
    assert imported(ledger, "r1", export) == [FileQuality("regels.csv", "r1", 2, 2, 0, 0)]
    before = everything(ledger, "facts", "history")
    assert imported(ledger, "r2", export) == [FileQuality("regels.csv", "r2", 2, 0, 2, 0)]
    assert everything(ledger, "facts", "history") == before
    assert data_version(ledger.connection) == "r1"


def test_all_rows_of_a_file_are_accounted_for(ledger: Ledger) -> None:
    export = content(
        "regels.csv",
        "a",
        batch("order_line", {"order": ["B-1"] * 4, "number": [1, 2, 3, 3], "net": [1, 2, 3, 4]}, rows_read=7),
        rejections=[BROKEN, Rejection("regels.csv", None, 4, "Datum", "x", "`x` is geen datum")],
        skipped=2,
    )
    (quality,) = imported(ledger, "r1", export)
    assert quality == FileQuality("regels.csv", "r1", 7, 2, 0, 3, 2)
    assert len(quarantined(ledger.connection)) == 4
    assert last_files(ledger.connection) == [quality]


def test_orders_gathered_from_lines_are_kept_but_are_no_rows_of_the_file(ledger: Ledger) -> None:
    orders = batch("order", {"id": ["B-1"]}, rows_read=0)
    (quality,) = imported(ledger, "r1", content("regels.csv", "a", orders, lines(500, 700)))
    assert quality == FileQuality("regels.csv", "r1", 2, 2, 0, 0)
    assert fetched(ledger, "SELECT id FROM facts.orders") == [("B-1",)]


def test_a_corrected_file_clears_its_quarantine_and_no_other(ledger: Ledger) -> None:
    other = Rejection("andere.csv", None, 2, None, "", "leeg")
    imported(ledger, "r1", broken("a", BROKEN), content("andere.csv", "b", rejections=[other], rows_read=1))
    assert quarantined(ledger.connection) == [other, BROKEN]
    assert imported(ledger, "r2", broken("c")) == [FileQuality("regels.csv", "r2", 3, 1, 2, 0)]
    assert quarantined(ledger.connection) == [other]


def test_a_file_with_rows_in_quarantine_keeps_them_when_it_comes_again(ledger: Ledger) -> None:
    imported(ledger, "r1", broken("a", BROKEN))
    assert imported(ledger, "r2", broken("a", BROKEN)) == [FileQuality("regels.csv", "r2", 3, 0, 2, 1)]
    assert quarantined(ledger.connection) == [BROKEN]
    assert data_version(ledger.connection) == "r1"


def test_rows_that_contradict_across_sheets_are_in_quarantine_each_time(ledger: Ledger) -> None:
    sheets = [
        batch("order_line", {"order": ["B-1"], "number": [1], "net": [net]}, sheet=name)
        for name, net in (("jan", 1), ("feb", 2))
    ]
    for run in ("r1", "r2"):
        (quality,) = imported(ledger, run, content("regels.csv", "a", *sheets))
        assert quality == FileQuality("regels.csv", run, 2, 0, 0, 2)
        reasons = {each.reason for each in quarantined(ledger.connection)}
        assert reasons == {
            "Bestelregel `B-1, 1` staat er vaker, met andere waarden: "
            "regel 2 van blad feb en regel 2 van blad jan"
        }
        assert len(quarantined(ledger.connection)) == 2


def test_a_file_that_is_put_back_as_it_was_counts_again(ledger: Ledger) -> None:
    for run, sha256, net in (("r1", "a", 500), ("r2", "b", 600), ("r3", "a", 500)):
        assert imported(ledger, run, content("regels.csv", sha256, lines(net)))[0].accepted == 1
    assert fetched(ledger, "SELECT net FROM facts.order_lines") == [(500,)]


def test_an_old_export_beside_a_newer_one_does_not_come_back_every_night(ledger: Ledger) -> None:
    old, new = content("oud.csv", "a", lines(500)), content("nieuw.csv", "b", lines(600, file="nieuw.csv"))
    imported(ledger, "r1", old, new)
    before = everything(ledger, "facts", "history")
    assert [each.unchanged for each in imported(ledger, "r2", old, new)] == [1, 1]
    assert everything(ledger, "facts", "history") == before


def test_the_same_bytes_read_through_another_mapping_are_read_again(ledger: Ledger) -> None:
    imported(ledger, "r1", content("regels.csv", "a", lines(500), read_by="mapping 1"))
    assert (
        imported(ledger, "r2", content("regels.csv", "a", lines(50000), read_by="mapping 2"))[0].accepted == 1
    )


def test_a_file_that_cannot_be_read_says_why_and_leaves_its_facts(ledger: Ledger) -> None:
    imported(ledger, "r1", broken("a", BROKEN))
    before = everything(ledger, "facts", "history")
    unreadable = content("regels.csv", "b", problem="Het bestand is leeg.")
    assert imported(
        ledger, "r2", unreadable, content("ander.csv", "c", lines(1, order="B-2", file="ander.csv"))
    ) == [
        FileQuality("regels.csv", "r2", 0, 0, 0, 0, 0, "Het bestand is leeg."),
        FileQuality("ander.csv", "r2", 1, 1, 0, 0),
    ]
    assert len(everything(ledger, "facts")["facts.order_lines"]) == len(before["facts.order_lines"]) + 1
    assert quarantined(ledger.connection) == [BROKEN]


def test_a_later_file_of_one_import_supersedes_an_earlier_one(ledger: Ledger) -> None:
    fact_file = FileContent(Path("feiten.yaml"), "b", rows=[line_row("B-1", 1, 600)], rows_read=1)
    imported(ledger, "r1", content("regels.csv", "a", lines(500)), fact_file)
    assert fetched(ledger, "SELECT net, _file FROM facts.order_lines") == [(600, "feiten.yaml")]
    assert fetched(ledger, "SELECT net, _superseded_by FROM history.order_lines") == [(500, "r1")]


def test_an_error_halfway_leaves_the_ledger_as_it_was(ledger: Ledger) -> None:
    imported(ledger, "r1", broken("a", BROKEN))
    before = everything(ledger)

    def stop(step: str) -> None:
        if step == "recorded":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_files(ledger, [broken("b"), content("x.csv", "c", lines(1, order="B-9"))], "r2", AT, stop)
    assert everything(ledger) == before
    assert imported(ledger, "r2", broken("b"))[0].accepted == 1


def test_an_import_of_nothing_is_a_run_that_changed_nothing(ledger: Ledger) -> None:
    assert imported(ledger, "r1") == []
    assert (data_version(ledger.connection), last_files(ledger.connection)) == ("", [])
