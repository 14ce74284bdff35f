import { type TenantKey, type TenantTransaction, tenantKey } from "@tongyou/database";
import { intake, referral } from "@tongyou/database/schema";
import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { type ChildRecord, getChildRecord } from "../children/child-row.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { isWithin } from "../divisions/index.ts";
import { conflict, failed, invalid } from "../errors/refusals.ts";
import type { FormView } from "../forms/forms.schema.ts";
import { notify } from "../notifications/notify.ts";
import { openService } from "../plans/open-service.ts";
import { openJson, sealJson } from "../sealed-json.ts";
import { inTenant } from "../verb.ts";
import { type Addressee, addresseeOf } from "./addressee.ts";
import { referralForms } from "./answer-asked.ts";
import { chosenFields, contactOf, disclosable } from "./disclosure.ts";
import {
  decidedFor,
  findEntitlement,
  knownFacts,
  notEntitled,
  openEntitlements,
  restsOnRestricted,
} from "./entitled.ts";
import { getIntakeRecord, type IntakeRecord, type IntakeTold } from "./intake-record.ts";
import { type Letter, makeNumber } from "./referral-record.ts";
import { termOf } from "./referral-terms.ts";
import { type DisclosedField, isAskable, type SentReferral, type sendInput } from "./referrals.schema.ts";

type Input = z.output<typeof sendInput>;
type New = Omit<
  typeof referral.$inferInsert,
  "number" | "askedBy" | "askedAt" | "state" | "letterSealed" | "department" | "institutionId"
>;

/** Whether the same entitlement of the child is being asked for. */
async function isAsked(tx: TenantTransaction, { childId, item }: New): Promise<boolean> {
  if (!childId || !item) return false;
  const open = and(eq(referral.childId, childId), eq(referral.item, item), isNull(referral.closedAt));
  const [found] = await tx.select({ id: referral.id }).from(referral).where(open).limit(1);
  return found !== undefined;
}

/** Writes a referral under a free number and tells who is asked; undefined where the same is asked for already. */
export async function addReferral(
  tx: TenantTransaction,
  context: StaffContext,
  key: TenantKey,
  { letter, to, ...row }: New & { letter: Omit<Letter, "institution">; to: Addressee },
): Promise<SentReferral | undefined> {
  const now = context.now();
  const { department, institutionId } = to;
  const written: Letter = institutionId === null ? letter : { ...letter, institution: to.institution };
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const number = makeNumber("X", civilDayOf(now));
    const [added] = await tx
      .insert(referral)
      .values({
        ...row,
        department,
        institutionId,
        number,
        letterSealed: sealJson(key, written),
        askedBy: context.staff.id,
        askedAt: now,
        state: "sent",
      })
      .onConflictDoNothing()
      .returning({ id: referral.id, number: referral.number });
    if (added) {
      await tell(tx, context, to, { ...row, ...added });
      return added;
    }
    if (await isAsked(tx, row)) return undefined;
  }
  throw new Error("no free number for a referral");
}

/** Of an institution, those of its people who work for the child's place. */
const tell = (
  tx: TenantTransaction,
  context: StaffContext,
  to: Addressee,
  { id, number, division }: Pick<New, "division"> & SentReferral,
) =>
  notify(tx, context, {
    kind: "referralSent",
    to:
      to.institutionId === null
        ? { roles: ["departmentStaff"], department: to.department }
        : { staff: to.accounts.filter(({ area }) => isWithin(division, area)).map((one) => one.id) },
    division,
    subject: number,
    path: `/referrals/${id}`,
  });

export const askedAlready = () =>
  conflict(
    { zh: "这项保障已经在办。", en: "This is being asked for already." },
    { zh: "请在儿童档案的“协同办理”中查看进展。", en: "See how it goes in the child's file." },
    "item",
  );

/** The child and the request a referral is about, where the person can open them; throws `notFound`, `conflict`. */
async function about(
  tx: TenantTransaction,
  context: StaffContext,
  { childId, intakeId }: Pick<Input, "childId" | "intakeId">,
) {
  const record = childId === undefined ? undefined : await getChildRecord(tx, childId);
  const request = intakeId === undefined ? undefined : await getIntakeRecord(tx, context, intakeId);
  if (request?.finishedAt)
    throw conflict(
      { zh: "这件受理登记已经办结。", en: "This request is finished." },
      { zh: "家庭又提出新的事项，请重新登记受理。", en: "Take down a new request if the family asks again." },
    );
  if (!request || !record || request.childId === record.id) return { record, request };
  if (request.childId !== null)
    throw conflict(
      { zh: "这件受理登记是另一名儿童的。", en: "This request is about another child." },
      { zh: "请为这名儿童另行登记受理。", en: "Take down a request of its own for this child." },
    );
  await tx
    .update(intake)
    .set({ childId: record.id, division: record.division })
    .where(eq(intake.id, request.id));
  return { record, request };
}

