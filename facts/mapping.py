"""``mapping.yaml``: which column of an export holds which fact, and how that column writes it."""

from __future__ import annotations

from fnmatch import fnmatch
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, GetJsonSchemaHandler, ValidationError, model_validator
from pydantic_core import CoreSchema

from inkooptoets.facts.dictionary import BY_NAME, ENTITIES, Entity
from inkooptoets.facts.problem import ProblemsError
from inkooptoets.facts.yaml_file import Document, read_yaml

NotationName = Literal["nl", "en"]
Written = str | int | bool | None


class ColumnMapping(BaseModel):
    """Where one fact stands in a table, and how it is written there."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    column: str | list[str] = Field(description="Name of the column, or of the columns that are joined")
    notation: NotationName | None = Field(None, description="How this column writes its numbers")
    values: dict[str, Written] = Field({}, description="What a value in the file stands for")
    empty: Written = Field(None, description="What an empty cell says; without it, it says nothing")
    split: str | None = Field(None, description="What stands between the parts of a list")
    join: str = Field(" ", description="What to put between columns that are joined")
    round: bool = Field(False, description="Round to the digits that the fact keeps, instead of refusing")

    @model_validator(mode="before")
    @classmethod
    def _shorthand(cls, given: Any) -> Any:
        return {"column": given} if isinstance(given, str) else given

    @property
    def names(self) -> list[str]:
        """The names of its columns in the file."""
        return [self.column] if isinstance(self.column, str) else self.column

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Describe the short form, the name of the column alone, as well."""
        return {"anyOf": [{"type": "string"}, handler(schema)]}


class EntityMapping(BaseModel):
    """The facts of one entity in a table: by column, or the same for every row."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    columns: dict[str, ColumnMapping] = Field({}, description="Fact of the dictionary: its column")
    constants: dict[str, Written] = Field({}, description="Fact of the dictionary: its value in every row")


class TableMapping(EntityMapping):
    """One kind of table: the files it is for, what its rows are, and its columns."""

    files: str | list[str] = Field(description="Names of files, with * and ?")
    sheet: str | None = Field(None, description="Name of the sheet, with * and ?; without it, every sheet")
    entity: str | None = Field(None, description="What every row is")
    entities: dict[str, EntityMapping] = Field({}, description="Several entities fed from each row")
    header_row: int | None = Field(None, ge=1, description="Line of the header; without it, it is looked for")
    notation: NotationName = Field("nl", description="How numbers are written")
    encoding: str | None = Field(None, description="Encoding of a text file; without it, it is found out")
    separator: str | None = Field(None, min_length=1, max_length=1, description="Between the columns")

    def matches(self, file: str, sheet: str | None) -> bool:
        """Say whether this table is for a file and a sheet."""
        patterns = [self.files] if isinstance(self.files, str) else self.files
        name = Path(file).name.casefold()
        if not any(fnmatch(name, pattern.casefold()) for pattern in patterns):
            return False
        return self.sheet is None or sheet is None or fnmatch(sheet, self.sheet)

    @property
    def targets(self) -> dict[type[Entity], EntityMapping]:
        """Its entities in the order of the dictionary; of the last one, every row is one."""
        given = dict(self.entities)
        if self.entity:
            given[self.entity] = EntityMapping(columns=self.columns, constants=self.constants)
        return {entity: given[entity.name] for entity in ENTITIES if entity.name in given}

    @property
    def wanted(self) -> list[str]:
        """The names of all columns that it reads, each once."""
        every = (mapped for target in self.targets.values() for mapped in target.columns.values())
        return list(dict.fromkeys(name for mapped in every for name in mapped.names))


class Mapping(BaseModel):
    """All tables that a board's exports have."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    tables: list[TableMapping] = Field(description="A table for each kind of export", min_length=1)

    def table_for(self, file: str, sheet: str | None = None) -> TableMapping | None:
        """Return the first table that is for a file and a sheet."""
        return next((table for table in self.tables if table.matches(file, sheet)), None)


def read_mapping(path: Path) -> Mapping:
    """Return a mapping file; ProblemsError holds all mistakes with their places."""
    return parse_mapping(read_yaml(path))


def parse_mapping(document: Document) -> Mapping:
    """Return the mapping in a document; ProblemsError holds all mistakes with their places."""
    from inkooptoets.facts.mapping_check import check_mapping, explain

    try:
        mapping = Mapping.model_validate(document.value)
    except ValidationError as error:
        raise ProblemsError(explain(error, document)) from None
    problems = check_mapping(mapping, document)
    if problems:
        raise ProblemsError(problems)
    return mapping


def schema() -> dict[str, Any]:
    """Return the JSON Schema of a mapping file, for editors."""
    found = Mapping.model_json_schema()
    found["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    found["title"] = "Kolommen van exportbestanden voor inkooptoets"
    names = {"enum": [entity.name for entity in ENTITIES]}
    properties = found["$defs"]["TableMapping"]["properties"]
    properties["entity"] = {**properties["entity"], "anyOf": [names, {"type": "null"}]}
    properties["entities"]["propertyNames"] = names
    return found


def entity_named(name: str) -> type[Entity] | None:
    """Return the entity that a table may feed, by its name."""
    entity = BY_NAME.get(name)
    return entity if entity in ENTITIES else None
