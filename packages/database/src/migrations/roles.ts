/** Makes a role unless it is there. */
const role = (name: string, attributes: string) => `
  DO $$ BEGIN CREATE ROLE ${name} ${attributes}; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
  ALTER ROLE ${name} ${attributes};`;

/** The roles of the house and the place of the control schema. Runs at every start; idempotent. */
export const ROLES = `
  ${role("migrator", "NOLOGIN NOSUPERUSER NOCREATEROLE NOCREATEDB NOBYPASSRLS")}
  ${role("control", "NOLOGIN NOSUPERUSER NOCREATEROLE NOCREATEDB NOBYPASSRLS")}
  ${role("app", "LOGIN NOINHERIT NOSUPERUSER NOCREATEROLE NOCREATEDB NOBYPASSRLS")}
  ALTER ROLE app SET search_path = '';
  ALTER ROLE app SET statement_timeout = '15s';
  ALTER ROLE app SET idle_in_transaction_session_timeout = '5min';
  ${role("jobs", "LOGIN NOINHERIT NOSUPERUSER NOCREATEROLE NOCREATEDB NOBYPASSRLS")}
  ALTER ROLE jobs SET search_path = jobs;
  ALTER ROLE jobs SET statement_timeout = '15s';
  GRANT control TO app WITH INHERIT FALSE, SET TRUE;
  CREATE SCHEMA IF NOT EXISTS control AUTHORIZATION migrator;
  GRANT USAGE ON SCHEMA control TO control;
  CREATE SCHEMA IF NOT EXISTS jobs AUTHORIZATION jobs;
  ALTER DEFAULT PRIVILEGES FOR ROLE migrator IN SCHEMA control
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO control;
  CREATE TABLE IF NOT EXISTS control.schema_version (version integer NOT NULL, key_print text NOT NULL);
  CREATE UNIQUE INDEX IF NOT EXISTS schema_version_single ON control.schema_version ((true));
  ALTER TABLE control.schema_version OWNER TO migrator;
  REVOKE ALL ON control.schema_version FROM control;`;

/**
 * What PostgreSQL gives to everyone and no tenant may have: settings by expression (set_config would forge
 * an area), temporary tables (they would shadow ours), schema public, and the catalogue's counters, sizes
 * and relation list, which would tell one tenant how many children another has. The queue's login, which serves no
 * tenant, looks at the size of its indexes.
 */
export const CATALOGUE_RULES = `
  REVOKE EXECUTE ON FUNCTION pg_catalog.set_config(text, text, boolean) FROM PUBLIC;
  REVOKE ALL ON SCHEMA public FROM PUBLIC;
  DO $$ BEGIN
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO app, jobs', current_database());
  END $$;
  REVOKE SELECT ON pg_catalog.pg_class FROM PUBLIC;
  DO $$ DECLARE power record; BEGIN
    FOR power IN
      SELECT p.oid::regprocedure AS signature FROM pg_catalog.pg_proc p
      WHERE p.pronamespace = 'pg_catalog'::regnamespace AND p.prokind = 'f'
        AND (p.proname LIKE 'pg\\_stat\\_get\\_%'
          OR p.proname IN ('pg_relation_size', 'pg_table_size', 'pg_total_relation_size', 'pg_indexes_size',
                           'pg_relation_filepath', 'pg_relation_filenode', 'pg_database_size', 'pg_schema_size',
                           'query_to_xml', 'query_to_xml_and_xmlschema', 'query_to_xmlschema',
                           'table_to_xml', 'schema_to_xml', 'database_to_xml', 'cursor_to_xml',
                           'ts_stat', 'pg_notify', 'lo_create', 'lo_creat', 'lo_from_bytea', 'pg_sleep',
                           'pg_sleep_for', 'pg_sleep_until'))
    LOOP EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', power.signature); END LOOP;
  END $$;
  GRANT SELECT ON pg_catalog.pg_class TO pg_monitor, jobs;
  GRANT EXECUTE ON FUNCTION pg_catalog.pg_relation_size(regclass), pg_catalog.pg_relation_size(regclass, text) TO jobs;`;