/** All that can be disclosed of what a referral is about, to this sender. */
export async function disclosableOf(
  tx: TenantTransaction,
  context: StaffContext,
  key: TenantKey,
  { record, request }: { record: ChildRecord | undefined; request: IntakeRecord | undefined },
): Promise<DisclosedField[]> {
  const told = request && openJson<IntakeTold>(key, request.toldSealed);
  if (!record) return disclosable({ ...(told && { told }) });
  const { decided } = await decidedFor(tx, context, [record.id]);
  const contact = await contactOf(tx, key, record.id);
  return disclosable({
    child: record,
    contact,
    facts: knownFacts(decided.get(record.id)?.known),
    ...(told && { told }),
  });
}

/** The entitlement asked for, and whether it is the county officer's alone; throws `conflict`, `invalid`. */
async function itemOf(
  tx: TenantTransaction,
  context: StaffContext,
  { childId, item }: Pick<Input, "childId" | "item">,
) {
  if (item === undefined) return { restricted: false };
  if (childId === undefined)
    throw invalid(
      "childId",
      { zh: "按文件申请的保障要先有儿童档案。", en: "An entitlement is asked for a child on file." },
      { zh: "请先为孩子建档，再从档案中交办。", en: "Register the child, then ask from the file." },
    );
  const { deciding, decided } = await decidedFor(tx, context, [childId]);
  const one = decided.get(childId);
  const entitlement = findEntitlement(deciding.policy.pack, item);
  if (!one || !entitlement || !openEntitlements(one.known).some(([id]) => id === item)) throw notEntitled();
  return { entitlement, restricted: restsOnRestricted(deciding, one.all, item) };
}

/** The service of the child's plan that is asked for; throws `notFound`, `conflict` where it is asked for already. */
async function serviceOf(
  tx: TenantTransaction,
  key: TenantKey,
  { childId, service }: Pick<Input, "childId" | "service">,
): Promise<string | null> {
  if (service === undefined || childId === undefined) return null;
  const { id } = await openService(tx, key, { id: service, childId });
  const [running] = await tx
    .select({ number: referral.number })
    .from(referral)
    .where(and(eq(referral.serviceId, id), isNull(referral.closedAt)));
  if (!running) return id;
  throw conflict(
    { zh: `这项服务已经交办（${running.number}）。`, en: `It is asked for already (${running.number}).` },
    { zh: "请在帮扶方案中查看进展。", en: "See in the plan how it goes." },
    "service",
  );
}

/** A restricted fact is asked about by no referral, nor are sets of days that only the file as a whole can say. */
function requireAskable(fact: Input["fact"]): void {
  if (fact === undefined || isAskable(fact)) return;
  throw invalid(
    "fact",
    { zh: "这一项情况不通过协同办理核实。", en: "This fact is not asked about in a referral." },
    {
      zh: "限阅情况由县级经办人线下核实；父母状况、伤害事件请用文字说明要核实什么。",
      en: "The county's officer verifies restricted facts outside the system; ask about parents or harm in words.",
    },
  );
}

/** The form of the pack that the answer is to fill in; throws `invalid` for one the pack does not have. */
function formOf(context: StaffContext, id: string | undefined): FormView | undefined {
  if (id === undefined) return undefined;
  const found = referralForms(context).find((form) => form.id === id);
  if (found) return found;
  throw invalid(
    "form",
    { zh: "没有这份表单。", en: "There is no such form." },
    { zh: "请刷新页面后重新选择。", en: "Reload the page and choose again." },
  );
}

/**
 * Asks a department or an institution a question, a service or an entitlement for a child on file or of a request. It
 * sees what the sender chose and nothing else. The same `id` again answers the same number.
 * @throws DomainError `invalid`, `notFound`, `conflict` (not entitled, asked for already, a finished request, a
 * closed institution)
 */
export async function sendReferral(context: StaffContext, input: Input): Promise<SentReferral> {
  requireAskable(input.fact);
  const form = formOf(context, input.form);
  const to = await addresseeOf(context, input);
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(context, "referrals.send", async (tx, note) => {
    const { id, kind, text, fact, clause } = input;
    const { department, institutionId } = to;
    const [known] = await tx.select().from(referral).where(eq(referral.id, id));
    if (known && known.askedBy !== context.staff.id) throw failed(context.requestId);
    const { record, request } = await about(tx, context, input);
    const division = record?.division ?? request?.division ?? context.area.code;
    note({
      ...(record && { childId: record.id }),
      division,
      detail: { referral: id, kind, department, institution: institutionId },
    });
    if (known) return { id, number: known.number };
    const { entitlement, restricted } = await itemOf(tx, context, input);
    const serviceId = await serviceOf(tx, key, input);
    const fields = chosenFields(await disclosableOf(tx, context, key, { record, request }), input.fields);
    const term = await termOf(tx, { kind, dueOn: input.dueOn, today: civilDayOf(context.now()) });
    const added = await addReferral(tx, context, key, {
      id,
      division,
      childId: record?.id ?? null,
      intakeId: request?.id ?? null,
      serviceId,
      kind,
      to,
      item: entitlement?.id ?? null,
      clause: entitlement?.clause ?? clause ?? null,
      restricted,
      ...term,
      letter: {
        text,
        fields,
        ...(entitlement && { about: entitlement.title }),
        ...(fact && { fact }),
        ...(form && { form }),
      },
    });
    if (!added) throw askedAlready();
    return added;
  });
}
