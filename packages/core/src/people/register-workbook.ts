import { openText, type TenantKey, type TenantTransaction, tenantKey } from "@tongyou/database";
import { worker, workerPost } from "@tongyou/database/schema";
import { asc, eq } from "drizzle-orm";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { findDivision } from "../divisions/index.ts";
import { type DesignColumn, type DesignValue, writeSheet } from "../ledger/index.ts";
import { type FileOut, XLSX_MIME } from "../page.schema.ts";
import { policyToday } from "../protection/chain.ts";
import { inTenant } from "../verb.ts";
import type { Identity, PostRole, RegisterColumn } from "./people.schema.ts";
import { REGISTER_SHEET } from "./read-register.ts";
import { FULL_TIME, identityWords, roleWords, sheetColumns } from "./register-columns.ts";
import { placeWords } from "./register-places.ts";

const WIDTHS: Readonly<Record<RegisterColumn, number>> = {
  name: 12,
  idNumber: 22,
  phone: 16,
  identity: 16,
  unit: 20,
  role: 18,
  place: 30,
  part: 12,
  fullTime: 12,
  from: 14,
  until: 14,
  reason: 24,
};
type Line = Readonly<Partial<Record<RegisterColumn, string>>>;

/** Texts stay texts: a telephone or an ID number must not become a number. */
const kindOf = (key: RegisterColumn): DesignColumn["kind"] =>
  key === "from" || key === "until" ? "date" : "text";

async function workbook(
  context: StaffContext,
  { fileName, title, lines }: { fileName: string; title: string; lines: readonly Line[] },
): Promise<FileOut> {
  const { pack } = policyToday(context);
  const today = civilDayOf(context.now());
  const columns = sheetColumns(pack);
  const either = (words: readonly { word: string }[]) => words.map(({ word }) => word).join("、");
  const bytes = await writeSheet({
    name: REGISTER_SHEET,
    title,
    subtitles: [
      `填报单位：${context.tenant.name}　　日期：${today}　　带 * 的必须填写；每个岗位一行，同一人的几个岗位写几行。`,
      `岗位填：${either(roleWords(pack, today))}；没有岗位的留空。身份填：${either(identityWords(pack))}。`,
      "负责的地方填名称（如“某镇某村”）或 12 位区划代码；没有岗位的填登记所在的乡镇（街道）或县（市、区）。",
    ],
    columns: columns.map(({ key, header, required }) => ({
      header: required ? `${header}*` : header,
      width: WIDTHS[key],
      kind: kindOf(key),
    })),
    rows: lines.map((line) => columns.map(({ key }): DesignValue => line[key] ?? null)),
    landscape: true,
  });
  return { fileName, mime: XLSX_MIME, base64: Buffer.from(bytes).toString("base64") };
}

/** The empty workbook in which the register can be handed in, with the headers and titles of the region. */
export function registerTemplate(context: StaffContext): Promise<FileOut> {
  return inTenant(context, "people.template", () =>
    workbook(context, { fileName: "人员名册模板.xlsx", title: "人员名册", lines: [] }),
  );
}

type Row = { person: typeof worker.$inferSelect; post: typeof workerPost.$inferSelect | null };

function lineOf(
  key: TenantKey,
  words: { role: Map<PostRole, string>; identity: Map<Identity, string>; root: string },
  { person, post }: Row,
): Line {
  const opened = (sealed: Uint8Array | null) => (sealed === null ? undefined : openText(key, sealed));
  const place = findDivision(post?.division ?? person.division);
  const fields: Record<RegisterColumn, string | null | undefined> = {
    name: person.name,
    idNumber: opened(person.idSealed),
    phone: opened(person.phoneSealed),
    identity: words.identity.get(person.identity as Identity),
    unit: person.unit,
    role: post && words.role.get(post.role as PostRole),
    place: place ? placeWords(place, words.root) : (post?.division ?? person.division),
    part: post?.part,
    fullTime: post && (post.fullTime === null ? null : FULL_TIME[post.fullTime ? "yes" : "no"]),
    from: post?.fromOn,
    until: post?.untilOn,
    reason: post && opened(post.reasonSealed),
  };
  return Object.fromEntries(
    Object.entries(fields).filter(([, text]) => text !== null && text !== undefined),
  ) as Line;
}

const everybody = (tx: TenantTransaction): Promise<Row[]> =>
  tx
    .select({ person: worker, post: workerPost })
    .from(worker)
    .leftJoin(workerPost, eq(workerPost.workerId, worker.id))
    .orderBy(
      asc(worker.division),
      asc(worker.name),
      asc(worker.id),
      asc(workerPost.fromOn),
      asc(workerPost.id),
    );

/**
 * The whole register of the reader's area with all posts, ended ones too, as a workbook that can be handed in again. ID
 * numbers stand in it in full.
 */
export async function exportRegister(context: StaffContext): Promise<FileOut> {
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(context, "people.exportRegister", async (tx, note) => {
    const rows = await everybody(tx);
    const { pack } = policyToday(context);
    const today = civilDayOf(context.now());
    const words = {
      role: new Map(roleWords(pack, today).map(({ value, word }) => [value, word])),
      identity: new Map(identityWords(pack).map(({ value, word }) => [value, word])),
      root: context.tenant.division,
    };
    note({ detail: { rows: rows.length } });
    return workbook(context, {
      fileName: `人员名册 ${today}.xlsx`,
      title: `${context.tenant.name}人员名册`,
      lines: rows.map((row) => lineOf(key, words, row)),
    });
  });
}
