import type { Bilingual, CivilDate } from "@tongyou/policy";
import type { Division, DivisionLevel } from "../divisions/index.ts";
import { cleanText, displayOf, withoutSpaces } from "../ledger/cell-text.ts";
import { dateOfCell, dateOfNumber, dateOfText } from "../ledger/civil-date-cell.ts";
import { readIdNumber } from "../ledger/index.ts";
import {
  type Identity,
  type PostRole,
  phoneNumber,
  type RegisterColumn,
  type RegisterProblem,
} from "./people.schema.ts";
import { POST_LEVELS } from "./post-roles.ts";
import type { SheetLine } from "./read-register.ts";
import { FULL_TIME, type SheetColumn } from "./register-columns.ts";

type Word<T> = { value: T; word: string };
/** What the rows of one workbook are read with. */
export type LineReader = {
  columns: readonly SheetColumn[];
  from1904: boolean;
  today: CivilDate;
  roles: readonly Word<PostRole>[];
  identities: readonly Word<Identity>[];
  places(text: string, levels: readonly DivisionLevel[]): Division[];
};

/** A post as a row says it. */
export type LinePost = {
  role: PostRole;
  place: string;
  part: string | null;
  fullTime: boolean | null;
  from: CivilDate;
  until: CivilDate | null;
  reason: string | null;
};
/** A row that can be understood by itself; `post` null: a person still without one. */
export type RegisterLine = {
  row: number;
  name: string;
  idNumber: string | null;
  phone: string | null;
  identity: Identity | null;
  unit: string | null;
  place: Division;
  post: LinePost | null;
};
export type LineReading = {
  row: number;
  name: string;
  line: RegisterLine | null;
  problems: RegisterProblem[];
};

/** Where a person without a post can be kept: a town or a county. */
const KEPT_AT = [3, 4] as const;
/** Columns in which a space means something; names lose those between Chinese characters. */
const PROSE: readonly RegisterColumn[] = ["unit", "part", "reason"];
const formOf = (field: RegisterColumn) =>
  field === "name" ? "name" : PROSE.includes(field) ? "prose" : "code";
const LONGEST = { name: 40, unit: 60, part: 40, reason: 200 } as const;

/** Reads one row; every cell that cannot be right is a problem with its remedy. */
export function readRegisterLine(reader: LineReader, { row, cells }: SheetLine): LineReading {
  const problems: RegisterProblem[] = [];
  const report = (field: RegisterColumn, cause: Bilingual, remedy: Bilingual) => {
    const column = reader.columns.find(({ key }) => key === field)?.header ?? field;
    problems.push({ field, column, cause, remedy });
  };
  const text = (field: RegisterColumn) => cleanText(displayOf(cells[field]), formOf(field)).text;
  const filled = (field: RegisterColumn) => (text(field) === "" ? null : text(field));
  const short = (field: keyof typeof LONGEST) => {
    const value = filled(field);
    if (value !== null && value.length > LONGEST[field])
      report(
        field,
        { zh: `超过 ${LONGEST[field]} 个字。`, en: `Longer than ${LONGEST[field]} characters.` },
        { zh: "请写短一些。", en: "Shorten it." },
      );
    return value;
  };
  const oneOf = <T>(field: RegisterColumn, words: readonly Word<T>[]): T | null => {
    const value = filled(field);
    if (value === null) return null;
    const found = words.find(({ word }) => withoutSpaces(word) === value);
    if (!found)
      report(
        field,
        { zh: `不认识“${value}”。`, en: `${value} is not known here.` },
        {
          zh: `请填：${words.map(({ word }) => word).join("、")}。`,
          en: `Give one of: ${words.map(({ word }) => word).join(", ")}.`,
        },
      );
    return found?.value ?? null;
  };
  const day = (field: "from" | "until"): CivilDate | null => {
    const cell = cells[field];
    if (cell === undefined || cell === null) return null;
    const read =
      cell instanceof Date
        ? dateOfCell(cell)
        : typeof cell === "number"
          ? dateOfNumber(cell, reader.from1904)?.date
          : dateOfText(text(field))?.date;
    if (read !== undefined && read <= reader.today) return read;
    report(
      field,
      read === undefined
        ? { zh: `“${text(field)}”不是日期。`, en: `${text(field)} is no date.` }
        : { zh: `${read} 在今天以后。`, en: `${read} lies ahead.` },
      {
        zh: "请填形如 2020-03-01、不晚于今天的日期。",
        en: "Give a day like 2020-03-01, today at the latest.",
      },
    );
    return null;
  };

  for (const { key, required, header } of reader.columns)
    if (required && text(key) === "")
      report(
        key,
        { zh: `没有填写${header}。`, en: `${header} is missing.` },
        { zh: "请补填。", en: "Fill it in." },
      );
  const role = oneOf("role", reader.roles);
  const place = readPlace(reader, filled("place"), role, report);
  const days = { from: day("from"), until: day("until") };
  const unnamed = role === null && filled("role") === null;
  if (unnamed && (days.from !== null || days.until !== null)) report("role", ...DAY_ALONE);
  const post = role === null ? null : readPost({ ...days, role, place, part: short("part") }, report);
  const line = {
    row,
    name: short("name") ?? "",
    idNumber: readNumber(cells.idNumber, filled("idNumber"), report),
    phone: readPhone(filled("phone"), report),
    identity: oneOf("identity", reader.identities),
    unit: short("unit"),
    place,
    post: post && {
      ...post,
      fullTime: oneOf("fullTime", [
        { value: true, word: FULL_TIME.yes },
        { value: false, word: FULL_TIME.no },
      ]),
      reason: readReason(post, short("reason"), report),
    },
  };
  if (problems.length > 0 || line.place === null) return { row, name: line.name, line: null, problems };
  return { row, name: line.name, line: { ...line, place: line.place }, problems };
}

