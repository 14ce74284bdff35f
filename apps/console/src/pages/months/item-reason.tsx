import type { MonthItem } from "@tongyou/core/schemas";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ClauseChip } from "../../parts/clause-chip.tsx";
import { PathLink } from "../../parts/path-link.tsx";
import { useLanguage } from "../../shell/language.ts";
import { useMay } from "../../shell/session.tsx";
import { DecideForm } from "./decide-form.tsx";

type Props = {
  monthId: string;
  item: MonthItem;
  /** Choices can be made while the month is calculated and not yet submitted. */
  open: boolean;
  onWhy: () => void;
  onDone: (text: string) => void;
};

/** Why a line is as it is, and what a person can do about it here: answer a question, or decide. */
export function ItemReason({ monthId, item, open, onWhy, onDone }: Props) {
  const { t } = useTranslation("months");
  const { t: child } = useTranslation("child");
  const { say } = useLanguage();
  const may = useMay();
  const [deciding, setDeciding] = useState(false);
  const decision = item.decisions[0];
  return (
    <div className="item-reason">
      {item.because.length > 0 && (
        <p>
          <strong>{t("items.because", { why: item.because.map(say).join(t("items.and")) })}</strong>
        </p>
      )}
      <p>
        {say(item.reason)}{" "}
        {item.clauses.map((clause) => (
          <ClauseChip key={clause} no={clause} />
        ))}
      </p>
      {item.needs.length > 0 && (
        <ul>
          {item.needs.map(({ fact, question }) => (
            <li key={fact}>
              ? {say(question)}{" "}
              {open && may("children.recordFact") && (
                <PathLink to={`/children/${item.childId}?say=${encodeURIComponent(fact)}`}>
                  {child("questions.fill")}
                </PathLink>
              )}
            </li>
          ))}
        </ul>
      )}
      {item.change === "needs" && item.needs.length === 0 && (
        <p className="quiet">{t("items.needsOfficer")}</p>
      )}
      {item.change === "unawarded" && may("awards.missing") && (
        <PathLink to="/awards?tab=missing">{t("items.toAward")}</PathLink>
      )}
      {deciding && decision && (
        <DecideForm
          key={decision.clause}
          monthId={monthId}
          item={item}
          decision={decision}
          onClose={() => setDeciding(false)}
          onDone={(text) => {
            setDeciding(false);
            onDone(text);
          }}
        />
      )}
      <div className="actions">
        {may("children.explain") && (
          <Button size="small" onClick={onWhy}>
            {t("items.why")}
          </Button>
        )}
        {open && decision && !deciding && may("months.choose") && (
          <Button size="small" type="primary" ghost onClick={() => setDeciding(true)}>
            {t("items.decide")}
          </Button>
        )}
      </div>
    </div>
  );
}
