"""`localhost` itself: a plain page that explains the four."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

urlpatterns = i18n_patterns(path("", include("relais.organisations.urls.root")))
