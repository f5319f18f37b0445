"""The questions before a purchase: choices, defaults, help, a step back, and answers that cannot be."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from inkooptoets.cli.commands.check import command
from inkooptoets.cli.interview import interview
from inkooptoets.facts.problem import ProblemsError
from tests.cli.small_board import SMALL, SPLIT, run, write_board

WITHOUT_QUESTION = ("m.devries", "", "meubilair", "papier", "500", "n", "n", "")
"""Who, school, kind, supplier, amount, with VAT, contract, day."""


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    board = write_board(
        tmp_path_factory.mktemp("boards") / "b", SPLIT + SMALL.partition("\n")[2].replace("B-1", "B-3")
    )
    assert run(board, "import").code == 0
    return board


@pytest.fixture
def board(imported: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(imported, tmp_path / "board"))


def asked(board: Path, *answers: str, more: tuple[str, ...] = ()) -> Result:
    """Return what the command shows to somebody who gives these answers."""
    words = ["--interactive", "--board", str(board), "--as-of", "2026-06-30", *more]
    return CliRunner().invoke(command, words, input="".join(f"{answer}\n" for answer in answers))


def facts(board: Path, *answers: str, lang: str = "nl") -> dict[str, object]:
    """Return the order that these answers make."""
    save = board / "antwoorden.yaml"
    with CliRunner().isolation(input="".join(f"{answer}\n" for answer in answers)):
        rows = interview(board, date(2026, 6, 30), lang, save)
    return next(row.values for row in rows if row.entity.name == "order")


def test_answers_become_an_order(board: Path) -> None:
    assert facts(board, *WITHOUT_QUESTION) == {
        "id": "voorstel-2026-06-30",
        "board": "99001",
        "unit": "99ZZ00",
        "orderer": "m.devries",
        "product_group": "meubilair",
        "supplier": "L-2",
        "net": 500_00,
        "currency": "EUR",
        "under_contract": False,
        "ordered_on": date(2026, 6, 30),
        "status": "proposed",
    }


def test_an_order_that_may_be_placed_gets_its_advice(board: Path) -> None:
    result = asked(board, *WITHOUT_QUESTION)
    assert result.exit_code == 0
    assert result.stdout.startswith("Ga uw gang: u kunt dit bestellen.")
    assert "Voor welke school? [De Wilgen (99ZZ00)]" in result.stderr


def test_saved_answers_are_read_back_to_the_same_advice(board: Path) -> None:
    save = board / "order.yaml"
    told = asked(
        board,
        "m.devries",
        "",
        "chromebooks",
        "1",
        "1.000,00",
        "j",
        "826,45",
        "n",
        "",
        more=("--save", str(save)),
    )
    assert told.exit_code == 1
    assert f"Uw antwoorden staan in {save}." in told.stderr
    again = CliRunner().invoke(command, [str(save), "--board", str(board), "--as-of", "2026-06-30"])
    assert (again.exit_code, again.stdout) == (told.exit_code, told.stdout)


def test_an_existing_file_is_not_overwritten(board: Path) -> None:
    save = board / "order.yaml"
    save.write_text("van iemand anders", encoding="utf-8")
    with pytest.raises(ProblemsError, match=r"Dit bestand is er al\. Kies met --save een andere naam\."):
        interview(board, None, "nl", save)
    assert save.read_text(encoding="utf-8") == "van iemand anders"


def test_everything_may_be_left_open(board: Path) -> None:
    result = asked(board, "", "-", "", "", "", "", "")
    assert result.exit_code == 3
    assert (
        "U liet open: wie bestelt, voor welke school, wat voor soort spullen, bij welke leverancier, "
        "het bedrag zonder btw, of er een contract voor is."
    ) in result.stderr


def test_what_was_left_open_stands_in_the_saved_file_as_a_remark(board: Path) -> None:
    save = board / "order.yaml"
    asked(board, "", "-", "", "", "", "", "", more=("--save", str(save)))
    written = save.read_text(encoding="utf-8")
    assert "  # orderer:   onbekend\n" in written
    assert "  # net:   onbekend\n" in written


def test_a_number_a_key_a_name_or_a_part_of_one_choose_the_same(board: Path) -> None:
    for supplier in ("1", "L-2", "Papierhuis B.V. (L-2)", "papier", "PAPIERHÚIS"):
        order = facts(board, "m.devries", "", "meubilair", "*", supplier, "5", "n", "n", "")
        assert order["supplier"] == "L-2"
        (board / "antwoorden.yaml").unlink()


def test_a_part_that_fits_more_gives_a_list_to_choose_from(board: Path) -> None:
    result = asked(board, "m.devries", "99ZZ", "2", *WITHOUT_QUESTION[2:])
    assert "  Kies een nummer uit de lijst." in result.stderr
    assert "→ De Wilgen (99ZZ00)" in result.stderr


def test_a_description_leads_to_the_kind_of_thing(board: Path) -> None:
    order = facts(board, "m.devries", "", "30 ipads voor groep 7", "1", "5", "n", "n", "")
    assert order["product_group"] == "tablets"


def test_what_fits_nothing_is_asked_again(board: Path) -> None:
    result = asked(board, "m.devries", "Zwolle", "", "qqqq", *WITHOUT_QUESTION[2:])
    assert 'Geen school past bij "Zwolle".' in result.stderr
    assert 'Geen soort past bij "qqqq".' in result.stderr
    assert result.exit_code == 0


def test_a_misspelt_orderer_is_asked_after(board: Path) -> None:
    assert facts(board, "m.de vries", "j", *WITHOUT_QUESTION[1:])["orderer"] == "m.devries"
    (board / "antwoorden.yaml").unlink()
    assert facts(board, "m.de vries", "n", "-", *WITHOUT_QUESTION[2:])["orderer"] == "m.de vries"


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        (("vijf", "500"), '"vijf" is geen bedrag. Schrijf het zo: 1.250,00 of 86,40.'),
        (("1.2.3", "500"), '"1.2.3" is geen bedrag.'),
        (("0", "500"), "Een bedrag is meer dan nul."),
        (("-5", "500"), "Een bedrag is meer dan nul."),
    ],
)
def test_an_amount_that_cannot_be_is_asked_again(
    board: Path, answers: tuple[str, ...], sentence: str
) -> None:
    result = asked(board, *WITHOUT_QUESTION[:4], *answers, *WITHOUT_QUESTION[5:])
    assert sentence in result.stderr
    assert result.exit_code == 0


@pytest.mark.parametrize(
    ("written", "cents"),
    [
        ("1.250", 1250_00),
        ("1.250,50", 1250_50),
        ("1250.50", 1250_50),
        ("€ 86,4", 86_40),
        ("500 euro", 500_00),
    ],
)
def test_amounts_are_written_as_people_do(board: Path, written: str, cents: int) -> None:
    assert facts(board, *WITHOUT_QUESTION[:4], written, "n", "n", "")["net"] == cents


def test_an_amount_with_vat_asks_for_the_one_without(board: Path) -> None:
    order = facts(board, *WITHOUT_QUESTION[:4], "121", "j", "122", "100", "n", "")
    assert (order["gross"], order["net"]) == (121_00, 100_00)


def test_an_amount_of_which_vat_is_unknown_is_no_amount(board: Path) -> None:
    order = facts(board, *WITHOUT_QUESTION[:4], "121", "", "n", "")
    assert not {"gross", "net"} & set(order)


def test_a_contract_is_chosen_from_those_of_the_supplier(board: Path) -> None:
    order = facts(board, "m.devries", "", "laptops", "1", "500", "n", "j", "1", "")
    assert (order["contract"], order["under_contract"]) == ("C-1", True)


def test_a_contract_that_is_not_known_may_be_left_open(board: Path) -> None:
    order = facts(board, "m.devries", "", "laptops", "1", "500", "n", "j", "C-9", "", "")
    assert order["under_contract"] is True
    assert "contract" not in order


def test_a_day_that_does_not_exist_is_asked_again(board: Path) -> None:
    result = asked(board, *WITHOUT_QUESTION[:-1], "31-02-2026", "vandaag")
    assert '"31-02-2026" is geen dag die bestaat.' in result.stderr
    assert result.exit_code == 0


def test_a_question_mark_explains_and_an_arrow_goes_back(board: Path) -> None:
    result = asked(board, "?", "iemand", "<", "m.devries", *WITHOUT_QUESTION[1:])
    assert "De naam of code waarmee deze persoon in het inkoopsysteem staat" in result.stderr
    assert result.stderr.count("Wie bestelt?") == 3
    assert result.exit_code == 0


def test_a_new_supplier_is_taken_after_asking(board: Path) -> None:
    result = asked(
        board, *WITHOUT_QUESTION[:3], "Bakkerij Zonnig", "n", "Bakkerij Zonnig", "j", *WITHOUT_QUESTION[4:]
    )
    assert "Is dit een nieuwe leverancier?" in result.stderr
    assert "Typ de naam dan nog eens" in result.stderr
    assert result.exit_code == 0


def test_without_a_ledger_names_are_taken_as_they_are(tmp_path: Path) -> None:
    board = write_board(tmp_path / "b", SMALL)
    result = asked(board, "m.devries", "De Wilgen", "meubilair", "Papierhuis", "500", "n", "n", "")
    assert "Er zijn nog geen gegevens ingelezen" in result.stderr
    assert result.exit_code == 0
    assert not (board / "ledger.duckdb").exists()


def test_the_questions_can_be_asked_in_english(board: Path) -> None:
    result = asked(
        board,
        *WITHOUT_QUESTION[:2],
        "furniture",
        "paper",
        "j",
        "1,250.00",
        "n",
        "n",
        "",
        more=("--lang", "en"),
    )
    assert "What does it cost altogether, in euros?" in result.stderr
    assert result.stdout.startswith("Go ahead")


@pytest.mark.parametrize("number", range(len(WITHOUT_QUESTION)))
def test_answers_that_stop_early_end_with_a_sentence(board: Path, number: int) -> None:
    save = board / "order.yaml"
    words = ("--interactive", "--save", save)
    ran = run(board, "check", *words, stdin="".join(f"{answer}\n" for answer in WITHOUT_QUESTION[:number]))
    assert (ran.code, ran.out.strip()) == (2, "")
    assert "De vragen zijn afgebroken: er is niets getoetst en niets bewaard." in ran.err
    assert not save.exists()


def test_a_file_and_questions_together_are_wrong_usage(board: Path) -> None:
    assert run(board, "check", "order.yaml", "--interactive").code == 2
