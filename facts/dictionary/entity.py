"""What an entity of the dictionary is: a pydantic model whose fields are facts with a kind and a meaning."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, ClassVar, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field
from pydantic.fields import FieldInfo

from inkooptoets.facts.dictionary.kind import Kind


@dataclass(frozen=True)
class Fact:
    """One fact of one entity.

    ``path`` is dotted (``clauses.data_portability.present``); ``refers_to`` names the entity whose key it
    holds; ``many`` says that it holds a list of such keys; ``at_least`` and ``at_most`` bound a number, and
    ``not_before`` names the day of the same entity that this one may not precede.
    """

    path: str
    kind: Kind
    nl: str
    en: str
    example: str
    required: bool = False
    personal: bool = False
    refers_to: str | None = None
    many: bool = False
    choices: tuple[str, ...] = ()
    at_least: int | None = None
    at_most: int | None = None
    not_before: str | None = None


def fact(
    nl: str,
    en: str,
    example: str,
    *,
    required: bool = False,
    personal: bool = False,
    refers_to: str | None = None,
    choices: tuple[str, ...] = (),
    at_least: int | None = None,
    at_most: int | None = None,
    not_before: str | None = None,
) -> Any:
    """Declare a fact as a model's field; its kind comes from the annotation."""
    extra: dict[str, Any] = {
        "en": en,
        "example": example,
        "required": required,
        "personal": personal,
        "refers_to": refers_to,
        "choices": choices,
        "at_least": at_least,
        "at_most": at_most,
        "not_before": not_before,
    }
    return Field(... if required else None, description=nl, json_schema_extra={"inkooptoets": extra})


class Part(BaseModel):
    """A named group of facts inside an entity, such as one clause of a contract."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Entity(BaseModel):
    """The base of every entity. ``plural`` names its section in fact files and its table in the ledger."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: ClassVar[str]
    plural: ClassVar[str]
    nl: ClassVar[str]
    en: ClassVar[str]
    key: ClassVar[tuple[str, ...]] = ("id",)
    origin_of: ClassVar[str | None] = None
    """The entity inside which this one may be written in a fact file: order lines inside their order."""

    @classmethod
    @cache
    def facts(cls) -> dict[str, Fact]:
        """Return the entity's facts by dotted path, in the order of the model."""
        return {found.path: found for found in _facts(cls, "")}


def _facts(model: type[BaseModel], prefix: str) -> Iterator[Fact]:
    for name, field in model.model_fields.items():
        part = _part(field)
        if part:
            yield from _facts(part, f"{prefix}{name}.")
            continue
        kind, many = _kind(field)
        extra = field.json_schema_extra
        meta: dict[str, Any] = dict(extra["inkooptoets"]) if isinstance(extra, dict) else {}  # type: ignore[arg-type]
        yield Fact(path=f"{prefix}{name}", kind=kind, nl=field.description or "", many=many, **meta)


def _part(field: FieldInfo) -> type[Part] | None:
    for candidate in (field.annotation, *get_args(field.annotation)):
        if isinstance(candidate, type) and issubclass(candidate, Part):
            return candidate
    return None


def _kind(field: FieldInfo) -> tuple[Kind, bool]:
    for found in field.metadata:
        if isinstance(found, Kind):
            return found, False
    return _kind_in(field.annotation, many=False)


def _kind_in(annotation: Any, *, many: bool) -> tuple[Kind, bool]:
    if get_origin(annotation) is Annotated:
        return next(found for found in get_args(annotation) if isinstance(found, Kind)), many
    many = many or get_origin(annotation) is tuple
    for inner in get_args(annotation):
        if inner not in (type(None), Ellipsis):
            return _kind_in(inner, many=many)
    raise TypeError(f"{annotation} has no kind of fact")
