import type { Bilingual } from "@tongyou/policy";
import type { PackLibrary } from "../context.ts";
import { DomainError } from "../errors/errors.ts";

/** Why an artefact cannot be used on this server; null: it can. */
export function refusalOf(packs: PackLibrary, id: string, hash: string): Bilingual | null {
  try {
    packs.get(id, hash);
    return null;
  } catch (error) {
    if (error instanceof DomainError) return error.reason;
    throw error;
  }
}
