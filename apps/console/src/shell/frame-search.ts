import { isDivisionCode } from "@tongyou/core/schemas";
import { present, type RawSearch, textParam } from "../parts/search-params.ts";

/** `area`: the county, town or village the desk is narrowed to. */
export function frameSearch(raw: RawSearch): { area?: string | undefined } {
  const area = textParam(raw, "area", 12);
  return present({ area: area && isDivisionCode(area) ? area : undefined });
}

/** `next`: where to go after signing in. Only paths of this console: an address elsewhere is dropped. */
export function signInSearch(raw: RawSearch): { next?: string } {
  const next = textParam(raw, "next", 500);
  return present({ next: next && /^\/(?![/\\])/.test(next) ? next : undefined });
}
