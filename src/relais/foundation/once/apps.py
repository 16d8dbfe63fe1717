from django.apps import AppConfig

from relais.foundation.privacy import Processing
from relais.foundation.trilingual import Trilingual


class Once(AppConfig):
    name = "relais.foundation.once"
    processing = Processing(
        title=Trilingual(
            nl="Formulieren die een keer tellen",
            fr="Formulaires qui comptent une fois",
            en="Forms that count once",
        ),
        purpose=Trilingual(
            nl="Een formulier dat twee keer verstuurd wordt, een keer uitvoeren.",
            fr="Exécuter une seule fois un formulaire envoyé deux fois.",
            en="Act once on a form that is sent twice.",
        ),
        whose=Trilingual(nl="Professionals", fr="Professionnels", en="Professionals"),
    )
