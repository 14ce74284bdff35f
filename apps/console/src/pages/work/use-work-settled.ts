import { useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "../../api.ts";

/** After an act: whatever shows the record, what is due or the workbench is read again. */
export function useWorkSettled(onDone: () => void) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return async () => {
    await Promise.all(
      [trpc.workRecords.pathKey(), trpc.workbench.pathKey()].map((queryKey) =>
        queryClient.invalidateQueries({ queryKey }),
      ),
    );
    onDone();
  };
}
