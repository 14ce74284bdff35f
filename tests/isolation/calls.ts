import { APPLICATION_CALLS } from "./application-calls.ts";
import { AWARD_CALLS } from "./award-calls.ts";
import { CARE_CALLS } from "./care-calls.ts";
import { CORRECTION_CALLS } from "./correction-calls.ts";
import { PAYMENT_CALLS } from "./payment-calls.ts";
import { PEOPLE_CALLS } from "./people-calls.ts";
import { PLACE_CALLS } from "./place-calls.ts";
import { PROTECTION_CALLS } from "./protection-calls.ts";
import { REFERRAL_CALLS } from "./referral-calls.ts";
import { HOME, type Seed } from "./seed.ts";
import { TRIAL_CALLS } from "./trial-calls.ts";
import { VISIT_CALLS } from "./visit-calls.ts";
import { WORK_CALLS } from "./work-calls.ts";

/**
 * How to call one procedure so that it reaches for the seeded bureau.
 * `input`: what everybody sends, with the ids of that bureau. `stranger`: what another bureau's staff must get
 * with it: a refusal of this code, or an answer that shows nothing of the seeded bureau. `neighbour`: the same for
 * the same bureau's staff of another area, where it differs. `shows`: the bureau's own staff see a secret in the
 * answer, which proves that looking for it in the others' answers finds something.
 */
export type Call = {
  input?(seed: Seed, spare: { code: string }): unknown;
  stranger: Outcome | Outcome[];
  neighbour?: Outcome | Outcome[];
  shows?: true;
};
export type Outcome = "answers" | "notFound" | "invalid" | "forbidden" | "conflict" | "tooMany";

const page = { offset: 0, limit: 50 };
const child = ({ childId: id }: Seed) => ({ id });
const batch = ({ importId: id }: Seed) => ({ id });
const month = ({ monthId: id }: Seed) => ({ id });
const colleague = ({ officer }: Seed) => ({ id: officer.staff.id });
const owned = ({ childId }: Seed) => ({ ownerKind: "child", ownerId: childId });
const because = { reason: "测试原因" };

