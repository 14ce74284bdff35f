import type { ApplicationRow } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";
import { Money } from "../../parts/money.tsx";
import { useLanguage } from "../../shell/language.ts";

/** What the rules give the child a month, or why no amount stands there. */
export function AllowanceText({ allowance }: Pick<ApplicationRow, "allowance">) {
  const { t } = useTranslation("applications");
  const { say } = useLanguage();
  const { status, className, fen } = allowance;
  if (status !== "decided") return <span className="quiet">{status && t(`allowance.${status}`)}</span>;
  return (
    <span>
      <Money fen={fen} />
      {className && (
        <>
          <br />
          <small className="quiet">{say(className)}</small>
        </>
      )}
    </span>
  );
}
