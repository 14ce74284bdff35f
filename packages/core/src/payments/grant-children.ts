import { lookupHash, type TenantKey, type TenantTransaction } from "@tongyou/database";
import { child } from "@tongyou/database/schema";
import type { Bilingual } from "@tongyou/policy";
import { asc, type SQL, sql } from "drizzle-orm";
import { CHILD_FILE } from "../children/child-row.ts";
import { childrenWhere, isRecounting } from "../children/children-where.ts";
import type { StaffContext } from "../context.ts";
import { conflict, invalid, notFound } from "../errors/refusals.ts";
import { maskNumber } from "../facts/mask.ts";
import { readIdNumber } from "../ledger/index.ts";
import { type GrantedChildren, MOST_GRANTED, type RefusedGrant } from "./payments.schema.ts";
import { type GrantedLine, readGranted } from "./read-granted.ts";

/** A child on file whom a grant may be for. `row`: where a file names it. */
export type Granted = { id: string; name: string; division: string; closed: boolean; row: number | null };
export type Found = { granted: Granted[]; refused: RefusedGrant[] };

const readFiles = (tx: TenantTransaction, where: SQL | undefined) =>
  tx
    .select({
      id: child.id,
      name: child.name,
      division: child.division,
      closed: sql<boolean>`${child.status} = 'closed'`,
      idHash: child.idHash,
    })
    .from(child)
    .where(where)
    .orderBy(asc(child.division), asc(child.pinyin), asc(child.id))
    .limit(MOST_GRANTED + 1);

type Refusal = { cause: Bilingual; remedy: Bilingual };
const NO_NUMBER: Refusal = {
  cause: { zh: "没有公民身份号码", en: "no ID number" },
  remedy: { zh: "请补上号码；没有号码的儿童单独录入", en: "Add it; enter a child without one by itself" },
};
const NOT_A_NUMBER: Refusal = {
  cause: { zh: "公民身份号码不对", en: "this is no ID number" },
  remedy: {
    zh: "请核对每一位；被 Excel 存成数字的号码后几位已丢失，请按文本重新录入",
    en: "Check each digit; a number that Excel stored as a number lost its last digits: enter it as text",
  },
};
const NOT_ON_FILE: Refusal = {
  cause: { zh: "在您负责的区域内没有这个号码的档案", en: "no file with this number in your area" },
  remedy: {
    zh: "请核对号码；还没有建档的先建档",
    en: "Check the number; open a file first where there is none",
  },
};
const OTHER_NAME: Refusal = {
  cause: { zh: "姓名与这个号码的档案不一致", en: "the file with this number has another name" },
  remedy: { zh: "请核对姓名和号码", en: "Check name and number" },
};
const twice = (row: number): Refusal => ({
  cause: { zh: `与第 ${row} 行是同一名儿童`, en: `the same child as in row ${row}` },
  remedy: { zh: "请只保留一行", en: "Keep one of the rows" },
});

/** Each row of a file with the child it names, or why it names none. */
async function byFile(tx: TenantTransaction, key: TenantKey, lines: readonly GrantedLine[]): Promise<Found> {
  const read = lines.map((line) => {
    const reading = readIdNumber(line.idNumber);
    const valid = reading.kind === "valid" || reading.kind === "old";
    return { line, hash: valid ? lookupHash(key, reading.number).toString("hex") : undefined };
  });
  const hashes = JSON.stringify(read.flatMap(({ hash }) => hash ?? []));
  const files = await readFiles(
    tx,
    sql`${child.idHash} IN (SELECT decode(h, 'hex') FROM json_array_elements_text(${hashes}::json) AS h)`,
  );
  const byHash = new Map(files.map(({ idHash, ...file }) => [idHash?.toString("hex"), file]));
  const rowOf = new Map<string, number>();
  const found: Found = { granted: [], refused: [] };
  for (const { line, hash } of read) {
    const file = hash === undefined ? undefined : byHash.get(hash);
    const before = file && rowOf.get(file.id);
    const refusal = refusalOf(line, hash, file) ?? (before === undefined ? undefined : twice(before));
    const name = line.name || maskNumber(line.idNumber);
    if (refusal) found.refused.push({ row: line.row, childId: file?.id ?? null, name, ...refusal });
    else if (file) {
      rowOf.set(file.id, line.row);
      found.granted.push({ ...file, row: line.row });
    }
  }
  return found;
}

function refusalOf(
  { idNumber, name }: GrantedLine,
  hash: string | undefined,
  file: Omit<Granted, "row"> | undefined,
): Refusal | undefined {
  if (idNumber === "") return NO_NUMBER;
  if (hash === undefined) return NOT_A_NUMBER;
  if (!file) return NOT_ON_FILE;
  return name !== "" && name !== file.name ? OTHER_NAME : undefined;
}

function refuseTooMany(field: string, count: number): void {
  if (count <= MOST_GRANTED) return;
  throw invalid(
    field,
    {
      zh: `一批最多 ${MOST_GRANTED.toLocaleString("en-US")} 名儿童。`,
      en: `No more than ${MOST_GRANTED.toLocaleString("en-US")} children at a time.`,
    },
    { zh: "请按乡镇或类别分几批录入。", en: "Enter them in parts, by town or category." },
  );
}

/**
 * The children a grant is to be for, as they were picked, as a list of children finds them now, or as a file names them
 * with the rows that name nobody. Throws `invalid` for too many or a file that is none, `notFound` for a picked child
 * outside the area, `conflict` while the list is being counted.
 */
export async function childrenToGrant(
  tx: TenantTransaction,
  { staff: { role } }: StaffContext,
  key: TenantKey,
  who: GrantedChildren,
): Promise<Found> {
  const told = (files: Awaited<ReturnType<typeof readFiles>>): Found => ({
    granted: files.map(({ id, name, division, closed }) => ({ id, name, division, closed, row: null })),
    refused: [],
  });
  switch (who.kind) {
    case "picked": {
      const ids = [...new Set(who.childIds)];
      const files = await readFiles(tx, sql`${child.id} = ANY(${sql.param(ids)}::uuid[])`);
      if (files.length !== ids.length) throw notFound(CHILD_FILE);
      return told(files);
    }
    case "filter": {
      if (await isRecounting(tx, role, who.filter))
        throw conflict(
          {
            zh: "名单正在按新规则重新统计，还不全。",
            en: "The list is being counted anew and is not whole yet.",
          },
          { zh: "请稍等片刻再录入。", en: "Wait a moment and try again." },
        );
      const files = await readFiles(tx, childrenWhere(role, who.filter));
      refuseTooMany("filter", files.length);
      return told(files);
    }
    case "file": {
      const lines = readGranted(Buffer.from(who.content, "base64"));
      refuseTooMany("content", lines.length);
      return byFile(tx, key, lines);
    }
  }
}
