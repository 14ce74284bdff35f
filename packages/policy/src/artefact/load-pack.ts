import { contentHash } from "./canonical.ts";
import { checkContent } from "./check-content.ts";
import { PACK_FORMAT, type Pack, type PackContent } from "./pack.ts";
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
  checkFormat(json);
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

/** A pack of another layout says so before anything in it is judged. */
function checkFormat(json: unknown): void {
  const format = typeof json === "object" && json !== null && "format" in json ? json.format : undefined;
  if (typeof format === "number" && format !== PACK_FORMAT)
    refuse(
      "format",
      `该包为第 ${format} 版格式，本系统读取第 ${PACK_FORMAT} 版，请用相应版本的工具重新构建。`,
      `this pack has layout ${format}, and this kit reads layout ${PACK_FORMAT}; build it again with the kit that fits.`,
    );
}

function isTooDeep(value: unknown, left: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (left === 0) return true;
  return Object.values(value).some((child) => isTooDeep(child, left - 1));
}
