import type {
  AskedEntry,
  AskedReferral,
  Intake,
  PartyStatistics,
  ReferralDraft,
  ReferralRow,
  RequestStatistics,
  SentView,
} from "@tongyou/core/schemas";
import { stand } from "./desk-server.ts";

export const [A, B, C] = [
  "0190a000-0000-7000-8000-00000000000a",
  "0190a000-0000-7000-8000-00000000000b",
  "0190a000-0000-7000-8000-00000000000c",
];
export const LETTER = {
  id: A,
  number: "X20180402-482913",
  kind: "question",
  department: "education",
  institution: null,
  about: null,
  clause: null,
  text: "请核实是否住校",
  askedBy: "郑秀珍",
  askedAt: "2018-04-02T01:00:00.000Z",
  due: { on: "2018-04-01", from: "bureau", overdue: true },
  state: "sent",
} as const;
const ROW: ReferralRow = {
  ...LETTER,
  childId: B,
  name: "马小云",
  place: "城关镇红崖社区",
  outcome: null,
  repliedAt: null,
  paperNeeded: false,
};
const FIELDS = [
  { key: "name", label: { zh: "儿童姓名", en: "Name" }, value: { zh: "马小云", en: "马小云" } },
  {
    key: "idNumber",
    label: { zh: "公民身份号码", en: "ID number" },
    value: { zh: "****123X", en: "****123X" },
  },
  { key: "fact:boarding", label: { zh: "住校", en: "Boarding" }, value: { zh: "是", en: "yes" } },
];
export const ANSWERED: SentView = {
  ...ROW,
  view: "sent",
  state: "answered",
  version: 3,
  fields: FIELDS.slice(0, 1),
  fact: "boarding",
  serviceId: null,
  form: null,
  intake: null,
  acceptedAt: null,
  acceptedBy: null,
  reply: {
    reply: "answered",
    text: "班主任已核实",
    yes: true,
    value: null,
    lines: [],
    on: "2018-03-01",
    clause: null,
    rightDepartment: null,
    paper: null,
    by: "吴志刚",
    at: "2018-04-02T02:00:00.000Z",
  },
  closed: null,
  follows: null,
  followedBy: null,
  childVersion: 7,
};
export const ASKED: AskedReferral = {
  ...LETTER,
  view: "asked",
  name: "马小云",
  version: 1,
  fact: null,
  form: null,
  fields: FIELDS.slice(0, 1),
  acceptedAt: null,
  reply: null,
};
const DRAFT: ReferralDraft = {
  child: { id: B, name: "马小云" },
  intake: null,
  item: null,
  service: null,
  fields: FIELDS.map((field) => ({ ...field, inFull: field.key === "idNumber" })),
  suggested: [],
  reachable: ["education"],
  institutions: [
    {
      id: C,
      name: "启明康复中心",
      kind: { zh: "残疾儿童康复机构", en: "Rehabilitation body" },
      reachable: true,
    },
  ],
  forms: [],
  due: { question: "2018-04-09", service: null, entitlement: null },
};
const STATISTICS: PartyStatistics = {
  department: "education",
  institution: null,
  asked: 9,
  inTime: 4,
  late: 1,
  waiting: 4,
  overdue: 2,
  returned: 1,
  refused: 0,
  medianDays: 3,
};
const REQUESTS: RequestStatistics = { source: "phone", taken: 6, finished: 4, medianDays: 5 };
export const INTAKE: Intake = {
  id: C,
  number: "S20180402-118204",
  source: "phone",
  place: "城关镇红崖社区",
  takenBy: "郑秀珍",
  takenAt: "2018-04-02T01:00:00.000Z",
  referrals: 2,
  closed: 1,
  finished: false,
  childName: "马小云",
  version: 2,
  division: "640423100004",
  child: { id: B, name: "马小云" },
  applicant: "祖母王某",
  phone: null,
  what: "伙食费交不上",
  result: null,
  parts: [ROW],
  mayFinish: true,
};

export const CASE: AskedEntry = {
  of: "case",
  id: C,
  kind: "joint",
  party: "education",
  question: "请说明到校情况",
  askedBy: "王秀兰",
  askedAt: "2018-04-02T01:00:00.000Z",
  dueOn: "2018-04-01",
  answer: null,
  caseNumber: "P20180401-482913",
  overdue: true,
};

const FOUND = { id: B, name: "马小云", idNumber: "****123X", divisionName: "红崖社区" };

export function desk(
  sent: unknown[] = [],
  referral: SentView | AskedReferral = ANSWERED,
  intake: Intake = INTAKE,
) {
  const { procedure, router } = stand;
  const loose = procedure.input((input) => input);
  const keep = loose.mutation(({ input }) => {
    sent.push(input);
    return { id: A, number: LETTER.number, version: 4 };
  });
  return router({
    referrals: {
      list: loose.query(({ input }) => {
        sent.push(input);
        return { rows: [ROW], total: 1 };
      }),
      statistics: loose.query(() => ({
        from: "2018-01-01",
        to: "2018-04-02",
        parties: [STATISTICS],
        requests: [REQUESTS],
      })),
      asked: loose.query(() => ({ rows: [{ of: "referral", ...ASKED }, CASE], total: 2 })),
      get: loose.query(() => referral),
      draft: loose.query(() => DRAFT),
      intake: loose.query(() => intake),
      send: keep,
      reply: keep,
      close: keep,
      takeIn: keep,
      linkIntake: keep,
    },
    protection: { answer: keep },
    children: { list: loose.query(() => ({ rows: [FOUND], total: 1 })) },
    attachments: { list: loose.query(() => []) },
  });
}
