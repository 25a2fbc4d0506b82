"""How people enter: django-allauth (docs/entrance.md).

The limits are wide per address because a whole town hall, or a training room, shares one; they are narrow per account.
"""

import os
from urllib.parse import urlsplit

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "portal:week"
LOGOUT_REDIRECT_URL = "/"
# Fourteen characters, no composition rule, the list of common passwords, throttling (CNIL 2022-100).
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 14}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"

# --- Accounts: an e-mail address and a password, nothing else ---------------------------------------
ACCOUNT_ADAPTER = "accounts.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "accounts.forms.newcomer.NewcomerForm"
ACCOUNT_FORMS = {
    "login": "accounts.forms.entrance.LoginForm",
    "signup": "accounts.forms.entrance.SignupForm",
    "add_email": "accounts.forms.entrance.EmailChangeForm",
    "change_password": "accounts.forms.entrance.PasswordChangeForm",
    "set_password": "accounts.forms.entrance.PasswordSetForm",
    "reset_password": "accounts.forms.entrance.PasswordResetForm",
    "reset_password_from_key": "accounts.forms.entrance.PasswordResetKeyForm",
    "reauthenticate": "accounts.forms.entrance.ReauthenticateForm",
}
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_DEFAULT_HTTP_PROTOCOL = urlsplit(os.environ.get("SITE_URL", "http://localhost:8000")).scheme
ACCOUNT_RATE_LIMITS = {
    "login": "300/m/ip",
    "login_failed": "60/m/ip,5/5m/key",
    "signup": "120/m/ip",
    "reset_password": "60/m/ip,5/m/key",
    "reset_password_from_key": "60/m/ip",
}

# --- Second factor: encrypted secrets, passkeys, and no way round it for those who hold a role ------
MFA_ADAPTER = "accounts.adapters.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Essaim"
MFA_TOTP_TOLERANCE = 1
MFA_RATE_LIMITS = {"webauthn_login": "300/m/ip"}
MFA_FORMS = {
    "authenticate": "accounts.forms.second_factor.AuthenticateForm",
    "reauthenticate": "accounts.forms.second_factor.ReauthenticateForm",
    "activate_totp": "accounts.forms.second_factor.ActivateTOTPForm",
    "add_webauthn": "accounts.forms.second_factor.AddKeyForm",
    "edit_webauthn": "accounts.forms.second_factor.EditKeyForm",
}
# Editors and administrators must have a second factor. Development and tests switch it off for their made-up people.
MFA_REQUIRED_FOR_ROLES = True
# Editors and administrators are signed out after this long without a page (seconds).
ROLE_IDLE_SECONDS = 30 * 60

# --- Identity provider of the operator (OpenID Connect): a button appears when these are set --------
SOCIALACCOUNT_ADAPTER = "accounts.adapters.SocialAccountAdapter"
SOCIALACCOUNT_AUTO_SIGNUP = False  # the newcomer says their name and accepts the charter
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False  # an address told by a provider never opens an existing account
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_FORMS = {"signup": "accounts.forms.entrance.ProviderSignupForm"}
SOCIALACCOUNT_OPENID_CONNECT_URL_PREFIX = "fournisseur"


def oidc_providers(environ: "os._Environ[str] | dict[str, str]") -> dict[str, dict[str, object]]:
    """allauth's providers for the environment: none unless OIDC_SERVER_URL and OIDC_CLIENT_ID are given."""
    if not (environ.get("OIDC_SERVER_URL") and environ.get("OIDC_CLIENT_ID")):
        return {}
    app = {
        "provider_id": "oidc",
        "name": environ.get("OIDC_NAME") or "OpenID Connect",
        "client_id": environ["OIDC_CLIENT_ID"],
        "secret": environ.get("OIDC_CLIENT_SECRET", ""),
        "settings": {"server_url": environ["OIDC_SERVER_URL"], "oauth_pkce_enabled": True},
    }
    return {"openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True}}


def oidc_origins(environ: "os._Environ[str] | dict[str, str]") -> list[str]:
    """Where the login form may lead: the provider's origin, or OIDC_FORM_ORIGINS when its pages are elsewhere."""
    if not oidc_providers(environ):
        return []
    if listed := environ.get("OIDC_FORM_ORIGINS"):
        return listed.split()
    address = urlsplit(environ["OIDC_SERVER_URL"])
    return [f"{address.scheme}://{address.netloc}"]


SOCIALACCOUNT_PROVIDERS = oidc_providers(os.environ)
OIDC_ORIGINS = oidc_origins(os.environ)
