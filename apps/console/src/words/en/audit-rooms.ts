import type { Words } from "../words.ts";
import type { auditRooms as zh } from "../zh/audit-rooms.ts";

export const auditRooms: Words<typeof zh> = {
  payments: {
    label: { grant: "One-time grant", kind: "Kind" },
    value: { approved: "agreed", refused: "refused", paid: "paid", failed: "failed", prepared: "prepared" },
  },
  corrections: {
    label: { kind: "Way" },
    value: {
      proposed: "waiting for approval",
      approved: "approved",
      dismissed: "dismissed",
      instalments: "in instalments",
      repaid: "paid back at once",
      waiver: "waived",
    },
  },
  awards: {
    label: { kind: "Change" },
    value: { suspended: "suspended", ended: "ended", ends: "no longer qualifies", moves: "another class" },
  },
};
