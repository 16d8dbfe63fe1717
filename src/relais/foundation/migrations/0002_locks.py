"""What PostgreSQL itself knows of access: who acts, from which seats, and the acts on grants.

Each function that runs with its owner's rights states its search path, so that nobody can slip
another table under it.
"""

from django.db import migrations

ACTOR = """
CREATE FUNCTION access_said() RETURNS text[] LANGUAGE plpgsql STABLE PARALLEL SAFE
    SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    said text[] := string_to_array(current_setting('relais.actor', true), '|');
    secret bytea;
BEGIN
    IF said IS NULL OR cardinality(said) <> 4 THEN RETURN NULL; END IF;
    SELECT key INTO secret FROM foundation_actorkey WHERE id = 1;
    IF encode(sha256(secret || sha256(secret || convert_to(
            said[1] || '|' || said[2] || '|' || said[3], 'UTF8'))), 'hex') <> said[4] THEN
        RETURN NULL;
    END IF;
    IF said[3]::bigint < extract(epoch FROM clock_timestamp()) THEN RETURN NULL; END IF;
    RETURN said;
END $$;

CREATE FUNCTION access_actor() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS
    $$ SELECT (access_said())[1] $$;

CREATE FUNCTION access_moment() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS
    $$ SELECT to_timestamp((access_said())[2]::numeric / 1000000) $$;

-- Replaced by the context that knows mandates.
CREATE FUNCTION access_seats_held(code text, moment timestamptz) RETURNS text[] LANGUAGE sql STABLE AS
    $$ SELECT ARRAY[]::text[] $$;

CREATE FUNCTION access_seats() RETURNS text[] LANGUAGE plpgsql STABLE PARALLEL SAFE
    SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    said text[] := access_said();
BEGIN
    IF said IS NULL THEN RETURN ARRAY[]::text[]; END IF;
    RETURN coalesce(access_seats_held(said[1], to_timestamp(said[2]::numeric / 1000000)),
                    ARRAY[]::text[]);
END $$;

CREATE FUNCTION access_walled() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE
    SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT coalesce(array_agg(file_id), ARRAY[]::uuid[]) FROM foundation_filewall
    WHERE professional = access_actor() AND lowered_at IS NULL
$$;
"""

# Asked by the acts below, with their owner's rights: nobody else may.
RIGHTS = """
CREATE FUNCTION access_holds(asked uuid, to_write boolean) RETURNS boolean LANGUAGE sql STABLE
    SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT asked <> ALL (access_walled()) AND EXISTS (
        SELECT FROM foundation_filegrant
        WHERE file_id = asked AND seat = ANY (access_seats())
          AND (until IS NULL OR until > access_moment()) AND (writes OR NOT to_write))
$$;
"""

