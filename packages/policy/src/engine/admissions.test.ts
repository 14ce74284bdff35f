import { expect, test } from "vitest";
import { tinySource } from "../../test/tiny-pack.ts";
import { holds, under } from "../author/conditions.ts";
import { assemble, both } from "../author/pack.ts";
import { institutionRule } from "../author/provisions.ts";
import type { Facts } from "../facts/vocabulary.ts";
import { compile } from "./policy.ts";

const title = both("福利院", "Welfare home");
const policy = compile(
  assemble({
    ...tinySource,
    provisions: [
      institutionRule("TY.home", "TY-5", title, {
        institution: "welfareInstitution",
        admits: under(18),
        refuses: holds("livesAlone"),
      }),
      institutionRule("TY.services", "TY-5", title, { institution: "welfareInstitution", services: [title] }),
    ],
  }),
);
const judged = (facts: Facts, on = "2020-06-30") => policy.admissions(facts, { on });

test("a rule answers apart whom it admits and whom it refuses", () => {
  expect(judged({ birthDate: "2010-01-01", livesAlone: true })).toEqual([
    {
      id: "TY.home",
      institution: "welfareInstitution",
      title,
      clauses: ["TY-5"],
      admits: "yes",
      refuses: "yes",
    },
  ]);
  expect(judged({ birthDate: "2000-01-01", livesAlone: false })).toMatchObject([
    { admits: "no", refuses: "no" },
  ]);
});

test("what is not known is not answered, and a rule not yet in force does not judge", () => {
  expect(judged({})).toMatchObject([{ admits: "unknown", refuses: "unknown" }]);
  expect(judged({}, "2017-12-31")).toEqual([]);
});
