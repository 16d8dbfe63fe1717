"""Reading a page and the tables, to compare what is shown and what is kept."""

import html
import re

from django.apps import apps
from django.db import connection

from relais.directory.models import Confirmation


def text(answer):
    """The words on a page."""
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", answer.text)))


def tables():
    """Everything that is kept, of everything that the role that serves may read."""
    return {
        model._meta.label: sorted(map(repr, model._base_manager.values_list()))
        for model in apps.get_models()
        if _may_read(model)
    }


def _may_read(model):
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_table_privilege(%s, 'SELECT')", [model._meta.db_table])
        return cursor.fetchone()[0]


def confirmed():
    rows = Confirmation.unscoped.filter(withdrawn_at=None).values_list("aspect", "role", "means")
    return set(rows)
