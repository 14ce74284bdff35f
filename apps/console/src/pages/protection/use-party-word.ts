import { DEPARTMENTS } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";

/** What the party of a request is called: a department, or an institution. */
export function usePartyWord() {
  const { t } = useTranslation("protection");
  const { t: shell } = useTranslation("shell");
  return (code: string): string => {
    const department = DEPARTMENTS.find((one) => one === code);
    return department ? shell(`department.${department}`) : t("dialog.institution");
  };
}
