import { expect, test } from "vitest";
import { tinySource } from "../../test/tiny-pack.ts";
import { formerParts } from "../artefact/former-parts.ts";
import { compile } from "../engine/policy.ts";
import type { Change } from "./inherit.ts";
import { assemble, both, clause, encoded, type PackSource } from "./pack.ts";

const source = { text: both("区文件", "district document"), status: "document" } as const;
const child = (changes: readonly Change[], parent: PackSource = tinySource, rest: Partial<PackSource> = {}) =>
  assemble({
    id: "district",
    version: "1",
    title: both("区", "District"),
    extends: parent,
    documents: [
      {
        id: "DS",
        title: both("区文件", "District document"),
        number: "1",
        effective: "2019-01-01",
        clauses: [clause("DS-1", "一", "BEN", "提高标准", "The rate is raised", encoded("TY.low.monthly"))],
      },
    ],
    changes,
    ...rest,
  });
const raise = (fen: number, from = "2019-01-01", until = "2020-01-01"): Change => ({
  raiseTo: { from, until, fen, source },
  of: "TY.low.monthly",
  clauses: ["DS-1"],
});
const lowOn = (pack: ReturnType<typeof assemble>, on: string) =>
  compile(pack).parameterOn("TY.low.monthly", on);

test("a raise holds on its own days and leaves the parent's value on the others", () => {
  const pack = child([raise(70_000, "2019-01-01", "2019-07-01")]);
  expect(lowOn(pack, "2018-12-31")).toMatchObject({ fen: 60_000 });
  expect(lowOn(pack, "2019-01-01")).toMatchObject({ fen: 70_000 });
  expect(lowOn(pack, "2019-07-01")).toMatchObject({ fen: 60_000 });
  expect(pack.shadowed).toMatchObject([
    { id: "TY.low.monthly", by: "raiseTo", pack: "tiny", clauses: ["DS-1"] },
  ]);
});

test("a raise that lowers is refused", () => {
  expect(() => child([raise(59_999)])).toThrow("nothing is raised");
});

test("a raise and a later end take their days out of what is to be entered", () => {
  const waiting: PackSource = {
    ...tinySource,
    parameters: (tinySource.parameters ?? []).map((one) => ({
      ...one,
      toBeEntered: [{ from: "2020-01-01", clauses: ["TY-2"], why: both("未见", "not found") }],
    })),
  };
  const left = (change: Change) =>
    child([change], waiting)
      .parameters.find(({ id }) => id === "TY.low.monthly")
      ?.toBeEntered?.map(({ from, until }) => [from, until]);
  expect(left(raise(70_000, "2021-01-01", "2022-01-01"))).toEqual([
    ["2020-01-01", "2021-01-01"],
    ["2022-01-01", undefined],
  ]);
  expect(left({ extendUntil: "2021-01-01", of: "TY.low.monthly", clauses: ["DS-1"] })).toEqual([
    ["2021-01-01", undefined],
  ]);
});

test("an end can be moved on, not back", () => {
  const extend = (extendUntil: string): Change => ({ extendUntil, of: "TY.low.monthly", clauses: ["DS-1"] });
  expect(lowOn(child([extend("2021-01-01")]), "2020-12-31")).toMatchObject({ fen: 60_000 });
  expect(() => child([extend("2020-01-01")])).toThrow("no end that could be moved");
  expect(() => child([{ extendUntil: "2030-01-01", of: "TY.hard", clauses: ["DS-1"] }])).toThrow("no end");
});

test("a sealed part is not changed, and what is not there cannot be", () => {
  const sealed: PackSource = {
    ...tinySource,
    parameters: (tinySource.parameters ?? []).map((one) => ({ ...one, sealed: true as const })),
  };
  expect(() => child([raise(70_000)], sealed)).toThrow("sealed");
  const seal = <T extends object>(list: readonly T[] | undefined) =>
    (list ?? []).map((one) => ({ ...one, sealed: true as const }));
  const { benefit } = tinySource;
  if (benefit === undefined) throw new Error("the tiny pack pays an allowance");
  const changed = (id: string, rest: Partial<PackSource>) => () =>
    child([{ disable: id, clauses: ["DS-1"] }], { ...tinySource, ...rest });
  expect(changed("TY-4", { items: seal(tinySource.items) })).toThrow('sealed "TY-4"');
  expect(changed("TY.exclusion", { stackings: seal(tinySource.stackings) })).toThrow("sealed");
  const classes = seal(benefit.classes);
  expect(changed("TY.allowance", { benefit: { ...benefit, classes } })).toThrow("sealed");
  expect(() => child([{ disable: "TY.nobody", clauses: ["DS-1"] }])).toThrow('no "TY.nobody" to change');
  expect(() => child([{ disable: "TY-4", clauses: ["DS-9"] }])).toThrow("clause does not exist");
});

