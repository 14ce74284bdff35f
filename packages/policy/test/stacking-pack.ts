/** A made-up region with one allowance of two rates and one stacking, for the tests of how schemes go together. */
import type { Pack, Reading } from "../src/artefact/pack.ts";
import type { Stacking } from "../src/artefact/stacking.ts";
import { all, bothParents, isOneOf, under } from "../src/author/conditions.ts";
import { assemble, both, clause, encoded, type PackSource } from "../src/author/pack.ts";

export const FROM = "2018-01-01";
const source = { text: both("测试来源", "test source"), status: "document" } as const;
const parameter = (id: string, fen: number) => ({
  id,
  title: both("标准", "Rate"),
  unit: "fenPerMonth" as const,
  clauses: ["ST-1"],
  values: [{ from: FROM, until: "2030-01-01", fen, source }],
});

const base: PackSource = {
  id: "stacking",
  version: "1",
  title: both("并用", "Together"),
  documents: [
    {
      id: "ST",
      title: both("测试文件", "Test document"),
      number: "1",
      effective: FROM,
      clauses: [
        clause("ST-1", "一", "BEN", "津贴按户口分两档", "Two rates by hukou", encoded("ST.orphan")),
        clause("ST-2", "二", "STACK", "与低保的关系", "How it goes with dibao", encoded("ST.stack")),
      ],
    },
  ],
  parameters: [parameter("ST.rural", 80_000), parameter("ST.urban", 110_000)],
  benefit: {
    id: "ST.allowance",
    title: both("津贴", "Allowance"),
    precedence: { clauses: ["ST-1"], text: both("一档", "One class") },
    classes: [
      {
        id: "ST.orphan",
        title: both("孤儿", "Orphan"),
        clauses: ["ST-1"],
        from: FROM,
        when: all(under(18), bothParents(["deceased"])),
        rates: [
          { parameter: "ST.rural", when: isOneOf("hukouType", "rural") },
          { parameter: "ST.urban", when: isOneOf("hukouType", "urban", "resident") },
        ],
      },
    ],
  },
};

export const dibao = { id: "dibao", title: both("低保", "Dibao"), drawn: ["dibao"] };
export const allowance = {
  id: "allowance",
  title: both("津贴", "Allowance"),
  drawn: ["orphanAllowance"],
  allowance: true as const,
};

type Kind = Stacking extends infer S
  ? S extends Stacking
    ? Omit<S, "id" | "title" | "clauses" | "from">
    : never
  : never;

/** The region with this stacking between dibao and its allowance, or with none. */
export const packWith = (stacking?: Kind, readings: readonly Reading[] = []): Pack =>
  assemble({
    ...base,
    readings,
    stackings: [
      {
        id: "ST.stack",
        title: both("与低保的关系", "With dibao"),
        clauses: ["ST-2"],
        from: FROM,
        ...(stacking ?? { kind: "onTop", schemes: [dibao, allowance] }),
      } as Stacking,
    ],
  });
