"""Every command on a small board: how it ends, in which language and form, and what it says of mistakes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Protocol

import pytest

from inkooptoets.facts.ledger import Ledger
from tests.cli.small_board import REGISTERS, SMALL, SPLIT, WITHOUT_AMOUNT, Ran, run, run_words, write_board

SPLIT_FINDING = "DO-11-42fd7ffce5"
PROPOSED = "order: {id: V-1, unit: 99ZZ00, orderer: m.devries, supplier: L-1, contract: geen, currency: EUR, "


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A board whose audit found a split purchase; to be copied before it is changed."""
    board = write_board(tmp_path_factory.mktemp("boards") / "split", SPLIT)
    assert run(board, "audit").code == 1
    return board


class NewBoard(Protocol):
    """Makes a board with these orders."""

    def __call__(self, orders: str, registers: str = REGISTERS) -> Path: ...


@pytest.fixture
def new_board(judged: Path, tmp_path: Path) -> NewBoard:
    """Boards that have the compiled plans of the judged one, which depend on the rules alone."""

    def make(orders: str, registers: str = REGISTERS) -> Path:
        board = write_board(tmp_path / "new", orders, registers)
        shutil.copytree(judged / ".inkooptoets", board / ".inkooptoets")
        return board

    return make


@pytest.fixture
def board(judged: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(judged, tmp_path / "board"))


@pytest.fixture
def proposed(tmp_path: Path) -> Path:
    return tmp_path / "voorstel.yaml"


def refused(ran: Ran, *sentences: str) -> None:
    """Assert that a command ended as wrong usage, with these sentences and no result."""
    assert (ran.code, ran.out) == (2, "")
    for sentence in sentences:
        assert sentence in ran.err


# audit


def test_an_audit_that_finds_nothing_ends_with_0(new_board: NewBoard) -> None:
    ran = run(new_board(SMALL), "audit")
    assert ran.code == 0
    assert "Geen bevindingen" in ran.out


def test_an_audit_that_finds_violations_ends_with_1_and_finds_nothing_new_the_second_time(
    board: Path,
) -> None:
    ran = run(board, "audit")
    assert ran.code == 1
    assert "geen nieuwe bevindingen, 1 die nog openstaat en geen opgelost" in " ".join(ran.out.split())


def test_an_audit_that_only_misses_facts_ends_with_3(new_board: NewBoard) -> None:
    ran = run(new_board(WITHOUT_AMOUNT), "audit")
    assert ran.code == 3
    assert "onbeslist" in ran.out


def test_an_audit_of_a_file_that_cannot_be_read_ends_with_4(board: Path) -> None:
    (board / "feiten" / "3-kapot.yaml").write_text("orders: [", encoding="utf-8")
    ran = run(board, "audit")
    assert ran.code == 4
    assert "Let op: het bestand" in ran.out


def test_violations_below_the_gravity_asked_for_end_with_0(new_board: NewBoard) -> None:
    registers = REGISTERS.replace("m.devries", "k.bakker")
    orders = SMALL.replace("chromebooks", "kantoorartikelen")
    board = new_board(orders, registers)
    assert run(board, "audit").code == 1
    assert run(board, "audit", "--fail-on", "high").code == 0


def test_an_audit_as_of_a_day_before_the_orders_looks_from_that_day(board: Path) -> None:
    assert "Stand op 31 december 2025" in run(board, "audit", day="2025-12-31").out
    assert "Stand op 31 december 2025" in run(board, "audit", day="31-12-2025").out


def test_an_audit_can_be_certified_and_speaks_english(board: Path) -> None:
    ran = run(board, "audit", "--certify", "--lang", "en")
    assert ran.code == 1
    assert "As it stood on 30 June 2026" in ran.out