ACTS = """
CREATE FUNCTION access_open_file(new_file uuid, new_code text, owner_seat text) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT coalesce(owner_seat = ANY (access_seats()), false) THEN RETURN false; END IF;
    INSERT INTO foundation_protectedfile (id, code, opened_at, opened_by)
        VALUES (new_file, new_code, access_moment(), access_actor());
    INSERT INTO foundation_filegrant (file_id, seat, basis, writes, since, granted_by)
        VALUES (new_file, owner_seat, 'owner', true, access_moment(), access_actor());
    RETURN true;
END $$;

CREATE FUNCTION access_share(asked uuid, to_seat text, on_basis text, may_write boolean,
                             to_moment timestamptz) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF on_basis NOT IN ('consent', 'legal-basis', 'service') OR NOT access_holds(asked, true) THEN
        RETURN false;
    END IF;
    PERFORM FROM foundation_filegrant WHERE file_id = asked AND seat = to_seat
        AND (until IS NULL OR until > access_moment())
        AND (basis = 'owner' OR (basis = on_basis AND writes = may_write
             AND until IS NOT DISTINCT FROM to_moment));
    IF FOUND THEN RETURN true; END IF;
    UPDATE foundation_filegrant SET until = access_moment()
        WHERE file_id = asked AND seat = to_seat AND (until IS NULL OR until > access_moment());
    INSERT INTO foundation_filegrant (file_id, seat, basis, writes, since, until, granted_by)
        VALUES (asked, to_seat, on_basis, may_write, access_moment(), to_moment, access_actor());
    RETURN true;
END $$;

CREATE FUNCTION access_unshare(asked uuid, of_seat text) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT access_holds(asked, true) THEN RETURN false; END IF;
    UPDATE foundation_filegrant SET until = access_moment()
        WHERE file_id = asked AND seat = of_seat AND basis <> 'owner'
          AND (until IS NULL OR until > access_moment());
    RETURN true;
END $$;

CREATE FUNCTION access_seats_of(asked uuid)
    RETURNS TABLE (seat varchar, basis varchar, writes boolean, since timestamptz,
                   until timestamptz, granted_by varchar)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT seat, basis, writes, since, until, granted_by FROM foundation_filegrant
    WHERE file_id = asked AND access_holds(asked, false) ORDER BY since, id
$$;

CREATE FUNCTION access_raise_wall(asked uuid, against text) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT access_holds(asked, true) THEN RETURN false; END IF;
    INSERT INTO foundation_filewall (file_id, professional, raised_at, raised_by, lowered_by)
        VALUES (asked, against, access_moment(), access_actor(), '')
        ON CONFLICT (professional, file_id) WHERE lowered_at IS NULL DO NOTHING;
    RETURN true;
END $$;

-- What one person raised, another one has to lower; never the one whom it keeps out.
CREATE FUNCTION access_lower_wall(asked uuid, against text) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT access_holds(asked, true) THEN RETURN false; END IF;
    UPDATE foundation_filewall SET lowered_at = access_moment(), lowered_by = access_actor()
        WHERE file_id = asked AND professional = against AND lowered_at IS NULL
          AND access_actor() NOT IN (raised_by, professional);
    RETURN FOUND;
END $$;

CREATE FUNCTION access_walls_of(asked uuid)
    RETURNS TABLE (professional varchar, raised_at timestamptz, raised_by varchar)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT professional, raised_at, raised_by FROM foundation_filewall
    WHERE file_id = asked AND lowered_at IS NULL AND access_holds(asked, false)
    ORDER BY raised_at, id
$$;

-- Whom to tell of an attempt: known to who sees the file, and to whom a wall keeps out of it, who
-- learns nothing by it that the pages show.
CREATE FUNCTION access_owner(asked uuid) RETURNS text LANGUAGE sql STABLE
    SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT seat FROM foundation_filegrant
    WHERE file_id = asked AND basis = 'owner'
      AND (access_holds(asked, false) OR asked = ANY (access_walled()))
$$;

CREATE FUNCTION access_break_glass(asked text, to_moment timestamptz, most integer)
    RETURNS TABLE (outcome text, file uuid)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    actor text := access_actor();
    at timestamptz := access_moment();
    found_file uuid;
BEGIN
    IF actor IS NULL OR cardinality(access_seats()) = 0 THEN
        RETURN QUERY SELECT 'unknown', NULL::uuid; RETURN;
    END IF;
    -- Two at once by the same person count one after the other.
    PERFORM pg_advisory_xact_lock(hashtext('break glass ' || actor));
    IF (SELECT count(*) FROM foundation_filegrant WHERE basis = 'break-glass'
            AND granted_by = actor AND since > at - interval '24 hours') >= most THEN
        RETURN QUERY SELECT 'too-often', NULL::uuid; RETURN;
    END IF;
    SELECT id INTO found_file FROM foundation_protectedfile WHERE code = asked;
    IF found_file IS NULL THEN
        RETURN QUERY SELECT 'unknown', NULL::uuid; RETURN;
    END IF;
    IF found_file = ANY (access_walled()) THEN
        RETURN QUERY SELECT 'walled', found_file; RETURN;
    END IF;
    INSERT INTO foundation_filegrant (file_id, seat, basis, writes, since, until, granted_by)
        VALUES (found_file, 'person:' || actor, 'break-glass', false, at, to_moment, actor);
    RETURN QUERY SELECT 'open', found_file;
END $$;
"""

