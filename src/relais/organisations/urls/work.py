"""Paths on the work face: signing in and out, people and mandates, files, the pharmacies."""

from django.urls import path

from relais.organisations.views import (
    files,
    joining,
    mine,
    people,
    pharmacies,
    register,
    screen,
    work,
)

app_name = "organisations"
urlpatterns = [
    path("sign-in/", work.sign_in, name="sign_in"),
    path("sign-in/passkey/question/", work.passkey_question, name="passkey_question"),
    path("sign-in/passkey/", work.sign_in_with_passkey, name="sign_in_with_passkey"),
    path("sign-in/cast/", work.sign_in_as, name="sign_in_as"),
    path("again/", screen.again, name="again"),
    path("sign-out/", work.sign_out, name="sign_out"),
    path("no-mandate/", work.no_mandate, name="no_mandate"),
    path("my-sign-ins/", mine.my_sign_ins, name="my_sign_ins"),
    path("my-sign-ins/end/", mine.end_all_sign_ins, name="end_all_sign_ins"),
    path("my-sign-ins/<uuid:handle>/end/", mine.end_sign_in, name="end_sign_in"),
    path("my-sign-ins/passkey/", mine.new_passkey, name="new_passkey"),
    path("my-sign-ins/passkey/question/", mine.new_passkey_question, name="new_passkey_question"),
    path("my-sign-ins/passkey/<int:passkey>/remove/", mine.remove_passkey, name="remove_passkey"),
    path("my-mandates/", mine.my_mandates, name="my_mandates"),
    path("my-mandates/<int:mandate>/stand-in/", people.stand_in, name="stand_in"),
    path("my-mandates/<int:mandate>/end/", people.end_standing_in, name="end_standing_in"),
    path("people/", people.bodies, name="people"),
    path("people/<slug:body>/", people.people_of, name="people_of"),
    path("people/<slug:body>/invite/", people.invite, name="invite"),
    path("people/<slug:body>/retire/", people.retire, name="retire"),
    path("people/<slug:body>/offers/<int:offer>/revoke/", people.revoke, name="revoke_offer"),
    path("people/<slug:body>/mandates/<int:mandate>/end/", people.end, name="end_mandate"),
    path("roles/", people.roles, name="roles"),
    path("join/<str:token>/", joining.join, name="join"),
    path("join/<str:token>/question/", joining.passkey_question, name="join_question"),
    path("join/<str:token>/passkey/", joining.join_with_passkey, name="join_with_passkey"),
    path("join/<str:token>/code/", joining.join_with_code, name="join_with_code"),
    path("join/<str:token>/known/", joining.join_as_known, name="join_as_known"),
    path("files/emergency/", files.break_glass, name="break_glass"),
    path("files/<uuid:file>/seen-by/", files.seen_by, name="seen_by"),
    path("files/<uuid:file>/seen-by/lower/", files.lower_wall, name="lower_wall"),
    path("register/", register.show_register, name="register"),
    path("register/register.pdf", register.download_register, name="register_pdf"),
    path("register/register.csv", register.download_sheet, name="register_csv"),
    path("pharmacies/", pharmacies.show_pharmacies, name="pharmacies"),
    path("pharmacies/pharmacies.csv", pharmacies.download_pharmacies, name="pharmacies_csv"),
]