type Report = (field: RegisterColumn, cause: Bilingual, remedy: Bilingual) => void;

function readPlace(
  reader: LineReader,
  text: string | null,
  role: PostRole | null,
  report: Report,
): Division | null {
  if (text === null) return null;
  const levels = role === null ? KEPT_AT : POST_LEVELS[role];
  const found = reader.places(text, levels);
  const [only] = found;
  if (only && found.length === 1) return only;
  if (only)
    report(
      "place",
      { zh: `叫“${text}”的地方有 ${found.length} 个。`, en: `${found.length} places are called ${text}.` },
      {
        zh: `请写明上级名称或 12 位代码：${found
          .slice(0, 4)
          .map(({ code, fullName }) => `${fullName} ${code}`)
          .join("；")}。`,
        en: "Add the names above it, or give the 12-digit code.",
      },
    );
  else
    report(
      "place",
      {
        zh: `在您负责的区域内没有层级合适的“${text}”。`,
        en: `There is no place ${text} of the right level in your area.`,
      },
      {
        zh: "村里的岗位填村（社区），乡镇的岗位填乡镇（街道）；没有岗位的填乡镇或县。",
        en: "A village's post needs a village, a town's a town; who has no post is kept at a town or county.",
      },
    );
  return null;
}

const DAY_ALONE = [
  { zh: "填了任职或离任日期，没有填岗位。", en: "There is a day of a post, but no post." },
  { zh: "请补填岗位，或去掉日期。", en: "Give the post, or take out the day." },
] as const;

type PostCells = {
  role: PostRole;
  place: Division | null;
  part: string | null;
  from: CivilDate | null;
  until: CivilDate | null;
};

function readPost(
  { role, place, part, from, until }: PostCells,
  report: Report,
): Omit<LinePost, "fullTime" | "reason"> | null {
  if (from === null)
    report(
      "from",
      { zh: "填了岗位，没有填任职日期。", en: "There is a post without its first day." },
      { zh: "请补填任职日期。", en: "Give the first day in post." },
    );
  if (from !== null && until !== null && until < from)
    report(
      "until",
      { zh: "离任日期早于任职日期。", en: "The post ended before it began." },
      { zh: "请核对两个日期。", en: "Check the two days." },
    );
  return from === null || place === null ? null : { role, place: place.code, part, from, until };
}

function readReason(
  { until }: Pick<LinePost, "until">,
  reason: string | null,
  report: Report,
): string | null {
  if (until !== null && reason === null)
    report(
      "reason",
      { zh: "填了离任日期，没有填离任原因。", en: "There is a last day without the reason." },
      {
        zh: "请补填原因，如换届、调离、工作调整。",
        en: "Give the reason, such as an election or a transfer.",
      },
    );
  return until === null ? null : reason;
}

function readNumber(cell: unknown, text: string | null, report: Report): string | null {
  if (text === null) return null;
  const read = readIdNumber(text.toUpperCase());
  if (read.kind === "valid" && typeof cell === "string") return read.number;
  if (typeof cell === "number")
    report(
      "idNumber",
      {
        zh: "号码存成了数字，末尾几位可能已丢失。",
        en: "It is kept as a number, whose last digits are lost.",
      },
      {
        zh: "请把这一列设为文本格式，对照身份证重新填写。",
        en: "Format the column as text and type it again.",
      },
    );
  else
    report(
      "idNumber",
      { zh: "身份证号不正确。", en: "That ID number cannot be right." },
      { zh: "请对照身份证逐位核对 18 位号码。", en: "Check all 18 characters against the card." },
    );
  return null;
}

function readPhone(text: string | null, report: Report): string | null {
  if (text === null || phoneNumber.safeParse(text).success) return text;
  report(
    "phone",
    { zh: `“${text}”不是电话号码。`, en: `${text} is no telephone number.` },
    { zh: "请填手机号或区号加固定电话。", en: "Give a mobile number, or a landline with its area code." },
  );
  return null;
}
