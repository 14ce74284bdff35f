/** What is done with applications, and their particulars. */
export const applicationActs = {
  list: "查看认定申请列表",
  get: "查看认定申请",
  ofChild: "查看儿童的认定申请",
  start: "发起认定申请",
  pass: "认定申请通过本环节",
  return: "退回认定申请",
  withdraw: "撤回认定申请",
  preview: "认定前核对后果",
  confirm: "予以认定",
  refuse: "不予认定",
  choose: "认定申请中由专人作出选择",
  print: "打印不予认定告知书",
};

export const applicationParticulars = {
  application: "认定申请编号",
  applications: "认定申请数",
  origin: "来源",
  leftOut: "未办理数",
  stage: "环节",
};
