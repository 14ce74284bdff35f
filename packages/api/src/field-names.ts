import type { DomainErrorShape } from "@tongyou/core";

type Bilingual = DomainErrorShape["cause"];

/** What a form calls an input field; `like` says what a right value looks like, where its form is fixed. */
export const FIELD_NAMES: Readonly<Record<string, Bilingual & { like?: Bilingual }>> = {
  action: { zh: "操作", en: "action" },
  actor: { zh: "操作人", en: "person" },
  adminLogin: { zh: "管理员登录名", en: "administrator's login", like: login() },
  adminName: { zh: "管理员姓名", en: "administrator's name" },
  allowance: { zh: "津贴状态", en: "allowance status" },
  area: { zh: "区域", en: "area", like: place() },
  base64: {
    zh: "文件",
    en: "file",
    like: { zh: "不超过 10 MB 的文件", en: "a file of at most 10 MB" },
  },
  birthDate: { zh: "出生日期", en: "date of birth", like: date() },
  bureau: { zh: "单位", en: "bureau" },
  category: { zh: "类别", en: "category" },
  childId: { zh: "儿童", en: "child" },
  chosen: { zh: "选择", en: "choice" },
  class: { zh: "津贴类别", en: "rate class" },
  clause: { zh: "条款", en: "clause" },
  code: {
    zh: "单位代码",
    en: "bureau code",
    like: {
      zh: "3 至 31 位小写字母、数字或连字符，以字母开头",
      en: "3 to 31 lower-case letters, digits or hyphens, a letter first",
    },
  },
  content: {
    zh: "文件",
    en: "file",
    like: { zh: "不超过 20 MB 的 Excel 文件", en: "an Excel file of at most 20 MB" },
  },
  current: { zh: "原密码", en: "current password" },
  cursor: { zh: "接续位置", en: "place to go on from" },
  descending: { zh: "排序方向", en: "direction" },
  disabled: { zh: "停用", en: "disabled" },
  division: { zh: "区划", en: "division", like: place() },
  documentNumber: { zh: "文号", en: "document number" },
  entitlement: { zh: "保障", en: "entitlement" },
  evidence: { zh: "依据", en: "evidence" },
  facts: { zh: "儿童情况", en: "facts" },
  fileName: { zh: "文件名", en: "file name" },
  filter: { zh: "筛选", en: "filter" },
  from: { zh: "起始日期", en: "from", like: date() },
  group: { zh: "身份", en: "group" },
  id: { zh: "编号", en: "id" },
  idNumber: {
    zh: "身份证号",
    en: "ID number",
    like: { zh: "18 位身份证号", en: "an ID number of 18 characters" },
  },
  issuedOn: { zh: "印发日期", en: "date of issue", like: date() },
  kinds: { zh: "种类", en: "kinds" },
  limit: { zh: "每页条数", en: "rows a page" },
  login: { zh: "登录名", en: "login", like: login() },
  month: { zh: "月份", en: "month", like: { zh: "形如 2018-03", en: "a month like 2018-03" } },
  name: { zh: "名称", en: "name" },
  next: { zh: "新密码", en: "new password" },
  no: { zh: "条款号", en: "clause number" },
  note: { zh: "备注", en: "note" },
  offset: { zh: "起始条数", en: "offset" },
  on: { zh: "日期", en: "date", like: date() },
  option: { zh: "读法选项", en: "option of the reading" },
  pack: { zh: "政策包", en: "policy pack" },
  ownerId: { zh: "所属记录", en: "record" },
  ownerKind: { zh: "所属记录的种类", en: "kind of record" },
  parameter: { zh: "标准", en: "standard" },
  parent: { zh: "上级区划", en: "parent division", like: place() },
  password: { zh: "密码", en: "password" },
  proposed: { zh: "测算值", en: "formula's amount" },
  provision: { zh: "事项", en: "provision" },
  q: { zh: "搜索词", en: "search text" },
  reading: { zh: "读法", en: "reading" },
  reason: { zh: "原因", en: "reason" },
  role: { zh: "岗位", en: "role" },
  seen: { zh: "所见版本数", en: "versions seen" },
  setting: { zh: "由本单位设定的内容", en: "setting" },
  sex: { zh: "性别", en: "sex" },
  sort: { zh: "排序", en: "order" },
  status: { zh: "状态", en: "status" },
  superseded: { zh: "含被取代的", en: "with what was superseded" },
  to: { zh: "截止日期", en: "to", like: date() },
  validFrom: { zh: "执行日期", en: "in force from", like: date() },
  value: { zh: "内容", en: "value" },
  version: { zh: "版本", en: "version" },
};

function date(): Bilingual {
  return { zh: "形如 2018-03-31", en: "a date like 2018-03-31" };
}
function place(): Bilingual {
  return { zh: "12 位区划代码", en: "a division code of 12 digits" };
}
function login(): Bilingual {
  return {
    zh: "3 至 30 位小写字母、数字、点、横线或下划线，以字母开头",
    en: "3 to 30 lower-case letters, digits, dots, hyphens or underscores, a letter first",
  };
}
