"""What a receiver outside Relais opens, on the open face."""

from django.urls import path

from relais.referrals.views import outside

app_name = "handed_over"
urlpatterns = [path("<str:secret>/", outside.open_by_link, name="handed_over")]
