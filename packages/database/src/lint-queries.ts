import { SHARED_TABLES } from "./migrations/tenant-foundation.ts";

const TENANT = "n.nspname ~ '^t_[0-9]{4}$'";
const OURS = `(${TENANT} OR n.nspname = 'control')`;
const SHARED = SHARED_TABLES.map((table) => `'${table}'`).join(", ");

/**
 * Foreign keys that may leave the division out, because what they point at covers its rows' places and is
 * named by an id nobody guesses: an import covers a county and its rows lie in villages; so do a month, a trial of one
 * and a list of payments. A worker's division covers the places of the posts.
 */
const COVERING = "'import_batch', 'month_run', 'payment_batch', 'trial', 'worker'";

const AREA_RULE = String.raw`^\(\(division >= \( SELECT current_setting\('app\.lo'::text\) AS current_setting\)\) AND \(division < \( SELECT current_setting\('app\.hi'::text\) AS current_setting\)\)\)$`;

/** Each query lists what breaks its rule as (place, found). Run as the installation's owner. */
export const CATALOGUE_QUERIES: Record<string, string> = {
  rowSecurityIsForced: `
    SELECT c.oid::regclass::text AS place, 'row security is not enabled and forced' AS found
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE ${TENANT} AND c.relkind IN ('r', 'p') AND NOT (c.relrowsecurity AND c.relforcerowsecurity)`,

  onePolicyByArea: `
    SELECT c.oid::regclass::text AS place,
           coalesce(string_agg(format('%s: %s', p.polname, pg_get_expr(p.polqual, p.polrelid)), '; '), 'no policy') AS found
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN pg_policy p ON p.polrelid = c.oid
    WHERE ${TENANT} AND c.relkind IN ('r', 'p')
    GROUP BY c.oid
    HAVING count(p.oid) <> 1 OR NOT bool_and(
      p.polpermissive AND p.polcmd = '*' AND p.polroles = '{0}' AND p.polwithcheck IS NULL
      AND CASE WHEN c.relname IN (${SHARED}) THEN pg_get_expr(p.polqual, p.polrelid) = 'true'
               ELSE pg_get_expr(p.polqual, p.polrelid) ~ $rule$${AREA_RULE}$rule$ END)`,

  divisionComparesByBytes: `
    SELECT format('%s.%I', c.oid::regclass, a.attname) AS place, 'not COLLATE "C" NOT NULL' AS found
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'division' AND NOT a.attisdropped
    LEFT JOIN pg_collation l ON l.oid = a.attcollation
    WHERE ${OURS} AND c.relkind IN ('r', 'p') AND (l.collname IS DISTINCT FROM 'C' OR NOT a.attnotnull)`,

  foreignKeysCarryTheDivision: `
    SELECT k.conrelid::regclass::text AS place, pg_get_constraintdef(k.oid) AS found
    FROM pg_constraint k JOIN pg_class t ON t.oid = k.confrelid JOIN pg_namespace n ON n.oid = t.relnamespace
    WHERE ${TENANT} AND k.contype = 'f' AND t.relname NOT IN (${COVERING})
      AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = k.confrelid AND a.attname = 'division')
      AND NOT EXISTS (SELECT FROM pg_attribute a
                      WHERE a.attrelid = k.conrelid AND a.attname = 'division' AND a.attnum = ANY (k.conkey))`,

  foreignKeysStayInTheirSchema: `
    SELECT k.conrelid::regclass::text AS place, 'refers to ' || k.confrelid::regclass AS found
    FROM pg_constraint k JOIN pg_class f ON f.oid = k.conrelid JOIN pg_class t ON t.oid = k.confrelid
    WHERE k.contype = 'f' AND f.relnamespace <> t.relnamespace`,

  migratorOwnsAll: `
    SELECT c.oid::regclass::text AS place, 'owned by ' || c.relowner::regrole AS found
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE ${OURS} AND c.relowner <> 'migrator'::regrole
    UNION ALL
    SELECT n.nspname, 'owned by ' || n.nspowner::regrole FROM pg_namespace n
    WHERE ${OURS} AND n.nspowner <> 'migrator'::regrole`,

  nothingButTables: `
    SELECT c.oid::regclass::text AS place, 'a view or foreign table: it would read with its owner''s eyes' AS found
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE ${TENANT} AND c.relkind NOT IN ('r', 'p', 'i', 'I', 't')
    UNION ALL
    SELECT p.oid::regprocedure::text, 'a function in our schemas' FROM pg_proc p
    JOIN pg_namespace n ON n.oid = p.pronamespace WHERE ${OURS}
    UNION ALL
    SELECT t.tgrelid::regclass::text, 'a trigger ' || t.tgname FROM pg_trigger t
    JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE ${OURS} AND NOT t.tgisinternal`,

  noForeignGrantee: `
    WITH granted AS (
      SELECT n.nspname, c.oid::regclass::text AS place, (aclexplode(c.relacl)).* FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${OURS}
      UNION ALL
      SELECT n.nspname, a.attrelid::regclass::text, (aclexplode(a.attacl)).* FROM pg_attribute a
        JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${OURS}
      UNION ALL
      SELECT n.nspname, n.nspname, (aclexplode(n.nspacl)).* FROM pg_namespace n WHERE ${OURS}
    )
    SELECT place, format('%s for %s', privilege_type,
                         CASE grantee WHEN 0 THEN 'PUBLIC' ELSE pg_get_userbyid(grantee) END) AS found
    FROM granted
    WHERE grantee <> 'migrator'::regrole
      AND (grantee = 0 OR pg_get_userbyid(grantee) <> nspname OR is_grantable
           OR privilege_type NOT IN ('SELECT', 'INSERT', 'UPDATE', 'DELETE', 'USAGE'))`,

  recordsStay: `
    SELECT format('%I.%I', n.nspname, kept.relname) AS place, kept.power || ' is possible' AS found
    FROM pg_namespace n JOIN pg_roles r ON r.rolname = n.nspname CROSS JOIN (VALUES
      ('audit', 'UPDATE'), ('audit', 'DELETE'), ('benefit_line', 'UPDATE'), ('benefit_line', 'DELETE'),
      ('fact', 'UPDATE'), ('fact', 'DELETE'), ('child', 'DELETE'), ('protection_case', 'DELETE'),
      ('protection_reporter', 'UPDATE'), ('protection_reporter', 'DELETE'), ('protection_record', 'UPDATE'),
      ('protection_record', 'DELETE'), ('protection_request', 'DELETE'), ('break_glass', 'DELETE')) AS kept (relname, power)
    WHERE ${TENANT} AND has_table_privilege(r.oid, format('%I.%I', n.nspname, kept.relname), kept.power)`,

  rolesHaveNoPower: `
    SELECT r.rolname AS place, 'has a power it must not have' AS found FROM pg_roles r
    WHERE (r.rolname IN ('app', 'control', 'migrator') OR r.rolname ~ '^t_[0-9]{4}$')
      AND (r.rolsuper OR r.rolbypassrls OR r.rolcreaterole OR r.rolcreatedb OR r.rolreplication
           OR r.rolcanlogin <> (r.rolname = 'app') OR (r.rolname = 'app' AND r.rolinherit))`,

  rolesHaveNoFriends: `
    SELECT m.roleid::regrole::text AS place, 'is worn by ' || m.member::regrole AS found
    FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.roleid JOIN pg_roles w ON w.oid = m.member
    WHERE (r.rolname IN ('app', 'control', 'migrator') OR r.rolname ~ '^t_[0-9]{4}$') AND NOT w.rolsuper
      AND NOT (w.rolname = 'app' AND r.rolname NOT IN ('app', 'migrator')
               AND m.set_option AND NOT m.inherit_option AND NOT m.admin_option)
    UNION ALL
    SELECT w.rolname, 'wears ' || m.roleid::regrole FROM pg_auth_members m JOIN pg_roles w ON w.oid = m.member
    WHERE w.rolname IN ('control', 'migrator') OR w.rolname ~ '^t_[0-9]{4}$'`,

  powersAreRevoked: `
    SELECT what AS place, 'everyone may' AS found FROM (VALUES
      ('set_config', has_function_privilege('app', 'pg_catalog.set_config(text, text, boolean)', 'EXECUTE')),
      ('temporary tables', has_database_privilege('app', current_database(), 'TEMP')),
      ('create a schema', has_database_privilege('app', current_database(), 'CREATE')),
      ('use schema public', has_schema_privilege('app', 'public', 'USAGE')),
      ('create in schema public', has_schema_privilege('app', 'public', 'CREATE')),
      ('read pg_class', has_table_privilege('app', 'pg_catalog.pg_class', 'SELECT')),
      ('read sizes', has_function_privilege('app', 'pg_catalog.pg_relation_size(regclass)', 'EXECUTE')),
      ('read counters', has_function_privilege('app', 'pg_catalog.pg_stat_get_live_tuples(oid)', 'EXECUTE'))
    ) AS power (what, open) WHERE open`,

  definersPinTheirPath: `
    SELECT p.oid::regprocedure::text AS place, 'SECURITY DEFINER without its own search_path' AS found
    FROM pg_proc p WHERE p.prosecdef AND p.pronamespace <> 'pg_catalog'::regnamespace
      AND NOT EXISTS (SELECT FROM unnest(p.proconfig) AS setting WHERE setting LIKE 'search_path=%')`,

  registerMatchesSchemas: `
    WITH known AS (SELECT 't_' || lpad(number::text, 4, '0') AS name, state FROM control.tenant),
         there AS (SELECT n.nspname AS name FROM pg_namespace n WHERE ${TENANT})
    SELECT coalesce(known.name, there.name) AS place,
           CASE WHEN known.name IS NULL THEN 'a schema without a tenant' ELSE 'a tenant without a schema' END AS found
    FROM known FULL JOIN there USING (name) WHERE known.name IS NULL OR there.name IS NULL
    UNION ALL
    SELECT known.name, format('is %s, but app may%s open it', known.state, CASE WHEN worn THEN '' ELSE ' not' END)
    FROM known CROSS JOIN LATERAL (SELECT EXISTS (
      SELECT FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.roleid
      WHERE r.rolname = known.name AND m.member = 'app'::regrole) AS worn) AS w
    WHERE worn <> (known.state = 'active')`,

  tenantsAreAlike: `
    WITH shape AS (
      SELECT n.nspname, md5(string_agg(part, E'\\n' ORDER BY part)) AS print FROM (
        SELECT c.relnamespace, format('%s %s %s %s %s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
               a.attnotnull, pg_get_expr(d.adbin, d.adrelid)) AS part
        FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum WHERE c.relkind IN ('r', 'p')
        UNION ALL
        SELECT c.relnamespace, replace(pg_get_indexdef(c.oid), c.relnamespace::regnamespace::text, '') FROM pg_class c
        WHERE c.relkind = 'i'
        UNION ALL
        SELECT k.connamespace, k.conname || replace(pg_get_constraintdef(k.oid), k.connamespace::regnamespace::text, '')
        FROM pg_constraint k WHERE k.conrelid <> 0
        UNION ALL
        SELECT c.relnamespace, c.relname || replace(c.relacl::text, c.relnamespace::regnamespace::text, '') FROM pg_class c
      ) AS parts (namespace, part) JOIN pg_namespace n ON n.oid = parts.namespace
      WHERE ${TENANT} GROUP BY n.nspname
    ), usual AS (SELECT print FROM shape GROUP BY print ORDER BY count(*) DESC, print LIMIT 1)
    SELECT nspname AS place, 'differs from the other tenants' AS found FROM shape WHERE print <> (SELECT print FROM usual)`,
};
