import { openFile, tenantKey } from "@tongyou/database";
import { entrustmentSignature } from "@tongyou/database/schema";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { getChildRecord } from "../children/child-row.ts";
import { placeName } from "../children/place-name.ts";
import type { StaffContext } from "../context.ts";
import { type PrintedLines, printLines } from "../forms/print-lines.ts";
import type { FileOut } from "../page.schema.ts";
import type { Block } from "../papers/paper.ts";
import { printPaper } from "../papers/print-paper.ts";
import { policyToday } from "../protection/chain.ts";
import { openJson } from "../sealed-json.ts";
import { inTenant } from "../verb.ts";
import { BAR_WORDS } from "./checks.ts";
import { getEntrustmentRow, regionLines, type StoredEntrustment, stateOf } from "./entrustment-record.ts";
import {
  BARS,
  type EntrustmentContent,
  type Known,
  type printEntrustmentInput,
  type Signer,
} from "./entrustments.schema.ts";

const KNOWN_WORDS: { readonly [K in Known]: string } = { yes: "是", no: "否", unknown: "未了解" };
const REASON_WORDS: { readonly [R in EntrustmentContent["reason"]]: string } = {
  work: "外出务工",
  illness: "患病治疗",
  custody: "服刑、戒毒或被羁押",
  study: "外出学习",
  other: "其他",
};
const STATE_WORDS = { waiting: "待确认", running: "已确认", ended: "已结束" } as const;

const personText = ({
  name,
  relation,
  phone,
}: {
  name: string;
  relation: string;
  phone?: string | undefined;
}) => [`${name}（${relation}）`, phone ? `电话 ${phone}` : ""].filter(Boolean).join("，");

function blocksOf(
  child: { name: string; division: string; birthDate: string | null },
  row: StoredEntrustment,
  content: EntrustmentContent,
  more: { region: PrintedLines; pictures: ReadonlyMap<Signer, Uint8Array> },
): Block[] {
  const { carer, opinion, capable, bars, villageTold, schoolTold, contactDays, reason, reasonText } = content;
  const school = schoolTold === "none" ? "未在学校、幼儿园" : (schoolTold ?? "未填写");
  return [
    {
      kind: "facts",
      rows: [
        ["儿童姓名", child.name],
        ["出生日期", child.birthDate ?? "不清楚"],
        ["居住地", placeName(child.division)],
        ["状态", STATE_WORDS[stateOf(row)]],
        ["委托期限", `${row.fromOn} 至 ${row.untilOn}`],
        ["委托原因", [REASON_WORDS[reason], reasonText].filter(Boolean).join("：")],
      ],
    },
    { kind: "heading", text: "监护人与受托人" },
    {
      kind: "facts",
      rows: [
        ...content.guardians.map((one) => ["监护人", personText(one)] as const),
        ["受托人", personText(carer)],
        ["受托人出生日期", carer.birthDate],
        ["受托人地址", carer.address ?? "未填写"],
        ["有照护能力", KNOWN_WORDS[capable]],
      ],
    },
    {
      kind: "table",
      columns: [
        { title: "不得作为受托人的情形（《未成年人保护法》第二十二条）", width: "*" },
        { title: "有无" },
      ],
      rows: BARS.map((bar) => [BAR_WORDS[bar].zh, KNOWN_WORDS[bars[bar] ?? "unknown"]]),
    },
    { kind: "heading", text: "约定与告知" },
    {
      kind: "facts",
      rows: [
        ["儿童的意见", `${opinion.heard ? "" : "未能听取："}${opinion.text}`],
        ["联系孩子", `至少每 ${contactDays} 天一次`],
        ["告知村（居）委会", villageTold ?? "未填写"],
        ["告知学校", school],
        ...more.region.rows,
      ],
    },
    {
      kind: "text",
      text: "委托期间监护人仍须履行监护职责；受托人应当照护好孩子，遇有异常及时告知监护人和村（居）委会。",
    },
    {
      kind: "signatures",
      places: (["guardian", "entrusted", "witness"] as const).map((who) => {
        const picture = more.pictures.get(who);
        const title = { guardian: "监护人", entrusted: "受托人", witness: "见证人（村、居委会）" }[who];
        return { title, ...(picture && { picture }) };
      }),
    },
    ...(more.region.signatures.length > 0
      ? [{ kind: "signatures" as const, places: more.region.signatures }]
      : []),
  ];
}

/** A confirmation of entrusted guardianship as a PDF, with the signatures drawn on the screen. Throws `notFound`. */
export async function printEntrustment(
  context: StaffContext,
  { id }: z.output<typeof printEntrustmentInput>,
): Promise<FileOut> {
  const key = await tenantKey(context.db, context.tenant);
  const { pack } = policyToday(context);
  const { row, content, child, signatures, region } = await inTenant(
    context,
    "entrustments.print",
    async (tx, note) => {
      const row = await getEntrustmentRow(tx, id);
      const content = openJson<EntrustmentContent>(key, row.contentSealed);
      const child = await getChildRecord(tx, row.childId);
      const signatures = await tx
        .select()
        .from(entrustmentSignature)
        .where(eq(entrustmentSignature.entrustmentId, id));
      const region = await printLines(tx, context, key, regionLines(pack, row, content));
      note({ childId: row.childId, division: row.division, detail: { entrustment: id } });
      return { row, content, child, signatures, region };
    },
  );
  const pictures = new Map(signatures.map(({ who, sealed }) => [who, openFile(key, sealed)]));
  const blocks = blocksOf(child, row, content, { region, pictures });
  return printPaper(context, {
    fileName: `${child.name}委托监护确认书.pdf`,
    title: "委托监护确认书",
    blocks,
  });
}
