"""Writes a folder of files at once: in a place that is empty, or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from inkooptoets.facts.problem import Place, problem


def write_new_folder(directory: Path, files: Mapping[str, bytes]) -> None:
    """Write files by their path in ``directory``, which must be empty or not there yet."""
    if directory.is_symlink() or (directory.exists() and not directory.is_dir()):
        raise problem(
            "Hier staat al een bestand met deze naam.",
            "Er wordt een nieuwe map gemaakt.",
            "Kies een andere naam.",
            Place(str(directory)),
        )
    try:
        if directory.is_dir() and any(directory.iterdir()):
            raise problem(
                "Deze map is niet leeg.",
                "Er wordt niets overschreven: de map is leeg, of bestaat nog niet.",
                "Kies een andere map, of maak deze leeg.",
                Place(str(directory)),
            )
        for name, content in files.items():
            path = directory / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    except OSError as error:
        raise problem(
            f"De map is niet te vullen ({error.strerror or error}).",
            "Hier hoort een map waarin u mag schrijven.",
            "Kies een andere map.",
            Place(error.filename or str(directory)),
        ) from error
