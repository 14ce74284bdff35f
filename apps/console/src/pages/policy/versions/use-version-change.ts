import { useQueryClient } from "@tanstack/react-query";
import type { PackVersions } from "@tongyou/core/schemas";
import { useTRPC } from "../../../api.ts";

/** After a change every screen that shows a decision is read again. */
export function useVersionChange(): (versions: PackVersions) => void {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return (versions) => {
    queryClient.setQueryData(trpc.policy.versions.queryKey(), versions);
    // A preview is not: each look at named children is written down.
    const looked = trpc.policy.previewUpgrade.pathKey();
    queryClient.removeQueries({ queryKey: looked });
    void queryClient.invalidateQueries();
  };
}
