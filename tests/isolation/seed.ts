import { createHash } from "node:crypto";
import { registerChild, type StaffContext } from "@tongyou/core";
import { checkDigit } from "@tongyou/core/ledger";
import type { TestBureau, TestHouse } from "@tongyou/core/testing";
import { newId, sealFile, tenantKey, withTenant } from "@tongyou/database";
import { benefitLine, importBatch, importRow, monthItem, monthRun } from "@tongyou/database/schema";

/** The village the child lives in, and what contains it. */
export const HOME = { village: "640423100012", town: "640423100000", county: "640423000000" } as const;
export const NAME = "石榴向晚";

/** A bureau with one child, one import, one month and its staff: what strangers try to reach. */
export type Seed = {
  bureau: TestBureau;
  officer: StaffContext;
  idNumber: string;
  childId: string;
  importId: string;
  monthId: string;
  /** Texts no stranger may see in any answer or error. */
  secrets: string[];
};

/** A made-up ID number that ends in X: no hash or id contains its tail by chance. */
function madeUpIdNumber(): string {
  for (let serial = 100; ; serial++) {
    const seventeen = `64042320100517${serial}`;
    if (checkDigit(seventeen) === "X") return `${seventeen}X`;
  }
}

export async function seedBureau(house: TestHouse): Promise<Seed> {
  const bureau = await house.bureau();
  const officer = await bureau.staff("countyOfficer", HOME.county);
  const idNumber = madeUpIdNumber();
  const registered = { name: NAME, idNumber, division: HOME.village, evidence: "户口簿" };
  const { id: childId } = await registerChild(officer, registered);
  const importId = await seedImport(officer, childId);
  const monthId = await seedMonth(officer, childId);
  const secrets = [NAME, idNumber, idNumber.slice(-4), childId, importId, monthId];
  return {
    bureau,
    officer,
    idNumber,
    childId,
    importId,
    monthId,
    secrets: [...secrets, officer.staff.id, officer.staff.login, bureau.ref.code],
  };
}

async function seedImport(officer: StaffContext, childId: string): Promise<string> {
  const key = await tenantKey(officer.db, officer.tenant);
  const id = newId();
  const at = { division: HOME.county, pack: officer.tenant.pack.id, referenceDate: "2018-03-31" };
  const counts = { rows: 1, new: 1, changed: 0, unchanged: 0, warned: 0, rejected: 0, skipped: 0, absent: 0 };
  await withTenant(officer.db, { tenant: officer.tenant, area: officer.area }, async (tx) => {
    await tx.insert(importBatch).values({
      ...at,
      id,
      fileName: `${NAME}.xlsx`,
      fileHash: createHash("sha256").update(id).digest("hex"),
      file: sealFile(key, Buffer.from(NAME)),
      state: "previewed",
      counts,
      problems: [],
      columns: { recognised: 1, unknown: [] },
      total: 1,
      createdBy: officer.staff.id,
    });
    await tx.insert(importRow).values({
      importId: id,
      row: 5,
      division: HOME.village,
      verdict: "accepted",
      change: "new",
      childId,
      name: NAME,
      problems: [],
      differences: [],
    });
  });
  return id;
}

async function seedMonth(officer: StaffContext, childId: string): Promise<string> {
  const id = newId();
  const { pack } = officer.tenant;
  const money = { class: "NX.bothDead", fen: 73_700 };
  const change = { new: 1, stopped: 0, changed: 0, unchanged: 0, needs: 0, choice: 0, review: 0, none: 0 };
  const totals = { children: 1, paid: 1, fen: money.fen, previousFen: 0, joinedFen: money.fen, leftFen: 0 };
  const groups = { inDifficulty: "yes", orphan: "yes", deFacto: "undefined", leftBehind: "undefined" };
  const lists = { entitlements: {}, conflicts: [], needs: [], reviews: [] };
  const now = officer.now();
  await withTenant(officer.db, { tenant: officer.tenant, area: officer.area }, async (tx) => {
    await tx.insert(monthRun).values({
      id,
      division: HOME.county,
      month: "2018-02",
      state: "submitted",
      pack: pack.id,
      packVersion: pack.version,
      packHash: pack.hash,
      totals: { ...totals, changedFen: 0, counts: change, byClass: [] },
      calculatedBy: officer.staff.id,
      calculatedAt: now,
      submittedBy: officer.staff.id,
      submittedAt: now,
    });
    await tx.insert(monthItem).values({
      runId: id,
      childId,
      division: HOME.village,
      change: "new",
      status: "decided",
      ...money,
      decision: { categories: {}, ...groups, ...lists, allowance: { status: "decided", ...money } },
    });
    await tx.insert(benefitLine).values({
      id: newId(),
      childId,
      division: HOME.village,
      benefit: "NX.allowance",
      month: "2018-01",
      ...money,
      runId: id,
      receipt: {},
      reason: { zh: "双亲均已死亡", en: "both parents are dead" },
      fixedAt: now,
    });
  });
  return id;
}
