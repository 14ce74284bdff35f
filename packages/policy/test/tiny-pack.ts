/** A region that does not exist, small enough to read at a glance: what the kit's own tests stand on. */
import {
  all,
  ambiguous,
  any,
  assemble,
  both,
  bothParents,
  cite,
  clause,
  confirmedReading,
  encoded,
  holds,
  includes,
  informational,
  isOneOf,
  item,
  lasting,
  manual,
  oneParentAndOther,
  type PackSource,
  under,
} from "../src/index.ts";

const FROM = "2018-01-01";
const press = { text: both("测试来源", "test source"), status: "press" } as const;

export const tinySource: PackSource = {
  id: "tiny",
  version: "1",
  title: both("测试地区", "Tiny"),
  documents: [
    {
      id: "TY",
      title: both("测试文件", "Test document"),
      number: "测〔2018〕1号",
      issued: "2018-01-01",
      effective: FROM,
      clauses: [
        clause(
          "TY-1",
          "一",
          "CAT",
          "父母一方死亡，另一方服刑满六个月",
          "One dead, the other six months in prison",
          encoded("TY.hard"),
        ),
        clause(
          "TY-2",
          "二",
          "BEN",
          "发放津贴",
          "An allowance",
          encoded("TY.high", "TY.low", "TY.low.monthly.proposal"),
        ),
        clause("TY-3", "三", "STACK", "不与低保同时享受", "Not with dibao", encoded("TY.exclusion")),
        clause("TY-4", "四", "ENT", "残疾儿童免费康复", "Free rehabilitation", encoded("TY-4")),
        clause(
          "TY-5",
          "五",
          "WF",
          "专人办理",
          "Done by a person",
          manual("workbench", "工作台", "Workbench"),
        ),
        clause("TY-6", "六", "NC", "宣传", "Publicity", informational),
      ],
    },
  ],
  readings: [
    confirmedReading("TY-1.ill", "TY-1", "重病是否算，不明确", "Whether severe illness counts is not clear"),
  ],
  parameters: [
    {
      id: "TY.high.monthly",
      title: both("高", "High"),
      unit: "fenPerMonth",
      clauses: ["TY-2"],
      values: [{ from: FROM, until: "2020-01-01", fen: 90_000, source: press }],
    },
    {
      id: "TY.low.monthly",
      title: both("低", "Low"),
      unit: "fenPerMonth",
      clauses: ["TY-2"],
      values: [{ from: FROM, until: "2020-01-01", fen: 60_000, source: press }],
    },
  ],
  series: [
    {
      id: "TY.income",
      title: both("收入", "Income"),
      unit: both("元/年", "yuan a year"),
      clauses: ["TY-2"],
      values: { "2016": { value: "10000.5", released: "2017-01-20", source: press } },
    },
  ],
  proposals: [
    {
      parameter: "TY.low.monthly",
      clauses: ["TY-2"],
      from: FROM,
      formula: {
        round: [
          "halfUp",
          "1",
          {
            multiply: [
              { current: true },
              { divide: [{ series: ["TY.income", 1] }, { series: ["TY.income", 2] }] },
            ],
          },
        ],
      },
    },
  ],
  items: [
    {
      kind: "definition",
      id: "TY.child",
      title: both("未满18周岁", "Under 18"),
      clauses: ["TY-1"],
      from: FROM,
      when: under(18),
    },
    {
      kind: "category",
      id: "TY.hard",
      title: both("困难儿童", "Hard-pressed child"),
      clauses: ["TY-1"],
      from: FROM,
      when: all(
        item("TY.child"),
        any(
          cite("TY-1", oneParentAndOther(["deceased"], lasting(6, "imprisoned"))),
          ambiguous("TY-1.ill", oneParentAndOther(["deceased"], ["severeIllness"])),
        ),
      ),
    },
    {
      kind: "group",
      id: "TY.inDifficulty",
      group: "inDifficulty",
      title: both("困境儿童", "In difficulty"),
      clauses: ["TY-1"],
      from: FROM,
      when: any(item("TY.hard"), includes("hardships", "living")),
    },
    {
      kind: "entitlement",
      id: "TY-4",
      title: both("免费康复", "Rehabilitation"),
      clauses: ["TY-4"],
      from: FROM,
      when: all(under(7), holds("disabled")),
    },
  ],
  benefit: {
    id: "TY.allowance",
    title: both("津贴", "Allowance"),
    classes: [
      {
        id: "TY.high",
        title: both("高档", "High"),
        clauses: ["TY-2"],
        from: FROM,
        parameter: "TY.high.monthly",
        when: all(item("TY.hard"), isOneOf("careArrangement", "institution")),
      },
      {
        id: "TY.low",
        title: both("低档", "Low"),
        clauses: ["TY-2"],
        from: FROM,
        parameter: "TY.low.monthly",
        when: any(item("TY.hard"), all(item("TY.child"), bothParents(["deceased"]))),
      },
    ],
    precedence: { clauses: ["TY-2"], text: both("先高后低", "High before low") },
  },
  stackings: [
    {
      kind: "exclusive",
      id: "TY.exclusion",
      title: both("津贴与低保不同时享受", "Allowance and dibao exclude one another"),
      clauses: ["TY-3"],
      from: FROM,
      schemes: [
        { id: "dibao", title: both("低保", "Dibao"), drawn: ["dibao"] },
        { id: "allowance", title: both("津贴", "Allowance"), drawn: ["orphanAllowance"], allowance: true },
      ],
    },
  ],
};

export const tinyPack = assemble(tinySource);
