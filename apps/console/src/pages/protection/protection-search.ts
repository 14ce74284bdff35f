import { SITUATION_IDS } from "@tongyou/core/schemas";
import { numberParam, present, type RawSearch, textParam, wordParam } from "../../parts/search-params.ts";

export const STATES = ["open", "closed", "all"] as const;
export const CLOCKS = ["overdue", "running", "unset"] as const;
export const HANDLERS = ["me", "nobody"] as const;

/** Filters of the list of cases, as the address carries them. */
export const protectionSearch = (raw: RawSearch) =>
  present({
    state: wordParam(raw, "state", STATES),
    situation: wordParam(raw, "situation", SITUATION_IDS),
    clock: wordParam(raw, "clock", CLOCKS),
    handler: wordParam(raw, "handler", HANDLERS),
    page: numberParam(raw, "page"),
  });
export type ProtectionSearch = ReturnType<typeof protectionSearch>;

/** What a report is begun from: a child's file, or a closed case that it takes up again. */
export const reportSearch = (raw: RawSearch) =>
  present({ child: textParam(raw, "child"), follows: textParam(raw, "follows") });

export const oversightSearch = (raw: RawSearch) =>
  present({ glass: wordParam(raw, "glass", ["unseen", "live", "all"]), page: numberParam(raw, "page") });