/** Every procedure of the product. One that is missing here fails the suite. */
export const CALLS: Readonly<Record<string, Call>> = {
  ...APPLICATION_CALLS,
  "attachments.add": {
    input: (seed) => ({
      ...owned(seed),
      fileName: "x.pdf",
      base64: Buffer.from("%PDF-1.7").toString("base64"),
    }),
    stranger: ["notFound", "forbidden"],
  },
  "attachments.list": { input: owned, stranger: ["notFound", "forbidden"], shows: true },
  "attachments.remove": {
    input: ({ attachmentId: id }) => ({ id, ...because }),
    stranger: "notFound",
  },
  "audit.list": { input: () => page, stranger: "answers", shows: true },
  "audit.verify": { stranger: "answers" },
  "auth.bureaus": { stranger: "answers" },
  "auth.changePassword": {
    input: () => ({ current: "not the password", next: "seven green 14 kettles" }),
    stranger: "invalid",
  },
  "auth.me": { stranger: "answers" },
  "auth.signIn": {
    input: ({ officer }) => ({
      bureau: officer.tenant.code,
      login: officer.staff.login,
      password: "not the password",
    }),
    stranger: ["invalid", "tooMany"],
  },
  "auth.signOut": { stranger: "answers" },
  "childMoney.get": { input: child, stranger: "notFound", shows: true },
  "childMoney.print": { input: (seed) => ({ ...child(seed), purpose: "监护人查询" }), stranger: "notFound" },
  "children.accessLog": { input: child, stranger: "notFound", shows: true },
  "children.close": {
    input: (seed) => ({ ...child(seed), version: 1, on: "2018-03-31", reason: "moved" }),
    stranger: "notFound",
  },
  "children.explain": { input: child, stranger: "notFound", shows: true },
  "children.get": { input: child, stranger: "notFound", shows: true },
  "children.list": { input: ({ idNumber }) => ({ q: idNumber.slice(-4) }), stranger: "answers", shows: true },
  "children.print": { input: (seed) => ({ ...child(seed), purpose: "归档" }), stranger: "notFound" },
  "children.recordContact": {
    input: (seed) => ({ ...child(seed), version: 1, guardianName: "测试监护人", evidence: "户口簿" }),
    stranger: "notFound",
  },
  "children.recordFact": {
    input: (seed) => ({
      ...child(seed),
      version: 1,
      name: "hasHukou",
      value: true,
      from: "2018-03-01",
      evidence: "户口簿",
    }),
    stranger: "notFound",
  },
  "children.register": {
    // Another bureau opens its own file for that number, once; that one is here makes no difference there.
    input: ({ idNumber }) => ({ name: "另一个孩子", idNumber, division: HOME.village, evidence: "户口簿" }),
    stranger: ["answers", "conflict", "forbidden"],
    neighbour: ["conflict", "forbidden"],
  },
  "children.reopen": {
    input: (seed) => ({ ...child(seed), version: 1, from: null, ...because }),
    stranger: "notFound",
  },
  "children.timeline": { input: child, stranger: "notFound", shows: true },
  "divisions.list": { input: () => ({ parent: HOME.village }), stranger: "answers", neighbour: "notFound" },
  "imports.confirm": { input: (seed) => ({ ...batch(seed), version: 1 }), stranger: "notFound" },
  "imports.get": { input: batch, stranger: "notFound", shows: true },
  "imports.list": { stranger: "answers", shows: true },
  "imports.markedWorkbook": { input: batch, stranger: "notFound" },
  "imports.preview": {
    input: () => ({ fileName: "x.xlsx", content: Buffer.from("not a workbook").toString("base64") }),
    stranger: "invalid",
  },
  "imports.rows": { input: batch, stranger: "notFound", shows: true },
  "imports.undo": { input: (seed) => ({ ...batch(seed), version: 1, ...because }), stranger: "notFound" },
  "jobs.cancel": { input: (seed) => ({ id: seed.jobId }), stranger: "notFound" },
  "jobs.of": { input: (seed) => ({ subject: seed.monthId }), stranger: "answers", shows: true },
  "jobs.resume": { input: (seed) => ({ id: seed.jobId }), stranger: "notFound" },
  "months.approve": { input: (seed) => ({ ...month(seed), version: 1 }), stranger: "notFound" },
  "months.calculate": {
    input: () => ({ month: "2018-03", area: HOME.county }),
    stranger: "answers",
    neighbour: "invalid",
  },
  "months.choose": {
    input: (seed) => ({
      ...month(seed),
      childId: seed.childId,
      clause: "NX-3.1-j",
      chosen: "allowance",
      ...because,
    }),
    stranger: "notFound",
  },
  "months.get": { input: month, stranger: "notFound", shows: true },
  "months.items": { input: (seed) => ({ ...month(seed), filter: "all" }), stranger: "notFound", shows: true },
  "months.list": { stranger: "answers", shows: true },
  "months.roster": { input: month, stranger: "notFound" },
  "months.sendBack": { input: (seed) => ({ ...month(seed), version: 1, ...because }), stranger: "notFound" },
  "months.submit": { input: (seed) => ({ ...month(seed), version: 1 }), stranger: "notFound" },
  "national.packs": { stranger: "forbidden" },
  "national.provision": {
    input: (_, { code }) => ({
      code: `${code}-2`,
      name: "测试单位",
      division: "640300000000",
      pack: "ningxia",
      adminLogin: "admin",
      adminName: "管理员",
    }),
    stranger: "forbidden",
  },
  "national.resume": { input: (_, { code }) => ({ code }), stranger: "forbidden" },
  "national.suspend": { input: (_, { code }) => ({ code, ...because }), stranger: "forbidden" },
  "national.tenants": { stranger: "forbidden" },
  "notifications.address": { stranger: "answers" },
  "notifications.channels": { stranger: "answers" },
  "notifications.list": { input: () => page, stranger: "answers" },
  "notifications.markRead": {
    input: ({ notificationId: id }) => ({ id }),
    stranger: "notFound",
  },
  "notifications.setAddress": { input: () => ({ email: null }), stranger: "answers" },
  "notifications.setChannels": { input: () => ({ mail: "keep", hook: "keep" }), stranger: "answers" },
  "notifications.unread": { stranger: "answers" },
  "policy.book": { stranger: "answers" },
  "policy.chooseReading": {
    input: () => ({
      reading: "NX-2.1-b.mixed",
      option: "include",
      validFrom: "2018-01-01",
      reason: "测试原因",
    }),
    stranger: "answers",
  },
  "policy.clause": { input: () => ({ no: "NX-2.1-a" }), stranger: "answers" },
  "policy.enterSetting": {
    // Ningxia's document leaves nothing to the bureau.
    input: () => ({ setting: "NX.none", value: 3, validFrom: "2018-01-01", reason: "测试原因" }),
    stranger: "invalid",
  },
  "policy.enterStandard": {
    input: () => ({
      parameter: "NX.bothDead.monthly",
      validFrom: "2018-01-01",
      value: 73_700,
      documentNumber: "测试〔2018〕1号",
      issuedOn: "2018-01-01",
    }),
    stranger: "answers",
  },
  "policy.pinPack": {
    // Each bureau may pin its own pack; the one offered is in force there already.
    input: () => ({ from: "2018-03-31", seen: 1, ...because }),
    stranger: ["conflict", "forbidden"],
  },
  "policy.previewStandard": {
    input: () => ({ parameter: "NX.bothDead.monthly", validFrom: "2018-01-01", value: 73_700 }),
    stranger: "answers",
  },
  "policy.previewUpgrade": { input: () => ({ on: "2018-03-31" }), stranger: "answers" },
  "policy.rollBackPack": {
    input: () => ({ from: "2018-03-31", seen: 1, ...because }),
    stranger: ["conflict", "forbidden"],
  },
  "policy.rules": { stranger: "answers" },
  "policy.standardChildren": {
    input: ({ corrections: { preview } }) => ({ id: preview, area: HOME.town }),
    stranger: "notFound",
  },
  "policy.standardPreview": {
    input: ({ corrections: { preview } }) => ({ id: preview }),
    stranger: "notFound",
    shows: true,
  },
  "policy.try": {
    input: () => ({ on: "2018-03-31", facts: { birthDate: "2010-01-01" } }),
    stranger: "answers",
  },
  "policy.upgradeWorkbook": { input: () => ({ on: "2018-03-31" }), stranger: ["answers", "forbidden"] },
  "policy.versions": { stranger: "answers" },
  "staff.create": {
    input: () => ({
      login: `made-${Math.random().toString(36).slice(2, 10)}`,
      name: "测试",
      role: "countyOfficer",
      area: HOME.county,
    }),
    stranger: "answers",
    neighbour: "invalid",
  },
  "staff.list": { stranger: "answers", shows: true },
  "staff.resetPassword": { input: colleague, stranger: "notFound" },
  "staff.update": { input: (seed) => ({ ...colleague(seed), disabled: true }), stranger: "notFound" },
  ...PLACE_CALLS,
  ...PAYMENT_CALLS,
  ...PEOPLE_CALLS,
  ...AWARD_CALLS,
  ...CARE_CALLS,
  ...CORRECTION_CALLS,
  ...PROTECTION_CALLS,
  ...REFERRAL_CALLS,
  ...VISIT_CALLS,
  ...TRIAL_CALLS,
  ...WORK_CALLS,
  "workbench.get": { input: () => ({}), stranger: "answers" },
  "workbench.workload": { input: () => ({ area: HOME.village }), stranger: "answers" },
};
