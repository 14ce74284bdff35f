export const notices = {
  title: "Notifications",
  about: "What colleagues did that you need to know or go on with; kept for half a year.",
  all: "All",
  unread: "Unread {{n}}",
  markAll: "Mark all as read",
  none: "No notifications",
  noneUnread: "Nothing unread",
  noneNext: "What waits for you is on the workbench.",
  toBench: "Open the workbench",
  new: "unread",
  kinds: {
    monthSubmitted: "A month was handed in and waits for approval",
    monthSentBack: "A month was sent back",
    monthApproved: "A month was approved",
    importDone: "A ledger was taken over",
    importFailed: "Taking a ledger over stopped",
  },
};
