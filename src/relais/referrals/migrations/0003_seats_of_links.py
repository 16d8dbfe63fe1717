"""From which seats links, while they live, and the clock see files: beside those of mandates.

What organisations says of mandates is kept as it stands, under another name, and asked first.
"""

from django.db import migrations

# The text of a function says its own name, so it is taken over whole.
RENAMED = """
DO $$ BEGIN
    EXECUTE replace(pg_get_functiondef('{of}(text, timestamptz)'::regprocedure), '{of}', '{to}');
END $$;
"""

OF_LINKS = """
CREATE OR REPLACE FUNCTION access_seats_held(code text, moment timestamptz) RETURNS text[]
    LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT coalesce(access_seats_by_mandate(access_seats_held.code, moment), '{}') || ARRAY(
        SELECT 'desk:link-' || replace(link.id::text, '-', '') FROM referrals_outsidelink AS link
        WHERE access_seats_held.code LIKE 'link-%'
          AND 'link-' || replace(link.id::text, '-', '') = access_seats_held.code
          AND link.ended_at IS NULL AND link.expires_at > moment)
        -- No professional can be called so: a constraint of theirs forbids it.
        || ARRAY(SELECT 'desk:clock' WHERE access_seats_held.code = 'clock')
$$;
"""

NO_LINKS = RENAMED.format(of="access_seats_by_mandate", to="access_seats_held") + (
    "DROP FUNCTION access_seats_by_mandate(text, timestamptz);"
)


class Migration(migrations.Migration):
    dependencies = [
        ("referrals", "0002_links_and_counts"),
        # Whose function it takes over, in its last form.
        ("organisations", "0006_people_and_sign_in"),
    ]

    operations = [
        migrations.RunSQL(
            RENAMED.format(of="access_seats_held", to="access_seats_by_mandate") + OF_LINKS,
            NO_LINKS,
        )
    ]
