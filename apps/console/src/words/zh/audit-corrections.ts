/** What is done with corrections, as the audit names it. */
export const correctionActs = {
  compute: "计算补发追回",
  list: "查看补发追回",
  get: "查看补发追回的依据",
  approve: "批准补发追回",
  approveAll: "批准全部补发追回",
  dismiss: "不予补发追回",
  recovery: "查看儿童的追回",
  planRecovery: "提出追回计划",
  decidePlan: "审批追回计划",
};

/** What the particulars of such acts are called. */
export const correctionParticulars = {
  agreed: "同意",
  correction: "补发追回编号",
  corrections: "补发追回",
  document: "依据文件",
  job: "后台任务编号",
  months: "月份",
  recoveryPlan: "追回计划编号",
  withdrawn: "撤回数",
};
