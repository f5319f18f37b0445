"""What an import did, per file, for the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from inkooptoets.facts.ledger.quality import FileQuality

_HEADERS = {
    "nl": ("bestand", "rijen", "nieuw", "al bekend", "afgekeurd", "overgeslagen"),
    "en": ("file", "rows", "new", "known", "rejected", "skipped"),
}
_NOTHING = {"nl": "Er waren geen bestanden om te lezen.", "en": "There were no files to read."}
_UNREAD = {"nl": "Niet gelezen", "en": "Not read"}
_DRY = {"nl": "Proefrun: er is niets bewaard.", "en": "Dry run: nothing was kept."}


def write_imported(files: Sequence[FileQuality], lang: str, *, dry_run: bool = False) -> str:
    """Return a table of what became of each file's rows, and why files could not be read."""
    from tabulate import tabulate

    if not files:
        return _NOTHING[lang]
    rows = [
        (each.file, each.rows, each.accepted, each.unchanged, each.quarantined, each.skipped)
        for each in files
        if not each.problem
    ]
    parts = [tabulate(rows, headers=_HEADERS[lang], tablefmt="simple")] if rows else []
    parts += [f"{_UNREAD[lang]}: {each.problem}" for each in files if each.problem]
    parts += [_DRY[lang]] if dry_run else []
    return "\n".join(parts)
