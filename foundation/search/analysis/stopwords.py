"""Words that carry no meaning in a question or a sheet.

They are compared before accents are removed ("sûr" is not "sur"); a few are listed without their accent too,
because that is how they are typed.
"""

STOP_WORDS = frozenset(
    """
    a à afin ai ainsi alors apres après as assez au aucun aucune aujourd'hui auquel aura auraient aurait
    auront aussi autre autres aux auxquelles auxquels avaient avais avait avant avec avez avoir avons ayant
    bien bon c ça car ce ceci cela celle celle-ci celles celui celui-ci cent ces cet cette ceux chacun chacune
    chaque chez ci comme comment d dans de debout dedans dehors deja déjà dela delà depuis des dès desquelles
    desquels dessous dessus deux devrait doit doivent donc dont du durant e elle elles en encore enfin ensuite
    entre environ es est est-ce et etaient étaient etait était etant étant etc etes êtes etre être eu eux
    faire fais faisait faisant fait faites faut font furent fut grace grâce h hors i il ils j jamais je jusqu
    jusque l la là laquelle le lequel les lesquelles lesquels leur leurs lors lorsqu lorsque lui m ma mais
    malgré me meme même memes mêmes mes mettre mien mis moi moins mon n ne ni non nos notre nôtre nous o on
    ont or ou où oui par parce parfois parmi partout pas pendant peu peut peuvent peux plus plusieurs plutot
    plutôt pour pourquoi pourraient pourrait pouvait pouvoir pres près presque puis puisqu puisque qu quand
    que quel quelle quelles quelqu quelque quelques quels qui quoi quoique r s sa sans sauf se selon sera
    serait seront ses seulement si sien soi soient sois soit somme sommes son sont sous souvent suis sur t ta
    tandis tant te tel telle telles tels tes toi ton toujours tous tout toute toutefois toutes tres très trop
    tu u un une unes uns va vais vers veut veux via vient voici voilà vont vos votre vôtre vous vu y
    """.split()  # noqa: SIM905  a text is easier to read
)

# Turns of conversation: they frame a question and are not what it is about. Only a question drops them.
QUESTION_WORDS = frozenset(
    """
    aide-moi aider aimerais aimerait avis besoin bonjour cherche chercher cherchons connaissez connaître
    exemple exemples existe existe-t-il experience expérience experiences expériences gens idee idée idees
    idées merci montrer nouveau peut-on quelqu'un retour retours sait savoir sujet svp trouve trouver truc
    trucs voir voudrais voudrait
    """.split()  # noqa: SIM905
)
