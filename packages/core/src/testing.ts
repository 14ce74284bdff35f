import { randomBytes } from "node:crypto";
import { existsSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { newId, type TenantRef, withControl, withTenant } from "@tongyou/database";
import { nationalStaff, staff, tenant } from "@tongyou/database/schema";
import { type TestDatabase, testDatabase } from "@tongyou/database/testing";
import { eq } from "drizzle-orm";
import { digestPassword } from "./access/password.ts";
import { staffContextOf } from "./access/resolve-session.ts";
import { AREA_LEVELS, type Department, type TenantRole } from "./access/roles.ts";
import { folderStore } from "./attachments/folder-store.ts";
import type { AppContext, NationalContext, StaffContext } from "./context.ts";
import { areaRange, divisionsUnder } from "./divisions/index.ts";
import { directQueue } from "./jobs/direct-queue.ts";
import { packLibrary } from "./packs.ts";
import { openAccount } from "./staff/open-account.ts";

/** Of every account made here. */
export const TEST_PASSWORD = "correct horse 27 battery";

/** The built packs of this repository: `npm run build` makes them. */
const PACKS = fileURLToPath(new URL("../../../plugins/dist/", import.meta.url));

export type TestBureau = {
  ref: TenantRef & { division: string };
  /** A member of staff with this role; the same one for the same role and area. */
  staff(role: TenantRole, area?: string): Promise<StaffContext>;
  /** Another person with the same role and area. */
  another(role: TenantRole, area?: string): Promise<StaffContext>;
  /** Somebody of another department, for the same county unless told otherwise. */
  department(department: Department, area?: string): Promise<StaffContext>;
};

export type TestHouse = {
  app: AppContext;
  /** A bureau of its own for the calling test: Ningxia with its pack unless told otherwise. */
  bureau(options?: { division?: string; pack?: string }): Promise<TestBureau>;
  /** A national administrator of its own. */
  national(): Promise<NationalContext>;
  close(): Promise<void>;
};

/**
 * A database with everything a verb needs, that of the test run unless another is given; close it in `afterAll`. One of
 * its own is for what works on all bureaus there are: of the run's, other tests are at work in some.
 */
export function testHouse(database: TestDatabase = testDatabase()): TestHouse {
  const files = join(tmpdir(), `tongyou-files-${randomBytes(8).toString("hex")}`);
  const app: AppContext = {
    db: database.db,
    packs: packLibrary(PACKS),
    files: folderStore(files),
    jobs: directQueue,
    requestId: "test-request",
    now: () => new Date(),
  };
  return {
    app,
    bureau: async ({ division = "640000000000", pack = "ningxia" } = {}) => {
      // Without the build a bureau is pinned to a pack that is not there; verbs that ask it then say so.
      const built = existsSync(PACKS) ? app.packs.find(pack) : undefined;
      const pinned = built ? { packVersion: built.version, packHash: built.hash } : {};
      const ref = await database.tenant({ division, pack, ...pinned });
      return bureauOf(app, { ...ref, division });
    },
    national: () => nationalOf(app),
    close: async () => {
      rmSync(files, { recursive: true, force: true });
      await database.close();
    },
  };
}

function bureauOf(app: AppContext, ref: TenantRef & { division: string }): TestBureau {
  const known = new Map<string, Promise<StaffContext>>();
  const another = (role: TenantRole, area = usualArea(role, ref.division)) => employ(app, ref, role, area);
  return {
    ref,
    another,
    department: (department, area = usualArea("departmentStaff", ref.division)) =>
      employ(app, ref, "departmentStaff", area, department),
    staff(role, area = usualArea(role, ref.division)) {
      const key = `${role} ${area}`;
      const made = known.get(key) ?? another(role, area);
      known.set(key, made);
      return made;
    },
  };
}

/** 隆德县, and in it its first town and village, for a bureau of Ningxia; likewise the first ones elsewhere. */
function usualArea(role: TenantRole, region: string): string {
  if (role === "tenantAdmin" || role === "auditor") return region;
  const county = region === "640000000000" ? "640423000000" : divisionsUnder(region, 3)[0]?.code;
  const level = role === "departmentStaff" ? 3 : (AREA_LEVELS[role].at(-1) ?? 3);
  const place = county === undefined ? undefined : divisionsUnder(county, level)[0];
  if (!place) throw new Error(`no place of level ${level} in ${region}`);
  return place.code;
}

async function employ(
  app: AppContext,
  ref: TenantRef & { division: string },
  role: TenantRole,
  area: string,
  department: Department = "education",
): Promise<StaffContext> {
  const scope = { tenant: ref, area: areaRange(ref.division) };
  const login = `${role.toLowerCase()}-${randomBytes(4).toString("hex")}`;
  const person = await withTenant(app.db, scope, async (tx) => {
    const account = { login, name: `测试${role}`, role, area, password: TEST_PASSWORD };
    const of = role === "departmentStaff" ? { department } : {};
    const id = await openAccount(tx, { ...account, ...of, mustChangePassword: false, createdBy: null });
    const [row] = await tx.select().from(staff).where(eq(staff.id, id));
    return row;
  });
  const [bureau] = await withControl(app.db, (tx) =>
    tx.select().from(tenant).where(eq(tenant.number, ref.number)),
  );
  if (!bureau || !person) throw new Error("the bureau or its new member of staff is not there");
  return staffContextOf(app, bureau, person);
}

async function nationalOf(app: AppContext): Promise<NationalContext> {
  const person = { id: newId(), login: `national-${randomBytes(4).toString("hex")}`, name: "全国管理员" };
  const passwordHash = await digestPassword(TEST_PASSWORD);
  await withControl(app.db, (tx) =>
    tx.insert(nationalStaff).values({ ...person, passwordHash, mustChangePassword: false }),
  );
  return { ...app, staff: { ...person, role: "nationalAdmin" } };
}
