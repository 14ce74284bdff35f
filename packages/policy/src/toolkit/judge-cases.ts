/** Golden cases that prove nothing: what they expect is empty, or names what the pack does not have. */
import type { Pack } from "../artefact/pack.ts";
import type { GoldenCase } from "../golden/golden-case.ts";
import { claimsOf } from "../golden/run-case.ts";
import type { Problem } from "./judge-rules.ts";

/** The names that may stand under a part of `expect`. */
function namesOf(pack: Pack) {
  const provisions = pack.provisions ?? [];
  const ids = (list: readonly { id: string }[]): ReadonlySet<string> => new Set(list.map(({ id }) => id));
  const ofKind = (...kinds: string[]) => ids(provisions.filter(({ kind }) => kinds.includes(kind)));
  const rows = provisions.flatMap((one) =>
    one.kind === "report"
      ? one.rows.flatMap((row) => (row.counts === undefined ? [] : [`${one.id}.${row.id}`]))
      : [],
  );
  return {
    categories: ids(pack.items.filter(({ kind }) => kind === "category")),
    entitlements: ids(pack.items.filter(({ kind }) => kind === "entitlement")),
    prompts: ofKind("alert", "task", "timer"),
    due: ofKind("timer"),
    counts: new Set(rows),
    proposals: new Set(pack.proposals.map(({ parameter }) => parameter)),
    amounts: ids(pack.parameters),
  } satisfies Partial<Record<keyof GoldenCase["expect"], ReadonlySet<string>>>;
}

/** Parts that judge only what they name: empty, they say nothing. Elsewhere empty says "none at all". */
const ONLY_NAMED = ["due", "proposals", "amounts"];

/** Cases, and parts of them, that no wrong rule could break. */
export function idleExpectations(pack: Pack, cases: readonly GoldenCase[]): Problem[] {
  const names = namesOf(pack);
  return cases.flatMap(({ place, name, expect, clauses, begins }) => {
    const problem = (what: string, zh: string, en: string): Problem => ({
      place,
      zh: `“${name}”${what && `的 ${what} `}${zh}`,
      en: `"${name}"${what && `, ${what}`}: ${en}`,
    });
    const found = Object.entries(names).flatMap(([key, known]): Problem[] => {
      const listed = Object.keys(expect[key as keyof typeof names] ?? {});
      if (listed.length === 0 && Object.hasOwn(expect, key) && ONLY_NAMED.includes(key))
        return [problem(key, "为空，什么也没有判断", "it is empty and proves nothing")];
      return listed
        .filter((one) => !known.has(one))
        .map((one) => problem(`${key}.${one}`, "在本包中不存在", "the pack has nothing of this name"));
    });
    if (Object.keys(expect).length === 0 && Object.keys(clauses).length === 0)
      found.push(problem("", "什么也没有判断", "it proves nothing"));
    if (begins !== undefined && claimsOf({ expect, clauses }).length === 0)
      found.push(problem("begins", "没有可自该日起成立的内容", "nothing it says yes to could begin"));
    return found;
  });
}
