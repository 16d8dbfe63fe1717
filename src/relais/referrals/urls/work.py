"""Paths on the work face: handing over, what was handed over, and what was handed to us."""

from django.urls import path

from relais.referrals.views import answering, desks, links, owed, rejections, sending

app_name = "referrals"
urlpatterns = [
    path("", sending.show_sent, name="sent"),
    path("new/", sending.new, name="hand_over"),
    path("send/", sending.send, name="send"),
    path("send/link/", links.send, name="send_link"),
    path("rejections/", rejections.show_rejections, name="rejections"),
    path("rejections/rejections.csv", rejections.download_rejections, name="rejections_csv"),
    path("inbox/", answering.show_inbox, name="inbox"),
    path("inbox/room/", answering.report_room, name="report_room"),
    path("desks/", desks.show_desks, name="desks"),
    path("<uuid:file>/", answering.show, name="referral"),
    path("<uuid:file>/owed/", owed.show_owed, name="owed"),
    path("<uuid:file>/move/", answering.move, name="move"),
    path("<uuid:file>/contact/", answering.show_contact, name="show_contact"),
    path("<uuid:file>/another/", sending.another, name="another"),
    path("<uuid:file>/link/", links.renew, name="renew_link"),
    path("<uuid:file>/looks/", answering.who_looked, name="looks"),
]
