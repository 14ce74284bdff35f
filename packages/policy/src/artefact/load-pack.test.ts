import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { tinyPack } from "../../test/tiny-pack.ts";
import { compile } from "../engine/policy.ts";
import { PolicyError } from "../errors.ts";
import { contentHash } from "./canonical.ts";
import { loadPack } from "./load-pack.ts";

const copy = (): Record<string, unknown> => JSON.parse(JSON.stringify(tinyPack)) as Record<string, unknown>;

/** Rehashes after a change, so that what is refused is the change and not the hash. */
function altered(change: (pack: Record<string, never>) => void): unknown {
  const { hash: _, ...content } = copy();
  change(content as Record<string, never>);
  return { ...content, hash: contentHash(content) };
}

function placeOf(json: unknown): string {
  try {
    loadPack(json);
  } catch (error) {
    if (error instanceof PolicyError && error.code === "pack") return error.place;
    throw error;
  }
  throw new Error("was not refused");
}

const at = (root: unknown, ...path: (string | number)[]): Record<string, unknown> =>
  path.reduce<unknown>((value, key) => (value as Record<string | number, unknown>)[key], root) as Record<
    string,
    unknown
  >;

test("a built artefact loads, is frozen and keeps its hash", () => {
  const pack = loadPack(copy());
  expect(pack.hash).toBe(tinyPack.hash);
  expect(Object.isFrozen(pack.items[0])).toBe(true);
});

test("a pack of another layout says which layout it has and which is read", () => {
  expect(() => loadPack({ ...copy(), format: 2 })).toThrow("layout 2, and this kit reads layout 1");
});

test("a bound of an age moved by a day belongs to the check of a pack, not to a pack", () => {
  const moved = altered((pack) => {
    at(pack, "items", 0).when = { age: { under: 18, moved: { under: 1 } } };
  });
  expect(placeOf(moved)).toBe("items[0].when.age.moved");
});

test("a changed content is refused by its hash", () => {
  const json = copy();
  json.version = "2";
  expect(placeOf(json)).toBe("hash");
});

