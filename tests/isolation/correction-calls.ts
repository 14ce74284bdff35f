import type { Call } from "./calls.ts";
import { HOME, type Seed } from "./seed.ts";

const one = ({ corrections }: Seed) => ({ id: corrections.proposed });
const some = ({ corrections }: Seed) => ({ ids: [corrections.proposed] });
const child = ({ childId }: Seed) => ({ childId });

/** How what is paid afterwards or taken back is reached for. */
export const CORRECTION_CALLS: Readonly<Record<string, Call>> = {
  "corrections.approve": { input: (seed) => ({ ...some(seed), fen: 31_200 }), stranger: "notFound" },
  "corrections.approveAll": { input: () => ({ lines: 1, fen: 31_200 }), stranger: "conflict" },
  "corrections.compute": { input: () => ({ area: HOME.county }), stranger: "answers", neighbour: "invalid" },
  "corrections.decidePlan": {
    input: ({ corrections }) => ({ id: corrections.plan, agreed: true }),
    stranger: "notFound",
  },
  "corrections.dismiss": {
    input: (seed) => ({ ...some(seed), reason: "测试原因" }),
    stranger: "notFound",
  },
  "corrections.get": { input: one, stranger: "notFound", shows: true },
  "corrections.list": { input: () => ({}), stranger: "answers", shows: true },
  "corrections.planRecovery": {
    input: (seed) => ({
      ...child(seed),
      kind: "waiver",
      document: "测试〔2018〕1号",
      reason: "测试原因",
      fen: 10_000,
    }),
    stranger: "notFound",
  },
  "corrections.recovery": { input: child, stranger: "notFound", shows: true },
};
