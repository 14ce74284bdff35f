/** Says of a refusal which parts of the pack it lies in: an author knows ids, not positions in a flattened list. */
import { PolicyError } from "../errors.ts";

/** Runs a check of the content; what it refuses carries the ids on the way to its place. */
export function namingParts<T>(content: object, check: () => T): T {
  try {
    return check();
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    throw new PolicyError(error.code, error.place, error.text, idsOnTheWay(content, error.place));
  }
}

/** `procedure.stages[2].clauses` leads over the id of the procedure and that of its stage. */
function idsOnTheWay(content: object, place: string): string[] {
  const ids: string[] = [];
  let part: unknown = content;
  for (const step of place.split(/[.[\]]+/)) {
    if (typeof part !== "object" || part === null || !Object.hasOwn(part, step)) break;
    part = (part as Record<string, unknown>)[step];
    const id = idOf(part);
    if (id !== undefined) ids.push(id);
  }
  return ids;
}

/** A clause has a number in place of an id. */
function idOf(part: unknown): string | undefined {
  if (typeof part !== "object" || part === null) return undefined;
  const { id, no } = part as { id?: unknown; no?: unknown };
  return [id, no].find((one) => typeof one === "string");
}
