"""The product groups: those of the rulebook, how codes lead to them, and mistakes in such a file."""

from pathlib import Path

import pytest

from inkooptoets.engine.categories import Categories, read_categories
from inkooptoets.facts.dictionary.product_group import ProductGroup
from inkooptoets.facts.problem import ProblemsError

RULES = Path(__file__).parents[2] / "rules"
FLAGS = "fast_moving: no, software_like: no, social_services: no, education_specific: no"


@pytest.fixture(scope="module")
def categories() -> Categories:
    return read_categories(RULES / "categories.yaml")


def problems(tmp_path: Path, text: str) -> list[str]:
    file = tmp_path / "categories.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ProblemsError) as caught:
        read_categories(file)
    return [str(problem).removeprefix(f"{file}:") for problem in caught.value.problems]


def test_all_devices_count_in_one_group(categories: Categories) -> None:
    devices = {key for key, found in categories.by_key.items() if found.homogeneous_group == "devices"}
    assert devices == {"chromebooks", "laptops", "tablets", "desktops", "apparaten-als-dienst"}


def test_a_group_counts_in_itself_unless_it_says_otherwise(categories: Categories) -> None:
    assert categories.get("schoonmaak").homogeneous_group == "schoonmaak"


@pytest.mark.parametrize("key", ["printen", "bekabeling", "glasvezel", "meubilair"])
def test_what_lasts_does_not_age_fast(categories: Categories, key: str) -> None:
    assert not categories.get(key).fast_moving


def test_whatever_ages_fast_under_a_contract_says_which_commitment_holds(categories: Categories) -> None:
    without = {key for key, found in categories.by_key.items() if found.fast_moving and not found.max_months}
    assert without == {"device-accessoires", "beeldschermen"}


def test_all_software_has_the_limit_of_software(categories: Categories) -> None:
    software = [found for found in categories.by_key.values() if found.software_like]
    assert {found.max_months for found in software} == {"software"}


@pytest.mark.parametrize(
    ("code", "key"),
    [
        ("30213100-6", "laptops"),
        ("30213200", "tablets"),
        ("32421000-0", "bekabeling"),
        ("32420000-3", "netwerk-wifi"),
        ("72318000-7", "internet"),
        ("72317000-0", "cloud"),
        ("72416000-9", "cloud"),
        ("48190000-6", "leermiddelen-digitaal"),
        ("48000000-8", "software-overig"),
        ("39162100-6", "leermiddelen-materiaal"),
        ("39160000-1", "meubilair"),
        ("80420000-4", "leermiddelen-digitaal"),
        ("80533100-0", "training"),
    ],
)
def test_the_longest_prefix_of_a_cpv_code_decides(categories: Categories, code: str, key: str) -> None:
    found = categories.by_cpv(code)
    assert found
    assert found.key == key


def test_a_cpv_code_that_no_group_has_leads_nowhere(categories: Categories) -> None:
    assert categories.by_cpv("15000000-8") is None


def test_a_row_is_a_product_group_of_the_dictionary(categories: Categories) -> None:
    assert [ProductGroup.model_validate(row).id for row in categories.rows()] == sorted(categories.by_key)
    assert categories.get("chromebooks").row() == {
        "id": "chromebooks",
        "title": "Chromebooks",
        "homogeneous_group": "devices",
        "fast_moving": True,
        "software_like": False,
        "social_services": False,
        "education_specific": False,
        "max_months": "service",
    }


def test_a_homogeneous_group_has_a_title_too(categories: Categories) -> None:
    assert categories.title("devices") == {"nl": "Apparaten", "en": "Devices"}
    assert categories.title("toner") == {"nl": "Toner en inkt", "en": "Toner and ink"}
    assert categories.title("zoiets") == {"nl": "zoiets", "en": "zoiets"}


def test_a_misspelt_group_names_the_nearest(categories: Categories) -> None:
    with pytest.raises(
        ProblemsError, match=r"Productgroep `chromeboks` bestaat niet.*Bedoelt u `chromebooks`"
    ):
        categories.get("chromeboks")


def test_a_homogeneous_group_that_is_not_there_is_a_mistake(tmp_path: Path) -> None:
    text = f"groups:\n  pen: {{title: {{nl: a, en: b}}, homogeneous_group: penn, {FLAGS}}}\n"
    assert problems(tmp_path, text) == ["2:51: Groep `penn` bestaat niet. Kan zijn: `pen`. Bedoelt u `pen`?"]


def test_a_cpv_prefix_belongs_to_one_group(tmp_path: Path) -> None:
    text = (
        f'groups:\n  pen: {{title: {{nl: a, en: b}}, cpv: ["3019"], {FLAGS}}}\n'
        f'  gum: {{title: {{nl: a, en: b}}, cpv: ["3019", "3019-1"], {FLAGS}}}\n'
    )
    assert problems(tmp_path, text) == [
        "3:38: CPV-begin `3019` hoort al bij `pen`. Een begin hoort bij precies een groep. "
        "Maak een van beide langer, of haal er een weg.",
        "3:46: `3019-1` is geen begin van een CPV-code. Een begin heeft twee tot acht cijfers, zonder "
        'controlecijfer. Schrijf bijvoorbeeld `"302131"`.',
    ]


def test_a_group_that_leaves_a_question_open_is_a_mistake(tmp_path: Path) -> None:
    flags = "fast_moving: misschien, social_services: no, software_like: no"
    text = f"groups:\n  pen: {{title: {{nl: a, en: b}}, {flags}}}\n"
    assert problems(tmp_path, text) == [
        "2:8: De sleutel `education_specific` ontbreekt. `groups.pen` moet `education_specific` hebben. "
        "Voeg `education_specific:` toe.",
        "2:45: `misschien` is geen ja of nee. `groups.pen.fast_moving` is `yes` of `no`. "
        "Schrijf `yes` of `no`, zonder aanhalingstekens.",
    ]
