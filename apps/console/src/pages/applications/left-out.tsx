import type { LeftOut } from "@tongyou/core/schemas";
import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../shell/language.ts";

/** Who of a batch was left as they are, each with the reason and what to do. */
export function LeftOutList({ rows }: { rows: readonly LeftOut[] }) {
  const { t } = useTranslation("applications");
  const { say } = useLanguage();
  if (rows.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={t("leftOut", { n: rows.length })}
      description={
        <ul className="left-out">
          {rows.map(({ id, name, cause, remedy }) => (
            <li key={id}>
              {t("leftOutOne", { name: name ?? t("unnamed"), cause: say(cause) })}{" "}
              <span className="quiet">{say(remedy)}</span>
            </li>
          ))}
        </ul>
      }
    />
  );
}
