"""Work: professionals under a mandate."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

urlpatterns = i18n_patterns(
    path("coverage/", include("relais.directory.urls.coverage")),
    path("directory/", include("relais.directory.urls.keeping")),
    path("counters/", include("relais.materials.urls.work")),
    path("follow-up/", include("relais.programme.urls.work")),
    path("groups/", include("relais.network.urls.work")),
    path("materials/", include("relais.materials.urls.materials")),
    path("report/questions/", include("relais.programme.urls.questions")),
    path("report/rounds/", include("relais.programme.urls.rounds")),
    path("report/", include("relais.programme.urls.editions")),
    path("referrals/", include("relais.referrals.urls.work")),
    path("tables/groups/", include("relais.network.urls.tables")),
    path("trainings/", include("relais.trainings.urls.work")),
    path("", include("relais.promises.urls.work")),
    path("", include("relais.organisations.urls.work")),
)
# An agency sends people back to one address, whatever language they read.
urlpatterns += [path("agency/", include("relais.organisations.urls.agency"))]
