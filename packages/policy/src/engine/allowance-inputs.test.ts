import { expect, test } from "vitest";
import { allowance, dibao, packWith } from "../../test/stacking-pack.ts";
import { tinyPack } from "../../test/tiny-pack.ts";
import type { Facts } from "../facts/vocabulary.ts";
import { allowanceInputs, movedBy } from "./allowance-inputs.ts";
import { compile } from "./policy.ts";
import type { Standards } from "./types.ts";

const schemes = [dibao, allowance];
const packs = [
  packWith({ kind: "exclusive", schemes }),
  packWith({ kind: "exclusive", keeps: "dibao", schemes }),
  packWith({ kind: "highestOf", when: "anyTwo", schemes }),
  packWith({ kind: "topUp", schemes }),
  packWith({ kind: "onTop", schemes }),
  tinyPack,
].map((pack) => [pack.stackings[0]?.kind ?? "", pack] as const);
const VALUES = {
  birthDate: [undefined, "2010-05-05", "2000-01-01"],
  hukouType: [undefined, "rural", "urban"],
  careArrangement: [undefined, "institution", "kinship"],
  "father.statuses": [undefined, [{ status: "deceased" }], [{ status: "normal" }]],
  "mother.statuses": [[{ status: "deceased" }], [{ status: "imprisoned", since: "2017-01-01" }]],
  benefitsDrawn: [undefined, [], ["dibao"], ["tekun"]],
  drawnFen: [undefined, 0, 90_000, 500_000],
} as const;
const children = Object.entries(VALUES).reduce<Facts[]>(
  (all, [name, values]) =>
    all.flatMap((facts) =>
      values.map((value) => (value === undefined ? facts : { ...facts, [name]: value })),
    ),
  [{}],
);
const ON = "2019-06-30";

test.each(packs)("a child whom an amount is said not to move is decided the same by any: %s", (_, pack) => {
  const policy = compile(pack);
  const before = children.map((facts) => ({ facts, decision: policy.decide(facts, { on: ON }) }));
  let untouched = 0;
  for (const { id } of pack.parameters) {
    const moves = movedBy(pack, new Set([id]));
    const still = before.filter(({ facts, decision }) => !moves(facts, decision));
    untouched += still.length;
    for (const fen of [1, 85_000, 600_000]) {
      const standards: Standards = { parameters: { [id]: [{ from: ON, fen, source: "" }] } };
      const wrong = still.filter(
        ({ facts, decision }) =>
          JSON.stringify(policy.decide(facts, { on: ON, standards })) !== JSON.stringify(decision),
      );
      expect(wrong.slice(0, 3)).toEqual([]);
    }
  }
  expect(untouched).toBeGreaterThan(children.length / 2);
});

test("the allowance rests on what its classes pay and on the readings behind them", () => {
  const { parameters, readings } = allowanceInputs(tinyPack);
  expect([...parameters].sort()).toEqual(["TY.high.monthly", "TY.low.monthly"]);
  expect([...readings]).toEqual(["TY-1.ill"]);
});
