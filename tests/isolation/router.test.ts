import { appRouter, createCaller, type ProcedureMeta, type RequestContext } from "@tongyou/api";
import {
  DomainError,
  may,
  type NationalContext,
  type StaffContext,
  TENANT_ROLES,
  type TenantRole,
} from "@tongyou/core";
import { type TestBureau, testHouse } from "@tongyou/core/testing";
import { tenantRole } from "@tongyou/database";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CALLS, type Call } from "./calls.ts";
import { HOME, NAME, type Seed, seedBureau } from "./seed.ts";

/**
 * Walks the router itself: every procedure there is, called by everybody who must not reach the seeded bureau's
 * child. A procedure that is added without an entry in `calls.ts` or without `meta.access` fails here.
 */
const procedures = Object.entries(appRouter._def.procedures as unknown as Record<string, Procedure>);
type Procedure = { _def: { type: "query" | "mutation"; meta?: ProcedureMeta } };

const house = testHouse();
let seed: Seed;
let stranger: TestBureau;
let spare: TestBureau["ref"];
let desk: NationalContext;

beforeAll(async () => {
  seed = await seedBureau(house);
  stranger = await house.bureau();
  spare = (await house.bureau()).ref;
  desk = await house.national();
});
afterAll(() => house.close());

/** What a call came to: its answer, or the code of its refusal; `text` is all that reached the caller. An unexpected error is thrown: no input may make one. */
type Result = { outcome: string; http: string; text: string };

async function call(
  path: string,
  who: StaffContext | NationalContext | undefined,
  { mustChangePassword = false } = {},
): Promise<Result> {
  const session = { id: "none", expiresAt: new Date(Date.now() + 3_600_000), mustChangePassword };
  let unexpected: unknown;
  const request: RequestContext = {
    app: house.app,
    signedIn: who && { ...who, session },
    keepSession: () => undefined,
    dropSession: () => undefined,
    report: ({ error }) => {
      unexpected = error;
    },
  };
  const [group = "", verb = ""] = path.split(".");
  const routers = createCaller(appRouter)(request) as unknown as Record<string, Record<string, Caller>>;
  const caller = routers[group]?.[verb];
  if (!caller) throw new Error(`no procedure ${path}`);
  try {
    const answer = await caller(CALLS[path]?.input?.(seed, spare));
    return { outcome: "answers", http: "OK", text: JSON.stringify(answer) ?? "" };
  } catch (error) {
    if (unexpected) throw unexpected;
    if (!(error instanceof Error) || !(error.cause instanceof DomainError)) throw error;
    const { code, reason, remedy, field } = error.cause;
    return {
      outcome: code,
      http: "code" in error ? String(error.code) : "",
      text: JSON.stringify([error.message, reason, remedy, field]),
    };
  }
}
type Caller = (input: unknown) => Promise<unknown>;

const accessOf = (procedure: Procedure) => procedure._def.meta?.access;
const permissionOf = (procedure: Procedure) => {
  const access = accessOf(procedure);
  return typeof access === "object" ? access.permission : undefined;
};
const rolesOf = (procedure: Procedure) => {
  const permission = permissionOf(procedure);
  return permission ? TENANT_ROLES.filter((role) => may(role, permission)) : [...TENANT_ROLES];
};
const entryOf = (path: string): Call => {
  const entry = CALLS[path];
  if (!entry) throw new Error(`${path} has no entry in calls.ts`);
  return entry;
};

/** The nearest area of a role that does not hold the child: the next village, the next town, the next county. */
const NEXT_DOOR: Record<TenantRole, string> = {
  villageWorker: "640423100013",
  townSupervisor: "640423101000",
  townSocialWorker: "640423101000",
  countyOfficer: "640424000000",
  countyFinance: "640424000000",
  institutionStaff: "640424000000",
  departmentStaff: "640424000000",
  tenantAdmin: "640424000000",
  auditor: "640424000000",
};
/** The area of a role that does hold it. */
const AT_HOME: Record<TenantRole, string> = {
  villageWorker: HOME.village,
  townSupervisor: HOME.town,
  townSocialWorker: HOME.town,
  countyOfficer: HOME.county,
  countyFinance: HOME.county,
  institutionStaff: HOME.county,
  departmentStaff: HOME.county,
  tenantAdmin: HOME.county,
  auditor: HOME.county,
};

function expectNothingOf(result: Result): void {
  for (const secret of seed.secrets) expect(result.text).not.toContain(secret);
}

/** Everything of the seeded bureau that an attack could change. */
async function fingerprint(): Promise<Record<string, string>> {
  const schema = tenantRole(seed.bureau.ref.number);
  const tables =
    "child fact import_batch import_row attachment notification month_run month_item benefit_line choice standard protection_case protection_reporter protection_stage protection_record protection_request break_glass visit visit_appointment visit_plan intake referral payment_batch payment payment_item one_time_grant";
  const prints: Record<string, string> = {};
  for (const table of tables.split(" ")) {
    const { rows } = await house.app.db.owner.query<{ print: string }>(
      `SELECT coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') AS print FROM ${schema}.${table} t`,
    );
    prints[table] = rows[0]?.print ?? "";
  }
  const { rows } = await house.app.db.owner.query<{ print: string }>(
    `SELECT md5(t::text) AS print FROM ${schema}.staff t WHERE id = $1`,
    [seed.officer.staff.id],
  );
  prints.officer = rows[0]?.print ?? "";
  return prints;
}

