import { present, type RawSearch, textParam } from "../../parts/search-params.ts";

/** `kind`: the one kind of work the list is narrowed to. The area is the frame's. */
export const homeSearch = (raw: RawSearch): { kind?: string | undefined } =>
  present({ kind: textParam(raw, "kind", 40) });
