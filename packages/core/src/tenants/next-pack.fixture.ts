import { compile } from "@tongyou/policy/engine";
import { actAs } from "../access/act-as.ts";
import type { AppContext, PackEntry, PackLibrary, StaffContext } from "../context.ts";
import { type Cast, house, later } from "../months/month-desk.fixture.ts";

export const NEXT = { version: "9.9.9", hash: "f".repeat(64) };

function builtPack(): PackEntry {
  const here = house.app.packs.find("ningxia");
  if (here) return here;
  throw new Error("the packs are not built");
}

/** The Ningxia pack of this checkout, which the test's bureaus are pinned to. */
const { id, version, hash } = builtPack();
export const old = { id, version, hash };

/** A shelf that offers a newer Ningxia pack: it pays a yuan more to children of two dead parents. */
function nextShelf(): PackLibrary {
  const { packs } = house.app;
  const { pack } = packs.get(id, hash);
  const parameters = pack.parameters.map((parameter) =>
    parameter.id === "NX.bothDead.monthly"
      ? { ...parameter, values: parameter.values.map((value) => ({ ...value, fen: value.fen + 100 })) }
      : parameter,
  );
  const policy = compile({ ...pack, ...NEXT, parameters });
  const offered = { ...builtPack(), ...NEXT };
  return {
    list: () => [offered],
    find: (wanted) => (wanted === id ? offered : packs.find(wanted)),
    get: (wanted, of) => (of === NEXT.hash ? policy : packs.get(wanted, of)),
    cases: (wanted, of) => packs.cases(wanted, of),
  };
}
export const app: AppContext = { ...house.app, packs: nextShelf() };

/** The same person with a new request: pins are read with every one. */
export const again = async (person: StaffContext, packs = app.packs) =>
  actAs(
    { ...app, packs, now: () => person.now() },
    { bureau: person.tenant.code, login: person.staff.login },
  );

export const adminOf = async ({ bureau }: Pick<Cast, "bureau">) =>
  again(later(await bureau.staff("tenantAdmin", "640000000000"), "2018-04-02"));
