"""An edition, once published, is refused any change by the database itself."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION guide_edition_never_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a published edition never changes; publish a new one'
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;
CREATE TRIGGER guide_edition_never_changes BEFORE UPDATE OR DELETE ON guide_edition
    FOR EACH ROW EXECUTE FUNCTION guide_edition_never_changes();
"""

ALLOW = """
DROP TRIGGER guide_edition_never_changes ON guide_edition;
DROP FUNCTION guide_edition_never_changes();
"""


class Migration(migrations.Migration):
    dependencies = [("guide", "0001_the_guide")]
    operations = [migrations.RunSQL(REFUSE, ALLOW)]
