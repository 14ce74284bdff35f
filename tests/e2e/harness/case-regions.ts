import type { FactName, IncidentKind } from "@tongyou/policy";

/** What of a region's documents a case of protection shows there, beside the words that come from its pack. */
export type CaseRegion = {
  bureau: string;
  /** Clause that asks for failed police education before temporary guardianship. */
  education: string | null;
  /** What the assessment finds, and the day it happened. */
  incident: { kind: IncidentKind; on: string };
  /** What the term of the document needs to be known, from a day on; the title of the term and when it runs out. */
  term: {
    facts: readonly { name: FactName; value: unknown; from: string }[];
    title: string;
    due: string;
  } | null;
  /** Everyday prevention stands before the report. */
  prevention: boolean;
  /** The county answers for the report itself: it is among what it has to do. */
  ownsReport: boolean;
};

const missing = (since: string) =>
  (["father.statuses", "mother.statuses"] as const).map((name) => ({
    name,
    value: [{ status: "notFound", since }],
    from: since,
  }));

export const CASE_REGIONS: readonly CaseRegion[] = [
  {
    bureau: "ningxia",
    education: "NX-3.4-c",
    incident: { kind: "street", on: "2024-02-20" },
    term: { facts: missing("2024-02-20"), title: "流浪儿童救助满两年", due: "2026-02-20" },
    prevention: false,
    ownsReport: true,
  },
  {
    bureau: "zhengzhou",
    education: null,
    incident: { kind: "abuse", on: "2026-01-04" },
    term: null,
    prevention: false,
    ownsReport: true,
  },
  {
    bureau: "licheng",
    education: "LC-3.4-f",
    incident: { kind: "traffickedRescued", on: "2025-02-20" },
    term: { facts: missing("2025-02-20"), title: "解救满一年寻亲无着", due: "2026-02-20" },
    prevention: false,
    ownsReport: true,
  },
  {
    bureau: "mentougou",
    education: "MTG-3.1-p",
    incident: { kind: "abandonment", on: "2026-01-04" },
    term: {
      facts: [
        { name: "birthDate", value: "2015-05-05", from: "2015-05-05" },
        {
          name: "father.statuses",
          value: [{ status: "refusesDuty", since: "2025-08-20" }],
          from: "2025-08-20",
        },
      ],
      title: "拒不履行监护职责满六个月",
      due: "2026-02-20",
    },
    prevention: true,
    ownsReport: false,
  },
];
