/** Words of the particulars that mean something else in one room than everywhere: labels, and values. */
export const auditRooms = {
  payments: {
    label: { grant: "一次性补助编号", kind: "种类" },
    value: { approved: "同意", refused: "不同意", paid: "已到账", failed: "失败", prepared: "待审批" },
  },
  corrections: {
    label: { kind: "办法" },
    value: {
      proposed: "待审批",
      approved: "已批准",
      dismissed: "不予办理",
      instalments: "分月扣回",
      repaid: "已一次退回",
      waiver: "免予追回",
    },
  },
  awards: {
    label: { kind: "变化" },
    value: { suspended: "已暂停", ended: "已停发", ends: "不再符合条件", moves: "档次变化" },
  },
};
