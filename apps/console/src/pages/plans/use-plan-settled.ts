import { useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "../../api.ts";

/** After a plan changed: whatever shows it, its files or its child is read again. */
export function usePlanSettled(): () => Promise<void> {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return async () => {
    await Promise.all(
      [
        trpc.plans.pathKey(),
        trpc.attachments.pathKey(),
        trpc.children.pathKey(),
        trpc.workbench.pathKey(),
      ].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
    );
  };
}
