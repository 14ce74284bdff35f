import type { PackContent } from "./pack.ts";
import { STAGE_KINDS, STAGE_UNITS } from "./procedure.ts";
import { refuse } from "./refuse.ts";
import { checkClauses, type Names } from "./validate-expression.ts";

/** Refuses, with its place, a procedure whose stages nobody could go through in order. */
export function checkProcedure({ procedure, items, provisions = [] }: PackContent, names: Names): void {
  if (!procedure) return;
  const { group } = procedure;
  checkClauses(procedure.clauses, names, "procedure.clauses");
  if (group !== undefined && !items.some((item) => item.kind === "group" && item.group === group))
    refuse("procedure.group", "没有一项规则认定这一群体。", "no rule says who is in this group.");
  const terms = new Map(provisions.flatMap((one) => (one.kind === "setting" ? [[one.id, one.unit]] : [])));
  const seen = new Set<string>();
  procedure.stages.forEach(({ id, kind, clauses, within }, i) => {
    const place = `procedure.stages[${i}]`;
    checkClauses(clauses, names, `${place}.clauses`);
    if (seen.has(id)) refuse(`${place}.id`, `环节“${id}”重复。`, `the stage "${id}" is there twice.`);
    seen.add(id);
    const before = procedure.stages[i - 1]?.kind;
    if (before && STAGE_KINDS.indexOf(before) > STAGE_KINDS.indexOf(kind))
      refuse(
        `${place}.kind`,
        "环节应按受理、审核、认定、发放的顺序排列。",
        "stages go from accepting over checking and confirming to paying.",
      );
    if (within && "setting" in within && !STAGE_UNITS.some((unit) => unit === terms.get(within.setting)))
      refuse(
        `${place}.within.setting`,
        "没有这个以日或工作日计的设置项。",
        "there is no such setting in days or working days.",
      );
  });
  if (procedure.stages.filter(({ kind }) => kind === "confirm").length !== 1)
    refuse("procedure.stages", "应有且只有一个认定环节。", "exactly one stage confirms.");
}
