"""``inkooptoets.yaml``: what a board's folder holds and where, read once for every command."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from inkooptoets.engine.form import Form, Way, open_forms, refuse
from inkooptoets.engine.verdict import Severity
from inkooptoets.facts.dictionary.kind import PERCENT
from inkooptoets.facts.problem import Place, problem

FILE_NAME = "inkooptoets.yaml"
_REQUIRED = ("board", "name")
_OPTIONAL = (
    *("ledger", "policy", "mapping", "waivers", "import", "reports"),
    *("rejected_share_allowed", "fail_on"),
)


class BoardFolder(BaseModel):
    """A board's folder. Paths are ready to use; ``policy`` and ``mapping`` may be None."""

    model_config = ConfigDict(frozen=True)

    folder: Path = Field(description="Where inkooptoets.yaml stands")
    board: str = Field(description="Number of the board, as in the facts")
    name: str = Field(description="Name of the board, for above reports")
    ledger: Path = Field(description="The DuckDB file with all facts ever imported")
    policy: Path | None = Field(description="The board's overlay over the rulebook")
    mapping: Path | None = Field(description="Columns of the exports")
    waivers: Path = Field(description="The waivers; the file need not be there yet")
    imports: tuple[str, ...] = Field(description="Patterns of files to import, relative to the folder")
    reports: Path = Field(description="The folder that reports are written to")
    rejected_share_allowed: int = Field(description="Share of rejected rows, in hundredths of a per cent")
    fail_on: Severity = Field(description="The severity from which a violation makes a run fail")

    def files_to_import(self) -> tuple[Path, ...]:
        """Return the files that the patterns find now, each once, in the order of the patterns and names."""
        found: dict[Path, None] = {}
        for pattern in self.imports:
            for path in sorted(self.folder.glob(pattern)):
                if path.is_file():
                    found[path] = None
        return tuple(found)


def read_board_folder(path: Path) -> BoardFolder:
    """Return the board's folder at ``path``: the folder, or its ``inkooptoets.yaml``.

    ProblemsError holds everything that is wrong with it.
    """
    file = path / FILE_NAME if path.is_dir() else path
    if not file.is_file():
        raise problem(
            f"`{FILE_NAME}` staat hier niet.",
            "Elke map van een bestuur heeft dit bestand.",
            "Ga naar de map van het bestuur, of maak er een met `inkooptoets init MAP`.",
            Place(str(file)),
        )
    forms, problems = open_forms([file])
    for form in forms:
        found = _folder(form, file.parent)
        problems.extend(form.problems)
    refuse(problems)
    return found


def _folder(form: Form, folder: Path) -> BoardFolder:
    form.section((), required=_REQUIRED, optional=_OPTIONAL)
    share = form.kept(("rejected_share_allowed",), PERCENT)
    if share is not None and not 0 <= share <= 10_000:
        form.note(
            ("rejected_share_allowed",),
            f"`{form.at(('rejected_share_allowed',))}` is geen deel van de rijen.",
            "`rejected_share_allowed` is een percentage van 0 tot en met 100.",
            "Schrijf bijvoorbeeld `1` voor één op de honderd.",
        )
    patterns = form.texts(("import",))
    for index, pattern in enumerate(patterns):
        _check_pattern(form, ("import", index), pattern)
    fail_on = form.choice(("fail_on",), list(Severity), "Ernst")
    return BoardFolder(
        folder=folder,
        board=form.text(("board",)),
        name=form.text(("name",)),
        ledger=folder / (form.text(("ledger",)) or "ledger.duckdb"),
        policy=_existing(form, ("policy",), folder),
        mapping=_existing(form, ("mapping",), folder),
        waivers=folder / (form.text(("waivers",)) or "waivers.yaml"),
        imports=patterns,
        reports=folder / (form.text(("reports",)) or "reports"),
        rejected_share_allowed=100 if share is None else share,
        fail_on=Severity(fail_on) if fail_on else Severity.LOW,
    )


def _existing(form: Form, way: Way, folder: Path) -> Path | None:
    name = form.text(way)
    if not name:
        return None
    if not (folder / name).is_file():
        form.note(
            way,
            f"Het bestand `{name}` is er niet.",
            f"`{way[0]}` is de naam van een bestand, gezien vanuit de map van `{FILE_NAME}`.",
            "Verbeter de naam, maak het bestand, of haal deze regel weg.",
        )
    return folder / name


def _check_pattern(form: Form, way: Way, pattern: str) -> None:
    if Path(pattern).is_absolute() or ".." in Path(pattern).parts:
        form.note(
            way,
            f"`{pattern}` wijst buiten de map van het bestuur.",
            "`import` noemt bestanden in deze map, zoals `export/*.csv`.",
            "Zet de bestanden in de map, of geef ze bij de opdracht zelf op.",
        )
