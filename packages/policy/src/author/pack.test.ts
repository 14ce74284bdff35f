import { expect, test } from "vitest";
import { tinyPack, tinySource } from "../../test/tiny-pack.ts";
import { compile } from "../engine/policy.ts";
import { PolicyError } from "../errors.ts";
import { holds, isOneOf, under } from "./conditions.ts";
import { assemble, both, clause, encoded, type PackSource } from "./pack.ts";

const FROM = "2018-01-01";
const child: PackSource = {
  id: "tinier",
  version: "1",
  title: both("下级", "Tinier"),
  extends: tinySource,
  documents: [
    {
      id: "TR",
      title: both("下级文件", "Local document"),
      number: "1",
      effective: FROM,
      clauses: [clause("TR-1", "一", "ENT", "残疾儿童一律康复", "All disabled children", encoded("TY-4"))],
    },
  ],
};

test("a pack stands on its parent, pinned by hash, and says which documents are its own", () => {
  const pack = assemble(child);
  expect(pack.extends).toEqual({ id: "tiny", version: "1", hash: tinyPack.hash });
  expect(pack.documents.map((document) => [document.id, document.pack])).toEqual([
    ["TY", "tiny"],
    ["TR", "tinier"],
  ]);
  expect(pack.items.length).toBe(tinyPack.items.length);
});

test("the same source always gives the same hash", () =>
  expect(assemble(child).hash).toBe(assemble(child).hash));

test("a replaced item decides, and the old one stays visible with the citation", () => {
  const when = holds("disabled");
  const pack = assemble({
    ...child,
    changes: [
      {
        replace: {
          kind: "entitlement",
          id: "TY-4",
          title: both("康复", "Rehabilitation"),
          clauses: ["TR-1"],
          from: FROM,
          when,
        },
        clauses: ["TR-1"],
      },
    ],
  });
  expect(pack.shadowed).toMatchObject([{ id: "TY-4", pack: "tiny", by: "replace", clauses: ["TR-1"] }]);
  const facts = { birthDate: "2005-01-01", disabled: true };
  expect(compile(pack).decide(facts, { on: "2018-06-30" }).entitlements).toEqual({ "TY-4": "yes" });
  expect(compile(tinyPack).decide(facts, { on: "2018-06-30" }).entitlements).toEqual({});
});

test("a silent same id, a change to nothing and a second allowance are errors", () => {
  const entitlement = {
    kind: "entitlement" as const,
    id: "TY-4",
    title: both("康复", "Rehabilitation"),
    clauses: ["TR-1"],
    from: FROM,
    when: under(7),
  };
  expect(() => assemble({ ...child, items: [entitlement] })).toThrow("used twice");
  expect(() => assemble({ ...child, changes: [{ disable: "TY-9", clauses: ["TR-1"] }] })).toThrow(
    PolicyError,
  );
  const benefit = tinySource.benefit;
  expect(benefit && (() => assemble({ ...child, benefit }))).toThrow("already states an allowance");
});

test("two rules for one group on the same days stop; on other days they follow one another", () => {
  const own = (from: string, id: string) => ({
    kind: "group" as const,
    id,
    group: "inDifficulty" as const,
    title: both("困境", "Difficulty"),
    clauses: ["TR-1"],
    from,
    when: holds("disabled"),
  });
  expect(() => assemble({ ...child, items: [own("2019-01-01", "TR.d")] })).toThrow("same group");
  const ended = { ...own("2017-01-01", "TR.d"), until: FROM };
  const pack = assemble({ ...child, items: [ended] });
  const facts = { birthDate: "2010-01-01", disabled: true };
  expect(compile(pack).decide(facts, { on: "2017-12-31" }).inDifficulty).toBe("yes");
  expect(
    compile(pack).decide({ ...facts, hardships: [], "father.statuses": [{ status: "normal" }] }, { on: FROM })
      .inDifficulty,
  ).toBe("no");
});

test("a parent's item that others use cannot be switched off silently", () => {
  expect(() => assemble({ ...child, changes: [{ disable: "TY.child", clauses: ["TR-1"] }] })).toThrow(
    "does not exist",
  );
});

test("a condition names only what the vocabulary has", () => {
  expect(() =>
    assemble({
      ...child,
      items: [
        {
          kind: "category",
          id: "TR.x",
          title: both("甲", "A"),
          clauses: ["TR-1"],
          from: FROM,
          when: isOneOf("careArrangement", "castle" as never),
        },
      ],
    }),
  ).toThrow("vocabulary");
});
