import type { Bilingual } from "@tongyou/policy";
import type { RuleLine } from "@tongyou/policy/engine";
import { afterAll, expect, test } from "vitest";
import { childrenListInput } from "../children/children.schema.ts";
import { listChildren } from "../children/list-children.ts";
import { recordFact } from "../children/record-fact.ts";
import { registerChild } from "../children/register-child.ts";
import { AT_HOME, at, desk, house } from "../children/restricted-desk.fixture.ts";
import { getPolicyBook } from "./get-policy-book.ts";
import { getPolicyClause } from "./get-policy-clause.ts";
import { tryChild } from "./try-child.ts";

afterAll(() => house.close());

const textsOf = ({ text, children = [] }: RuleLine): Bilingual[] => [text, ...children.flatMap(textsOf)];

test("every encoded clause says its rules in both languages", async () => {
  const bureau = await house.bureau();
  const worker = await bureau.staff("villageWorker");
  const { pack } = worker.packs.get("ningxia", worker.tenant.pack.hash);
  const clauses = pack.documents.flatMap((document) => document.clauses);
  for (const { no, became } of clauses) {
    if (became.as !== "encoded") continue;
    const { rules } = await getPolicyClause(worker, { no });
    for (const { id, rule } of rules)
      for (const { zh, en } of textsOf(rule)) {
        expect(zh.length, `${no} ${id}`).toBeGreaterThan(0);
        expect(en.length, `${no} ${id}`).toBeGreaterThan(0);
      }
  }
  const paid = clauses.find(({ became }) => became.as === "encoded" && became.items.includes("NX.bothDead"));
  const { rules } = await getPolicyClause(worker, { no: paid?.no ?? "" });
  const rule = rules.find(({ id }) => id === "NX.bothDead")?.rule;
  expect(rule && textsOf(rule).map(({ zh }) => zh)).toContain("父母双方都死亡");
  await expect(getPolicyClause(worker, { no: "NX-99-z" })).rejects.toMatchObject({ code: "notFound" });
});

test("the number beside a category is the number of the list it opens; who may not list children sees none", async () => {
  const bureau = await house.bureau();
  const worker = await bureau.staff("villageWorker");
  const book = await getPolicyBook(worker);
  const clause = book.documents
    .flatMap(({ clauses }) => clauses)
    .find(({ items }) => items.some(({ id }) => id === "NX.self"));
  const no = clause?.no ?? "";
  const { id } = await registerChild(worker, {
    name: "张小一",
    birthDate: "2012-05-01",
    division: worker.area.code,
    evidence: "户口簿",
  });
  const said = { from: "2018-01-01", evidence: "残疾人证" };
  await recordFact(worker, { id, version: 1, name: "disabled", value: true, ...said });
  const list = await listChildren(
    worker,
    childrenListInput.parse({ offset: 0, limit: 50, category: "NX.self" }),
  );
  const { rules } = await getPolicyClause(worker, { no });
  const found = rules.find((one) => one.id === "NX.self")?.children;
  expect(found).toEqual({ count: list.total, filter: { category: "NX.self" } });
  const admin = await getPolicyClause(await bureau.staff("tenantAdmin"), { no });
  expect(admin.rules.every(({ children }) => children === null)).toBe(true);
});

test("every number of every rule is the number of the list it opens: of each kind of rule", async () => {
  const dead = [{ status: "deceased" as const }];
  const { officer, worker, bureau } = await desk("licheng", "350304000000", {
    ...AT_HOME,
    "father.statuses": dead,
    "mother.statuses": dead,
    livesAlone: true,
    disabled: true,
  });
  const elsewhere = at(await bureau.staff("townSupervisor", "350304102000"));
  const { pack } = officer.packs.get("licheng", officer.tenant.pack.hash);
  const touching = new Set<string>();
  for (const { no } of pack.documents.flatMap(({ clauses }) => clauses))
    for (const { id, children } of (await getPolicyClause(officer, { no })).rules) {
      if (!children) continue;
      const input = childrenListInput.parse({ ...children.filter });
      expect(children.count, `${no} ${id}`).toBe((await listChildren(officer, input)).total);
      const [kind = ""] = Object.keys(children.filter);
      if (children.count === 1) touching.add(kind);
      expect((await listChildren(elsewhere, input)).total, `${no} ${id}`).toBe(0);
    }
  expect([...touching].sort()).toEqual(["category", "class", "entitlement", "group", "provision"]);
  const alone = { no: "LC-4.2-p" };
  const [mine, theirs] = await Promise.all([
    getPolicyClause(worker, alone),
    getPolicyClause(elsewhere, alone),
  ]);
  expect(mine.rules.map(({ children }) => children?.count)).not.toEqual(
    theirs.rules.map(({ children }) => children?.count),
  );
});

test("a child that is tried is decided, asked about and forgotten", async () => {
  const bureau = await house.bureau();
  const worker = await bureau.staff("villageWorker");
  const on = "2018-03-31";
  const nothing = await tryChild(worker, { on, facts: {} });
  expect(nothing.explanation.allowance.status).toBe("needs");
  expect(nothing.explanation.needs.length).toBeGreaterThan(0);
  expect(nothing.asks).toEqual(expect.arrayContaining(["birthDate", "father.statuses", "benefitsDrawn"]));
  const facts = {
    birthDate: "2010-01-01",
    "father.statuses": [{ status: "deceased" }],
    "mother.statuses": [{ status: "deceased" }],
    careArrangement: "kinship",
    benefitsDrawn: [],
  };
  const tried = await tryChild(worker, { on, facts });
  expect(tried.explanation.allowance).toMatchObject({ class: "NX.bothDead", fen: 73_700 });
  const list = await listChildren(worker, childrenListInput.parse({ offset: 0, limit: 50 }));
  expect(list.total).toBe(0);
});
