"""What was found in a count table, as a sentence in three languages."""

from typing import Final

from relais.foundation.trilingual import Trilingual
from relais.trainings.rules.counts import CountFinding, Found
from relais.trainings.rules.coverage import CoverageRefusal

FINDING: Final = {
    CountFinding.GENDERS_DIFFER: Trilingual(
        nl="Mannen en vrouwen zijn samen {computed}; er staat {printed}.",
        fr="Hommes et femmes font ensemble {computed} ; {printed} est indiqué.",
        en="Men and women are {computed} together; {printed} stands there.",
    ),
    CountFinding.ROW_NOT_PRINTED: Trilingual(
        nl="De bron geeft deze rij niet. Dat is onbekend, niet nul.",
        fr="La source ne donne pas cette ligne. C’est inconnu, pas zéro.",
        en="The source doesn’t give this row. That is unknown, not zero.",
    ),
    CountFinding.SHARE_ROUNDED_OTHERWISE: Trilingual(
        nl="Er staat {printed} %; berekend is het {computed} %.",
        fr="{printed} % est indiqué ; le calcul donne {computed} %.",
        en="{printed} % stands there; computed, it is {computed} %.",
    ),
    CountFinding.SHARE_DIFFERS: Trilingual(
        nl="Het aandeel van {printed} % past niet bij het aantal: dat is {computed} %.",
        fr="La part de {printed} % ne correspond pas au nombre : celui-ci fait {computed} %.",
        en="The share of {printed} % doesn’t fit the number: that is {computed} %.",
    ),
    CountFinding.SHARE_NOT_WHOLE: Trilingual(
        nl="Met {printed} % van het totaal komt geen geheel aantal mensen overeen.",
        fr="Aucun nombre entier de personnes ne correspond à {printed} % du total.",
        en="No whole number of people corresponds to {printed} % of the total.",
    ),
    CountFinding.SHARE_AMBIGUOUS: Trilingual(
        nl="Met {printed} % van het totaal komen meerdere aantallen overeen.",
        fr="Plusieurs nombres correspondent à {printed} % du total.",
        en="Several numbers correspond to {printed} % of the total.",
    ),
    CountFinding.SHARE_WITHOUT_TOTAL: Trilingual(
        nl="Van {printed} % is het aantal niet te berekenen: het totaal is niet bekend.",
        fr="Le nombre derrière {printed} % ne peut être calculé : le total n’est pas connu.",
        en="The number behind {printed} % can’t be computed: the total isn’t known.",
    ),
    CountFinding.SHARES_NOT_ALL: Trilingual(
        nl="De aandelen zijn samen {computed} %.",
        fr="Les parts font ensemble {computed} %.",
        en="The shares are {computed} % together.",
    ),
    CountFinding.TOTAL_DIFFERS: Trilingual(
        nl="De rijen zijn samen {computed}; als totaal staat er {printed}.",
        fr="Les lignes font ensemble {computed} ; le total indiqué est {printed}.",
        en="The rows are {computed} together; {printed} stands there as the total.",
    ),
    CountFinding.AVERAGE_DIFFERS: Trilingual(
        nl="Als gemiddelde staat er {printed}; berekend is het {computed}.",
        fr="La moyenne indiquée est {printed} ; le calcul donne {computed}.",
        en="{printed} stands there as the average; computed, it is {computed}.",
    ),
}

COVERAGE: Final = {
    CoverageRefusal.DENOMINATOR_UNKNOWN: Trilingual(
        nl="Niet bekend van hoeveel: daarom staat er geen percentage.",
        fr="On ignore sur combien : il n’y a donc pas de pourcentage.",
        en="It isn’t known of how many: therefore there is no percentage.",
    ),
    CoverageRefusal.NOBODY_IN_SCOPE: Trilingual(
        nl="Er is niemand die ze moet volgen: daarom staat er geen percentage.",
        fr="Personne ne doit la suivre : il n’y a donc pas de pourcentage.",
        en="Nobody has to follow it: therefore there is no percentage.",
    ),
    CoverageRefusal.MORE_THAN_ALL: Trilingual(
        nl="Meer mensen dan er zijn: een van beide getallen klopt niet.",
        fr="Plus de personnes qu’il n’y en a : un des deux nombres est faux.",
        en="More people than there are: one of the two numbers is wrong.",
    ),
}


def finding_sentence(found: Found) -> Trilingual:
    """What was found, with its numbers as each language writes them."""
    told = FINDING[found.finding]
    with_comma = {
        "printed": found.printed.replace(".", ","),
        "computed": found.computed.replace(".", ","),
    }
    return Trilingual(
        nl=told.nl.format(**with_comma),
        fr=told.fr.format(**with_comma),
        en=told.en.format(printed=found.printed, computed=found.computed),
    )
