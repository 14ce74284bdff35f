import type { SettingRow } from "@tongyou/core/schemas";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { ClauseChip } from "../../parts/clause-chip.tsx";
import { Instant } from "../../parts/instant.tsx";
import { useLanguage } from "../../shell/language.ts";
import type { OnEnter } from "./entering.tsx";
import { useSettingText } from "./use-setting-text.ts";

type Props = { setting: SettingRow; onEnter: OnEnter };

/** What a document leaves to the bureau: the value in force and the way to enter one. */
export function SettingValue({ setting, onEnter }: Props) {
  const { t } = useTranslation("policy");
  const settingText = useSettingText();
  const { unit, current } = setting;
  return (
    <span>
      {current === null ? (
        <span className="caution">{t("notSet")}</span>
      ) : (
        <strong>{t("nowSet", { value: settingText(unit, current) })}</strong>
      )}{" "}
      {onEnter && (
        <Button type="link" size="small" onClick={() => onEnter({ kind: "setting", setting })}>
          {t(current === null ? "enterSetting" : "changeSetting")}
        </Button>
      )}
    </span>
  );
}

export function SettingCard({ setting, onEnter }: Props) {
  const { t } = useTranslation("policy");
  const { say } = useLanguage();
  const { name, clause, values } = setting;
  return (
    <article className="card stack">
      <h3>
        {say(name)} {clause && <ClauseChip no={clause} />}
      </h3>
      <div>
        {t("setByBureau")} <SettingValue setting={setting} onEnter={onEnter} />
      </div>
      {values.length > 0 && <SettingHistory setting={setting} />}
    </article>
  );
}

/** What the bureau set, from which day, who said so and why. */
export function SettingHistory({ setting: { unit, values } }: { setting: SettingRow }) {
  const { t } = useTranslation("policy");
  const settingText = useSettingText();
  return (
    <ul className="values">
      {values.map(({ from, value, reason, documentNumber, enteredBy, enteredAt }) => (
        <li key={from}>
          <div>{t("chosenFrom", { from, option: settingText(unit, value) })}</div>
          <div className="quiet">
            {t("status.bureau")} {documentNumber} {reason} {t("by", { name: enteredBy })}{" "}
            <Instant at={enteredAt} />
          </div>
        </li>
      ))}
    </ul>
  );
}
