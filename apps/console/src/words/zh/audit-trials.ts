/** What is done with trials of a month, as the audit names it. */
export const trialActs = {
  list: "查看测算列表",
  get: "查看测算",
  rows: "查看测算差异名单",
  form: "打开测算表单",
  run: "测算",
  export: "导出测算差异名单",
  exportComparison: "导出测算比较",
  putAway: "收起测算",
};

/** What the particulars of such acts are called. */
export const trialParticulars = {
  trial: "测算编号",
  tried: "改动",
  files: "参与测算的儿童数",
  awarded: "已认定而有变化的",
  unawarded: "未认定而有变化的",
  counted: "统计范围",
  trials: "所比较的测算",
  by: "分列",
};

/** Words in such particulars. */
export const trialValues = {
  class: "按档次",
  place: "按地区",
  amount: "金额",
  formula: "按公式",
  reading: "读法",
  pack: "政策包版本",
  gain: "增加",
  loss: "减少",
  reclassed: "档次变化",
  settled: "由未定到确定",
  unsettled: "金额未定",
  awarded: "已认定的",
};
