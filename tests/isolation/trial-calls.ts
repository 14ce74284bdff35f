import type { Call } from "./calls.ts";
import { HOME, type Seed } from "./seed.ts";

const trial = ({ trial: { id } }: Seed) => ({ id });

/** How trials of a month are reached for. */
export const TRIAL_CALLS: Readonly<Record<string, Call>> = {
  "trials.export": { input: trial, stranger: "notFound" },
  "trials.exportComparison": {
    input: ({ trial: { id, other } }) => ({ ids: [id, other] }),
    stranger: "notFound",
  },
  "trials.form": { input: () => ({ month: "2018-02" }), stranger: "answers" },
  "trials.get": { input: trial, stranger: "notFound", shows: true },
  "trials.list": { stranger: "answers", shows: true },
  "trials.putAway": { input: trial, stranger: "notFound" },
  "trials.rows": { input: trial, stranger: "notFound", shows: true },
  "trials.run": {
    input: () => ({
      newId: crypto.randomUUID(),
      name: "另一次测算",
      month: "2018-02",
      area: HOME.county,
      changes: [{ kind: "amount", parameter: "NX.bothDead.monthly", fen: 90_000 }],
    }),
    stranger: "answers",
    neighbour: "invalid",
  },
};
