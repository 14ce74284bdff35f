import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { tinyPack, tinySource } from "../../test/tiny-pack.ts";
import { contentHash } from "../artefact/canonical.ts";
import { PLACES } from "../artefact/place.ts";
import { assemble } from "../author/pack.ts";
import { packsIn, readPack, regionsIn, writePack } from "./build-pack.ts";
import { checkCommand, coverageCommand, diffCommand, evalCommand, explainCommand } from "./commands.ts";
import type { Screens } from "./coverage.ts";

const folder = mkdtempSync(join(tmpdir(), "tongyou-policy-"));
afterAll(() => rmSync(folder, { recursive: true }));
const artefacts = join(folder, "dist");
writePack(tinyPack, artefacts);
mkdirSync(join(folder, "tiny", "cases"), { recursive: true });
writeFileSync(join(folder, "tiny", "pack.ts"), "export default {};\n");

const input = (args: string[], facts: unknown = {}) => ({
  args,
  stdin: typeof facts === "string" ? facts : JSON.stringify(facts),
  artefacts,
  regions: folder,
});
const screens: Screens = (place) => ({
  doors: [{ path: `/${place}`, procedure: `${place}.open` }],
  procedures: [`${place}.do`],
});
const covered = (args: string[]) => ({ ...input(args), screens });
const question = ["--pack", "tiny", "--on", "2018-06-30"];
const writeCases = (text: string) => writeFileSync(join(folder, "tiny", "cases", "one.yaml"), text);

test("packs are found by their folder and read by their id", () => {
  expect(regionsIn(folder)).toEqual(["tiny"]);
  expect(packsIn(artefacts)).toEqual(["tiny"]);
  expect(packsIn(join(folder, "nowhere"))).toEqual([]);
  expect(readPack("tiny", artefacts).hash).toBe(tinyPack.hash);
  expect(() => readPack("../tiny", artefacts)).toThrow("There is no pack");
});

describe("eval and explain", () => {
  test("one child in, one decision with its receipt out", () => {
    const { stdout, code } = evalCommand(
      input(question, { name: "甲", birthDate: "2016-01-01", disabled: true }),
    );
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      id: "甲",
      entitlements: { "TY-4": "yes" },
      receipt: { pack: "tiny@1" },
    });
  });

  test("what was known when goes into the receipt, and is a moment", () => {
    const asked = (moment: string) => evalCommand(input([...question, "--known-at", moment], {}));
    expect(JSON.parse(asked("2018-07-01T08:00:00+08:00").stdout).receipt.knownAt).toBe(
      "2018-07-01T08:00:00+08:00",
    );
    expect(asked("2018-07-01").code).toBe(0);
    expect(asked("yesterday")).toMatchObject({ code: 2, stderr: expect.stringContaining("--known-at") });
    expect(asked("2018-02-30").code).toBe(2);
  });

  test("a list in, a list out", () => {
    const { stdout } = explainCommand(input(question, [{ id: 1 }, { id: 2 }]));
    expect(JSON.parse(stdout)).toMatchObject([{ id: 1, on: "2018-06-30" }, { id: 2 }]);
  });

  test("a refused amount is said aloud and fails the command", () => {
    const orphan = {
      birthDate: "2010-01-01",
      "father.statuses": ["deceased"],
      "mother.statuses": ["deceased"],
      benefitsDrawn: [],
      careArrangement: "kinship",
    };
    const refused = evalCommand(input(["--pack", "tiny", "--on", "2020-06-30"], orphan));
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain("请录入");
    const standards = JSON.stringify({
      parameters: { "TY.low.monthly": [{ from: "2020-01-01", fen: 65_000, source: "录入" }] },
    });
    expect(
      JSON.parse(
        evalCommand(input(["--pack", "tiny", "--on", "2020-06-30", "--standards", standards], orphan)).stdout,
      ),
    ).toMatchObject({ allowance: { fen: 65_000 } });
  });

  test.each([
    [["--on", "2018-06-30"], {}, "--pack"],
    [["--pack", "tiny"], {}, "--on"],
    [["--pack", "none", "--on", "2018-06-30"], {}, "pack"],
    [["--pack", "tiny", "--on", "2018-02-30"], {}, "on"],
    [question, "{", "stdin"],
    [question, { wealth: 1 }, "wealth"],
    [[...question, "--colour"], {}, "--colour"],
    [[...question, "--readings", "["], {}, "--readings"],
    [[...question, "--readings", "5"], {}, "readings"],
    [[...question, "--standards", '{"parameters":5}'], {}, "standards.parameters"],
    [
      [
        ...question,
        "--standards",
        '{"parameters":{"TY.low.monthly":[{"from":"2018","fen":1,"source":"x"}]}}',
      ],
      {},
      "standards.parameters.TY.low.monthly.0.from",
    ],
    [
      [...question, "--standards", '{"series":{"TY.income":{"2017":{"value":"ten","source":"x"}}}}'],
      {},
      "standards.series.TY.income.2017.value",
    ],
  ])("a wrong question is one line of text and exit 2: %j", (args, facts, place) => {
    const { stderr, stdout, code } = evalCommand(input(args, facts));
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(place);
  });
});

