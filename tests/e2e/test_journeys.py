"""One journey for each role of the house: their main job, through the pages."""

import re
from typing import Any

import pytest

from tests.e2e.people import reading

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def main(page: Any) -> Any:
    return page.locator("main")


def test_a_visitor_finds_a_case_its_method_and_where_it_is_discussed(browser: Any, site: str) -> None:
    with reading(browser, site) as page:
        page.goto("/")
        main(page).get_by_role("searchbox").fill("stationement centre ville")
        main(page).get_by_role("button", name="Chercher").click()
        main(page).get_by_role("link", name=re.compile("Mieux se garer")).first.click()
        page.get_by_role("heading", name="Ce qui n’a pas marché").wait_for()
        page.get_by_role("link", name=re.compile("Utiliser cette méthode")).first.click()
        page.get_by_role("heading", name="Déroulé").wait_for()
        page.get_by_role("link", name=re.compile("Discuter")).first.click()
        page.get_by_role("heading", name=re.compile("connecter", re.IGNORECASE)).wait_for()


def test_an_agent_goes_on_with_a_path_and_writes_the_week(browser: Any, site: str) -> None:
    with reading(browser, site, "agent", viewport={"width": 360, "height": 740}) as page:
        main(page).get_by_role("link", name=re.compile("^Continuer")).click()
        page.get_by_label("Ma réflexion").fill("Je repars de la demande du maire.")
        page.get_by_role("button", name="Marquer comme fait et continuer").click()
        page.get_by_text(re.compile("Étape 5 sur 12")).first.wait_for()
        page.goto("/ma-semaine")
        main(page).get_by_role("link", name=re.compile(r"^Écrire\s: Le journal")).click()
        page.get_by_label("Ce que nous avons fait").fill("Trois entretiens au marché.")
        page.get_by_label("Ce que nous avons appris").fill("Personne ne lit l’affiche.")
        page.get_by_role("button", name="Écrire dans le journal").click()
        main(page).get_by_text("Personne ne lit l’affiche.").wait_for()


def test_a_trainer_moves_a_session(browser: Any, site: str) -> None:
    with reading(browser, site, "trainer") as page:
        page.goto("/cohortes/cohorte-d-automne/gerer/")
        page.get_by_role("link", name="Ajouter une séance").click()
        page.get_by_label("Semaine").fill("12")
        page.get_by_label("Titre").fill("Répétition du comité")
        page.get_by_label("Jour").fill("2031-03-04")
        page.get_by_label("De", exact=True).fill("15:00")
        page.get_by_label("À", exact=True).fill("14:00")
        page.get_by_role("button", name="Enregistrer").click()
        page.get_by_text(re.compile("finit avant de commencer")).first.wait_for()
        assert page.get_by_label("Titre").input_value() == "Répétition du comité"
        page.get_by_label("À", exact=True).fill("16:30")
        page.get_by_role("button", name="Enregistrer").click()
        page.get_by_role("link", name="Répétition du comité").wait_for()


def test_a_coach_reads_the_journal_of_a_team_and_answers_in_the_cohort(browser: Any, site: str) -> None:
    with reading(browser, site, "coach") as page:
        page.goto("/cohortes/cohorte-d-automne/espace/")
        page.get_by_role("link", name="Équipe Espaces verts").click()
        page.get_by_text(re.compile("hypothèse infirmée")).first.wait_for()
        page.goto("/cohortes/cohorte-d-automne/espace/")
        page.get_by_role("link", name="Échanger avec la cohorte").click()
        page.get_by_role("link", name="Ouvrir un fil").first.click()
        page.get_by_role("textbox", name="Titre").fill("Avant la séance de jeudi")
        page.get_by_role("textbox", name="Message").fill(
            "Relisez vos hypothèses : laquelle le terrain peut-il démentir ?"
        )
        page.get_by_role("button", name=re.compile("Publier|Ouvrir")).click()
        page.get_by_role("heading", name="Avant la séance de jeudi").wait_for()


def test_a_referent_vouches_for_a_colleague(browser: Any, site: str) -> None:
    with reading(browser, site, "referent") as page:
        main(page).get_by_role("link", name=re.compile("^Vérifier")).first.click()
        page.get_by_role("button", name=re.compile("Confirmer")).first.click()
        page.get_by_role("status").get_by_text(re.compile("Ange|confirm", re.IGNORECASE)).first.wait_for()


