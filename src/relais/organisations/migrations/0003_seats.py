"""From which seats a professional sees files, as PostgreSQL itself finds out from the mandates."""

from django.db import migrations

ROLES = ["eva_officer", "referrer", "shelter_worker", "victim_support_worker"]

SEATS = """
CREATE OR REPLACE FUNCTION access_seats_held(code text, moment timestamptz) RETURNS text[]
    LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    WITH held AS (
        SELECT DISTINCT body.code FROM organisations_professional AS person
        JOIN organisations_mandate AS mandate ON mandate.professional_id = person.id
        JOIN organisations_body AS body ON body.id = mandate.body_id
        WHERE person.code = access_seats_held.code AND person.is_active
          AND mandate.role = ANY ('{%(roles)s}')
          AND mandate.from_day <= (moment AT TIME ZONE 'Europe/Brussels')::date
          AND (mandate.to_day IS NULL
               OR mandate.to_day > (moment AT TIME ZONE 'Europe/Brussels')::date)
    )
    SELECT coalesce(array_agg('body:' || held.code) || ('person:' || access_seats_held.code), '{}')
    FROM held HAVING count(*) > 0
$$;
""" % {"roles": ",".join(ROLES)}

NO_SEATS = """
CREATE OR REPLACE FUNCTION access_seats_held(code text, moment timestamptz) RETURNS text[]
    LANGUAGE sql STABLE AS $$ SELECT ARRAY[]::text[] $$;
"""


class Migration(migrations.Migration):
    dependencies = [("organisations", "0002_pharmacies"), ("foundation", "0002_locks")]

    operations = [migrations.RunSQL(SEATS, NO_SEATS)]
