"""Every form for a professional carries a key, so that sending it twice acts once."""

import re
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src"
# Signing in and out, and counters, where every verb is safe to repeat and a link is shown once.
# A question answered is spent, and so is an invitation; what is kept meanwhile has its own key.
WITHOUT = {
    "sign_in.html",
    "work_page.html",
    "again.html",
    "again_fields.html",
    "join.html",
    "counter.html",
    "counters.html",
}
# Only forms of the work face have a session, and with it a token against forgery.
FORM = re.compile(r"<form[^>]*>(?:(?!</form>).)*{% csrf_token %}.*?</form>", re.DOTALL)


def test_forms_for_professionals_carry_a_key():
    missing = [
        str(path.relative_to(SOURCE))
        for path in sorted(SOURCE.glob("relais/*/templates/**/*.html"))
        if path.name not in WITHOUT
        for form in FORM.findall(path.read_text(encoding="utf-8"))
        if "{% once %}" not in form
    ]
    assert not missing, "put {% once %} beside {% csrf_token %}"
