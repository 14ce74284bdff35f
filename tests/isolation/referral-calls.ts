import type { Call } from "./calls.ts";
import { HOME, type Seed } from "./seed.ts";

const page = { offset: 0, limit: 50 };
const seen = ({ referral }: Seed) => ({ id: referral.referralId, version: 1 });
const letter = { department: "education", text: "请核实", fields: ["name"] };
const step = (more: object): Call => ({
  input: (seed) => ({ ...seen(seed), ...more }),
  stranger: "notFound",
});
const span = { from: "2020-01-01", to: "2099-12-31" };

/** How referrals and requests of families are reached for. */
export const REFERRAL_CALLS: Readonly<Record<string, Call>> = {
  "referrals.accept": { input: seen, stranger: "notFound" },
  "referrals.asked": { input: () => page, stranger: "answers", shows: true },
  "referrals.close": step({ outcome: "withdrawn" }),
  "referrals.draft": { input: ({ childId }) => ({ childId }), stranger: "notFound", shows: true },
  "referrals.exportStatistics": { input: () => span, stranger: "answers" },
  "referrals.finishIntake": {
    input: ({ referral }) => ({ id: referral.intakeId, version: 1, result: "已告知" }),
    stranger: "notFound",
  },
  "referrals.get": {
    input: ({ referral }) => ({ id: referral.referralId }),
    stranger: "notFound",
    shows: true,
  },
  "referrals.intake": {
    input: ({ referral }) => ({ id: referral.intakeId }),
    stranger: "notFound",
    shows: true,
  },
  "referrals.intakes": { input: () => page, stranger: "answers", shows: true },
  "referrals.linkIntake": {
    input: ({ referral, childId }) => ({ id: referral.intakeId, version: 1, childId }),
    stranger: "notFound",
  },
  "referrals.list": { input: () => ({ view: "all" }), stranger: "answers", shows: true },
  "referrals.ofChild": { input: ({ childId }) => ({ childId }), stranger: "notFound", shows: true },
  "referrals.passOn": step({ newId: crypto.randomUUID(), ...letter }),
  "referrals.reply": step({ reply: "refused", text: "不予办理", paper: "来函" }),
  "referrals.send": {
    input: ({ childId }) => ({ id: crypto.randomUUID(), childId, kind: "question", ...letter }),
    stranger: "notFound",
  },
  "referrals.sendMany": {
    input: ({ childId }) => ({ childIds: [childId], item: "NX-3.3-a", ...letter }),
    stranger: "notFound",
  },
  "referrals.statistics": { input: () => span, stranger: "answers" },
  "referrals.takeIn": {
    input: ({ childId }) => ({
      id: crypto.randomUUID(),
      childId,
      division: HOME.village,
      source: "visit",
      what: "再次申请",
    }),
    stranger: "notFound",
  },
};
