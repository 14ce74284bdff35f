import type { GroupId } from "@tongyou/core/schemas";
import { numberParam, present, type RawSearch, textParam, wordParam } from "../../parts/search-params.ts";

export const ALLOWANCES = ["decided", "none", "atLeast", "needs", "choice", "review", "undefined"] as const;
export const STATUSES = ["active", "closed"] as const;
export const SORTS = ["division", "pinyin", "birthDate", "decidedOn", "risk"] as const;

export const GROUPS = ["inDifficulty", "orphan", "deFacto", "leftBehind"] as const satisfies GroupId[];

export type ChildrenSearch = {
  q?: string | undefined;
  category?: string | undefined;
  /** A rate class of the allowance. */
  class?: string | undefined;
  /** Rules the policy book counts children by, besides categories and classes. */
  entitlement?: string | undefined;
  group?: GroupId | undefined;
  provision?: string | undefined;
  /** A row of a report that counts the child, or may (with a question mark behind it). */
  row?: string | undefined;
  /** A level of risk. */
  risk?: number | undefined;
  status?: (typeof STATUSES)[number] | undefined;
  allowance?: (typeof ALLOWANCES)[number] | undefined;
  sort?: (typeof SORTS)[number] | undefined;
  descending?: "yes" | undefined;
  page?: number | undefined;
};

/** The filters of the children list, as the address carries them. The area is the frame's. */
export const childrenSearch = (raw: RawSearch): ChildrenSearch =>
  present({
    q: textParam(raw, "q", 40),
    category: textParam(raw, "category"),
    class: textParam(raw, "class"),
    entitlement: textParam(raw, "entitlement"),
    group: wordParam(raw, "group", GROUPS),
    provision: textParam(raw, "provision"),
    row: textParam(raw, "row", 130),
    risk: numberParam(raw, "risk"),
    status: wordParam(raw, "status", STATUSES),
    allowance: wordParam(raw, "allowance", ALLOWANCES),
    sort: wordParam(raw, "sort", SORTS),
    descending: wordParam(raw, "descending", ["yes"] as const),
    page: numberParam(raw, "page"),
  });

const FILTERS = [
  "q",
  "category",
  "class",
  "entitlement",
  "group",
  "provision",
  "row",
  "allowance",
  "risk",
  "status",
] as const satisfies (keyof ChildrenSearch)[];

/** True when the address narrows the list; the area is the frame's. */
export const isNarrowed = (search: ChildrenSearch): boolean =>
  FILTERS.some((filter) => search[filter] !== undefined);
