import { actAs, installBureau, type StaffContext } from "@tongyou/core";
import { divisionsUnder } from "@tongyou/core/divisions";
import type { Facts, ParentStatus } from "@tongyou/policy";
import type { Policy } from "@tongyou/policy/engine";
import type { FrailHouse } from "./frail-house.ts";

export const MONTH = "2018-04";
const LAST_DAY = "2018-04-30";
const REGION = "640000000000";
/** Everybody but one in so many is awarded. */
const UNAWARDED = 7;

const PARENTS: readonly (readonly [ParentStatus, ParentStatus | undefined])[] = [
  ["deceased", "deceased"],
  ["deceased", "deceased"],
  ["imprisoned", "missing"],
  ["imprisoned", "severeDisability"],
  ["imprisoned", undefined],
  ["deceased", "missing"],
  ["normal", undefined],
];

/** Different children: what parents, care and age make of a month, from paid to unknown. */
const SETS: readonly Facts[] = PARENTS.flatMap(([father, mother]) =>
  ["2009-05-01", "2011-07-01", "2013-09-01", "1999-05-01"].flatMap((birthDate) =>
    (["kinship", "institution"] as const).map((careArrangement) => ({
      birthDate,
      "father.statuses": [{ status: father, since: "2015-01-01" }],
      ...(mother && { "mother.statuses": [{ status: mother, since: "2015-01-01" }] }),
      careArrangement,
      benefitsDrawn: [],
      disabled: false,
      severelyIll: false,
    })),
  ),
);

export type County = {
  children: number;
  schema: string;
  policy: Policy;
  officer: StaffContext;
  finance: StaffContext;
  auditor: StaffContext;
};

/**
 * A bureau with so many children, made in the database: each with one statement, most of them awarded. What lists show
 * of them is of the month's last day already, so that nothing else goes on.
 */
export async function openCounty({ app }: FrailHouse, children: number): Promise<County> {
  const pack = app.packs.find("ningxia");
  if (!pack) throw new Error("the packs are not built");
  const policy = app.packs.get(pack.id, pack.hash);
  const accounts = (["countyOfficer", "countyFinance", "auditor"] as const).map((role) => ({
    login: role.toLowerCase(),
    name: role,
    role,
    area: REGION,
    password: `of ${role} 27 battery`,
    mustChangePassword: false,
  }));
  await installBureau(app, { code: "faults", name: "测试单位", division: REGION, pack: pack.id }, accounts);
  const as = (login: string) => actAs(app, { bureau: "faults", login });
  const [officer, finance, auditor] = await Promise.all([
    as("countyofficer"),
    as("countyfinance"),
    as("auditor"),
  ]);
  const schema = `t_${String(officer.tenant.number).padStart(4, "0")}`;
  await fill(app.db.owner, schema, policy, children);
  return { children, schema, policy, officer, finance, auditor };
}

async function fill(
  owner: FrailHouse["app"]["db"]["owner"],
  schema: string,
  policy: Policy,
  children: number,
): Promise<void> {
  const villages = divisionsUnder(REGION, 5).map(({ code }) => code);
  const said = SETS.map(({ birthDate, ...facts }) =>
    JSON.stringify({ "": { birthDate }, "2018-01-01": facts }),
  );
  const made = `generate_series(0, ${children - 1}) AS n`;
  const id = `('01900000' || lpad(to_hex(n), 8, '0') || '${"0".repeat(16)}')::uuid`;
  const place = `('{${villages.join()}}'::text[])[1 + n % ${villages.length}]`;
  await owner.query(`SET search_path = ${schema};
    INSERT INTO child (id, division, name, pinyin, initials, status, decided_on, restricted, first_open_need,
                       report_rows, created_at, updated_at)
    SELECT ${id}, ${place}, '童', 'tong', 't', 'active', '${LAST_DAY}', '|', '', '|', '2018-05-01', '2018-05-01'
    FROM ${made};
    INSERT INTO setting (key, value) VALUES ('newestDay', '{"day": "${LAST_DAY}"}');
    INSERT INTO award (id, child_id, division, benefit, from_month, state, basis, decided_by, decided_at)
    SELECT md5('a' || n)::uuid, ${id}, ${place}, '${policy.pack.benefit?.id}', '2018-01', 'granted', 'ledger',
           md5('officer')::uuid, '2018-05-01' FROM ${made} WHERE n % ${UNAWARDED} > 0`);
  await owner.query(
    `INSERT INTO ${schema}.fact (id, child_id, division, name, value, source, recorded_at)
     SELECT md5('f' || n)::uuid, ${id}, ${place}, 'several', ($1::jsonb[])[1 + n % ${said.length}], 'ledger',
            '2018-05-01' FROM ${made}`,
    [said],
  );
  await owner.query(`ANALYZE ${schema}.child, ${schema}.award, ${schema}.fact`);
}

/** What a month says of a child; `fen` where something is due. */
export type Outcome = { status: string; class: string | null; fen: string | null };

/** What the month has to say of each child, by its number: worked out here, without any job. */
export function expectedOutcomes({ policy, children }: County): Outcome[] {
  const decided = SETS.map((facts) => policy.decide(facts, { on: LAST_DAY }).allowance);
  return Array.from({ length: children }, (_, n) => {
    const allowance = decided[n % decided.length];
    const { status = "none", class: rate = null, fen } = allowance ?? {};
    const due = status === "decided" && n % UNAWARDED > 0;
    return {
      status,
      class: status === "none" ? null : rate,
      fen: due && fen !== undefined ? String(fen) : null,
    };
  });
}

/** The number of a child by its id. */
export const numberOf = (id: string): number => Number.parseInt(id.slice(9, 13) + id.slice(14, 18), 16);
