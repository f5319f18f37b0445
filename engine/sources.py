"""What rules and parameters may cite: documents, their items, and where an item can be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from inkooptoets.engine.finding import Reference, Translated
from inkooptoets.engine.form import Form, Way, open_forms, refuse
from inkooptoets.facts.problem import nearest, problem

_BY_HEADING = ("heading", "page")
_BY_PLACE = ("place", "title", "url")


@dataclass(frozen=True)
class Source:
    """One item of a document: ``slim-ict-inkopen/DO-11`` or ``aanbestedingswet/2.14``.

    ``title`` names the document; ``text`` says in our own words what the item says; ``place`` is an article,
    a page or a place in the Official Journal.
    """

    code: str
    title: Translated
    text: Translated
    place: str
    heading: str | None = None
    url: str | None = None

    def reference(self) -> Reference:
        """Return the source as a finding cites it."""
        return Reference(self.code, self.title, self.place, self.url)


@dataclass(frozen=True)
class Sources:
    """All sources by code."""

    by_code: Mapping[str, Source]

    def __contains__(self, code: object) -> bool:
        """Whether there is a source with this code."""
        return code in self.by_code

    def __iter__(self) -> Iterator[str]:
        """Go through the codes."""
        return iter(self.by_code)

    def __len__(self) -> int:
        """The number of sources."""
        return len(self.by_code)

    def get(self, code: str) -> Source:
        """Return the source with this code; ProblemsError names the nearest one."""
        if code in self.by_code:
            return self.by_code[code]
        raise problem(
            f"Bron `{code}` bestaat niet.",
            "Een bron is `document/onderdeel` uit `sources.yaml`.",
            nearest(code, list(self.by_code)),
        )

    def documents(self) -> frozenset[str]:
        """Return the keys of the documents."""
        return frozenset(code.partition("/")[0] for code in self.by_code)

    def with_sources(self, more: Mapping[str, Source]) -> Sources:
        """Return these sources and a board's own; its own may not take the place of a known one."""
        return Sources({**more, **self.by_code})


def read_sources(path: Path) -> Sources:
    """Return the sources in a file; ProblemsError holds everything that is wrong with it."""
    forms, problems = open_forms([path])
    found: dict[str, Source] = {}
    for form in forms:
        form.section((), required=["documents"])
        found.update(read_documents(form, ("documents",)))
        problems.extend(form.problems)
    refuse(problems)
    return Sources(found)


def read_documents(form: Form, way: Way) -> dict[str, Source]:
    """Return the sources under ``way``, a mapping of documents, by code."""
    found: dict[str, Source] = {}
    for document in form.entries(way):
        here = (*way, document)
        form.section(here, required=["title", "items"], optional=["url"])
        title, url = form.translated((*here, "title")), form.text((*here, "url")) or None
        for item in form.entries((*here, "items")):
            source = _item(form, (*here, "items", item), f"{document}/{item}", title, url)
            found[source.code] = source
    return found


def _item(form: Form, way: Way, code: str, title: Translated, url: str | None) -> Source:
    by_heading = form.at((*way, "heading")) is not None
    required = ("nl", "en", *(_BY_HEADING if by_heading else _BY_PLACE[:1]))
    form.section(way, required=required, optional=() if by_heading else _BY_PLACE[1:])
    own_title = form.at((*way, "title")) is not None
    return Source(
        code=code,
        title=form.translated((*way, "title")) if own_title else title,
        text={"nl": form.text((*way, "nl")), "en": form.text((*way, "en"))},
        place=_page(form.text((*way, "page"))) if by_heading else form.text((*way, "place")),
        heading=form.text((*way, "heading")) or None,
        url=form.text((*way, "url")) or url,
    )


def _page(page: str) -> str:
    """Return a page as a citation shows it; a leading ``~`` says that it was counted, not read."""
    return f"p. ca. {page[1:]}" if page.startswith("~") else f"p. {page}"
