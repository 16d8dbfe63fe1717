"""The records on the work face, for whoever keeps them."""

from django.urls import path

from relais.directory.views import keeping

app_name = "keeping"
urlpatterns = [
    path("", keeping.show_worklist, name="worklist"),
    path("<slug:code>/", keeping.show_record, name="record"),
    path("<slug:code>/confirm/", keeping.confirm, name="confirm"),
    path("<slug:code>/undo/", keeping.undo, name="undo"),
    path("<slug:code>/room/", keeping.report_room, name="room"),
    path("<slug:code>/change/", keeping.change, name="change"),
    path("<slug:code>/conflict/", keeping.decide_conflict, name="conflict"),
    path("<slug:code>/proposal/<int:proposal_id>/", keeping.decide_proposal, name="proposal"),
    path("<slug:code>/history/", keeping.show_history, name="history"),
    path("<slug:code>/restore/<int:version_id>/", keeping.restore, name="restore"),
    path("<slug:code>/merge/", keeping.merge, name="merge"),
    path("<slug:code>/contact/", keeping.keep_contact, name="contact"),
    path("<slug:code>/ask/", keeping.invite, name="ask"),
    path("<slug:code>/revoke/<int:invitation_id>/", keeping.revoke, name="revoke_link"),
]
