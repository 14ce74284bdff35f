export const notices = {
  title: "通知",
  about: "同事办理后需要您知道或接着办的事，保留半年。",
  all: "全部",
  unread: "未读 {{n}}",
  markAll: "全部标为已读",
  none: "没有通知",
  noneUnread: "没有未读通知",
  noneNext: "待办事项在工作台。",
  toBench: "打开工作台",
  new: "未读",
  kinds: {
    monthSubmitted: "月度发放已提交，等待审批",
    monthSentBack: "月度发放被退回",
    monthApproved: "月度发放已审批",
    importDone: "台账导入完成",
    importFailed: "台账导入中断",
  },
};
