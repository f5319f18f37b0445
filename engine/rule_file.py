"""The form of a rule file and of a derived-fact file: what may be written, before anything is checked."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from inkooptoets.engine.verdict import Moment, Outcome, Severity

CODE = r"^[A-Z][A-Z0-9]*(-[A-Z0-9]+)*$"
PATH = r"^[a-z_]+(\.[a-z_]+)*$"
LOCAL = r"^[a-z][a-z0-9_]*$"
PATTERNS = {
    CODE: "een code als `DO-11`: hoofdletters en cijfers, met streepjes ertussen",
    PATH: "een pad als `contract.starts_on`",
    LOCAL: "een naam als `window`: kleine letters, cijfers en liggende streepjes",
}
"""The forms of names in a rule file, in words."""

Code = Annotated[str, Field(pattern=CODE, description="The rule's code, e.g. DO-11")]
Condition = Annotated[
    str, Field(min_length=1, description="A condition in CEL over facts, measures and parameters")
]
Path = Annotated[str, Field(pattern=PATH, description="A dotted path to a fact or measure")]
Local = Annotated[str, Field(pattern=LOCAL)]


class Form(BaseModel):
    """The base of all forms: no field that is not named here."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Texts(Form):
    """A text in Dutch and in English; both are required."""

    nl: str = Field(min_length=1)
    en: str = Field(min_length=1)

    def by_language(self) -> dict[str, str]:
        """Return the texts by language."""
        return {"nl": self.nl, "en": self.en}


class During(Form):
    """A window of whole days, both ends included: from ``last`` before ``day`` up to ``day`` itself."""

    last: Local = Field(description="The parameter that holds the number of months")
    day: Path = Field(description="The day of the subject, and of each member")


class RelatedForm(Form):
    """A set of other facts that a verdict needs, and what is measured over it."""

    every: str = Field(description="An entity, or a list fact of the subject such as contract.covers")
    same: list[Path] | dict[str, Path] = Field(
        default_factory=list,
        description="Facts equal for subject and member, or member's fact: subject's fact",
    )
    during: During | None = None
    where: Condition | None = None
    measure: dict[Local, str] = Field(description="name: sum(other.value), count(), any(…), hours(…)")


class DatedOn(Form):
    """A parameter looked up on another day than the rule's ``as_of``."""

    parameter: str
    as_of: Path


Parameters = dict[Local, str | DatedOn]


class AtStake(Form):
    """The euros of a verdict, and how those of one case come together."""

    value: Path
    gather: Literal["sum", "highest"] = "sum"


class Case(Form):
    """One worked example of a rule or derived fact: facts, and the outcomes that they must give."""

    it: str = Field(min_length=1, description="The situation, in one sentence")
    given: dict[str, Any]
    then: dict[str, Any]
    as_of: date | None = Field(default=None, description="The day of the run; 2026-06-30 when left out")
    parameters: dict[str, Any] = Field(
        default_factory=dict, description="Parameter values that this case sets"
    )
    missing: list[str] | None = Field(
        default=None, description="The facts that an undetermined verdict must name"
    )


class RuleForm(Form):
    """A rule file."""

    code: Code
    title: Texts
    status: Literal["experimental", "stable", "deprecated"]
    severity: Severity
    moments: list[Moment] = Field(min_length=1)
    guidance: list[str] = Field(
        min_length=1, description="Sources: slim-ict-inkopen/DO-11, aanbestedingswet/2.14"
    )
    why: Texts
    about: str = Field(description="The entity that gets the verdict: purchase, contract")
    as_of: Path = Field(
        description="The day on which dated parameters are looked up and waivers must be in force"
    )
    parameters: Parameters = Field(default_factory=dict)
    related: dict[Local, RelatedForm] = Field(default_factory=dict)
    applies: Condition
    violated: Condition
    case: list[Path] = Field(min_length=1, description="What counts as one and the same finding")
    at_stake: AtStake | None = None
    message: Texts
    advice: Texts
    innocent: Texts
    tests: list[Case] = Field(min_length=1)


class DerivedForm(Form):
    """A fact that follows from other facts."""

    fact: Path
    kind: str
    title: Texts
    about: str
    as_of: Path | None = None
    parameters: Parameters = Field(default_factory=dict)
    related: dict[Local, RelatedForm] = Field(default_factory=dict)
    value: Condition
    tests: list[Case] = Field(min_length=1)


REQUIRED_OUTCOMES = (Outcome.VIOLATED, Outcome.COMPLIANT, Outcome.NOT_APPLICABLE, Outcome.UNDETERMINED)
"""A rule whose cases do not show each of these does not load."""
