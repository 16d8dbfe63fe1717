"""Where a promise about a referral leads: to the file, or to whom to phone."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from relais.foundation.access import refuse_walled, requires, viewer
from relais.foundation.pages import render_page
from relais.promises.interface import promised_about
from relais.referrals.permissions import Permission
from relais.referrals.queries import matches, referrals
from relais.referrals.rules.moves import TO_ASK_ANOTHER
from relais.referrals.rules.promised import Kind
from relais.referrals.rules.vocabulary import Party
from relais.referrals.words.kinds import VERB


@requires(Permission.FOLLOW)
@require_GET
def show_owed(request: HttpRequest, file: UUID) -> HttpResponse:
    """Go to where the promise is kept; whoever does not see the file reads whom to phone."""
    reader = viewer(request)
    row = referrals.seen(reader).filter(file_id=file).first()
    if row is not None:
        asks_next = row.state in TO_ASK_ANOTHER
        is_senders = referrals.party_of(reader, row) is Party.SENDER
        page = "another" if asks_next and is_senders else "referral"
        return redirect(f"referrals:{page}", file=file)
    refuse_walled(reader, file)
    owed = promised_about(reader, str(file))
    if not owed:
        raise Http404
    bodies = matches.reachable_bodies(reader)
    context = {
        "code": owed[0].code,
        "rows": [
            (VERB[Kind(each.kind)], each.due_at, bodies[each.owed_by], bodies.get(each.owed_to))
            for each in owed
        ],
        "is_elsewhere": any(each.kind == Kind.ASKED_ELSEWHERE for each in owed),
        "is_withdrawn": any(each.kind == Kind.STOP_CONTACT for each in owed),
    }
    return render_page(request, "referrals/owed.html", context)
