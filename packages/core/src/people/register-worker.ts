import { isUniqueViolation, sealText, tenantKey } from "@tongyou/database";
import { worker } from "@tongyou/database/schema";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { conflict, invalid } from "../errors/refusals.ts";
import { policyToday } from "../protection/chain.ts";
import { inTenant } from "../verb.ts";
import type { changeWorkerInput, registerWorkerInput } from "./people.schema.ts";
import { requiredFields } from "./register-form.ts";
import { requirePlace } from "./require-place.ts";
import { idNumberColumns, raiseWorker } from "./worker-record.ts";

export const twice = () =>
  conflict(
    { zh: "这个身份证号已经登记过一名人员。", en: "Somebody with that ID number is in the register." },
    {
      zh: "请在名册中找到此人再登记岗位；查不到的，可能由其他乡镇登记，请县级经办人办理。",
      en: "Find the person in the register and add the post; who is kept by another town is for the county.",
    },
    "idNumber",
  );

const missing = (field: "idNumber" | "phone", zh: string, en: string, clause: string | null) =>
  invalid(
    field,
    {
      zh: `没有填写${zh}${clause ? `（${clause}）` : ""}。`,
      en: `The ${en} is missing${clause ? ` (${clause})` : ""}.`,
    },
    { zh: `实名登记须填写${zh}。`, en: `A real-name register needs the ${en}.` },
  );

/**
 * Enters a person in the real-name register, still without a post. The same form twice registers once.
 * @throws DomainError `invalid` for a number that cannot be right or a field the region's document demands, `conflict`
 *   for a person who is registered
 */
export async function registerWorker(
  context: StaffContext,
  input: z.output<typeof registerWorkerInput>,
): Promise<{ id: string }> {
  const key = await tenantKey(context.db, context.tenant);
  try {
    return await inTenant(context, "people.register", async (tx, note) => {
      const required = requiredFields(policyToday(context).pack);
      if (required.idNumber && input.idNumber === undefined)
        throw missing("idNumber", "身份证号", "ID number", required.clause);
      if (required.phone && input.phone === undefined)
        throw missing("phone", "联系电话", "telephone number", required.clause);
      requirePlace(context, input.area, [1, 2, 3, 4], "area");
      const numbers = input.idNumber === undefined ? {} : idNumberColumns(key, input.idNumber);
      const [made] = await tx
        .insert(worker)
        .values({
          id: input.id,
          division: input.area,
          name: input.name,
          ...numbers,
          phoneSealed: input.phone === undefined ? null : sealText(key, input.phone),
          identity: input.identity ?? null,
          unit: input.unit ?? null,
          registeredBy: context.staff.id,
          registeredAt: context.now(),
        })
        .onConflictDoNothing({ target: worker.id })
        .returning({ id: worker.id });
      note({ division: input.area, detail: { worker: input.id, repeated: made === undefined } });
      return { id: input.id };
    });
  } catch (error) {
    throw isUniqueViolation(error, "worker_id_hash_key") ? twice() : error;
  }
}

/** Corrects or completes who a person is; what is left out stays. Throws `stale`, `invalid`, `conflict`, `notFound`. */
export async function changeWorker(
  context: StaffContext,
  input: z.output<typeof changeWorkerInput>,
): Promise<{ version: number }> {
  const key = await tenantKey(context.db, context.tenant);
  const { name, phone, identity, unit } = input;
  try {
    return await inTenant(context, "people.change", async (tx, note) => {
      const numbers = input.idNumber === undefined ? {} : idNumberColumns(key, input.idNumber);
      const { division, version } = await raiseWorker(tx, input.id, input.version);
      const set = {
        ...(name === undefined ? {} : { name }),
        ...numbers,
        ...(phone === undefined ? {} : { phoneSealed: sealText(key, phone) }),
        ...(identity === undefined ? {} : { identity }),
        ...(unit === undefined ? {} : { unit }),
      };
      if (Object.keys(set).length > 0) await tx.update(worker).set(set).where(eq(worker.id, input.id));
      note({ division, detail: { worker: input.id, changed: Object.keys(set) } });
      return { version };
    });
  } catch (error) {
    throw isUniqueViolation(error, "worker_id_hash_key") ? twice() : error;
  }
}
