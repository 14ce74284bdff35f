import { readFile } from "node:fs/promises";
import {
  addAttachment,
  listImportRows,
  previewImport,
  registerChild,
  type StaffContext,
} from "@tongyou/core";
import { checkDigit } from "@tongyou/core/ledger";
import type { TestBureau, TestHouse } from "@tongyou/core/testing";
import { newId, withTenant } from "@tongyou/database";
import { benefitLine, job, monthItem, monthRun, notification } from "@tongyou/database/schema";
import { type ApplicationSeed, seedApplication } from "./seed-applications.ts";
import { type CareSeed, seedCare } from "./seed-care.ts";
import { type CorrectionSeed, seedCorrections } from "./seed-corrections.ts";
import { type PaymentSeed, seedPayments } from "./seed-payments.ts";
import { type PeopleSeed, seedPeople } from "./seed-people.ts";
import { type PlaceSeed, seedPlaces } from "./seed-places.ts";
import { type ProtectionSeed, seedProtection } from "./seed-protection.ts";
import { type ReferralSeed, seedReferral } from "./seed-referral.ts";
import { seedTrial, type TrialSeed } from "./seed-trial.ts";
import { seedVisit, VISIT_NOTE } from "./seed-visit.ts";
import { seedWork, type WorkSeed } from "./seed-work.ts";

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
  jobId: string;
  application: ApplicationSeed;
  care: CareSeed;
  corrections: CorrectionSeed;
  places: PlaceSeed;
  protection: ProtectionSeed;
  payments: PaymentSeed;
  people: PeopleSeed;
  referral: ReferralSeed;
  trial: TrialSeed;
  work: WorkSeed;
  visitId: string;
  attachmentId: string;
  notificationId: string;
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
  const { id: importId, names } = await seedImport(officer);
  const monthId = await seedMonth(officer, childId);
  const jobId = await seedJob(officer, monthId);
  const visitId = await seedVisit(officer, childId, HOME.village);
  const where = { childId, division: HOME.village, town: HOME.town };
  const protection = await seedProtection(bureau, officer, where);
  const referral = await seedReferral(officer, { childId, division: HOME.village });
  const places = await seedPlaces(officer, { childId, village: HOME.village, county: HOME.county });
  const payments = await seedPayments(officer, { childId, village: HOME.village, town: HOME.town });
  const people = await seedPeople(bureau, officer, HOME);
  const application = await seedApplication(officer, childId);
  const care = await seedCare(officer, childId);
  const corrections = await seedCorrections(bureau, officer, { childId, division: HOME.village });
  const trial = await seedTrial(officer, { childId, division: HOME.village });
  const work = await seedWork(bureau, HOME);
  const attachmentId = await seedAttachment(officer, childId);
  const notificationId = await seedNotification(officer, childId);
  const secrets = [
    NAME,
    ...names,
    idNumber,
    idNumber.slice(-4),
    childId,
    importId,
    monthId,
    jobId,
    attachmentId,
    notificationId,
  ];
  return {
    bureau,
    officer,
    idNumber,
    childId,
    importId,
    monthId,
    jobId,
    application,
    care,
    corrections,
    places,
    protection,
    payments,
    people,
    referral,
    trial,
    work,
    visitId,
    attachmentId,
    notificationId,
    secrets: [
      ...secrets,
      ...application.secrets,
      ...protection.secrets,
      ...care.secrets,
      ...corrections.secrets,
      ...payments.secrets,
      ...people.secrets,
      ...places.secrets,
      ...referral.secrets,
      ...trial.secrets,
      ...work.secrets,
      visitId,
      VISIT_NOTE,
      officer.staff.id,
      officer.staff.login,
    ],
  };
}

/** The fixture ledger of the county, looked at and not yet taken over. */
async function seedImport(officer: StaffContext): Promise<{ id: string; names: string[] }> {
  const file = new URL("../fixtures/ningxia-mini-2018-03.xlsx", import.meta.url);
  const content = (await readFile(file)).toString("base64");
  const { id } = await previewImport(officer, { fileName: "台账.xlsx", content });
  const { rows } = await listImportRows(officer, { id, filter: "all", offset: 0, limit: 50 });
  return { id, names: rows.flatMap(({ name }) => (name && name.length > 2 ? [name] : [])) };
}

async function seedAttachment(officer: StaffContext, childId: string): Promise<string> {
  const base64 = Buffer.from("%PDF-1.7 seeded").toString("base64");
  const file = { ownerKind: "child", ownerId: childId, fileName: `${NAME}的证明.pdf`, base64 } as const;
  return (await addAttachment(officer, file)).id;
}

async function seedNotification(officer: StaffContext, childId: string): Promise<string> {
  const id = newId();
  const told = {
    role: "townSocialWorker",
    kind: "importDone",
    path: `/children/${childId}`,
    at: officer.now(),
  };
  await withTenant(officer.db, { tenant: officer.tenant, area: officer.area }, (tx) =>
    tx.insert(notification).values({ id, division: HOME.village, childId, ...told }),
  );
  return id;
}

/** A job that nobody has begun to work on. */
async function seedJob(officer: StaffContext, monthId: string): Promise<string> {
  const id = newId();
  const asked = { askedBy: officer.staff.id, askedAt: officer.now() };
  await withTenant(officer.db, { tenant: officer.tenant, area: officer.area }, (tx) =>
    tx.insert(job).values({
      id,
      division: HOME.county,
      kind: "months.calculate",
      subject: monthId,
      input: {},
      state: "open",
      ...asked,
    }),
  );
  return id;
}

async function seedMonth(officer: StaffContext, childId: string): Promise<string> {
  const id = newId();
  const { pack } = officer.tenant;
  const money = { class: "NX.bothDead", fen: 73_700 };
  const change = { new: 1, stopped: 0, changed: 0, unchanged: 0, needs: 0, choice: 0, review: 0, none: 0 };
  const totals = { children: 1, paid: 1, fen: money.fen, previousFen: 0, joinedFen: money.fen, leftFen: 0 };
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
      fixedAt: now,
    });
  });
  return id;
}
