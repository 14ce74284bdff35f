import { isCivilDate } from "@tongyou/core/schemas";
import { numberParam, present, type RawSearch, textParam } from "../../parts/search-params.ts";

const dateParam = (raw: RawSearch, key: string) => {
  const text = textParam(raw, key, 10);
  return isCivilDate(text) ? text : undefined;
};

/** Filters of the audit, as the address carries them. `child` and `actor` are ids. */
export function auditSearch(raw: RawSearch) {
  return present({
    child: textParam(raw, "child"),
    actor: textParam(raw, "actor"),
    action: textParam(raw, "action"),
    from: dateParam(raw, "from"),
    to: dateParam(raw, "to"),
    page: numberParam(raw, "page"),
  });
}
