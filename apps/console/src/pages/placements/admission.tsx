import type { PlacementCheck } from "@tongyou/core/schemas";
import { Alert, Input } from "antd";
import { useTranslation } from "react-i18next";
import { ClauseChip } from "../../parts/clause-chip.tsx";
import { Field } from "../../parts/field.tsx";
import { useLanguage } from "../../shell/language.ts";

type Props = { verdict: PlacementCheck; confirmed: string; onConfirm: (why: string) => void };

/** What the region's rules and the beds say of a placement; in doubt a named person says why. */
export function Admission({ verdict: { refused, doubts, beds }, confirmed, onConfirm }: Props) {
  const { t } = useTranslation("placements");
  const { say } = useLanguage();
  const bedLine = beds && t("check.beds", beds);
  if (refused)
    return (
      <Alert
        type="error"
        showIcon
        title={t("check.refused")}
        description={
          <>
            {say(refused.cause)}{" "}
            {refused.clauses.map((no) => (
              <ClauseChip key={no} no={no} />
            ))}
          </>
        }
      />
    );
  if (doubts.length === 0)
    return <Alert type="success" showIcon title={t("check.ok")} description={bedLine} />;
  return (
    <>
      <Alert
        type="warning"
        showIcon
        title={t("check.doubts")}
        description={
          <ul>
            {doubts.map(({ cause }) => (
              <li key={cause.zh}>{say(cause)}</li>
            ))}
          </ul>
        }
      />
      <Field label={t("check.confirmed")}>
        {(field) => (
          <Input.TextArea
            id={field}
            rows={2}
            maxLength={300}
            value={confirmed}
            onChange={({ target }) => onConfirm(target.value)}
          />
        )}
      </Field>
    </>
  );
}