test("every procedure says who may call it and has an entry, and every entry a procedure", () => {
  for (const [path, procedure] of procedures) {
    expect(accessOf(procedure), `${path} needs meta.access`).toBeDefined();
    expect(Object.keys(CALLS), `${path} needs an entry in calls.ts`).toContain(path);
  }
  expect(Object.keys(CALLS).sort()).toEqual(procedures.map(([path]) => path).sort());
});

test("a permission bears the name of its procedure", () => {
  for (const [path, procedure] of procedures) {
    const permission = permissionOf(procedure);
    if (permission) expect(permission).toBe(path);
  }
});

const isPublic = (procedure: Procedure) => accessOf(procedure) === "public";
/** Gazetted values, readings, criteria of risk and what is done at each level: the whole bureau's. */
const OF_THE_BUREAU = new Set([
  "policy.enterStandard",
  "policy.chooseReading",
  "payments.enterShare",
  "risk.setCriteria",
  "risk.setMeasures",
]);
const isNationalVerb = (path: string) => path.startsWith("national.");
const guarded = procedures.filter(([, procedure]) => !isPublic(procedure));

test.each(guarded)("without a session: %s is refused", async (path) => {
  expect(await call(path, undefined)).toMatchObject({ outcome: "signedOut", http: "UNAUTHORIZED" });
});

test.each(procedures)(
  "as another bureau's staff: %s shows and changes nothing of this one",
  async (path, procedure) => {
    const before = await fingerprint();
    const { stranger: expected } = entryOf(path);
    for (const role of isNationalVerb(path) ? TENANT_ROLES : rolesOf(procedure)) {
      const result = await call(path, await stranger.staff(role, AT_HOME[role]));
      expect([expected].flat(), `${role}: ${result.text}`).toContain(result.outcome);
      expectNothingOf(result);
    }
    expect(await fingerprint()).toEqual(before);
  },
);

test.each(guarded.filter(([path]) => !isNationalVerb(path)))(
  "from another area of the same bureau: %s shows and changes nothing of this one",
  async (path, procedure) => {
    const before = await fingerprint();
    const { stranger: abroad, neighbour: expected = abroad } = entryOf(path);
    for (const role of rolesOf(procedure)) {
      const result = await call(path, await seed.bureau.staff(role, NEXT_DOOR[role]));
      expect([expected].flat(), `${role}: ${result.text}`).toContain(result.outcome);
      expectNothingOf(result);
    }
    const after = await fingerprint();
    // An officer of any of its counties may enter what holds for the whole bureau.
    if (OF_THE_BUREAU.has(path)) delete after.standard;
    expect(before).toMatchObject(after);
  },
);

test.each(procedures)("with a role that lacks the permission: %s is refused", async (path, procedure) => {
  const permission = permissionOf(procedure);
  const lacking = permission ? TENANT_ROLES.filter((role) => !may(role, permission)) : [];
  for (const role of lacking) {
    const result = await call(path, await seed.bureau.staff(role, AT_HOME[role]));
    expect(result, role).toMatchObject({ outcome: "forbidden", http: "FORBIDDEN" });
    expectNothingOf(result);
  }
});

test.each(guarded)("as the national desk: %s shows nothing of a child", async (path, procedure) => {
  const result = await call(path, desk);
  if (permissionOf(procedure) && !isNationalVerb(path))
    expect(result).toMatchObject({ outcome: "forbidden", http: "FORBIDDEN" });
  if (isNationalVerb(path)) expect(result.outcome).toBe("answers");
  for (const secret of [NAME, seed.idNumber, seed.childId]) expect(result.text).not.toContain(secret);
});

test.each(guarded.filter(([, procedure]) => permissionOf(procedure)))(
  "with a first password still to be changed: %s is refused",
  async (path, procedure) => {
    const [role] = rolesOf(procedure);
    const who = isNationalVerb(path) || !role ? desk : await seed.bureau.staff(role, AT_HOME[role]);
    const result = await call(path, who, { mustChangePassword: true });
    expect(result).toMatchObject({ outcome: "forbidden", http: "FORBIDDEN" });
    expect(result.text).toContain("请先修改密码");
  },
);

describe("what the others reached for is there for the bureau's own staff", () => {
  const queriesFirst = procedures.toSorted(([, a], [, b]) => b._def.type.localeCompare(a._def.type));
  const OF_THE_FIELD: ReadonlySet<TenantRole> = new Set(["villageWorker", "townSupervisor"]);
  const own = queriesFirst.filter(([path, procedure]) => permissionOf(procedure) && !isNationalVerb(path));

  test.each(own)("%s", async (path, procedure) => {
    // Nothing is refused for what it is: at most for its state. What is nonsense to strangers is so to all.
    const sense = [
      "answers",
      "conflict",
      "stale",
      ...(entryOf(path).stranger === "invalid" ? ["invalid"] : []),
    ];
    // What one party was asked, or a town has no part in, is not there for another: it is for one of those who hold the verb.
    const shows = (text: string) => seed.secrets.some((secret) => text.includes(secret));
    const isThere = ({ outcome, text }: Result) =>
      sense.includes(outcome) && (!entryOf(path).shows || shows(text));
    let result: Result | undefined;
    for (const role of rolesOf(procedure).filter((holder) => !OF_THE_FIELD.has(holder))) {
      result = await call(path, await seed.bureau.staff(role, AT_HOME[role]));
      if (isThere(result)) break;
    }
    if (!result) throw new Error("a procedure of the field only");
    expect(sense, result.text).toContain(result.outcome);
    expect(isThere(result), result.text).toBe(true);
  });
});
