import type { Bilingual } from "@tongyou/policy";
import { z } from "zod";
import { divisionCode } from "../page.schema.ts";

export const provisionInput = z.object({
  code: z
    .string()
    .trim()
    .regex(/^[a-z][a-z0-9-]{2,30}$/),
  name: z.string().trim().min(2).max(40),
  division: divisionCode,
  pack: z.string().trim().min(2).max(40),
  adminLogin: z
    .string()
    .trim()
    .regex(/^[a-z][a-z0-9._-]{2,29}$/),
  adminName: z.string().trim().min(1).max(40),
});
export const tenantCodeInput = z.object({ code: z.string().trim().max(40) });
export const suspendInput = z.object({
  code: z.string().trim().max(40),
  reason: z.string().trim().min(2).max(200),
});

export type TenantRow = {
  code: string;
  name: string;
  division: { code: string; name: string };
  pack: {
    id: string;
    version: string;
    hash: string /** The artefact on disk is the one pinned. */;
    current: boolean;
  };
  state: "active" | "suspended";
  suspendedReason: string | null;
  createdAt: string;
  schemaVersion: number;
  healthy: boolean;
  /** Rolled up by the tenant itself; a number under 10 is hidden as null. */
  counts: { staff: number | null; children: number | null; fixedMonths: number | null; at: string | null };
};
export type Provisioned = { code: string; admin: { login: string; password: string }; milliseconds: number };
export type PackRow = {
  id: string;
  version: string;
  hash: string;
  name: Bilingual;
  tenants: number;
  /** Why it does not fit the running kit; null: it does. */
  refusal: Bilingual | null;
};
