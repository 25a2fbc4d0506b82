"""An answer of the protocol, written element by element."""

import io
from collections.abc import Callable, Mapping
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.xmlutils import SimplerXMLGenerator

from content.models import Initiative
from content.oai.dublin import dublin_core
from content.oai.errors import ProtocolError
from content.oai.moments import written
from content.oai.records import identifier_of
from content.oai.sets import sets_of
from content.opening import xml_text

OAI = "http://www.openarchives.org/OAI/2.0/"
OAI_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
DC_SCHEMA = "http://www.openarchives.org/OAI/2.0/oai_dc.xsd"
ROOT = {"xmlns": OAI, "xmlns:xsi": XSI, "xsi:schemaLocation": f"{OAI} {OAI}OAI-PMH.xsd"}
DC_ROOT = {
    "xmlns:oai_dc": OAI_DC,
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xsi:schemaLocation": f"{OAI_DC} {DC_SCHEMA}",
}


class Answer:
    """Writes elements; texts lose what XML cannot hold."""

    def __init__(self) -> None:
        self._out = io.StringIO()
        self._xml = SimplerXMLGenerator(self._out, "utf-8")
        self._xml.startDocument()

    def leaf(self, name: str, text: str = "", attributes: Mapping[str, str] | None = None) -> None:
        """An element that holds a text."""
        self._xml.addQuickElement(name, xml_text(text), _clean(attributes or {}))

    @contextmanager
    def element(self, name: str, attributes: Mapping[str, str] | None = None) -> Any:
        """An element that holds others."""
        self._xml.startElement(name, _clean(attributes or {}))
        yield
        self._xml.endElement(name)

    def text(self) -> str:
        """The whole document."""
        return self._out.getvalue()


def _clean(attributes: Mapping[str, str]) -> dict[str, str]:
    return {name: xml_text(value) for name, value in attributes.items()}


def base_url() -> str:
    """Where the protocol is spoken."""
    return f"{settings.SITE_URL}{reverse('oai')}"


def envelope(arguments: Mapping[str, str], write: Callable[[Answer], None]) -> str:
    """A whole answer: when, to what, then what `write` adds."""
    answer = Answer()
    with answer.element("OAI-PMH", ROOT):
        answer.leaf("responseDate", written(timezone.now()))
        answer.leaf("request", base_url(), arguments)
        write(answer)
    return answer.text()


def refusal(arguments: Mapping[str, str], error: ProtocolError) -> str:
    """The answer to what cannot be answered."""
    repeated = {} if error.code in error.UNREADABLE else arguments
    return envelope(repeated, lambda answer: answer.leaf("error", error.message, {"code": error.code}))


def write_header(answer: Answer, row: Initiative) -> None:
    """Which case it is, when it last changed, and whether it was withdrawn."""
    with answer.element("header", {} if row.is_published else {"status": "deleted"}):
        answer.leaf("identifier", identifier_of(row))
        answer.leaf("datestamp", written(row.changed_at))  # type: ignore[arg-type]  # once published, it has one
        for spec in sets_of(row):
            answer.leaf("setSpec", spec)


def write_record(answer: Answer, row: Initiative) -> None:
    """A case and its Dublin Core; a withdrawn one has nothing more to say."""
    with answer.element("record"):
        write_header(answer, row)
        if row.is_published:
            with answer.element("metadata"), answer.element("oai_dc:dc", DC_ROOT):
                for name, value in dublin_core(row):
                    answer.leaf(f"dc:{name}", value)
