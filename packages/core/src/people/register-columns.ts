import type { Pack } from "@tongyou/policy/engine";
import { withoutSpaces } from "../ledger/cell-text.ts";
import type { RegisterColumn } from "./people.schema.ts";
import { IDENTITIES, type Identity, POST_ROLES, REGISTER_COLUMNS } from "./people.schema.ts";
import { postTitle } from "./post-roles.ts";
import { requiredFields } from "./register-form.ts";

/** Headers where the region's documents give a field no word of their own. */
const HEADERS: Readonly<Record<RegisterColumn, string>> = {
  name: "姓名",
  idNumber: "身份证号",
  phone: "联系电话",
  identity: "身份",
  unit: "所在单位",
  role: "岗位",
  place: "负责的地方",
  part: "村民小组",
  fullTime: "专职或兼职",
  from: "任职日期",
  until: "离任日期",
  reason: "离任原因",
};
const IDENTITY_WORDS: Readonly<Record<Identity, string>> = {
  committee: "村（居）委员",
  graduate: "大学生村官",
  socialWorker: "专业社工",
  other: "其他",
};
/** What a form of a pack calls the place. */
const FIELD_OF: Readonly<Partial<Record<RegisterColumn, string>>> = { place: "area" };

export const FULL_TIME = { yes: "专职", no: "兼职" } as const;

/** One column of a workbook of the register: the header written, every header read, and whether it must be filled. */
export type SheetColumn = {
  key: RegisterColumn;
  header: string;
  known: readonly string[];
  required: boolean;
};

const formFields = ({ provisions = [] }: Pack) =>
  provisions.flatMap((one) => (one.kind === "form" && one.record === "staffRegister" ? one.fields : []));

/** The columns of a workbook of the register, in the words of the region's own form. */
export function sheetColumns(pack: Pack): SheetColumn[] {
  const fields = formFields(pack);
  const required = requiredFields(pack);
  const must: Partial<Record<RegisterColumn, boolean>> = { ...required, name: true, place: true };
  return REGISTER_COLUMNS.map((key) => {
    const own = fields.find(({ id }) => id === (FIELD_OF[key] ?? key))?.title.zh;
    const header = own ?? HEADERS[key];
    return { key, header, known: [withoutSpaces(header), HEADERS[key]], required: must[key] === true };
  });
}

/** What can stand in the column of posts: the region's titles of today. */
export const roleWords = (pack: Pack, today: string) =>
  POST_ROLES.map((role) => ({ value: role, word: postTitle(pack, role, today).zh }));

/** What can stand in the column of what a person is beside the post, the region's own words first. */
export function identityWords(pack: Pack): { value: Identity; word: string }[] {
  const options = formFields(pack).find(({ id }) => id === "identity")?.options ?? [];
  return IDENTITIES.map((value) => ({
    value,
    word: options.find(({ id }) => id === value)?.title.zh ?? IDENTITY_WORDS[value],
  }));
}
