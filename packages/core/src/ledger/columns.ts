/** What a column's cells are read as; see `readers` in check-row.ts for what each allows. */
export type ColumnForm = "seq" | "name" | "prose" | "code" | "words" | "date" | "dates" | "amount";

export type ColumnDefinition = {
  group: string;
  header: string;
  form: ColumnForm;
  optional?: true;
  restricted?: true;
};

const child = "儿童基本信息";
const health = "健康";
const study = "就学";
const father = "父亲情况";
const mother = "母亲情况";
const care = "监护照料";
const events = "侵害与突发事件";
const household = "家庭";
const benefits = "已享受待遇";

const define = <K extends string>(columns: Readonly<Record<K, ColumnDefinition>>) => columns;

/** The columns of the ledger. A column is its group and its header: 姓名 stands under three groups. */
export const COLUMNS = define({
  seq: { group: child, header: "序号", form: "seq", optional: true },
  name: { group: child, header: "姓名", form: "name" },
  sex: { group: child, header: "性别", form: "words" },
  ethnicity: { group: child, header: "民族", form: "prose" },
  idNumber: { group: child, header: "公民身份号码", form: "code" },
  birthDate: { group: child, header: "出生日期", form: "date" },
  hukouType: { group: child, header: "户口性质", form: "words" },
  hukouCode: { group: child, header: "户籍地代码(12位)", form: "code" },
  hukouAddress: { group: child, header: "户籍地址", form: "prose" },
  residenceCode: { group: child, header: "现居住地代码(12位)", form: "code" },
  residenceAddress: { group: child, header: "现居住地址", form: "prose" },

  health: { group: health, header: "健康状况", form: "words" },
  disabilityClass: { group: health, header: "残疾类别", form: "words" },
  disabilityGrade: { group: health, header: "残疾等级", form: "words" },
  certificateGeneration: { group: health, header: "残疾证代次", form: "words" },
  certificateNumber: { group: health, header: "残疾证号", form: "code" },
  illness: { group: health, header: "重病病种", form: "prose" },
  hiv: { group: health, header: "艾滋病情况(限阅)", form: "words", restricted: true },

  stage: { group: study, header: "就学阶段", form: "words" },
  schoolState: { group: study, header: "就学状况", form: "words" },
  school: { group: study, header: "学校名称", form: "prose" },

  fatherName: { group: father, header: "姓名", form: "name" },
  fatherId: { group: father, header: "身份证号", form: "code" },
  fatherStatus: { group: father, header: "状况", form: "words" },
  fatherSince: { group: father, header: "状况起始日期", form: "dates" },
  motherName: { group: mother, header: "姓名", form: "name" },
  motherId: { group: mother, header: "身份证号", form: "code" },
  motherStatus: { group: mother, header: "状况", form: "words" },
  motherSince: { group: mother, header: "状况起始日期", form: "dates" },

  care: { group: care, header: "照料方式", form: "words" },
  careSince: { group: care, header: "照料起始日期", form: "date" },
  careInstitution: { group: care, header: "照料机构", form: "prose" },
  guardianName: { group: care, header: "监护人姓名", form: "name" },
  guardianRelation: { group: care, header: "与儿童关系", form: "prose" },
  guardianPhone: { group: care, header: "联系电话", form: "code" },
  guardianshipRating: { group: care, header: "监护评估", form: "words" },
  stayingParent: { group: care, header: "未外出一方监护能力", form: "words" },
  entrustedCarer: { group: care, header: "委托照护人", form: "name" },

  incidentKind: { group: events, header: "事件类型", form: "words" },
  incidentDate: { group: events, header: "发生日期", form: "dates" },
  incidentCause: { group: events, header: "监护缺失或不当所致", form: "words" },
  incidentThreat: { group: events, header: "危及人身安全", form: "words" },
  incidentState: { group: events, header: "处置状态", form: "words" },

  household: { group: household, header: "家庭类别", form: "words" },
  hardships: { group: household, header: "主要困难", form: "words" },
  meansTest: { group: household, header: "收入财产核对结果", form: "words" },

  benefits: { group: benefits, header: "待遇项目", form: "words" },
  amount: { group: benefits, header: "月金额(元)", form: "amount" },
  bank: { group: benefits, header: "开户银行", form: "prose" },
  bankAccount: { group: benefits, header: "银行账号", form: "code" },

  remark: { group: "", header: "备注", form: "prose", optional: true },
});

/** The column that marking adds at the right; read back, it is not part of the ledger. */
export const RESULT_HEADER = "校验结果";

export type ColumnKey = keyof typeof COLUMNS;
export const COLUMN_KEYS = Object.keys(COLUMNS) as ColumnKey[];

/** What a column is; typed wide, so that `optional` and `restricted` can be asked of any. */
export const columnOf = (key: ColumnKey): ColumnDefinition => COLUMNS[key];

/** `父亲情况/身份证号`; a column without a group is its header. */
export function columnTitle(key: ColumnKey): string {
  const { group, header } = columnOf(key);
  return group === "" ? header : `${group}/${header}`;
}
