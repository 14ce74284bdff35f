import { DatabaseError, isOutsideArea } from "@tongyou/database";
import { DomainError } from "./errors.ts";
import { suspended } from "./refusals.ts";

/**
 * What the database refuses on purpose, as an error of our family: a suspended bureau, a time-out, a place
 * outside the area. Anything else (a bug, a broken constraint the verb did not expect) is returned as it is.
 */
export function toDomainError(error: unknown): unknown {
  if (error instanceof DatabaseError) {
    if (error.code === "suspendedTenant") return suspended();
    if (error.code === "timeout" || error.code === "unavailable")
      return new DomainError("unavailable", error.reason, error.remedy);
    if (error.code === "unknownTenant") return new DomainError("signedOut", error.reason, error.remedy);
    return error;
  }
  if (isOutsideArea(error))
    return new DomainError(
      "forbidden",
      { zh: "该地点不在您负责的区域内。", en: "That place is outside your area." },
      { zh: "请选择您区域内的地点。", en: "Choose a place inside your area." },
    );
  return error;
}