def test_the_language_of_the_environment_is_used(board: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INKOOPTOETS_LANG", "en_GB.UTF-8")
    assert "As it stood on" in run(board, "audit").out
    assert "Judge all there is" in run_words("--help").out


def test_what_an_audit_found_names_nobody_unless_asked(new_board: NewBoard) -> None:
    orders = SPLIT.replace("chromebooks", "kantoorartikelen").replace("0000.00", ".00")
    board = new_board(orders.replace("99ZZ01", "99ZZ00"))
    assert "jansen" not in run(board, "audit", "--format", "json").out
    assert "p.jansen" in run(board, "audit", "--format", "json", "--names").out


# report


@pytest.mark.parametrize(
    ("form", "ending", "start"),
    [
        ("html", "html", b"<!doctype html>"),
        ("xlsx", "xlsx", b"PK"),
        ("csv", "csv", b"\xef\xbb\xbf"),
        ("json", "json", b"{"),
        ("jsonl", "jsonl", b"{"),
        ("markdown", "md", b"# "),
        ("sarif", "sarif.json", b"{"),
        ("junit", "junit.xml", b"<?xml"),
    ],
)
def test_a_report_of_each_form_goes_to_the_folder_with_reports(
    board: Path, form: str, ending: str, start: bytes
) -> None:
    ran = run(board, "report", "--format", form)
    written = board / "reports" / f"inkooptoets-2026-06-30.{ending}"
    assert (ran.code, ran.out) == (0, "")
    assert f"Het rapport staat in {written}" in ran.err
    assert written.read_bytes().lower().startswith(start.lower())


def test_a_report_as_text_is_shown(board: Path) -> None:
    ran = run(board, "report", "--format", "text")
    assert ran.code == 0
    assert ran.out.startswith("Inkoop getoetst aan beleid en wet: Proefbestuur\nStand op 30 juni 2026")


def test_a_report_before_the_first_audit_says_what_to_do(new_board: NewBoard) -> None:
    board = new_board(SMALL)
    refused(run(board, "report"), "Het ontstaat bij de eerste import.", "Draai eerst `inkooptoets import`")
    assert run(board, "import").code == 0
    refused(run(board, "report"), "Er is nog geen audit gedaan.", "Draai eerst `inkooptoets audit`.")


# check and review


def test_an_order_that_may_be_placed_ends_with_0(board: Path, proposed: Path) -> None:
    proposed.write_text(PROPOSED + "product_group: meubilair, net: 500.00}\n", encoding="utf-8")
    ran = run(board, "check", proposed)
    assert ran.code == 0
    assert ran.out.startswith("Ga uw gang: u kunt dit bestellen.")


def test_an_order_that_crosses_the_threshold_ends_with_1(board: Path, proposed: Path) -> None:
    proposed.write_text(PROPOSED + "product_group: chromebooks, net: 500.00}\n", encoding="utf-8")
    ran = run(board, "check", proposed)
    assert ran.code == 1
    assert "Bestel dit niet." in ran.out
    assert "DO-11" in ran.out


def test_an_order_without_its_amount_ends_with_3_and_tells_what_to_add(board: Path, proposed: Path) -> None:
    proposed.write_text(PROPOSED + "product_group: chromebooks}\n", encoding="utf-8")
    ran = run(board, "check", proposed)
    assert ran.code == 3
    assert "Bedrag zonder btw" in ran.out


@pytest.mark.parametrize("form", ["text", "json", "markdown", "html"])
def test_a_check_of_each_form_is_written_to_a_file(board: Path, proposed: Path, form: str) -> None:
    proposed.write_text(PROPOSED + "product_group: meubilair, net: 500.00}\n", encoding="utf-8")
    ran = run(board, "check", proposed, "--format", form, "--lang", "en", "-o", board / "advice")
    assert (ran.code, ran.out) == (0, "")
    assert ("Go ahead" in (board / "advice").read_text(encoding="utf-8")) == (form != "json")


def test_a_check_without_a_ledger_knows_no_earlier_orders(new_board: NewBoard, proposed: Path) -> None:
    board = new_board(SPLIT)
    proposed.write_text(
        'order: {id: V-1, unit: "99001", orderer: x, contract: geen, currency: EUR, '
        "product_group: chromebooks, net: 500.00}\n",
        encoding="utf-8",
    )
    assert run(board, "check", proposed).code == 0
    assert not (board / "ledger.duckdb").exists()


def test_a_check_lists_every_mistake_in_the_file_with_its_place(board: Path, proposed: Path) -> None:
    proposed.write_text(
        "order:\n  id: V-1\n  unit: 99ZZ00\n  nett: 5\n  net: 1.234\n  ordered_on: 2026-02-30\n",
        encoding="utf-8",
    )
    ran = run(board, "check", proposed)
    refused(
        ran,
        f"{proposed}:4:3: Het feit `nett` is hier niet bekend.",
        "Bedoelt u `net`?",
        f"{proposed}:5:8: `1.234` kan 1234 of 1.234 betekenen.",
        f"{proposed}:6:15: `2026-02-30` is een dag die niet bestaat.",
    )


def test_a_check_of_a_school_that_does_not_exist_names_the_nearest(board: Path, proposed: Path) -> None:
    proposed.write_text(PROPOSED.replace("99ZZ00", "99ZZ09") + "net: 5.00}\n", encoding="utf-8")
    refused(run(board, "check", proposed), "School `99ZZ09` bestaat niet.", "Bedoelt u `99ZZ0")


def test_a_check_of_a_contract_says_that_an_order_is_wanted(board: Path, proposed: Path) -> None:
    proposed.write_text("contract: {id: C-9}\n", encoding="utf-8")
    refused(run(board, "check", proposed), "Er staat geen bestelling in wat is voorgelegd")


def test_a_contract_is_reviewed_before_signing(board: Path, proposed: Path) -> None:
    proposed.write_text(
        "contract: {id: N-1, supplier: L-1, product_groups: [leerlingadministratie], clauses: {read: yes}}\n",
        encoding="utf-8",
    )
    group = run(board, "review", proposed)
    refused(group, "Productgroep `leerlingadministratie` bestaat niet.")
    proposed.write_text(
        "contract: {id: N-1, supplier: L-1, product_groups: [software-overig], starts_on: 2026-08-01, "
        "ends_on: 2027-07-31, renewal_months: 0, clauses: {read: yes}}\n",
        encoding="utf-8",
    )
    ran = run(board, "review", proposed)
    assert ran.code == 1
    assert "TIP-05" in ran.out
    assert "Teken nog niet" in ran.out


# explain


def test_a_finding_is_explained_by_the_start_of_its_name(board: Path) -> None:
    ran = run(board, "explain", "do-11-42")
    assert ran.code == 0
    assert "siblings.total = € 230.000,00" in ran.out
    assert "feiten/2-bestellingen.yaml, regel 3" in ran.out
    assert json.loads(run(board, "explain", "do-11-42", "--format", "json").out)["rule"] == "DO-11"
    assert "does not comply" in run(board, "explain", "do-11-42", "--lang", "en").out


def test_a_finding_that_does_not_exist_is_refused(board: Path) -> None:
    refused(run(board, "explain", "TIP-05-x"), "Er is geen bevinding `TIP-05-x`.", SPLIT_FINDING)


# waive


GIVEN = ("--reason", "Besluit van 12 mei", "--until", "2026-12-31", "--requested-by", "ict")


def test_a_waiver_is_honoured_by_the_next_audit(board: Path) -> None:
    ran = run(board, "waive", SPLIT_FINDING, *GIVEN, "--approver", "controller")
    assert ran.code == 0
    assert (
        f"Vrijstelling V-2026-001 voor {SPLIT_FINDING} geldt van 2026-03-10 tot en met 2026-12-31" in ran.out
    )
    after = run(board, "audit")
    assert after.code == 0
    assert "vrijstelling V-2026-001" in after.out


def test_a_waiver_past_its_date_covers_nothing(board: Path) -> None:
    ended = ("--reason", "Besluit", "--until", "2026-03-09", "--from", "2026-01-01", "--requested-by", "ict")
    run(board, "waive", SPLIT_FINDING, *ended, "--approver", "controller")
    after = run(board, "audit")
    assert after.code == 1
    assert "1 vrijstelling is verlopen" in " ".join(after.out.split())


def test_a_waiver_without_approver_is_not_written(board: Path) -> None:
    refused(run(board, "waive", SPLIT_FINDING, *GIVEN), "--approver")
    assert not (board / "waivers.yaml").exists()


def test_a_waiver_approved_by_who_asked_for_it_is_not_written(board: Path) -> None:
    ran = run(board, "waive", SPLIT_FINDING, *GIVEN, "--approver", "ICT ")
    refused(ran, "keurt")
    assert not (board / "waivers.yaml").exists()


def test_a_waiver_that_ends_before_it_begins_is_not_written(board: Path) -> None:
    backwards = ("--reason", "x", "--until", "2026-01-01", "--from", "2026-02-01", "--requested-by", "ict")
    refused(run(board, "waive", SPLIT_FINDING, *backwards, "--approver", "controller"), "2026")
    assert not (board / "waivers.yaml").exists()


def test_a_waiver_of_what_is_no_violation_is_refused(new_board: NewBoard) -> None:
    board = new_board(WITHOUT_AMOUNT)
    run(board, "audit")
    ran = run(board, "waive", "DO-11-42", *GIVEN, "--approver", "controller")
    refused(ran, "is geen afwijking", "Vul de ontbrekende feiten aan")


# import


def test_an_import_tells_what_became_of_every_row_and_twice_changes_nothing(new_board: NewBoard) -> None:
    board = new_board(SPLIT)
    first, second = run(board, "import"), run(board, "import")
    assert (first.code, second.code) == (0, 0)
    assert first.out.splitlines()[-1].split()[1:] == ["2", "2", "0", "0", "0"]
    assert second.out.splitlines()[-1].split()[1:] == ["2", "0", "2", "0", "0"]


def test_a_dry_run_keeps_nothing(new_board: NewBoard) -> None:
    board = new_board(SPLIT)
    ran = run(board, "import", "--dry-run")
    assert ran.code == 0
    assert "Proefrun: er is niets bewaard." in ran.out
    assert not (board / "ledger.duckdb").exists()


def test_an_export_without_a_mapping_is_not_read(board: Path) -> None:
    (board / "export").mkdir()
    (board / "export" / "orders.csv").write_text("a;b\n1;2\n", encoding="utf-8")
    ran = run(board, "import")
    assert ran.code == 4
    assert "Er is geen mapping.yaml" in ran.out


# wrong usage


@pytest.mark.parametrize(
    "words",
    [
        ("audit", "--nope"),
        ("check",),
        ("review",),
        ("explain",),
        ("nope",),
        ("audit", "--as-of", "2026-02-30"),
        ("audit", "--format", "pdf"),
        ("audit", "--fail-on", "grave"),
        ("report", "--full", "-1"),
        ("check", "--lang", "fr", "x.yaml"),
        ("example",),
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_2(words: tuple[str, ...]) -> None:
    refused(run_words(*words), "Error: ")


@pytest.mark.parametrize("command", ["audit", "report", "import"])
def test_a_folder_that_is_no_boards_says_so(tmp_path: Path, command: str) -> None:
    refused(run(tmp_path, command), "`inkooptoets.yaml` staat hier niet.", "inkooptoets init MAP")


def test_a_broken_policy_lists_all_its_mistakes_and_judges_nothing(board: Path) -> None:
    settings = board / "inkooptoets.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + "policy: beleid.yaml\n", encoding="utf-8")
    (board / "beleid.yaml").write_text(
        "parameters:\n  board.split_windw: {value: 12, source: x}\nrules:\n  DO-99: {off: yes}\n",
        encoding="utf-8",
    )
    before = (board / "ledger.duckdb").read_bytes()
    refused(run(board, "audit"), "board.split_windw", "beleid.yaml:2:", "DO-99", "beleid.yaml:4:")
    assert (board / "ledger.duckdb").read_bytes() == before


def test_a_ledger_that_another_process_holds_is_told_of(board: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Ledger, "open", partial(Ledger.open, wait_seconds=0.0))
    hold = "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print(flush=True); sys.stdin.read()"
    command = [sys.executable, "-c", hold, str(board / "ledger.duckdb")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        ran = run(board, "audit")
        holder.communicate()
    refused(ran, f"Het grootboek is in gebruik bij proces {holder.pid}.", "Wacht tot dat klaar is")


def test_a_report_to_a_place_that_cannot_be_written_says_so(board: Path) -> None:
    (board / "vol").write_text("", encoding="utf-8")
    refused(run(board, "report", "-o", board / "vol" / "r.html"), "Het bestand is niet te schrijven")


def test_output_that_nobody_reads_ends_quietly(board: Path) -> None:
    program = Path(sys.executable).with_name("inkooptoets")
    read, write = os.pipe()
    os.close(read)
    ended = subprocess.run(
        [program, "report", "--board", board, "--format", "text"],
        stdout=write,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(write)
    assert b"Traceback" not in ended.stderr
