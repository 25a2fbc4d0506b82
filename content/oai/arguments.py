"""What a harvester asks: its verb, and the arguments that this verb takes, once each."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from content.oai.errors import ProtocolError
from content.opening import ILLEGAL_IN_XML, xml_text


@dataclass(frozen=True)
class Rule:
    """The arguments of a verb; `alone` is one that excludes all the others."""

    required: frozenset[str] = frozenset()
    optional: frozenset[str] = frozenset()
    alone: str = ""


_LISTED = Rule(frozenset({"metadataPrefix"}), frozenset({"from", "until", "set"}), "resumptionToken")
RULES: Mapping[str, Rule] = {
    "Identify": Rule(),
    "ListMetadataFormats": Rule(optional=frozenset({"identifier"})),
    "ListSets": Rule(alone="resumptionToken"),
    "GetRecord": Rule(required=frozenset({"identifier", "metadataPrefix"})),
    "ListIdentifiers": _LISTED,
    "ListRecords": _LISTED,
}


def arguments_of(asked: QueryDict) -> dict[str, str]:
    """The verb and its arguments. Raises ProtocolError (badVerb, badArgument)."""
    verbs = asked.getlist("verb")
    if len(verbs) != 1 or verbs[0] not in RULES:
        raise ProtocolError("badVerb", _("Un seul verbe est attendu, parmi %s.") % ", ".join(RULES))
    _require_once(asked)
    given = {name: asked[name] for name in asked}
    _require_fitting(set(given) - {"verb"}, RULES[verbs[0]])
    return given


def _require_once(asked: QueryDict) -> None:
    for name, values in asked.lists():
        if len(values) > 1:
            raise ProtocolError("badArgument", _("L’argument « %s » est répété.") % shown(name))
        if ILLEGAL_IN_XML.search(values[0]):
            raise ProtocolError("badArgument", _("L’argument « %s » est illisible.") % shown(name))


def _require_fitting(names: set[str], rule: Rule) -> None:
    if rule.alone and rule.alone in names:
        if names != {rule.alone}:
            raise ProtocolError("badArgument", _("« %s » exclut les autres arguments.") % rule.alone)
        return
    if unknown := names - rule.required - rule.optional:
        listed = ", ".join(sorted(shown(name) for name in unknown))
        raise ProtocolError("badArgument", _("Ce verbe ne prend pas : %s.") % listed)
    if missing := rule.required - names:
        raise ProtocolError("badArgument", _("Il manque : %s.") % ", ".join(sorted(missing)))


def shown(text: str) -> str:
    """A text as an answer may repeat it."""
    return xml_text(text)[:200]
