import { expect, test } from "vitest";
import type { Block } from "../papers/paper.ts";
import { testHouse } from "../testing.ts";
import { refusalPaper } from "./refusal-paper.ts";

const { packs } = testHouse().app;
const { pack } = packs.get("ningxia", packs.find("ningxia")?.hash ?? "");

const base = {
  pack,
  number: "R20180702-12345678",
  startedOn: "2018-07-02",
  refusedOn: "2018-07-20",
  child: "丁一",
  asked: true,
  guardian: "丁祖母",
  opinion: "父母均能履行抚养义务",
  sentence: "不符合发放条件。",
  clauses: ["NX-3.1-c"],
  evidence: [
    {
      fact: "father.statuses" as const,
      label: { zh: "父亲状况", en: "Father" },
      shown: { zh: "正常", en: "normal" },
      from: "2018-01-01",
      evidence: null,
    },
  ],
  complaints: null,
};
const textOf = (blocks: readonly Block[]) => JSON.stringify(blocks);

test("the paper says to whom, why, by which clause and on which facts, and where to complain", () => {
  const text = textOf(refusalPaper(base));
  expect(text).toContain("丁祖母：");
  expect(text).toContain("您为儿童丁一提出的");
  expect(textOf(refusalPaper({ ...base, asked: false }))).toContain("本单位为儿童丁一办理的");
  expect(text).toContain("父母均能履行抚养义务");
  expect(text).toContain("宁政发〔2017〕86号");
  expect(text).toContain('["父亲状况","正常","2018-01-01","未提供"]');
  expect(text).toContain("行政复议");
  expect(text).toContain("请向办理人员询问");
});

test("without a known guardian it names the child's; the bureau's own word stands where complaints are heard", () => {
  const text = textOf(refusalPaper({ ...base, guardian: null, complaints: "民政局 0954-6000000" }));
  expect(text).toContain("丁一的监护人：");
  expect(text).toContain("受理异议的单位和电话：民政局 0954-6000000");
});

test("what is restricted is told in person: the paper goes through many hands", () => {
  const restricted = {
    fact: "hivInfected" as const,
    label: { zh: "感染艾滋病病毒", en: "HIV" },
    shown: { zh: "否", en: "no" },
    from: "2018-01-01",
    evidence: "县级核查",
  };
  const text = textOf(refusalPaper({ ...base, evidence: [...base.evidence, restricted] }));
  expect(text).not.toContain("艾滋病");
  expect(text).not.toContain("县级核查");
  expect(text).toContain("当面了解");
  expect(textOf(refusalPaper(base))).not.toContain("当面了解");
});
