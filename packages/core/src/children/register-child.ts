import { isUniqueViolation, lookupHash, newId, type TenantKey, tenantKey } from "@tongyou/database";
import { child } from "@tongyou/database/schema";
import type { z } from "zod";
import { requirePermission } from "../access/permission.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { findDivision } from "../divisions/index.ts";
import { conflict, invalid } from "../errors/refusals.ts";
import { recordFacts } from "../facts/record-facts.ts";
import { FOR_EVER, type Said } from "../facts/statement.ts";
import { readIdNumber } from "../ledger/id-number.ts";
import { inTenant } from "../verb.ts";
import type { registerChildInput } from "./children.schema.ts";
import { decideChildren } from "./decide-children.ts";
import { whereOnFile } from "./find-duplicates.ts";
import { idColumns, searchNames } from "./identity.ts";

type Input = z.output<typeof registerChildInput>;

/** What the ID number and the form say together; throws `invalid` where they contradict each other. */
function readIdentity(input: Input): { idNumber?: string; said: Said } {
  const { sex, birthDate } = input;
  const typed: Said = { ...(sex ? { sex } : {}), ...(birthDate ? { birthDate } : {}) };
  const text = input.idNumber?.normalize("NFKC").toUpperCase();
  if (!text) return { said: typed };
  const id = readIdNumber(text);
  if (id.kind !== "valid")
    throw invalid(
      "idNumber",
      id.kind === "check"
        ? { zh: "身份证号校验位不对。", en: "The ID number's check digit is wrong." }
        : { zh: "身份证号不是 18 位有效号码。", en: "This is not a valid ID number of 18 characters." },
      {
        zh: "请对照户口簿或身份证重新录入；没有号码可留空。",
        en: "Compare it with the household register or card; leave it empty when there is none.",
      },
    );
  if (birthDate && birthDate !== id.birthDate)
    throw invalid(
      "birthDate",
      { zh: "出生日期与身份证号不一致。", en: "The date of birth does not agree with the ID number." },
      { zh: "请核对两者，只填一项也可以。", en: "Check both, or give only one of them." },
    );
  if (sex && sex !== id.sex)
    throw invalid(
      "sex",
      {
        zh: "性别与身份证号第 17 位不一致。",
        en: "The sex does not agree with the 17th digit of the ID number.",
      },
      { zh: "请核对两者，只填一项也可以。", en: "Check both, or give only one of them." },
    );
  return { idNumber: id.number, said: { birthDate: id.birthDate, sex: id.sex } };
}

/** Refuses a number that is on file, naming the county where; more only inside the reader's own area. */
async function refuseDuplicate(context: StaffContext, key: TenantKey, idNumber: string): Promise<void> {
  const found = await whereOnFile(context, [lookupHash(key, idNumber)]);
  const [place] = found.values();
  if (place === undefined) return;
  throw conflict(
    {
      zh: `该身份证号已在${place.name}建档。`,
      en: `A child with this ID number is on file in ${place.name}.`,
    },
    place.own
      ? {
          zh: "请按身份证号后四位搜索并使用已有档案。",
          en: "Search by the number's last four characters and use that file.",
        }
      : { zh: "请与该地经办人联系核实。", en: "Get in touch with the colleague responsible there." },
    "idNumber",
  );
}

/**
 * Opens a file for one child: at most one file for an ID number in the whole bureau. Birth date and sex come from
 * the number where there is one. Nothing that was not said is assumed. Throws `invalid` and `conflict`.
 */
export async function registerChild(context: StaffContext, input: Input): Promise<{ id: string }> {
  requirePermission(context, "children.register");
  const { idNumber, said } = readIdentity(input);
  if (!findDivision(input.division))
    throw invalid(
      "division",
      { zh: "没有这个区划代码。", en: "There is no such division." },
      { zh: "请选择所在的村（社区）。", en: "Choose the village or community." },
    );
  if (said.birthDate && said.birthDate > civilDayOf(context.now()))
    throw invalid(
      "birthDate",
      { zh: "出生日期晚于今天。", en: "The date of birth is after today." },
      { zh: "请核对出生日期。", en: "Check the date of birth." },
    );
  const key = await tenantKey(context.db, context.tenant);
  const id = newId();
  const { division, evidence } = input;
  if (idNumber) await refuseDuplicate(context, key, idNumber);
  try {
    return await inTenant(context, "children.register", async (tx, note) => {
      await tx.insert(child).values({
        id,
        division,
        name: input.name,
        ...searchNames(input.name),
        ...idColumns(key, idNumber),
        status: "active",
        createdAt: context.now(),
        updatedAt: context.now(),
      });
      const about = { childId: id, division, evidence, source: "staff" as const };
      const contact = { name: input.name, keptIn: division, ...(idNumber ? { idNumber } : {}) };
      await recordFacts(
        tx,
        [
          { ...about, contact },
          ...(Object.keys(said).length ? [{ ...about, said: { [FOR_EVER]: said } }] : []),
        ],
        { saidBy: context.staff.id, at: context.now(), key },
      );
      await decideChildren(tx, context, [id]);
      note({ childId: id, division, detail: { withIdNumber: idNumber !== undefined } });
      return { id };
    });
  } catch (error) {
    // Two people registered the same child at the same time: the one who came second is told where it is.
    if (idNumber && isUniqueViolation(error, "child_id_hash_key"))
      await refuseDuplicate(context, key, idNumber);
    throw error;
  }
}