test("a value below the floor of another parameter is refused", () => {
  const floor = (fen: number) =>
    child([], tinySource, {
      parameters: [
        {
          id: "DS.monthly",
          title: both("区标准", "District rate"),
          unit: "fenPerMonth",
          clauses: ["DS-1"],
          atLeast: "TY.low.monthly",
          values: [{ from: "2019-01-01", until: "2020-06-01", fen, source }],
        },
      ],
    });
  expect(floor(60_000).parameters).toHaveLength(3);
  expect(() => floor(59_999)).toThrow("below the floor");
});

test("a clause of the parent goes on naming what was replaced or disabled; an own clause cannot", () => {
  const { benefit } = tinySource;
  if (benefit === undefined) throw new Error("the tiny pack pays an allowance");
  const [high] = benefit.classes;
  if (high === undefined) throw new Error("the tiny allowance has a class");
  const own = { ...benefit, id: "DS.allowance", classes: [{ ...high, id: "DS.class" }] };
  const changes: Change[] = [
    { replace: own, instead: "TY.allowance", clauses: ["DS-1"] },
    { disable: "TY-4", clauses: ["DS-1"] },
    { disable: "TY.exclusion", clauses: ["DS-1"] },
  ];
  const pack = child(changes);
  const named = pack.documents[0]?.clauses.flatMap(({ became }) =>
    became.as === "encoded" ? became.items : [],
  );
  expect(named).toEqual(expect.arrayContaining(["TY.high", "TY.low", "TY-4", "TY.exclusion"]));
  expect([...formerParts(pack).keys()]).toEqual([
    "TY.allowance",
    "TY.high",
    "TY.low",
    "TY-4",
    "TY.exclusion",
  ]);
  expect(formerParts(pack).get("TY.low")?.zh).toBe("低档");
  const [document] = child([]).documents.filter((one) => one.pack === "district");
  if (document === undefined) throw new Error("the district has a document");
  const naming = {
    ...document,
    clauses: document.clauses.map((one) => ({ ...one, became: encoded("TY.low") })),
  };
  expect(() => child(changes, tinySource, { documents: [naming] })).toThrow('there is no "TY.low"');
});

test("an allowance takes another's place only by name", () => {
  const benefit = tinySource.benefit;
  if (benefit === undefined) throw new Error("the tiny pack pays an allowance");
  const own = { ...benefit, id: "DS.allowance" };
  expect(() => child([], tinySource, { benefit: own })).toThrow("already states an allowance");
  const pack = child([{ replace: own, instead: "TY.allowance", clauses: ["DS-1"] }]);
  expect(pack.benefit?.id).toBe("DS.allowance");
  expect(pack.shadowed).toMatchObject([{ id: "TY.allowance", by: "replace" }]);
});

test("a share of another rate follows it, with entered values, and is rounded where the formula says", () => {
  const derived = (share: string) =>
    child([], tinySource, {
      parameters: [
        {
          id: "DS.share",
          title: both("按比例", "A share"),
          unit: "fenPerMonth",
          clauses: ["DS-1"],
          values: [],
          derived: [
            {
              from: "2018-01-01",
              until: "2030-01-01",
              formula: {
                round: ["halfUp", "1", { multiply: [{ number: share }, { parameter: "TY.low.monthly" }] }],
              },
              source,
            },
          ],
        },
      ],
    });
  const on = (share: string, day: string, standards = {}) =>
    compile(derived(share)).parameterOn("DS.share", day, standards);
  expect(on("0.4", "2018-05-01")).toMatchObject({ fen: 24_000 });
  expect(on("1/7", "2018-05-01")).toMatchObject({ fen: 8_600 });
  expect(on("0.4", "2020-05-01")).toHaveProperty("refusal");
  const entered = { parameters: { "TY.low.monthly": [{ from: "2020-01-01", fen: 72_000, source: "1号" }] } };
  expect(on("0.4", "2020-05-01", entered)).toMatchObject({ fen: 28_800, from: "2020-01-01" });
  expect(() => derived("x")).toThrow("decimal");
});
