"""Product groups: how fast they age, where their amounts count, and which codes and words lead to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from inkooptoets.engine.finding import Translated
from inkooptoets.engine.form import Form, Way, open_forms, refuse
from inkooptoets.engine.verdict import Value
from inkooptoets.facts.dictionary.product_group import ProductGroup
from inkooptoets.facts.problem import nearest, problem

_FLAGS = ("fast_moving", "software_like", "social_services", "education_specific")
_SORTS = ProductGroup.facts()["max_months"].choices


@dataclass(frozen=True)
class Category:
    """One product group. ``cpv`` are prefixes of CPV codes; ``words`` lead to it from a description."""

    key: str
    title: Translated
    homogeneous_group: str
    fast_moving: bool
    software_like: bool
    social_services: bool
    education_specific: bool
    max_months: str | None = None
    cpv: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    def row(self) -> dict[str, Value]:
        """Return the group as a row of the dictionary's entity ``product_group``: values by path."""
        values: dict[str, Value] = {
            "id": self.key,
            "title": self.title["nl"],
            "homogeneous_group": self.homogeneous_group,
            "fast_moving": self.fast_moving,
            "software_like": self.software_like,
            "social_services": self.social_services,
            "education_specific": self.education_specific,
            "max_months": self.max_months,
        }
        return {path: value for path, value in values.items() if value is not None}


@dataclass(frozen=True)
class Categories:
    """All product groups by key, and the titles of the homogeneous groups."""

    by_key: Mapping[str, Category]
    homogeneous: Mapping[str, Translated]

    def get(self, key: str) -> Category:
        """Return the group with this key; ProblemsError names the nearest one."""
        if key in self.by_key:
            return self.by_key[key]
        raise problem(
            f"Productgroep `{key}` bestaat niet.",
            "Een productgroep staat in `categories.yaml`.",
            nearest(key, list(self.by_key)),
        )

    def title(self, key: str) -> Translated:
        """Return the title of a product group or homogeneous group; its key where it has none."""
        if key in self.by_key:
            return self.by_key[key].title
        return self.homogeneous.get(key, {"nl": key, "en": key})

    def by_cpv(self, code: str) -> Category | None:
        """Return the group of a CPV code, with or without check digit: the longest fitting prefix decides."""
        digits = code.strip().partition("-")[0]
        fitting = [
            (len(prefix), category)
            for category in self.by_key.values()
            for prefix in category.cpv
            if digits.startswith(prefix)
        ]
        return max(fitting, key=lambda pair: pair[0])[1] if fitting else None

    def rows(self) -> tuple[dict[str, Value], ...]:
        """Return all groups as rows of the entity ``product_group``, in the order of their keys."""
        return tuple(self.by_key[key].row() for key in sorted(self.by_key))


def read_categories(path: Path) -> Categories:
    """Return the product groups in a file; ProblemsError holds everything that is wrong with it."""
    forms, problems = open_forms([path])
    homogeneous: dict[str, Translated] = {}
    groups: dict[str, Category] = {}
    for form in forms:
        form.section((), required=["groups"], optional=["homogeneous_groups"])
        keys = form.entries(("groups",))
        for key in form.entries(("homogeneous_groups",)):
            homogeneous[key] = form.translated(("homogeneous_groups", key))
        taken: dict[str, str] = {}
        for key in keys:
            groups[key] = _category(form, ("groups", key), key, {*keys, *homogeneous})
            _note_double_prefixes(form, groups[key], taken)
        problems.extend(form.problems)
    refuse(problems)
    return Categories(groups, {**{key: found.title for key, found in groups.items()}, **homogeneous})


def _category(form: Form, way: Way, key: str, groups: set[str]) -> Category:
    form.section(
        way, required=["title", *_FLAGS], optional=["homogeneous_group", "max_months", "cpv", "words"]
    )
    flags = {name: form.flag((*way, name)) for name in _FLAGS}
    return Category(
        key=key,
        title=form.translated((*way, "title")),
        homogeneous_group=form.choice((*way, "homogeneous_group"), groups, "Groep") or key,
        max_months=form.choice((*way, "max_months"), _SORTS, "Soort"),
        cpv=form.texts((*way, "cpv")),
        words=form.texts((*way, "words")),
        **flags,
    )


def _note_double_prefixes(form: Form, category: Category, taken: dict[str, str]) -> None:
    for index, prefix in enumerate(category.cpv):
        way: Way = ("groups", category.key, "cpv", index)
        if not (prefix.isdigit() and 2 <= len(prefix) <= 8):
            form.note(
                way,
                f"`{prefix}` is geen begin van een CPV-code.",
                "Een begin heeft twee tot acht cijfers, zonder controlecijfer.",
                'Schrijf bijvoorbeeld `"302131"`.',
            )
        elif prefix in taken:
            form.note(
                way,
                f"CPV-begin `{prefix}` hoort al bij `{taken[prefix]}`.",
                "Een begin hoort bij precies een groep.",
                "Maak een van beide langer, of haal er een weg.",
            )
        taken.setdefault(prefix, category.key)
