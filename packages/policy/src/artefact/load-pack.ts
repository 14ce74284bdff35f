import { contentHash } from "./canonical.ts";
import { checkContent } from "./check-content.ts";
import type { Pack, PackContent } from "./pack.ts";
import { refuse } from "./refuse.ts";
import { artefactSchema } from "./schema.ts";
import { shareAndFreeze } from "./share.ts";

/**
 * Validates an artefact and verifies its hash. Throws `PolicyError` (code `pack`) with the place that is wrong:
 * unknown keys or operators, names that do not exist, overlapping dates, too much or too deep, a wrong hash.
 */
export function loadPack(json: unknown): Pack {
  const { hash, ...content } = parseShape(json);
  checkContent(content as PackContent);
  const actual = contentHash(content);
  if (actual !== hash)
    refuse(
      "hash",
      "内容与哈希不符，文件可能被改动，请重新生成或重新下载。",
      "the content does not match its hash; build or fetch the artefact again.",
    );
  return shareAndFreeze({ ...content, hash } as Pack);
}

function parseShape(json: unknown) {
  if (isTooDeep(json, 64)) refuse("$", "嵌套过深。", "it nests too deep.");
  const parsed = artefactSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const place = (issue?.path ?? []).reduce<string>(
    (path, part) =>
      typeof part === "number" ? `${path}[${part}]` : path ? `${path}.${String(part)}` : String(part),
    "",
  );
  return refuse(
    place || "$",
    `格式不符（${issue?.message ?? ""}）。`,
    `${issue?.message ?? "the shape is wrong"}.`,
  );
}

function isTooDeep(value: unknown, left: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (left === 0) return true;
  return Object.values(value).some((child) => isTooDeep(child, left - 1));
}
