"""The six verbs: each reads what it needs, then writes its part of the answer."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace
from email.utils import parseaddr

from django.conf import settings
from django.utils.translation import gettext as _

from content.models import Initiative
from content.oai.errors import ProtocolError
from content.oai.moments import GRANULARITY, written
from content.oai.records import PAGE, record_named, records_after, records_asked
from content.oai.sets import sets
from content.oai.tokens import Journey, journey_of, token_of
from content.oai.writing import DC_SCHEMA, OAI, OAI_DC, XSI, Answer, base_url, write_header, write_record
from content.opening import lasting_name
from content.queries.opening import once_published

PREFIX = "oai_dc"
BEFORE_ANY = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
IDENTIFIERS = f"{OAI}oai-identifier"
Arguments = Mapping[str, str]
Written = Callable[[Answer], None]


def identify(arguments: Arguments) -> Written:
    """Who speaks, and how."""
    earliest = once_published().order_by("edition").values_list("changed_at", flat=True).first()

    def write(answer: Answer) -> None:
        with answer.element("Identify"):
            answer.leaf("repositoryName", _("Essaim, la bibliothèque des initiatives"))
            answer.leaf("baseURL", base_url())
            answer.leaf("protocolVersion", "2.0")
            answer.leaf("adminEmail", _admin_email())
            answer.leaf("earliestDatestamp", written(earliest or BEFORE_ANY))
            answer.leaf("deletedRecord", "persistent")
            answer.leaf("granularity", GRANULARITY)
            with answer.element("description"):
                _write_scheme(answer)

    return write


def _admin_email() -> str:
    """The contact of the site may also be the address of a page."""
    contact = settings.LEGAL["contact"]
    return contact if "@" in contact and ":" not in contact else parseaddr(settings.DEFAULT_FROM_EMAIL)[1]


def _write_scheme(answer: Answer) -> None:
    """How identifiers are made."""
    root = {"xmlns": IDENTIFIERS, "xmlns:xsi": XSI, "xsi:schemaLocation": f"{IDENTIFIERS} {IDENTIFIERS}.xsd"}
    with answer.element("oai-identifier", root):
        answer.leaf("scheme", "oai")
        answer.leaf("repositoryIdentifier", lasting_name())
        answer.leaf("delimiter", ":")
        answer.leaf("sampleIdentifier", f"oai:{lasting_name()}:un-guichet-au-marche")


def list_metadata_formats(arguments: Arguments) -> Written:
    """Simple Dublin Core, for every case."""
    if "identifier" in arguments:
        record_named(arguments["identifier"])

    def write(answer: Answer) -> None:
        with answer.element("ListMetadataFormats"), answer.element("metadataFormat"):
            answer.leaf("metadataPrefix", PREFIX)
            answer.leaf("schema", DC_SCHEMA)
            answer.leaf("metadataNamespace", OAI_DC)

    return write


def list_sets(arguments: Arguments) -> Written:
    """The themes and the regions, all in one answer: no token was ever given."""
    if "resumptionToken" in arguments:
        journey_of(arguments["resumptionToken"], "ListSets")

    def write(answer: Answer) -> None:
        with answer.element("ListSets"):
            for spec, name in sets():
                with answer.element("set"):
                    answer.leaf("setSpec", spec)
                    answer.leaf("setName", name)

    return write


def get_record(arguments: Arguments) -> Written:
    """One case."""
    _require_format(arguments["metadataPrefix"])
    row = record_named(arguments["identifier"])

    def write(answer: Answer) -> None:
        with answer.element("GetRecord"):
            write_record(answer, row)

    return write


def list_identifiers(arguments: Arguments) -> Written:
    """The headers of the cases asked."""
    return _listed(arguments, write_header)


def list_records(arguments: Arguments) -> Written:
    """The cases asked."""
    return _listed(arguments, write_record)


def _listed(arguments: Arguments, write_row: Callable[[Answer, Initiative], None]) -> Written:
    journey = _journey(arguments)
    rows = records_after(journey)
    if not rows:
        # Asked first, nothing answers; on the way, what was left has changed and left the window.
        raise _nothing(journey)
    page, goes_on = rows[:PAGE], len(rows) > PAGE

    def write(answer: Answer) -> None:
        with answer.element(arguments["verb"]):
            for row in page:
                write_row(answer, row)
            if goes_on or journey.sent:
                _write_token(answer, journey, page if goes_on else [])

    return write


def _journey(arguments: Arguments) -> Journey:
    verb = arguments["verb"]
    if "resumptionToken" in arguments:
        return journey_of(arguments["resumptionToken"], verb)
    _require_format(arguments["metadataPrefix"])
    since, until = arguments.get("from", ""), arguments.get("until", "")
    _require_dates(arguments)
    journey = Journey(verb, since, until, arguments.get("set", ""))
    return replace(journey, total=records_asked(journey).count())


def _require_dates(arguments: Arguments) -> None:
    """An argument that is given says something."""
    if any(not arguments.get(name, "?") for name in ("from", "until", "set")):
        raise ProtocolError("badArgument", _("Un argument est vide."))


def _require_format(prefix: str) -> None:
    if prefix != PREFIX:
        raise ProtocolError("cannotDisseminateFormat", _("Le seul format est « oai_dc »."))


def _nothing(journey: Journey) -> ProtocolError:
    if journey.sent:
        return ProtocolError("badResumptionToken", _("La liste a changé : reprenez-la depuis le début."))
    return ProtocolError("noRecordsMatch", _("Aucune initiative ne répond à cette demande."))


def _write_token(answer: Answer, journey: Journey, page: list[Initiative]) -> None:
    """Where the list goes on after `page`; an empty token ends it. A list that grew meanwhile is said longer."""
    text = ""
    if page:
        text = token_of(replace(journey, edition=page[-1].edition, sent=journey.sent + len(page)))
    total = max(journey.total, journey.sent + len(page) + bool(page))
    answer.leaf("resumptionToken", text, {"completeListSize": str(total), "cursor": str(journey.sent)})


VERBS: Mapping[str, Callable[[Arguments], Written]] = {
    "Identify": identify,
    "ListMetadataFormats": list_metadata_formats,
    "ListSets": list_sets,
    "GetRecord": get_record,
    "ListIdentifiers": list_identifiers,
    "ListRecords": list_records,
}
