"""Takes away again the manager that a migration of django-allauth asked for in `0006`."""

import django.db.models.manager
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("organisations", "0006_people_and_sign_in"),
        ("account", "0008_emailaddress_unique_primary_email_fixup"),
    ]

    operations = [
        migrations.AlterModelManagers(
            name="professional",
            managers=[("unscoped", django.db.models.manager.Manager())],
        ),
    ]
