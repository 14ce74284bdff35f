import type { Department, Due, Party, ReferralRow } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../shell/language.ts";

type Named = Pick<ReferralRow, "about" | "text">;

/** Words that every page of referrals uses. */
export function useReferralWords() {
  const { t } = useTranslation("referrals");
  const { t: shell } = useTranslation("shell");
  const { say } = useLanguage();
  return {
    department: (department: Department) => shell(`department.${department}`),
    party: ({ department, institution }: Party) =>
      department === null ? (institution?.name ?? "") : shell(`department.${department}`),
    /** What is asked, in one line. */
    title: ({ about, text }: Named) => (about ? say(about) : text),
    due: ({ on, from, overdue }: Due) => {
      if (on === null) return t("due.unset");
      if (overdue) return t("due.overdue", { date: on });
      return t(from === "bureau" ? "due.bureau" : "due.sender", { date: on });
    },
  };
}
