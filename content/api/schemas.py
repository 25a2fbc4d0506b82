"""What the API answers, described for programmes: the keys are French, without accents, and only ever grow."""

import datetime as dt

from ninja import Field, Schema


class Term(Schema):
    """A word of a controlled list: its key, which filters take, and how it is said."""

    cle: str
    libelle: str


class Theme(Term):
    definition: str
    initiatives: int = Field(description="Initiatives publiées sur ce thème")


class Place(Schema):
    code: str
    nom: str


class Territory(Schema):
    """The territory of a case, as it names itself, and as the official referential knows it."""

    nom: str
    nature: Term | None
    code: str | None = Field(description="Code INSEE ou SIREN, s’il est connu")
    population: int | None
    departement: Place | None
    region: Place | None
    adresse: str | None = Field(description="Page de la collectivité")


class CountedTerritory(Territory):
    initiatives: int = Field(description="Initiatives publiées")


class Verdicts(Schema):
    """How many hypotheses the field confirmed, refuted, qualified, or did not test."""

    confirmee: int
    infirmee: int
    nuancee: int
    non_testee: int


class Initiative(Schema):
    """A published case, in short."""

    identifiant: str
    titre: str
    resume: str
    forme: Term
    adresse: str = Field(description="Page de l’initiative")
    detail: str = Field(description="La même, entière, dans cette API")
    pdf: str
    territoire: Territory
    annee: int | None
    themes: list[Term]
    axe: Term | None
    posture: Term | None
    forme_de_proximite: Term | None
    demande: Term | None
    suite: Term = Field(description="Ce que c’est devenu")
    verdicts: Verdicts
    reprises: int = Field(description="Territoires qui disent l’avoir adaptée")
    validee_le: dt.date | None = Field(description="Validée par la collectivité")
    dernieres_nouvelles: Term | None
    dernieres_nouvelles_le: dt.date | None
    licence: str
    publiee_le: dt.datetime | None
    modifiee_le: dt.datetime | None


class Section(Schema):
    """A part of the sheet: as it was written (Markdown) and as it is shown."""

    cle: str
    titre: str
    markdown: str
    html: str


class Hypothesis(Schema):
    enonce: str
    testee_par: str
    verdict: Term
    preuve: str


class Method(Schema):
    nom: str
    fiche: str | None = Field(description="Page de la fiche méthode")


class Tool(Schema):
    nom: str
    libre: bool | None
    cout: str


class Measure(Schema):
    date: str
    valeur: float | None
    methode: str


class Indicator(Schema):
    """A figure: a name with its measures, or only a sentence."""

    nom: str
    phrase: str
    unite: str
    depart: float | None
    vise: float | None
    mesures: list[Measure]


class Factor(Schema):
    sens: Term
    texte: str


class Source(Schema):
    titre: str
    endroit: str
    adresse: str


class Document(Schema):
    """A file joined to a sheet; its rights may be narrower than the licence of the sheet."""

    nom: str
    adresse: str
    legende: str
    credit: str
    droits: str


class News(Schema):
    """What the team said months after."""

    echeance: Term
    suite: Term
    pourquoi: str
    date: dt.date


class Adaptation(Schema):
    """What another territory took from the case."""

    territoire: str
    annee: int | None
    repris: str
    change: str
    resultat: str
    initiative: str | None = Field(description="Identifiant de sa propre fiche")


class FullInitiative(Initiative):
    """A published case, whole."""

    sections: list[Section]
    hypotheses: list[Hypothesis]
    methodes: list[Method]
    outils: list[Tool]
    indicateurs: list[Indicator]
    facteurs: list[Factor]
    sources: list[Source]
    documents: list[Document]
    nouvelles: list[News]
    adaptations: list[Adaptation]


class InitiativePage(Schema):
    total: int
    initiatives: list[Initiative]
    suivante: str | None = Field(description="Adresse de la page suivante, ou rien à la fin")


class TerritoryPage(Schema):
    territoires: list[CountedTerritory]
    suivante: str | None


class Choice(Schema):
    valeur: str
    libelle: str
    initiatives: int
    choisie: bool


class Facet(Schema):
    """A filter: its name in the address, and what each value would give under the other filters."""

    nom: str
    libelle: str
    choix: list[Choice]


class Facets(Schema):
    total: int
    facettes: list[Facet]


class ThemeList(Schema):
    themes: list[Theme]


class Home(Schema):
    """Where everything is."""

    initiatives: str
    facettes: str
    themes: str
    territoires: str
    description: str
    documentation: str
    licence: str
