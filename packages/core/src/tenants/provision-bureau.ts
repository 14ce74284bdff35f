import type { z } from "zod";
import { makeFirstPassword } from "../access/password.ts";
import { requirePermission } from "../access/permission.ts";
import type { NationalContext } from "../context.ts";
import { toDomainError } from "../errors/database-errors.ts";
import { inControl } from "./national-verb.ts";
import { raiseBureau } from "./raise-bureau.ts";
import type { Provisioned, provisionInput } from "./tenants.schema.ts";

/**
 * Makes a bureau with its first administrator, whose password is shown this once and must be changed at the
 * first sign-in. After this moment the national desk has no way into the bureau.
 * @throws DomainError `invalid` (field `division` or `pack`), `conflict` (field `code`)
 */
export async function provisionBureau(
  context: NationalContext,
  input: z.output<typeof provisionInput>,
): Promise<Provisioned> {
  requirePermission(context, "national.provision");
  const started = performance.now();
  const password = makeFirstPassword();
  const admin = {
    login: input.adminLogin,
    name: input.adminName,
    role: "tenantAdmin",
    area: input.division,
    password,
    mustChangePassword: true,
  } as const;
  await raiseBureau(context, input, [admin]).catch((error: unknown) => {
    throw toDomainError(error);
  });
  await inControl(context, "national.provision", async (_, note) =>
    note({ tenantCode: input.code, detail: { division: input.division, pack: input.pack } }),
  );
  return {
    code: input.code,
    admin: { login: input.adminLogin, password },
    milliseconds: Math.round(performance.now() - started),
  };
}
