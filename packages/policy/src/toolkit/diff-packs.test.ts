import { expect, test } from "vitest";
import { tinyPack, tinySource } from "../../test/tiny-pack.ts";
import { assemble } from "../author/pack.ts";
import { compile } from "../engine/policy.ts";
import { readFacts } from "../facts/read-facts.ts";
import { diffDecisions, diffPacks } from "./diff-packs.ts";

const raised = assemble({
  ...tinySource,
  parameters: (tinySource.parameters ?? []).map((one) =>
    one.id === "TY.low.monthly"
      ? { ...one, values: one.values.map((value) => ({ ...value, fen: value.fen + 1 })) }
      : one,
  ),
  stackings: [],
  documents: tinySource.documents.map((document) => ({
    ...document,
    clauses: document.clauses.map((one) =>
      one.no === "TY-3" ? { ...one, became: { as: "informational" as const } } : one,
    ),
  })),
});

const orphan = (rest: object) =>
  readFacts({
    birthDate: "2010-01-01",
    "father.statuses": ["deceased"],
    "mother.statuses": ["deceased"],
    benefitsDrawn: [],
    hardships: [],
    careArrangement: "kinship",
    ...rest,
  });
const side = (pack: typeof tinyPack) => ({ policy: compile(pack), at: { on: "2018-06-30" } });

test("the parts of two packs that differ are named", () => {
  expect(diffPacks(tinyPack, tinyPack)).toEqual([]);
  expect(diffPacks(tinyPack, raised)).toEqual([
    { part: "documents", id: "TY", change: "changed" },
    { part: "parameters", id: "TY.low.monthly", change: "changed" },
    { part: "stackings", id: "TY.exclusion", change: "removed" },
  ]);
});

test("a formula, a published figure, a title and the order of the classes are differences too", () => {
  const { benefit, proposals = [], series = [] } = tinySource;
  if (!benefit) throw new Error("the tiny pack pays an allowance");
  const [proposal, one] = [proposals[0], series[0]];
  if (!proposal || !one) throw new Error("the tiny pack has a formula and a series");
  const other = assemble({
    ...tinySource,
    proposals: [{ ...proposal, from: "2018-02-01" }],
    series: [{ ...one, unit: { zh: "元", en: "yuan" } }],
    roles: [{ role: "villageWorker", title: { zh: "民政协理员", en: "Assistant" }, clauses: ["TY-1"] }],
    benefit: { ...benefit, classes: benefit.classes.toReversed() },
  });
  expect(diffPacks(tinyPack, other).map(({ part, id }) => [part, id])).toEqual([
    ["series", one.id],
    ["proposals", `${proposal.parameter}.proposal`],
    ["benefit", benefit.id],
    ["roles", "role.villageWorker"],
  ]);
});

test("each child's difference is told with its money, to the fen; what is not settled is counted apart", () => {
  const children = [
    { id: "paid", facts: orphan({}) },
    { id: "choice", facts: orphan({ benefitsDrawn: ["dibao"] }) },
    { id: "none", facts: orphan({ "mother.statuses": ["normal"] }) },
  ];
  const diff = diffDecisions(side(tinyPack), side(raised), children);
  expect(diff).toMatchObject({ children: 3, more: 1, less: 0, net: 1, open: 1 });
  expect(diff.differences.map(({ id, differs, fen }) => ({ id, differs, fen }))).toEqual([
    { id: "paid", differs: ["allowance"], fen: 1 },
    { id: "choice", differs: ["allowance", "conflicts"], fen: undefined },
  ]);
  expect(diffDecisions(side(raised), side(tinyPack), children)).toMatchObject({ less: 1, net: -1 });
});
