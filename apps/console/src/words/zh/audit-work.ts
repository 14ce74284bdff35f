/** Acts on the bureau's own work and its reports. */
export const workRecordActs = {
  list: "查看工作记录",
  get: "查看一条工作记录",
  due: "查看到期工作",
  export: "导出工作记录",
  form: "打开工作记录表单",
  record: "登记工作记录",
  correct: "更正工作记录",
  progress: "登记工作进展",
  void: "作废工作记录",
};

export const packReportActs = {
  list: "查看统计报表目录",
  get: "查看统计报表",
  export: "导出统计报表",
  print: "打印统计报表",
  file: "报送统计报表",
};
