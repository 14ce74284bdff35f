import type { Pack } from "@tongyou/policy/engine";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { policyToday } from "../protection/chain.ts";
import { inTenant } from "../verb.ts";
import { POST_ROLES, type RegisterForm } from "./people.schema.ts";
import { POST_LEVELS, postTitle } from "./post-roles.ts";
import { gateOf, topicsOf } from "./staff-rules.ts";

/** What a real-name register must hold where the region's documents describe one. */
export function requiredFields({ provisions = [] }: Pack): RegisterForm["required"] {
  const fields = provisions.flatMap((one) =>
    one.kind === "form" && one.record === "staffRegister"
      ? one.fields.map((field) => ({ ...field, clause: one.clauses[0] ?? null }))
      : [],
  );
  const required = (id: string) => fields.find((field) => field.id === id && field.required);
  const [idNumber, phone] = [required("idNumber"), required("phone")];
  return {
    idNumber: idNumber !== undefined,
    phone: phone !== undefined,
    clause: (idNumber ?? phone)?.clause ?? null,
  };
}

/** What the register asks and offers in this region: posts with their titles, required fields, topics of training. */
export async function getRegisterForm(context: StaffContext): Promise<RegisterForm> {
  return inTenant(context, "people.form", async () => {
    const { pack } = policyToday(context);
    const today = civilDayOf(context.now());
    const roles = POST_ROLES.map((role) => {
      const gate = gateOf(pack, role, today);
      return {
        role,
        title: postTitle(pack, role, today),
        levels: [...POST_LEVELS[role]],
        gate: gate && { id: gate.id, title: gate.title, clause: gate.clause },
      };
    });
    return { roles, required: requiredFields(pack), topics: topicsOf(pack, today) };
  });
}
