import { present, type RawSearch, textParam } from "../../parts/search-params.ts";

/** The child whose risk is assessed. */
export const newRiskSearch = (raw: RawSearch) => present({ child: textParam(raw, "child", 36) });
