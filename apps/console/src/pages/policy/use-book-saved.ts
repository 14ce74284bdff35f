import { useQueryClient } from "@tanstack/react-query";
import type { PolicyBook } from "@tongyou/core/schemas";
import { useTRPC } from "../../api.ts";

/** Takes the new book over after something was entered, and closes the dialog. */
export function useBookSaved(onClose: () => void): (book: PolicyBook) => void {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return (book) => {
    queryClient.setQueryData(trpc.policy.book.queryKey(), book);
    // Decisions rest on what was entered: whatever shows one is read again.
    void queryClient.invalidateQueries();
    onClose();
  };
}
