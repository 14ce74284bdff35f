/** What is done with awards, as the audit names it. */
export const awardActs = {
  missing: "查看符合条件未享受名单",
  list: "查看已认定名单",
  changes: "查看待处理变化",
  acts: "查看待遇变更记录",
  exportActs: "导出待遇变更记录",
  ofChild: "查看儿童的待遇认定",
  suspend: "暂停待遇",
  resume: "恢复待遇",
  end: "停发待遇",
};

/** What the particulars of such acts are called. */
export const awardParticulars = {
  applied: "已有在办申请",
  award: "待遇认定月份",
};