# Of grants the role that serves sees this view and nothing else: those of its seats, of this moment,
# without the files that a wall hides. It reads with its owner's rights, so the locks on other tables
# cost one look at one table, and it stands open to nobody beyond its own condition.
OPEN_GRANTS = """
CREATE VIEW access_open_grant AS
    SELECT id, file_id, seat, writes, until FROM foundation_filegrant
    WHERE seat = ANY ((SELECT access_seats())::text[])
      AND (until IS NULL OR until > (SELECT access_moment()))
      AND file_id <> ALL ((SELECT access_walled())::uuid[]);
"""

# The acts above run as the owner of the tables, for whom alone these stand open.
OWN_LOCKS = """
ALTER TABLE foundation_filegrant ENABLE ROW LEVEL SECURITY;
ALTER TABLE foundation_filegrant FORCE ROW LEVEL SECURITY;
CREATE POLICY acts_of_the_owner ON foundation_filegrant TO CURRENT_USER
    USING (true) WITH CHECK (true);
ALTER TABLE foundation_protectedfile ENABLE ROW LEVEL SECURITY;
ALTER TABLE foundation_protectedfile FORCE ROW LEVEL SECURITY;
CREATE POLICY acts_of_the_owner ON foundation_protectedfile TO CURRENT_USER
    USING (true) WITH CHECK (true);
CREATE POLICY seen_from_a_seat ON foundation_protectedfile FOR SELECT
    USING (EXISTS (SELECT FROM access_open_grant AS granted
                   WHERE granted.file_id = foundation_protectedfile.id));
"""

DROP_OWN_LOCKS = """
DROP POLICY seen_from_a_seat ON foundation_protectedfile;
DROP POLICY acts_of_the_owner ON foundation_protectedfile;
ALTER TABLE foundation_protectedfile NO FORCE ROW LEVEL SECURITY;
ALTER TABLE foundation_protectedfile DISABLE ROW LEVEL SECURITY;
DROP POLICY acts_of_the_owner ON foundation_filegrant;
ALTER TABLE foundation_filegrant NO FORCE ROW LEVEL SECURITY;
ALTER TABLE foundation_filegrant DISABLE ROW LEVEL SECURITY;
"""

DROP_ACTS = """
DROP FUNCTION access_break_glass(text, timestamptz, integer);
DROP FUNCTION access_owner(uuid);
DROP FUNCTION access_walls_of(uuid);
DROP FUNCTION access_lower_wall(uuid, text);
DROP FUNCTION access_raise_wall(uuid, text);
DROP FUNCTION access_seats_of(uuid);
DROP FUNCTION access_unshare(uuid, text);
DROP FUNCTION access_share(uuid, text, text, boolean, timestamptz);
DROP FUNCTION access_open_file(uuid, text, text);
"""

DROP_ACTOR = """
DROP FUNCTION access_walled();
DROP FUNCTION access_seats();
DROP FUNCTION access_seats_held(text, timestamptz);
DROP FUNCTION access_moment();
DROP FUNCTION access_actor();
DROP FUNCTION access_said();
"""


class Migration(migrations.Migration):
    dependencies = [("foundation", "0001_files")]

    operations = [
        migrations.RunSQL(ACTOR, DROP_ACTOR),
        migrations.RunSQL(RIGHTS, "DROP FUNCTION access_holds(uuid, boolean);"),
        migrations.RunSQL(ACTS, DROP_ACTS),
        migrations.RunSQL(OPEN_GRANTS, "DROP VIEW access_open_grant;"),
        migrations.RunSQL(OWN_LOCKS, DROP_OWN_LOCKS),
    ]
