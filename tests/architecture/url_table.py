"""Every named address of the site, and what each role gets from it (GET, on the demonstration).

A row is `name: (arguments, statuses)`; arguments are keys of `demo_args.ARGUMENTS`. A new address without a row fails.
"""

from tests.support.demo import ROLES

EVERY_ROLE = ("visitor", *ROLES)
Statuses = dict[str, int]


def everybody(status: int = 200) -> Statuses:
    """The same answer for all."""
    return dict.fromkeys(EVERY_ROLE, status)


def members(status: int = 200) -> Statuses:
    """Visitors are led to the login page."""
    return everybody(status) | {"visitor": 302}


def only(*roles: str, status: int = 200, others: int = 404, visitor: int = 302) -> Statuses:
    """Some roles of the demonstration; the object does not exist for the others."""
    return everybody(others) | dict.fromkeys(roles, status) | {"visitor": visitor}


POSTED = members(405)  # answers to POST only
INSIDE = only("agent", "trainer", "coach", "referent", "sponsor")  # the people of the running cohort

TABLE: dict[str, tuple[str, Statuses]] = {
    # portal
    "portal:home": ("", everybody()),
    "portal:week": ("", members()),
    "portal:search": ("", everybody()),
    "portal:suggest": ("", everybody()),
    "portal:help": ("", everybody()),
    "portal:help-page": ("help", everybody()),
    "portal:accessibility": ("", everybody()),
    "portal:legal": ("", everybody()),
    "portal:privacy": ("", everybody()),
    "portal:robots": ("", everybody()),
    "portal:sitemap": ("", everybody()),
    "portal:security": ("", everybody()),
    # content
    "content:initiative-list": ("", everybody()),
    "content:feed": ("", everybody()),
    "content:for-card": ("card", everybody()),
    "content:for-territory": ("place", everybody()),
    "content:initiative": ("initiative", everybody()),
    "content:who-did-it": ("initiative", everybody()),
    "content:initiative-propose": ("", members()),
    "content:my-initiatives": ("", members()),
    "content:review-desk": ("", only("editor")),
    "content:initiative-edit": ("initiative", only("editor")),
    "content:initiative-versions": ("initiative", only("editor", visitor=404)),
    "content:initiative-comparison": ("initiative", only("editor", visitor=404)),
    "content:initiative-restore": ("initiative version", only("editor", status=405, visitor=404)),
    "content:initiative-decide": ("initiative", only("editor", status=405, visitor=404)),
    "content:initiative-documents": ("initiative", only("editor")),
    "content:initiative-document-remove": ("initiative document", only("editor", status=404)),
    # methods
    "methods:card-list": ("", everybody()),
    "methods:card-propose": ("", members()),
    "methods:review-desk": ("", only("editor")),
    "methods:my-cards": ("", members()),
    "methods:card": ("card", everybody()),
    "methods:card-pdf": ("card", everybody()),
    "methods:card-edit": ("card", only("editor")),
    "methods:card-versions": ("card", only("editor", visitor=404)),
    "methods:card-comparison": ("card", only("editor", visitor=404)),
    "methods:card-restore": ("card version", only("editor", status=405, visitor=404)),
    "methods:card-decide": ("card", only("editor", status=405, visitor=404)),
    # learning
    "learning:path-list": ("", everybody()),
    "learning:for-card": ("card", everybody()),
    "learning:for-initiative": ("initiative", everybody()),
    "learning:path": ("path", everybody()),
    "learning:path-enrol": ("path", everybody(302)),
    "learning:path-leave": ("path", members()),
    "learning:step": ("step", everybody()),
    "learning:cohort-list": ("", everybody()),
    "learning:for-territory": ("place", everybody()),
    "learning:guest": ("guest", everybody()),
    "learning:cohort": ("cohort", everybody()),
    "learning:cohort-join": ("cohort", everybody(302)),
    "learning:cohort-leave": ("cohort", only("agent", "referent", others=302)),
    "learning:cohort-home": ("cohort", INSIDE),
    "learning:cohort-calendar": ("cohort", INSIDE),
    "learning:session-calendar": ("session", INSIDE),
    "learning:team": ("team", only("agent", "trainer", "coach", "sponsor")),
    "learning:cohort-manage": ("cohort", only("trainer")),
    "learning:session-new": ("cohort", only("trainer")),
    "learning:session-edit": ("session", only("trainer")),
    "learning:team-new": ("cohort", only("trainer")),
    "learning:team-edit": ("team", only("trainer")),
    "learning:guest-invite": ("cohort", POSTED),
    "learning:guest-withdraw": ("guest link", POSTED),
    # community
    "community:index": ("", everybody()),
    "community:topic-start": ("", members()),
    "community:topic-similar": ("", everybody()),
    "community:draft-list": ("", members()),
    "community:draft-save": ("draft", POSTED),
    "community:draft-discard": ("draft", POSTED),
    "community:for-object": ("object", everybody()),
    "community:space": ("space", everybody()),
    "community:space-join": ("space", members()),
    "community:space-leave": ("space", members()),
    "community:space-follow": ("space", POSTED),
    "community:space-read": ("space", POSTED),
    "community:space-feed": ("space", everybody()),
    "community:topic": ("topic", everybody()),
    "community:reply": ("topic", only("host", "sponsor", "administrator", others=403)),
    "community:topic-follow": ("topic", POSTED),
    "community:topic-edit": ("topic", only("host", "administrator", others=403)),
    "community:topic-moderate": ("topic", POSTED),
    "community:post-edit": ("post", only("host", others=403)),
    "community:post-remove": ("post", members(403)),
    "community:post-versions": ("post", only("host", "administrator", others=403)),
    "community:post-thank": ("post", POSTED),
    "community:post-accept": ("post", POSTED),
    "community:post-moderate": ("post", POSTED),
    "community:directory": ("", members()),
    "community:person": ("person", everybody()),
    # territories
    "territories:index": ("", everybody()),
    "territories:suggest": ("", everybody()),
    "territories:region": ("region", everybody()),
    "territories:department": ("department", everybody()),
    "territories:collectivite": ("collectivite", everybody()),
    "territories:similar": ("collectivite", everybody()),
    "territories:similar-pick": ("", everybody()),
    # accounts
    "account_login": ("", everybody(302) | {"visitor": 200}),
    "account_logout": ("", members()),
    "account_inactive": ("", everybody()),
    "account_signup": ("", everybody(302) | {"visitor": 200}),
    "account_email": ("", members()),
    "account_email_verification_sent": ("", everybody()),
    "account_confirm_email": ("confirmation", everybody()),
    "account_change_password": ("", members()),
    "account_set_password": ("", everybody(302)),
    "account_reset_password": ("", everybody()),
    "account_reset_password_done": ("", everybody()),
    "account_reset_password_from_key": ("reset", everybody()),
    "account_reset_password_from_key_done": ("", everybody()),
    "account_reauthenticate": ("", members()),
    "mfa_authenticate": ("", everybody(302)),
    "mfa_login_webauthn": ("", everybody(302)),
    "mfa_index": ("", members()),
    "mfa_reauthenticate": ("", everybody(302)),
    "mfa_reauthenticate_webauthn": ("", everybody(302)),
    "mfa_activate_totp": ("", everybody(302)),
    "mfa_deactivate_totp": ("", members(404)),
    "mfa_view_recovery_codes": ("", members(404)),
    "mfa_generate_recovery_codes": ("", everybody(302)),
    "mfa_download_recovery_codes": ("", members(404)),
    "mfa_list_webauthn": ("", members()),
    "mfa_add_webauthn": ("", everybody(302)),
    "mfa_remove_webauthn": ("number", everybody(302)),
    "mfa_edit_webauthn": ("number", everybody(302)),
    "usersessions_list": ("", members()),
    "socialaccount_connections": ("", members()),
    "socialaccount_signup": ("", everybody(302)),
    "socialaccount_login_cancelled": ("", everybody()),
    "socialaccount_login_error": ("", everybody(401)),
    "openid_connect_login": ("provider", everybody(404)),
    "openid_connect_callback": ("provider", everybody(404)),
    "accounts:hub": ("", members()),
    "accounts:charter": ("", everybody()),
    "accounts:profile": ("", members()),
    "accounts:memberships": ("", members()),
    "accounts:membership-join": ("", members()),
    "accounts:membership-leave": ("membership", only("agent")),
    "accounts:membership-main": ("membership", POSTED),
    "accounts:members": ("", only("referent", "administrator")),
    "accounts:member-verify": ("membership", POSTED),
    "accounts:member-refuse": ("membership", members(404)),
    "accounts:member-end": ("membership", only("referent", "administrator")),
    "accounts:referent-name": ("membership", only("referent", "administrator")),
    "accounts:referent-withdraw": ("membership", members(404)),
    "accounts:second-factor": ("", members()),
    "accounts:my-data": ("", members()),
    "accounts:export-state": ("", members(303)),
    "accounts:export-file": ("export", members(302)),
    "accounts:erase": ("", everybody(302)),
    # ground floor
    "notifications:inbox": ("", members()),
    "notifications:read": ("", POSTED),
    "notifications:settings": ("", members()),
    "notifications:open": ("token", everybody(404)),
    "notifications:unsubscribe": ("token", everybody(404)),
    "files:file": ("file", everybody(404)),
    "markup:preview": ("", everybody(405)),
    "health:alive": ("", everybody()),
    "health:ready": ("", everybody(503)),  # no worker beats in the tests
    "web:theme": ("", everybody(405)),
    "web:style": ("", everybody()),
}
