"""django-allauth's pages under their own names, at French addresses.

A test compares the names with those of `allauth.urls`, so that an upgrade that adds a page does not go unseen.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as keys
from allauth.socialaccount import views as social
from allauth.socialaccount.providers.openid_connect.urls import urlpatterns as openid_connect
from allauth.usersessions import views as sessions
from django.urls import path, re_path

urlpatterns = [
    path("connexion/", account.login, name="account_login"),
    path("deconnexion/", account.logout, name="account_logout"),
    path("inactif/", account.account_inactive, name="account_inactive"),
    path("inscription/", account.signup, name="account_signup"),
    path("adresse/", account.email, name="account_email"),
    path("adresse/message-envoye/", account.email_verification_sent, name="account_email_verification_sent"),
    re_path(r"^adresse/confirmer/(?P<key>[-:\w]+)/$", account.confirm_email, name="account_confirm_email"),
    path("mot-de-passe/", account.password_change, name="account_change_password"),
    path("mot-de-passe/choisir/", account.password_set, name="account_set_password"),
    path("mot-de-passe/oublie/", account.password_reset, name="account_reset_password"),
    path("mot-de-passe/oublie/message-envoye/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^mot-de-passe/nouveau/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "mot-de-passe/nouveau/fait/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("connexion/second-facteur/", mfa.authenticate, name="mfa_authenticate"),
    path("connexion/cle/", keys.login_webauthn, name="mfa_login_webauthn"),
    path("securite/", mfa.index, name="mfa_index"),
    path("securite/identite/", account.reauthenticate, name="account_reauthenticate"),
    path("securite/identite/code/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("securite/identite/cle/", keys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("securite/application/activer/", totp.activate_totp, name="mfa_activate_totp"),
    path("securite/application/desactiver/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("securite/codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("securite/codes/nouveaux/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("securite/codes/telecharger/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("securite/cles/", keys.list_webauthn, name="mfa_list_webauthn"),
    path("securite/cles/ajouter/", keys.add_webauthn, name="mfa_add_webauthn"),
    path("securite/cles/<int:pk>/retirer/", keys.remove_webauthn, name="mfa_remove_webauthn"),
    path("securite/cles/<int:pk>/nommer/", keys.edit_webauthn, name="mfa_edit_webauthn"),
    path("securite/sessions/", sessions.list_usersessions, name="usersessions_list"),
    path("fournisseur/", social.connections, name="socialaccount_connections"),
    path("fournisseur/inscription/", social.signup, name="socialaccount_signup"),
    path("fournisseur/annule/", social.login_cancelled, name="socialaccount_login_cancelled"),
    path("fournisseur/echec/", social.login_error, name="socialaccount_login_error"),
    *openid_connect,  # fournisseur/oidc/login/ and its return address
]
