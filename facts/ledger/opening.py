"""The file of the ledger: making it, opening it, and every way in which that fails."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb

from inkooptoets.facts.ledger import schema
from inkooptoets.facts.problem import Place, ProblemsError, problem

_CATALOG = "board"
"""The name under which the file is attached: a file called ``ledger.duckdb`` would hide a schema."""
_RETRY_SECONDS = 0.05


def create_file(path: Path, place: Place) -> None:
    """Make an empty ledger beside the wanted file and give it its name when it is whole."""
    if not path.parent.is_dir():
        raise problem(
            f"De map `{path.parent}` voor het grootboek is er niet.",
            "Het grootboek komt in een map die al bestaat.",
            "Maak de map aan, of begin met `inkooptoets init`.",
            place,
        )
    new = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        _remove(new)
        connection = duckdb.connect()
        try:
            attach(connection, str(new), read_only=False)
            connection.begin()
            schema.create(connection)
            connection.commit()
        finally:
            connection.close()
        _give_name(new, path)
    except (OSError, duckdb.Error) as error:
        raise _not_writable(place, error) from error
    finally:
        with contextlib.suppress(OSError):
            _remove(new)


def _give_name(new: Path, path: Path) -> None:
    """Rename without replacing what another process made meanwhile, where the file system can."""
    try:
        os.link(new, path)
    except FileExistsError:
        return
    except OSError:
        if not path.exists():
            new.rename(path)


def _remove(path: Path) -> None:
    for each in (path, path.with_name(path.name + ".wal")):
        each.unlink(missing_ok=True)


def check_file(path: Path, place: Place, *, read_only: bool) -> None:
    """Refuse what is no file, or may not be read or written."""
    if path.is_dir():
        raise problem(
            "Dit is een map, geen grootboek.",
            "Hier hoort het bestand van het grootboek.",
            "Noem het bestand, bijvoorbeeld `grootboek.duckdb`.",
            place,
        )
    if not os.access(path, os.R_OK):
        raise problem(
            "Het grootboek is niet te lezen.",
            "Dit programma leest het bestand onder uw naam.",
            "Vraag leesrechten op het bestand.",
            place,
        )
    if not read_only and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        raise _not_writable(place, None)


def _not_writable(place: Place, error: Exception | None) -> ProblemsError:
    why = f" ({getattr(error, 'strerror', None) or _first_line(error)})" if error else ""
    return problem(
        f"In het grootboek is niet te schrijven{why}.",
        "Het bestand en de map ervan moeten beschrijfbaar zijn, met ruimte op de schijf.",
        "Vraag schrijfrechten, maak ruimte vrij, of kies een andere map.",
        place,
    )


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0].rstrip(".!") if str(error) else type(error).__name__


def connect(
    path: Path, place: Place, *, read_only: bool, wait_seconds: float, sleep: Callable[[float], None]
) -> Any:
    """Return a connection with the ledger in use; a file that another process holds is tried again."""
    attempts = max(1, round(wait_seconds / _RETRY_SECONDS) + 1)
    for attempt in range(attempts):
        connection = duckdb.connect()
        try:
            attach(connection, str(path), read_only=read_only)
            return connection
        except duckdb.Error as error:
            connection.close()
            if "Could not set lock" not in str(error):
                raise _cannot_open(place, error) from error
            if attempt == attempts - 1:
                raise _held(place, error) from error
        sleep(_RETRY_SECONDS)
    raise AssertionError("unreachable")


def attach(connection: Any, path: str, *, read_only: bool) -> None:
    """Put a file in use, under a name that does not depend on the file's."""
    options = " (READ_ONLY)" if read_only else ""
    connection.execute(f"ATTACH ? AS {_CATALOG}{options}", [path])
    connection.execute(f"USE {_CATALOG}")
    if path != ":memory:":
        connection.execute("SET temp_directory = ?", [f"{path}.tmp"])


def _held(place: Place, error: Exception) -> ProblemsError:
    found = re.search(r"PID (\d+)", str(error))
    who = f"proces {found[1]}" if found else "een ander proces"
    stop = f" of beëindig proces {found[1]}" if found else ""
    return problem(
        f"Het grootboek is in gebruik bij {who}.",
        "Een grootboek is van één proces tegelijk, meestal een audit of import die nog loopt.",
        f"Wacht tot dat klaar is{stop}, en probeer het daarna opnieuw.",
        place,
    )


def _cannot_open(place: Place, error: Exception) -> ProblemsError:
    if "not a valid DuckDB" in str(error):
        return problem(
            "Dit bestand is geen grootboek: het is geen DuckDB-bestand.",
            "Hier hoort het bestand dat `inkooptoets import` maakt.",
            "Kijk de naam na, of zet een reservekopie van het grootboek terug.",
            place,
        )
    return problem(
        f"Het grootboek is niet te openen ({_first_line(error)}).",
        "Hier hoort een heel grootboek, gemaakt met deze of een oudere DuckDB.",
        "Zet een reservekopie terug, of lees de exports in een nieuw grootboek in.",
        place,
    )


def check_schema(connection: Any, place: Place, *, read_only: bool) -> None:
    """Refuse a database that is no ledger of this version, and add columns for facts that are new."""
    version = schema.version_of(connection)
    if version is None:
        raise problem(
            "Dit DuckDB-bestand is geen grootboek van inkooptoets.",
            "Hier hoort het bestand dat `inkooptoets import` maakt.",
            "Kijk de naam na, of kies een bestand dat er nog niet is.",
            place,
        )
    if version != str(schema.VERSION):
        raise problem(
            f"Dit grootboek heeft tabellen van versie {version}.",
            f"Deze inkooptoets werkt met versie {schema.VERSION}.",
            "Gebruik de inkooptoets die dit grootboek maakte, of lees de exports in een nieuw grootboek in.",
            place,
        )
    changed = schema.changed_columns(connection)
    if changed:
        plural, name, kind = changed[0]
        raise problem(
            f"Dit grootboek bewaart `{name}` van `{plural}` als {kind}.",
            "Deze inkooptoets bewaart dat feit als iets anders.",
            "Lees de exports in een nieuw grootboek in.",
            place,
        )
    missing = schema.missing_columns(connection)
    if missing and read_only:
        raise problem(
            f"Dit grootboek kent het feit `{missing[0][1]}` nog niet.",
            "Deze inkooptoets heeft nieuwe feiten, en alleen lezen voegt die niet toe.",
            "Draai één keer `inkooptoets import` of `inkooptoets audit`.",
            place,
        )
    if missing:
        connection.begin()
        schema.extend(connection)
        connection.commit()
