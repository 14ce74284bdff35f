import { useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "../../api.ts";

/** After an act: whatever shows applications, their children or the workbench is read again. */
export function useSettled(): () => Promise<void> {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return async () => {
    await Promise.all(
      [trpc.applications.pathKey(), trpc.workbench.pathKey(), trpc.children.pathKey()].map((queryKey) =>
        queryClient.invalidateQueries({ queryKey }),
      ),
    );
  };
}