describe("check and coverage", () => {
  test("names the clauses without a case, each way", () => {
    writeCases("cases: []\n");
    const { stdout, code } = checkCommand(input(["tiny"]));
    expect(code).toBe(1);
    expect(stdout).toContain("TY-4  缺少一个使该条款为“是”的案例");
  });

  test("names a case that fails by file and line", () => {
    writeCases(
      "on: 2018-06-30\ncases:\n  - case: 错的\n    given: { disabled: false }\n    clauses: { TY-4: yes }\n    expect: { entitlements: { TY-4: yes } }\n",
    );
    const { stdout } = checkCommand(input(["tiny"]));
    expect(stdout).toContain("one.yaml:3");
    expect(stdout).toContain('expected "yes", got "no"');
  });

  test("a broken case file is refused by file and line", () => {
    writeCases(
      "on: 2018-06-30\ncases:\n  - case: 词错\n    given: { hardships: [wealth] }\n    expect: {}\n",
    );
    expect(checkCommand(input(["tiny"]))).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("one.yaml:3 hardships[0]"),
    });
  });

  test("coverage counts what became of the clauses", () => {
    const { stdout, code } = coverageCommand(covered(["tiny", "--json"]));
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject([
      {
        pack: "tiny",
        document: "TY",
        clauses: 6,
        encoded: 4,
        manual: 1,
        informational: 1,
        superseded: 0,
        unclassified: 0,
        itemsWithoutClause: 0,
      },
    ]);
  });

  test("coverage names for each clause its screens and procedures", () => {
    const [document] = JSON.parse(coverageCommand(covered(["tiny", "--json"])).stdout);
    expect(document.carriedOut.map(({ no }: { no: string }) => no)).toEqual([
      "TY-1",
      "TY-2",
      "TY-3",
      "TY-4",
      "TY-5",
    ]);
    expect(document.carriedOut.at(-1)).toEqual({
      no: "TY-5",
      section: "五",
      kind: "WF",
      became: "manual",
      places: [
        { place: "workbench", title: PLACES.workbench, paths: ["/workbench"], procedures: ["workbench.do"] },
      ],
    });
    const { stdout } = coverageCommand(covered(["tiny"]));
    expect(stdout).toContain("TY: 条款 6");
    expect(stdout).toContain("  TY-5  五  WF  人工 manual  工作台 Workbench /workbench (workbench.do)\n");
    expect(stdout).not.toContain("TY-6");
  });

  test("a clause without a place fails coverage, and the check names it by file and line", () => {
    const [document] = tinyPack.documents;
    if (!document) throw new Error("the tiny pack has a document");
    const where = { zh: "由专人办理", en: "Done by a person" };
    const clauses = document.clauses.map((one) =>
      one.no === "TY-5" ? { ...one, became: { as: "manual" as const, where } } : one,
    );
    const { hash: _, ...content } = {
      ...tinyPack,
      id: "former",
      documents: [{ ...document, pack: "former", clauses }],
    };
    writePack({ ...content, hash: contentHash(content) }, artefacts);
    mkdirSync(join(folder, "former"), { recursive: true });
    writeFileSync(join(folder, "former", "clauses.ts"), '\nclause("TY-5", "五");\n');
    const { stdout, code } = coverageCommand(covered(["former"]));
    expect([code, stdout]).toEqual([
      1,
      expect.stringContaining("TY-5  五  WF  人工 manual  ✗ 没有写明在哪里办"),
    ]);
    const own = JSON.parse(coverageCommand(covered(["former", "--json"])).stdout);
    expect(own[0].carriedOut.at(-1).places).toEqual([]);
    mkdirSync(join(folder, "former", "cases"), { recursive: true });
    writeFileSync(join(folder, "former", "cases", "none.yaml"), "cases: []\n");
    const checked = checkCommand(input(["former"]));
    expect([checked.code, checked.stdout]).toEqual([
      1,
      expect.stringContaining("✗ clauses.ts:2 (TY-5)  没有写明在产品的哪一处办理"),
    ]);
  });
});

describe("diff", () => {
  const raised = assemble({
    ...tinySource,
    id: "raised",
    parameters: (tinySource.parameters ?? []).map((one) => ({
      ...one,
      values: one.values.map((value) => ({ ...value, fen: value.fen + 1_050 })),
    })),
  });
  writePack(raised, join(folder, "two"));
  writePack(tinyPack, join(folder, "two"));
  const orphan = {
    id: 7,
    birthDate: "2010-01-01",
    "father.statuses": ["deceased"],
    "mother.statuses": ["deceased"],
    benefitsDrawn: [],
    hardships: [],
    careArrangement: "kinship",
  };
  const diff = (args: string[], facts?: unknown) =>
    diffCommand({
      ...input(["tiny", "raised", ...args], facts),
      ...(facts === undefined && { stdin: "" }),
      artefacts: join(folder, "two"),
    });

  test("the rules that differ are listed, and with children the yuan a month", () => {
    expect(diff([]).stdout).toContain("~ parameters TY.low.monthly");
    const { stdout } = diff(["--on", "2018-06-30"], [orphan]);
    expect(stdout).toContain("7  allowance  10.50 元/月");
    expect(stdout).toContain(
      "1 children, 1 differ; 10.50 more, 0.00 less, net 10.50 yuan a month; 0 not settled",
    );
    const report: unknown = JSON.parse(diff(["--on", "2018-06-30", "--json"], [orphan]).stdout);
    expect(report).toMatchObject({ before: "tiny", decisions: { net: 1_050, differences: [{ id: 7 }] } });
  });

  test("two packs are asked for", () => {
    const asked = diffCommand({ ...input(["tiny"]), artefacts: join(folder, "two") });
    expect(asked).toMatchObject({ code: 2 });
    expect(asked.stderr).toContain("Name two packs");
  });
});