describe("refused with the place that is wrong", () => {
  const cases: [string, (pack: Record<string, never>) => void, string][] = [
    ["an unknown key", (p) => Object.assign(at(p, "items", 0), { run: "process.exit()" }), "items[0]"],
    [
      "an unknown operator",
      (p) => Object.assign(at(p, "items", 0), { when: { matches: ["school", "(a+)+$"] } }),
      "items[0].when.matches",
    ],
    [
      "two operators",
      (p) => Object.assign(at(p, "items", 0), { when: { all: [], any: [] } }),
      "items[0].when",
    ],
    [
      "a fact outside the vocabulary",
      (p) => Object.assign(at(p, "items", 0), { when: { is: ["constructor", true] } }),
      "items[0].when.is[0]",
    ],
    [
      "a fact by an inherited name",
      (p) => Object.assign(at(p, "items", 0), { when: { is: ["toString", true] } }),
      "items[0].when.is[0]",
    ],
    [
      "a word outside the vocabulary",
      (p) => Object.assign(at(p, "items", 0), { when: { has: ["hardships", ["wealth"]] } }),
      "items[0].when.has[1][0]",
    ],
    [
      "a value of another type",
      (p) => Object.assign(at(p, "items", 0), { when: { is: ["disabled", "yes"] } }),
      "items[0].when.is[1]",
    ],
    [
      "an item used before it is declared",
      (p) => Object.assign(at(p, "items", 0), { when: { item: "TY.hard" } }),
      "items[0].when.item",
    ],
    [
      "a clause that does not exist",
      (p) => Object.assign(at(p, "items", 0), { clauses: ["TY-99"] }),
      "items[0].clauses[0]",
    ],
    [
      "a reading that does not exist",
      (p) => Object.assign(at(p, "items", 0), { when: { review: ["TY-9", { constant: true }] } }),
      "items[0].when.review[0]",
    ],
    ["an id used twice", (p) => Object.assign(at(p, "items", 1), { id: "TY.child" }), "items[1].id"],
    [
      "an identifier with a meaning to the language",
      (p) => Object.assign(at(p, "items", 0), { id: "constructor" }),
      "items[0].id",
    ],
    [
      "an amount with a fraction of a fen",
      (p) => Object.assign(at(p, "parameters", 0, "values", 0), { fen: 1.5 }),
      "parameters[0].values[0].fen",
    ],
    [
      "a negative amount",
      (p) => Object.assign(at(p, "parameters", 0, "values", 0), { fen: -1 }),
      "parameters[0].values[0].fen",
    ],
    [
      "a day that does not exist",
      (p) => Object.assign(at(p, "items", 0), { from: "2018-02-30" }),
      "items[0].from",
    ],
    [
      "an end before its beginning",
      (p) => Object.assign(at(p, "parameters", 0, "values", 0), { until: "2017-01-01" }),
      "parameters[0].values[0]",
    ],
    [
      "a formula with an unknown operation",
      (p) => Object.assign(at(p, "proposals", 0), { formula: { power: ["2", "3"] } }),
      "proposals[0].formula.power",
    ],
    [
      "a clause that becomes what is not there",
      (p) => Object.assign(at(p, "documents", 0, "clauses", 0, "became"), { items: ["TY.nothing"] }),
      "documents[0].clauses[0].became.items[0]",
    ],
    [
      "a clause superseded by one that is not there",
      (p) =>
        Object.assign(at(p, "documents", 0, "clauses", 0), { became: { as: "superseded", by: "TY-99" } }),
      "documents[0].clauses[0].became.by",
    ],
    ["another layout", (p) => Object.assign(p, { format: 2 }), "format"],
  ];
  test.each(cases)("%s", (_name, change, place) => expect(placeOf(altered(change))).toBe(place));

  test("a condition that nests too deep", () => {
    let deep: unknown = { constant: true };
    for (let i = 0; i < 40; i++) deep = { not: deep };
    expect(placeOf(altered((p) => Object.assign(at(p, "items", 0), { when: deep })))).toContain(
      "items[0].when.not",
    );
  });

  test("more conditions than the cap", () => {
    const wide = { any: Array.from({ length: 20_001 }, () => ({ constant: false })) };
    expect(placeOf(altered((p) => Object.assign(at(p, "items", 0), { when: wide })))).toContain(
      "items[0].when.any",
    );
  });

  test("a thousandfold nest of lists", () => {
    const text = `{"format":1,"items":${"[".repeat(5000)}${"]".repeat(5000)}}`;
    expect(placeOf(JSON.parse(text))).toBe("$");
  });

  test("a prototype of its own", () => {
    const text = JSON.stringify(copy()).replace('"kind":"definition"', '"__proto__":{"kind":"definition"}');
    expect(() => loadPack(JSON.parse(text))).toThrow(PolicyError);
    expect(({} as Record<string, unknown>).kind).toBeUndefined();
  });

  test.each([[null], [undefined], [1], ["{}"], [[]], [{}]])("%j is not a pack", (json) =>
    expect(() => loadPack(json)).toThrow(PolicyError),
  );
});

test("the message says what is wrong and where, in both languages", () => {
  try {
    loadPack(altered((p) => Object.assign(at(p, "items", 0), { when: { item: "TY.hard" } })));
  } catch (error) {
    expect(error).toBeInstanceOf(PolicyError);
    expect((error as PolicyError).text.zh).toContain("items[0].when.item");
    expect((error as PolicyError).text.en).toContain("declared later");
  }
  expect.assertions(3);
});

test("an artefact changed anywhere either still decides or is refused: it never breaks the engine", () => {
  const junk = fc.oneof(
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    fc.string(),
    fc.constant([]),
    fc.constant({}),
    fc.constant({ not: { constant: true } }),
    fc.constantFrom("TY.hard", "disabled", "TY-1"),
  );
  const facts = {
    birthDate: "2010-01-01",
    "father.statuses": [{ status: "deceased" as const }],
    disabled: true,
  };
  fc.assert(
    fc.property(fc.infiniteStream(fc.nat({ max: 1_000_000 })), junk, (steps, value) => {
      const json = altered((pack) => {
        let place: unknown = pack;
        for (const step of steps) {
          const keys = Object.keys(place as object);
          const key = keys[step % keys.length] ?? "";
          const inner = (place as Record<string, unknown>)[key];
          if (
            typeof inner !== "object" ||
            inner === null ||
            Object.keys(inner).length === 0 ||
            step % 5 === 0
          ) {
            (place as Record<string, unknown>)[key] = value;
            return;
          }
          place = inner;
        }
      });
      try {
        compile(loadPack(json)).decide(facts, { on: "2018-06-01" });
      } catch (error) {
        if (!(error instanceof PolicyError)) throw error;
      }
    }),
    { numRuns: 600 },
  );
});
