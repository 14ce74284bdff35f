import type { Call } from "./calls.ts";
import { HOME, type Seed } from "./seed.ts";

const page = { offset: 0, limit: 50 };
const DAY = "2026-01-05";
const ofChild = ({ childId }: Seed) => ({ childId });
const institution = ({ places }: Seed) => ({ id: places.institutionId });
const entrusted = ({ places }: Seed) => ({ id: places.entrustmentId });

/** How institutions, placements and entrustments are reached for. The register is the whole bureau's, and names no child. */
export const PLACE_CALLS: Readonly<Record<string, Call>> = {
  "entrustments.confirm": { input: (seed) => ({ ...entrusted(seed), version: 1 }), stranger: "notFound" },
  "entrustments.end": {
    input: (seed) => ({ ...entrusted(seed), version: 1, on: DAY, how: "other", why: "测试原因" }),
    stranger: "notFound",
  },
  "entrustments.form": { input: ofChild, stranger: "notFound", shows: true },
  "entrustments.list": { input: () => ({ view: "waiting" }), stranger: "answers", shows: true },
  "entrustments.ofChild": { input: ofChild, stranger: "notFound", shows: true },
  "entrustments.print": { input: entrusted, stranger: "notFound" },
  "entrustments.record": {
    input: ({ childId }) => ({
      id: crypto.randomUUID(),
      childId,
      guardians: [{ name: "某某", relation: "父亲" }],
      carer: { name: "某某", relation: "爷爷", birthDate: "1960-05-05" },
      reason: "work",
      from: "2026-01-05",
      until: "2026-12-31",
      signedOn: DAY,
      capable: "yes",
      bars: {},
      opinion: { heard: false, text: "年幼" },
      contactDays: 7,
    }),
    stranger: "notFound",
  },
  "institutions.agree": {
    input: ({ places }) => ({
      id: crypto.randomUUID(),
      entruster: places.institutionId,
      entrusted: places.otherId,
      signedOn: DAY,
      from: DAY,
      until: "2026-12-31",
    }),
    stranger: "notFound",
  },
  "institutions.employ": {
    input: ({ places, officer }) => ({
      institution: places.institutionId,
      staff: officer.staff.id,
      belongs: true,
    }),
    stranger: "notFound",
    neighbour: "notFound",
  },
  "institutions.endAgreement": {
    input: ({ places }) => ({ id: places.agreementId, on: DAY, why: "测试原因" }),
    stranger: "notFound",
  },
  "institutions.get": { input: institution, stranger: "notFound", neighbour: "answers" },
  "institutions.list": { input: () => ({}), stranger: "answers" },
  "institutions.receive": {
    input: ({ places, childId }) => ({ transfer: places.transferId, childId, on: DAY, receipt: "人档相符" }),
    stranger: "notFound",
  },
  "institutions.record": {
    input: ({ places }) => ({
      id: crypto.randomUUID(),
      institution: places.institutionId,
      kind: "licence",
      day: DAY,
      name: "法人证书",
    }),
    stranger: "notFound",
  },
  "institutions.residents": {
    input: ({ places }) => ({ institution: places.institutionId, ...page }),
    stranger: "notFound",
    neighbour: ["answers", "notFound"],
    shows: true,
  },
  "institutions.save": {
    input: ({ places }) => ({
      id: places.institutionId,
      version: 1,
      division: HOME.county,
      name: "改名的机构",
      kind: "welfareInstitution",
      nature: "public",
      state: "open",
      beds: null,
    }),
    stranger: ["notFound", "invalid"],
    neighbour: "invalid",
  },
  "institutions.transfer": {
    input: ({ places }) => ({
      id: crypto.randomUUID(),
      from: places.institutionId,
      to: places.otherId,
      on: DAY,
      reason: "测试原因",
      decidedBy: "民政局",
    }),
    stranger: "notFound",
  },
  "placements.check": {
    input: ({ childId }) => ({ childId, kind: "kinship", from: DAY }),
    stranger: "notFound",
  },
  "placements.end": {
    input: ({ places }) => ({ id: places.placementId, version: 1, on: DAY, how: "other", why: "测试原因" }),
    stranger: "notFound",
  },
  "placements.ofChild": { input: ofChild, stranger: "notFound", shows: true },
  "placements.place": {
    input: ({ childId }) => ({
      id: crypto.randomUUID(),
      version: 1,
      childId,
      kind: "kinship",
      carer: { name: "某某", relation: "叔叔" },
      from: DAY,
      basis: "决定",
      decidedBy: "民政局",
    }),
    stranger: "notFound",
  },
  "placements.step": {
    input: ({ places }) => ({
      id: crypto.randomUUID(),
      placement: places.placementId,
      kind: "handOver",
      day: DAY,
      text: "交接",
    }),
    stranger: "notFound",
  },
};
