import { appRouter, createCaller, type ProcedureMeta, type RequestContext } from "@tongyou/api";
import { DEPARTMENTS, DomainError, may, type StaffContext, sendReferral, takeIn } from "@tongyou/core";
import { testHouse } from "@tongyou/core/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { CALLS } from "./calls.ts";
import { HOME, NAME, type Seed, seedBureau } from "./seed.ts";

/**
 * Walks every procedure a department may call: whichever department asks, it finds what it was asked itself, and of
 * the child nothing but what was chosen to be disclosed.
 */
type Procedure = { _def: { meta?: ProcedureMeta } };
const procedures = Object.entries(appRouter._def.procedures as unknown as Record<string, Procedure>);
const open = procedures.flatMap(([path, { _def }]) => {
  const access = _def.meta?.access;
  return typeof access === "object" && may("departmentStaff", access.permission) ? [path] : [];
});

const WITHOUT_NAME = "请答复渡口村孩子的参保情况";
const house = testHouse();
let seed: Seed;
let unnamed: string;

beforeAll(async () => {
  seed = await seedBureau(house);
  const { id } = await sendReferral(seed.officer, {
    id: crypto.randomUUID(),
    childId: seed.childId,
    kind: "question",
    department: "insurance",
    text: WITHOUT_NAME,
    fields: ["place"],
  });
  unnamed = id;
});
afterAll(() => house.close());

type Caller = (input: unknown) => Promise<unknown>;

/** All that reaches a person who calls a procedure: its answer, or the words of its refusal. */
async function heard(path: string, who: StaffContext, input: unknown): Promise<string> {
  const session = { id: "none", expiresAt: new Date(Date.now() + 3_600_000), mustChangePassword: false };
  let unexpected: unknown;
  const request: RequestContext = {
    app: house.app,
    signedIn: { ...who, session },
    keepSession: () => undefined,
    dropSession: () => undefined,
    report: ({ error }) => {
      unexpected = error;
    },
  };
  const [group = "", verb = ""] = path.split(".");
  const routers = createCaller(appRouter)(request) as unknown as Record<string, Record<string, Caller>>;
  try {
    return JSON.stringify(await routers[group]?.[verb]?.(input)) ?? "";
  } catch (error) {
    if (unexpected) throw unexpected;
    if (!(error instanceof Error) || !(error.cause instanceof DomainError)) throw error;
    return JSON.stringify([error.message, error.cause.reason, error.cause.remedy]);
  }
}

const inputOf = (path: string) => CALLS[path]?.input?.(seed, { code: "spare" });

test.each(DEPARTMENTS.filter((department) => department !== "education" && department !== "insurance"))(
  "%s, which was asked nothing, finds nothing of what the others were asked",
  async (department) => {
    const who = await seed.bureau.department(department, HOME.county);
    for (const path of open) {
      const text = await heard(path, who, inputOf(path));
      for (const secret of [...seed.referral.secrets, NAME, seed.idNumber, seed.childId, WITHOUT_NAME])
        expect(text, path).not.toContain(secret);
    }
  },
);

test("a department that was asked sees its letter and the name that was disclosed, and no file behind it", async () => {
  const school = await seed.bureau.department("education", HOME.county);
  const heardAll: string[] = [];
  for (const path of open) {
    const text = await heard(path, school, inputOf(path));
    heardAll.push(text);
    for (const secret of [seed.childId, seed.idNumber, unnamed, WITHOUT_NAME, seed.referral.intakeId])
      expect(text, path).not.toContain(secret);
  }
  expect(heardAll.join("")).toContain(NAME);
});

test("a name that was not disclosed is nowhere in what the department hears", async () => {
  const insurance = await seed.bureau.department("insurance", HOME.county);
  const paths = { "referrals.asked": {}, "referrals.get": { id: unnamed } };
  for (const path of open) {
    const text = await heard(
      path,
      insurance,
      path in paths ? paths[path as keyof typeof paths] : inputOf(path),
    );
    for (const secret of [NAME, seed.childId, seed.idNumber]) expect(text, path).not.toContain(secret);
  }
  expect(await heard("referrals.get", insurance, { id: unnamed })).toContain(WITHOUT_NAME);
});

test("a request that one desk took down is not another's, of the same department either", async () => {
  const taker = await seed.bureau.department("hotline", HOME.county);
  const what = "来电说石桥村的孩子没有学上";
  const taken = await takeIn(taker, {
    id: crypto.randomUUID(),
    division: HOME.village,
    source: "hotline",
    what,
  });
  expect(await heard("referrals.intake", taker, { id: taken.id })).toContain(what);
  for (const department of ["hotline", "education"] as const) {
    const other = await seed.bureau.department(department, HOME.county);
    for (const [path, input] of [
      ["referrals.intake", { id: taken.id }],
      ["referrals.intakes", {}],
    ] as const)
      expect(await heard(path, other, input)).not.toContain(what);
  }
});
