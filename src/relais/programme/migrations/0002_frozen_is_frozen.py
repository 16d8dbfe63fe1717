"""What was frozen or published is refused any change by the database itself.

For everybody, the owner of the tables included: an edition that answered parliament is never
rewritten. What was wrong is put right by a new revision, which says what it corrects.
"""

from django.db import migrations

FUNCTION = """
CREATE FUNCTION programme_never_changes() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    RAISE EXCEPTION '%: what was frozen or published never changes (%); freeze a new revision',
        TG_RELNAME, TG_OP USING ERRCODE = 'integrity_constraint_violation';
END
$$;
"""
TRIGGERS = """
CREATE TRIGGER {table}_never_changes BEFORE UPDATE OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION programme_never_changes();
CREATE TRIGGER {table}_is_never_emptied BEFORE TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION programme_never_changes();
"""
TABLES = ("programme_frozenedition", "programme_publication")

REFUSE = FUNCTION + "".join(TRIGGERS.format(table=table) for table in TABLES)
ALLOW = "DROP FUNCTION programme_never_changes() CASCADE;"


class Migration(migrations.Migration):
    dependencies = [("programme", "0001_initial")]
    operations = [migrations.RunSQL(REFUSE, ALLOW)]
