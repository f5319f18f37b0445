"""The sources: the file that comes with the rulebook, and every mistake one can make in such a file."""

from pathlib import Path

import pytest

from inkooptoets.engine.finding import Reference
from inkooptoets.engine.sources import Source, Sources, read_sources
from inkooptoets.facts.problem import ProblemsError

RULES = Path(__file__).parents[2] / "rules"


@pytest.fixture(scope="module")
def sources() -> Sources:
    return read_sources(RULES / "sources.yaml")


def read(tmp_path: Path, text: str) -> Sources:
    file = tmp_path / "sources.yaml"
    file.write_text(text, encoding="utf-8")
    return read_sources(file)


def test_every_item_of_the_brochure_can_be_cited(sources: Sources) -> None:
    assert sum(code.startswith("slim-ict-inkopen/") for code in sources) == 108


def test_an_item_of_the_brochure_has_its_heading_and_page(sources: Sources) -> None:
    assert sources.get("slim-ict-inkopen/DO-11").reference() == Reference(
        code="slim-ict-inkopen/DO-11",
        title={
            "nl": "Slim ict inkopen in het onderwijs (Kennisnet, 2017)",
            "en": "Smart ICT procurement in education (Kennisnet, 2017)",
        },
        place="p. 15",
    )
    assert sources.get("slim-ict-inkopen/DO-11").heading == "Koop gefaseerd in"


def test_a_page_that_was_counted_and_not_read_says_so(sources: Sources) -> None:
    assert sources.get("slim-ict-inkopen/INT-04").place == "p. ca. 4"


def test_an_act_in_a_series_has_its_own_title_place_and_address(sources: Sources) -> None:
    found = sources.get("eu/32019R1828")
    assert (found.title["nl"], found.place, found.url) == (
        "Gedelegeerde Verordening (EU) 2019/1828",
        "PB L 279 van 31.10.2019, p. 25",
        "https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32019R1828",
    )


def test_an_article_has_the_address_of_its_act(sources: Sources) -> None:
    found = sources.get("aanbestedingswet/2.14")
    assert (found.place, found.url) == ("art. 2.14", "https://wetten.overheid.nl/BWBR0032203")


def test_a_misspelt_source_names_the_nearest(sources: Sources) -> None:
    with pytest.raises(ProblemsError) as caught:
        sources.get("aanbestedingswet/2.114")
    assert str(caught.value) == (
        "Bron `aanbestedingswet/2.114` bestaat niet. Een bron is `document/onderdeel` uit `sources.yaml`. "
        "Bedoelt u `aanbestedingswet/2.14`?"
    )


def test_a_boards_own_source_never_replaces_a_known_one(sources: Sources) -> None:
    own = Source("beleid/4", {"nl": "b", "en": "b"}, {"nl": "t", "en": "t"}, "par. 4")
    fake = Source("aanbestedingswet/2.14", {"nl": "x", "en": "x"}, {"nl": "x", "en": "x"}, "x")
    merged = sources.with_sources({own.code: own, fake.code: fake})
    assert merged.get("beleid/4") == own
    assert merged.get(fake.code) == sources.get(fake.code)


def test_all_mistakes_in_a_file_come_at_once_with_their_places(tmp_path: Path) -> None:
    with pytest.raises(ProblemsError) as caught:
        read(
            tmp_path,
            "documents:\n"
            "  wet:\n"
            "    title: {nl: Wet}\n"
            "    items:\n"
            '      "1": {nl: a, en: b}\n'
            '      "2": {plaat: art. 2, place: art. 2, nl: a, en: 5}\n',
        )
    file = tmp_path / "sources.yaml"
    assert [str(problem) for problem in caught.value.problems] == [
        f"{file}:3:12: De sleutel `en` ontbreekt. `documents.wet.title` moet `en` hebben. Voeg `en:` toe.",
        f"{file}:5:12: De sleutel `place` ontbreekt. `documents.wet.items.1` moet `place` hebben. "
        "Voeg `place:` toe.",
        f"{file}:6:13: De sleutel `plaat` is hier niet bekend. Toegestaan zijn `en`, `nl`, `place`, "
        "`title`, `url`. Bedoelt u `place`?",
        f"{file}:6:54: `5` is geen tekst. `documents.wet.items.2.en` is een tekst die niet leeg is. "
        "Zet de tekst tussen aanhalingstekens.",
    ]
