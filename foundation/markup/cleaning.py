"""The sanitiser: the one place that decides which library runs.

`clean` is all the rest of the house knows. bleach has had no maintainer since June 2026; nh3 answers
to the same policy and passes the same tests, so that replacing one by the other is one line.
"""

import re
from collections.abc import MutableMapping
from functools import partial

from bleach.linkifier import LinkifyFilter
from bleach.sanitizer import Cleaner

from foundation.markup import policy

Attributes = MutableMapping[tuple[str | None, str], str]

# Bare addresses are already links; bleach's own search for them is slow and takes « fin.La » for a site.
NOTHING = re.compile(r"(?!)")


def clean_with_bleach(html: str) -> str:
    """Clean `html` with a Cleaner of its own: shared ones mix the texts of two threads."""
    links = partial(
        LinkifyFilter,
        callbacks=[_finish_link],
        skip_tags={"pre", "code"},
        parse_email=False,
        url_re=NOTHING,
    )
    cleaner = Cleaner(
        tags=policy.TAGS,
        attributes=policy.allows,
        protocols=policy.PROTOCOLS,
        strip=True,
        strip_comments=True,
        filters=[links],
    )
    return cleaner.clean(html)


def _finish_link(attrs: Attributes, new: bool = False) -> Attributes:
    """Give `rel` to every link."""
    if (None, "href") in attrs:
        attrs[(None, "rel")] = policy.REL
    return attrs


def clean_with_nh3(html: str) -> str:
    """Clean `html` with nh3 (not installed in production today) under the same policy."""
    import nh3

    return nh3.clean(
        html,
        tags=set(policy.TAGS),
        attributes={tag: set(names) for tag, names in policy.ATTRIBUTES.items()},
        attribute_filter=_keep_allowed,
        url_schemes=set(policy.PROTOCOLS),
        strip_comments=True,
        link_rel=policy.REL,
    )


def _keep_allowed(tag: str, name: str, value: str) -> str | None:
    return value if name == "rel" or policy.allows(tag, name, value) else None


clean = clean_with_bleach
