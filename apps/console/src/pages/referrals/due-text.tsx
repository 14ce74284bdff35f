import type { Due } from "@tongyou/core/schemas";
import { useReferralWords } from "./use-referral-words.ts";

/** The last day for the reply, who gave it, and whether it has passed: in words, not by colour alone. */
export function DueText({ due }: { due: Due }) {
  const words = useReferralWords();
  return <span className={due.overdue ? "danger figure" : "figure"}>{words.due(due)}</span>;
}
