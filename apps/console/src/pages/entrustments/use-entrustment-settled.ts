import { useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "../../api.ts";

/** After an act: whatever shows the child, its entrustments or the to-dos is read again. The form in hand is not. */
export function useEntrustmentSettled() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return async () => {
    await Promise.all(
      [
        trpc.entrustments.list.pathKey(),
        trpc.entrustments.ofChild.pathKey(),
        trpc.children.pathKey(),
        trpc.workbench.pathKey(),
      ].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
    );
  };
}
