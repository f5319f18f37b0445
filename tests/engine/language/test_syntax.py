"""What is said of a text that is no condition: where it goes wrong, and what to write instead."""

from __future__ import annotations

import pytest

from inkooptoets.engine.language.mistake import MistakesError
from inkooptoets.engine.language.parse import parse

SAID = {
    "a >": (3, "de voorwaarde houdt te vroeg op", "hier hoort nog een feit, een parameter of een waarde"),
    "": (0, "de voorwaarde houdt te vroeg op", "hier hoort nog een feit, een parameter of een waarde"),
    "a > > b": (4, "`>` kan hier niet staan", "hier hoort een feit, een parameter of een waarde"),
    "a && (b": (7, "een `(` wordt niet gesloten", "zet hier een `)`"),
    "a == b)": (6, "`)` sluit iets dat niet is geopend", "haal het weg, of zet ervoor een `(`"),
    "a = b": (2, "`=` bestaat niet in een voorwaarde", "schrijf == voor gelijk, != voor ongelijk"),
    "a => b": (2, "`=>` bestaat niet in een voorwaarde", "schrijf >= voor minstens"),
    "a <> b": (3, "`<>` bestaat niet", "schrijf != voor ongelijk"),
    "a & b": (2, "`&` bestaat niet in een voorwaarde", "schrijf && voor en"),
    "a and b": (2, "`and` hoort niet in een voorwaarde", "schrijf && in plaats van and"),
    "a of b": (2, "`of` hoort niet in een voorwaarde", "schrijf || in plaats van of"),
    "not a": (4, "`not` hoort niet in een voorwaarde", "schrijf ! in plaats van not"),
    "a b": (2, "`b` staat los achter wat ervoor staat", "verbind twee vragen met && (en) of || (of)"),
    "a == 'x": (5, "een aanhalingsteken wordt niet gesloten", "sluit de tekst met hetzelfde aanhalingsteken"),
    "a ? b": (5, "na `?` ontbreekt het tweede antwoord", "schrijf `vraag ? antwoord : ander antwoord`"),
    "if a": (
        0,
        "`if` is geen naam van een feit",
        "schrijf een keuze als `vraag ? antwoord : ander antwoord`",
    ),
    "has(a)": (4, "`has(…)` bestaat hier niet", "vraag met known(feit) of een feit bekend is"),
    "a == null": (5, "`null` bestaat hier niet", "vraag met known(feit) of een feit bekend is"),
    "a / b > 2": (
        2,
        "delen kan hier niet",
        "vergelijk een deel met share(…), of vermenigvuldig de andere kant",
    ),
    "a[0] == 1": (1, "`[…]` na een naam kan hier niet", "vraag met `in` of iets in een lijst staat"),
    "(" * 500 + "a" + ")" * 500: (
        0,
        "de voorwaarde is te lang of te diep genest",
        "maak er afgeleide feiten van",
    ),
    "a" * 200_000: (0, "de voorwaarde is te lang of te diep genest", "maak er afgeleide feiten van"),
}


@pytest.mark.parametrize("text", SAID, ids=lambda text: text[:12])
def test_a_mistake_in_the_syntax_is_told_in_plain_words(text: str) -> None:
    with pytest.raises(MistakesError) as caught:
        parse(text)
    assert [(each.at, each.wrong, each.fix) for each in caught.value.mistakes] == [SAID[text]]


def test_every_sign_that_does_not_exist_is_told() -> None:
    with pytest.raises(MistakesError) as caught:
        parse("“x” = a")
    assert [each.at for each in caught.value.mistakes] == [0, 2, 4]


def test_the_place_in_a_condition_of_several_lines() -> None:
    with pytest.raises(MistakesError) as caught:
        parse("a == b\n  && c >\n")
    assert [each.at for each in caught.value.mistakes] == [len("a == b\n  && c >\n")]
