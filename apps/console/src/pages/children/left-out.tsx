import type { ChildRow } from "@tongyou/core/schemas";
import { Tag, Tooltip } from "antd";
import { useTranslation } from "react-i18next";

/** The one neutral mark of a row of which parts are left out: it says the same whatever the restricted facts say. */
export function LeftOut({ why }: { why: ChildRow["leftOut"] }) {
  const { t } = useTranslation("children");
  if (why === null) return null;
  return (
    <Tooltip title={t(`leftOut.${why}Hint`)}>
      <Tag>{t(`leftOut.${why}`)}</Tag>
    </Tooltip>
  );
}
