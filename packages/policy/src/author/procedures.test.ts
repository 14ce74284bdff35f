import { expect, test } from "vitest";
import { tinySource } from "../../test/tiny-pack.ts";
import { formerParts } from "../artefact/former-parts.ts";
import type { Procedure, ProcedureStage } from "../artefact/procedure.ts";
import { describeRule } from "../engine/describe-rule.ts";
import { placesIn } from "../engine/places-of.ts";
import { coverageOf } from "../toolkit/coverage.ts";
import { diffPacks } from "../toolkit/diff-packs.ts";
import type { Change } from "./inherit.ts";
import { assemble, both, clause, encoded, type PackSource } from "./pack.ts";
import { procedure, stage } from "./procedures.ts";
import { bureauSetting, hours, roles, setting, workingDays } from "./provisions.ts";

const title = both("环节", "Stage");
const town = roles("townGovernment");
const accept = stage("accept", "accept", "TY-5", both("受理", "Accept"), {
  roles: town,
  within: workingDays(5),
});
const confirm = stage("confirm", "confirm", "TY-5", both("确认", "Confirm"), {
  roles: roles("countyOfficer"),
});
const pay = stage("pay", "pay", "TY-5", both("发放", "Pay"), { roles: town });
const of = (...stages: ProcedureStage[]): Procedure =>
  procedure("TY.procedure", "TY-5", both("认定程序", "Procedure"), stages);
const having = (own: Procedure, rest: Partial<PackSource> = {}) =>
  assemble({ ...tinySource, procedure: own, ...rest });

const DISTRICT = {
  id: "DS",
  title: both("区文件", "District document"),
  number: "1",
  effective: "2019-01-01",
  clauses: [clause("DS-1", "一", "WF", "乡镇批准", "The town decides", encoded("DS.procedure"))],
};
const own = procedure("DS.procedure", "DS-1", both("区认定程序", "Procedure of the district"), [
  stage("confirm", "confirm", "DS-1", both("乡镇批准", "The town approves"), { roles: town }),
]);
const district = (
  parent: Procedure,
  changes: readonly Change[],
  rest: Partial<PackSource> = { documents: [DISTRICT] },
) =>
  assemble({
    id: "district",
    version: "1",
    title: both("区", "District"),
    extends: { ...tinySource, procedure: parent },
    documents: [],
    changes,
    ...rest,
  });

test("a procedure says its stages in order, who acts, and a term only where the text gives one", () => {
  const rule = describeRule(having(of(accept, confirm)), "TY.procedure");
  expect(
    rule?.children?.map(({ text, children }) => [text.zh, ...(children ?? []).map((one) => one.text.zh)]),
  ).toEqual([
    ["受理", "由谁办理：乡镇政府（街道办事处）", "5 个工作日内"],
    ["确认", "由谁办理：县级民政部门", "文件未给时限，由本单位自定"],
  ]);
});

test("exactly one stage confirms, in the order of the kinds, each under a clause that exists", () => {
  expect(() => having(of(accept))).toThrow("exactly one stage confirms");
  expect(() => having(of(confirm, { ...confirm, id: "again" }))).toThrow("exactly one stage confirms");
  expect(() => having(of(confirm, accept))).toThrow("stages go from accepting");
  expect(() => having(of(accept, { ...confirm, id: "accept" }))).toThrow("there twice");
  expect(() => having(of({ ...confirm, clauses: ["TY-99"] }))).toThrow("procedure.stages[0].clauses");
  expect(() => having(of({ ...confirm, clauses: [] }))).toThrow("procedure.stages");
  expect(having(of(accept, confirm, pay)).procedure?.stages).toHaveLength(3);
});

test("a term may be a setting of the pack, in days or working days", () => {
  const within = (unit: "workingDays" | "months") =>
    having(of(stage("confirm", "confirm", "TY-5", title, { roles: town, within: setting("TY.days") })), {
      provisions: [bureauSetting("TY.days", "TY-5", title, { unit })],
    });
  expect(within("workingDays").procedure?.stages[0]?.within).toEqual({ setting: "TY.days" });
  expect(() => within("months")).toThrow("no such setting in days");
  const hurried = stage("confirm", "confirm", "TY-5", title, { roles: town, within: hours(24) });
  expect(() => having(of(hurried))).toThrow("procedure.stages[0].within");
});

test("a pack inherits its parent's procedure, or replaces it with its own clause; two are refused", () => {
  const parent = of(accept, confirm);
  expect(district(parent, [], { documents: [] }).procedure).toEqual(parent);
  const pack = district(parent, [{ replace: own, instead: "TY.procedure", clauses: ["DS-1"] }]);
  expect(pack.procedure).toEqual(own);
  expect(pack.shadowed).toMatchObject([
    { id: "TY.procedure", by: "replace", procedure: { id: "TY.procedure" } },
  ]);
  expect(formerParts(pack).get("TY.procedure")?.zh).toBe("认定程序");
  expect(() => district(parent, [], { documents: [DISTRICT], procedure: own })).toThrow(
    "already states a procedure",
  );
  expect(() =>
    district({ ...parent, sealed: true }, [{ replace: own, instead: "TY.procedure", clauses: ["DS-1"] }]),
  ).toThrow("sealed");
});

test("the clause of a procedure is carried out where applications are, and counts as encoded", () => {
  const pack = district(of(confirm), [{ replace: own, instead: "TY.procedure", clauses: ["DS-1"] }]);
  const [named] = pack.documents.find(({ id }) => id === "DS")?.clauses ?? [];
  expect(named && placesIn(pack)(named)).toEqual(["applications"]);
  expect(coverageOf(pack).find(({ document }) => document === "DS")).toMatchObject({
    encoded: 1,
    itemsWithoutClause: 0,
  });
});

test("another term is a difference between two packs", () => {
  const later = { ...accept, within: { count: 10, unit: "workingDays" as const } };
  expect(diffPacks(having(of(accept, confirm)), having(of(later, confirm)))).toEqual([
    { part: "procedure", id: "TY.procedure", change: "changed" },
  ]);
});

test("a procedure says of whom its document speaks; the group is one that the pack knows", () => {
  const said = (group: Procedure["group"]) =>
    having({ ...of(accept, confirm), ...(group && { group }), from: "2020-01-01" });
  const known = tinySource.items?.find((item) => item.kind === "group");
  if (known?.kind !== "group") throw new Error("the tiny pack has a group");
  const [line] = describeRule(said(known.group), "TY.procedure")?.children ?? [];
  expect(line?.text.zh).toMatch(/^文件写的是自 2020-01-01 起的.+申请；其他申请文件未写程序，按同样步骤办理$/);
  expect(() => said("leftBehind")).toThrow("no rule says who is in this group");
});
