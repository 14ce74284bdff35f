import { fileURLToPath } from "node:url";
import type { PlaceCode } from "@tongyou/policy";
import { placesIn, type RoleCode } from "@tongyou/policy/engine";
import { expect, test } from "vitest";
import { may, TENANT_ROLES, type TenantRole } from "../access/roles.ts";
import { packLibrary } from "../packs.ts";
import { fallsToRole } from "../work-records/work-demands.ts";
import { placeRows } from "./place-rows.ts";
import { PLACES_OF_WORK } from "./places.ts";

const library = packLibrary(fileURLToPath(new URL("../../../../plugins/dist/", import.meta.url)));
const packs = library.list().map(({ id, hash }) => library.get(id, hash).pack);

/** The accounts that a role of the documents is worked with; none for a guardian. */
const accountsOf = (role: RoleCode): TenantRole[] =>
  role.startsWith("department.")
    ? ["departmentStaff"]
    : TENANT_ROLES.filter((one) => fallsToRole([role], one));
const works = (role: TenantRole, place: PlaceCode) =>
  PLACES_OF_WORK[place].procedures.some((procedure) => may(role, procedure));

const duties = packs.flatMap(({ id, provisions = [] }) =>
  provisions.flatMap((one) => (one.kind === "duty" ? [[id, one.id, one] as const] : [])),
);

test.each(duties)("%s %s can be done in its place by somebody it is given to", (_, __, { place, roles }) => {
  if (!place) throw new Error("the duty names no place");
  const accounts = roles.flatMap(accountsOf);
  expect(accounts.length).toBeGreaterThan(0);
  expect(accounts.filter((role) => works(role, place))).not.toEqual([]);
});

test.each(packs.map((pack) => [pack.id, pack] as const))(
  "%s: every clause to be carried out has a place",
  (_, pack) => {
    const placesOf = placesIn(pack);
    const own = pack.documents.flatMap(({ clauses }) => clauses);
    expect(own.filter((clause) => placesOf(clause)?.length === 0).map(({ no }) => no)).toEqual([]);
  },
);

test("whoever works in a place can open one of its pages", () => {
  for (const [place, { doors, procedures }] of Object.entries(PLACES_OF_WORK)) {
    const workers = TENANT_ROLES.filter((role) => procedures.some((procedure) => may(role, procedure)));
    const shutOut = workers.filter((role) => !doors.some(({ procedure }) => may(role, procedure)));
    expect([place, shutOut]).toEqual([place, []]);
  }
});

test("a place says who may open it", () => {
  expect(placeRows(["audit", "audit"])).toEqual([
    {
      place: "audit",
      title: { zh: "审计", en: "Audit" },
      doors: PLACES_OF_WORK.audit.doors,
      roles: ["tenantAdmin", "auditor"],
    },
  ]);
});
