import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import { present } from "../../parts/search-params.ts";
import type { ChildrenSearch } from "./children-search.ts";

/** The list's filters from the address, and how to change them. */
export function useFilters() {
  const search = useSearch({ from: "/frame/children" });
  const navigate = useNavigate({ from: "/children" });
  const change = useCallback(
    (part: ChildrenSearch, replace = true) =>
      void navigate({
        search: (before) => present({ ...before, page: undefined, ...part }),
        replace,
      }),
    [navigate],
  );
  const clear = useCallback(
    () => void navigate({ search: (before) => present({ area: before.area }) }),
    [navigate],
  );
  return { search, change, clear };
}
