"""What the home of the day says of a promise about a referral."""

from relais.foundation.trilingual import Trilingual
from relais.referrals.rules.promised import Kind

SEE = (
    Trilingual(nl="Nieuwe doorverwijzing", fr="Nouvelle orientation", en="New referral"),
    Trilingual(nl="Bekijken", fr="Regarder", en="Look at it"),
)
ANSWER = (
    Trilingual(
        nl="Doorverwijzing zonder antwoord", fr="Orientation sans réponse", en="Unanswered referral"
    ),
    Trilingual(nl="Antwoorden", fr="Répondre", en="Answer"),
)
REACH = (
    Trilingual(nl="Iemand te bereiken", fr="Personne à joindre", en="Somebody to reach"),
    Trilingual(nl="De persoon bereiken", fr="Joindre la personne", en="Reach the person"),
)
CHOOSE_NEXT = (
    Trilingual(
        nl="Niet aanvaarde doorverwijzing",
        fr="Orientation non acceptée",
        en="Referral not accepted",
    ),
    Trilingual(
        nl="Een andere dienst kiezen", fr="Choisir un autre service", en="Choose another service"
    ),
)
STOP_CONTACT = (
    Trilingual(nl="Ingetrokken doorverwijzing", fr="Orientation retirée", en="Withdrawn referral"),
    Trilingual(
        nl="Geen contact meer opnemen",
        fr="Ne plus prendre contact",
        en="Stop contacting the person",
    ),
)
ASKED_ELSEWHERE = (
    Trilingual(
        nl="Doorverwijzing die nu elders loopt",
        fr="Orientation confiée à un autre service",
        en="Referral that went elsewhere",
    ),
    Trilingual(
        nl="Niets meer doen: een andere dienst is gevraagd",
        fr="Ne plus rien faire : un autre service est sollicité",
        en="Do nothing more: another service was asked",
    ),
)
UNDERSTOOD = Trilingual(nl="Begrepen", fr="Compris", en="Understood")
LOOK_AT_FILE = (
    Trilingual(nl="Dossier", fr="Dossier", en="File"),
    Trilingual(
        nl="Nakijken: in nood geopend, of iemand liep tegen een muur",
        fr="Vérifier : ouvert en urgence, ou un mur a été heurté",
        en="Check: opened in an emergency, or somebody ran into a wall",
    ),
)
ASK_AGAIN = (
    Trilingual(
        nl="Doorverwijzing buiten Relais",
        fr="Orientation hors de Relais",
        en="Referral outside Relais",
    ),
    Trilingual(
        nl="De dienst opnieuw bellen: er kwam geen antwoord",
        fr="Rappeler le service : il n’a pas répondu",
        en="Ring the service again: it has not answered",
    ),
)
RING_STOP = (
    Trilingual(nl="Ingetrokken doorverwijzing", fr="Orientation retirée", en="Withdrawn referral"),
    Trilingual(
        nl="De dienst bellen: geen contact meer opnemen",
        fr="Appeler le service : ne plus prendre contact",
        en="Ring the service: they must stop contacting the person",
    ),
)
RUNG = Trilingual(nl="We hebben gebeld", fr="Nous avons appelé", en="We rang")
REJECTIONS_PAGE = Trilingual(
    nl="Waarom diensten niet aanvaarden",
    fr="Pourquoi des services n’acceptent pas",
    en="Why services do not accept",
)
INBOX_PAGE = Trilingual(
    nl="Naar ons doorverwezen", fr="Orientations vers nous", en="Referrals to us"
)
SENT_PAGE = Trilingual(nl="Door ons doorverwezen", fr="Nos orientations", en="Referrals by us")
NEW_PAGE = Trilingual(
    nl="Iemand doorverwijzen", fr="Orienter une personne", en="Hand somebody over"
)
DESKS_PAGE = Trilingual(
    nl="Wie doorverwijzingen beantwoordt",
    fr="Qui répond aux orientations",
    en="Who answers referrals",
)

# What is to be done, by the kind of promise.
VERB = {
    Kind.SEE: SEE[1],
    Kind.ANSWER: ANSWER[1],
    Kind.REACH: REACH[1],
    Kind.CHOOSE_NEXT: CHOOSE_NEXT[1],
    Kind.STOP_CONTACT: STOP_CONTACT[1],
    Kind.ASKED_ELSEWHERE: ASKED_ELSEWHERE[1],
    Kind.ASK_AGAIN: ASK_AGAIN[1],
    Kind.RING_STOP: RING_STOP[1],
    Kind.LOOK_AT_FILE: LOOK_AT_FILE[1],
}
