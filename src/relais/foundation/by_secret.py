"""Pages whose address is a secret: nobody keeps them, indexes them or passes them on."""

from functools import wraps

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.csrf import csrf_exempt

from relais.foundation.access import View, public


def by_secret[**P](view: View[P]) -> View[P]:
    """Open this view to whoever has its address.

    Exempt from the check of forms because there is no cookie that another site could ride on:
    whoever can send the form has the secret, and whoever has the secret may send it.
    """

    @csrf_exempt
    @public
    @wraps(view)
    def opened(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        response.headers["Cache-Control"] = "no-store"
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    return opened
