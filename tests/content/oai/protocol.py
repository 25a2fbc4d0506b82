"""Reading answers of the protocol, and looking them over against what its schemas say."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator

from django.test import Client

OAI = "{http://www.openarchives.org/OAI/2.0/}"
DC = "{http://purl.org/dc/elements/1.1/}"
OAI_DC = "{http://www.openarchives.org/OAI/2.0/oai_dc/}"
XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
ELEMENTS = {
    *("title", "creator", "subject", "description", "publisher", "contributor", "date", "type", "format"),
    *("identifier", "source", "language", "relation", "coverage", "rights"),
}
ERRORS = {
    *("cannotDisseminateFormat", "idDoesNotExist", "badArgument", "badVerb", "noMetadataFormats"),
    *("noRecordsMatch", "badResumptionToken", "noSetHierarchy"),
}
# Children of each element in the order of the schema: name → at least, at most.
CHILDREN = {
    "Identify": {
        "repositoryName": (1, 1),
        "baseURL": (1, 1),
        "protocolVersion": (1, 1),
        "adminEmail": (1, 9),
        "earliestDatestamp": (1, 1),
        "deletedRecord": (1, 1),
        "granularity": (1, 1),
        "description": (0, 9),
    },
    "ListMetadataFormats": {"metadataFormat": (1, 9)},
    "metadataFormat": {"metadataPrefix": (1, 1), "schema": (1, 1), "metadataNamespace": (1, 1)},
    "ListSets": {"set": (1, 999), "resumptionToken": (0, 1)},
    "set": {"setSpec": (1, 1), "setName": (1, 1)},
    "GetRecord": {"record": (1, 1)},
    "ListIdentifiers": {"header": (1, 999), "resumptionToken": (0, 1)},
    "ListRecords": {"record": (1, 999), "resumptionToken": (0, 1)},
    "record": {"header": (1, 1), "metadata": (0, 1)},
    "header": {"identifier": (1, 1), "datestamp": (1, 1), "setSpec": (0, 99)},
}


def ask(client: Client, **arguments: str) -> ET.Element:
    """The answer to a request, looked over; `from_` stands for « from »."""
    response = client.get("/oai", {name.rstrip("_"): value for name, value in arguments.items()})
    assert response.status_code == 200
    assert response["Content-Type"] == "text/xml; charset=utf-8"
    root = ET.fromstring(response.content)
    look_over(root)
    return root


def error_of(root: ET.Element) -> str | None:
    error = root.find(f"{OAI}error")
    return None if error is None else error.get("code")


def look_over(root: ET.Element) -> None:
    """Raise AssertionError at what the schemas of the protocol refuse."""
    assert root.tag == f"{OAI}OAI-PMH"
    assert root.get(f"{XSI}schemaLocation") == (
        "http://www.openarchives.org/OAI/2.0/ http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd"
    )
    when, request, *rest = root
    assert when.tag == f"{OAI}responseDate"
    assert MOMENT.fullmatch(when.text or "")
    assert request.tag == f"{OAI}request"
    assert (request.text or "").endswith("/oai")
    assert rest, "an answer says something"
    if rest[0].tag == f"{OAI}error":
        assert {error.get("code") for error in rest} <= ERRORS
        assert not {"badVerb", "badArgument"} & {error.get("code") for error in rest} or not request.attrib
    else:
        (answer,) = rest
        assert answer.tag == f"{OAI}{request.get('verb')}"
        look_at(answer)


def look_at(element: ET.Element) -> None:
    name = element.tag.removeprefix(OAI)
    if name in CHILDREN:
        _look_at_children(element, CHILDREN[name])
    if name == "header":
        assert element.get("status") in (None, "deleted")
        assert MOMENT.fullmatch(element.findtext(f"{OAI}datestamp") or "")
    if name == "record":
        deleted = element.find(f"{OAI}header").get("status") == "deleted"  # type: ignore[union-attr]
        assert (element.find(f"{OAI}metadata") is None) == deleted
    if name == "metadata":
        (dublin,) = element
        assert dublin.tag == f"{OAI_DC}dc"
        assert {child.tag for child in dublin} <= {f"{DC}{name}" for name in ELEMENTS}
    if name == "resumptionToken":
        assert int(element.get("cursor") or "") < int(element.get("completeListSize") or "")


def _look_at_children(element: ET.Element, expected: dict[str, tuple[int, int]]) -> None:
    found = [child.tag.removeprefix(OAI) for child in element]
    order = list(expected)
    assert set(found) <= set(order), found
    assert found == sorted(found, key=order.index), found
    for name, (least, most) in expected.items():
        assert least <= found.count(name) <= most, name
    for child in element:
        look_at(child)


def harvest(client: Client, verb: str = "ListRecords", **arguments: str) -> Iterator[ET.Element]:
    """Each page of a list, as a harvester follows it."""
    root = ask(client, verb=verb, metadataPrefix="oai_dc", **arguments)
    while True:
        yield root
        token = root.find(f"{OAI}{verb}/{OAI}resumptionToken")
        if token is None or not token.text:
            return
        root = ask(client, verb=verb, resumptionToken=token.text)


def headers(root: ET.Element) -> dict[str, str | None]:
    """Identifiers and their status."""
    return {row.findtext(f"{OAI}identifier") or "": row.get("status") for row in root.iter(f"{OAI}header")}


def dublin(root: ET.Element, name: str) -> list[str]:
    return [element.text or "" for element in root.iter(f"{DC}{name}")]