def test_a_host_closes_a_thread(browser: Any, site: str) -> None:
    with reading(browser, site, "host") as page:
        page.goto("/communaute/espaces/bienvenue/")
        main(page).locator("a[href*='/communaute/fils/']").first.click()
        main(page).get_by_text("Gérer le fil").click()
        page.get_by_role("button", name="Fermer le fil").click()
        page.get_by_text(re.compile("fermé", re.IGNORECASE)).first.wait_for()


def test_an_agent_proposes_a_case_and_an_editor_has_it_completed_then_publishes_it(browser: Any, site: str) -> None:
    title = "Expliquer la tonte tardive en tondant"
    with reading(browser, site, "proposer", viewport={"width": 360, "height": 740}) as page:
        page.goto("/initiatives/proposer/")
        page.get_by_label("En une phrase").fill(title)
        page.locator("#id_territory").fill("Essaimville (ville imaginaire)")
        page.get_by_label("Quel était le problème").fill("Les tontes tardives valent des plaintes au service.")
        page.get_by_label("Comment vous y êtes-vous pris").fill("Les jardiniers s’arrêtent et expliquent.")
        page.get_by_label("Où en est-on").select_option("en-cours")
        page.get_by_label("Qu’est-ce que cela a donné").fill("Les jardiniers expliquent la tonte en tondant.")
        page.get_by_role("button", name="Enregistrer mon brouillon").click()
        page.get_by_role("heading", name=title).wait_for()
        main(page).get_by_role("link", name="Dites ce qui n’a pas marché").click()
        page.get_by_role("textbox", name="Ce qui n’a pas marché").fill("Le panneau n’est lu par personne.")
        page.get_by_text("Saisie gardée").wait_for()
        page.reload()
        page.get_by_text("Nous avons retrouvé votre saisie").wait_for()
        page.get_by_role("button", name="Enregistrer", exact=True).last.click()
        main(page).get_by_role("link", name="Sources et licence").click()
        page.locator("[name=sources-0-title]").fill("Notes de l’équipe, automne")
        page.get_by_role("button", name="Enregistrer", exact=True).last.click()
        page.get_by_role("button", name="Soumettre au comité éditorial").click()
        page.get_by_text(re.compile("Envoyé au comité éditorial")).first.wait_for()
        address = page.url
    with reading(browser, site, "editor") as page:
        page.goto("/initiatives/a-relire/")
        main(page).get_by_role("link", name=title).click()
        page.locator("summary", has_text="Demander des modifications").click()
        page.get_by_label("Ce qu’il faut changer").fill("Dites combien de personnes vous avez rencontrées.")
        page.get_by_role("button", name="Demander des modifications").click()
        page.get_by_text(re.compile("Votre demande de modifications est envoyée")).first.wait_for()
    with reading(browser, site, "proposer") as page:
        main(page).get_by_role("link", name=re.compile(title)).first.click()
        main(page).get_by_text("Dites combien de personnes vous avez rencontrées.").wait_for()
        main(page).get_by_role("link", name="L’enquête et les hypothèses").click()
        page.get_by_role("textbox", name="Enquête de terrain").fill("Cinq personnes, au bord des pelouses.")
        page.get_by_role("button", name="Enregistrer", exact=True).last.click()
        page.get_by_role("button", name="Soumettre au comité éditorial").click()
        page.get_by_text(re.compile("Envoyé au comité éditorial")).first.wait_for()
    with reading(browser, site, "editor") as page:
        page.goto(address)
        page.get_by_role("button", name="Publier").click()
        page.get_by_text("La version est en ligne.").first.wait_for()
    with reading(browser, site) as page:
        page.goto("/recherche?q=tonte+pelouse+panneau")
        main(page).get_by_role("link", name=re.compile("tonte tardive")).first.wait_for()


def test_a_sponsor_reads_where_the_teams_are(browser: Any, site: str) -> None:
    with reading(browser, site, "sponsor") as page:
        page.goto("/cohortes/cohorte-d-automne/espace/")
        page.get_by_role("link", name="Équipe Accueil").click()
        page.get_by_role("heading", name="Journal", exact=True).wait_for()
        assert page.get_by_role("button", name="Écrire dans le journal").count() == 0


def test_an_administrator_looks_at_failed_jobs(browser: Any, site: str) -> None:
    with reading(browser, site, "administrator") as page:
        page.goto("/administration/jobs/jobrun/?state=failed")
        page.get_by_role("heading", name=re.compile("Exécution|Tâche|exécution|tâche")).first.wait_for()
