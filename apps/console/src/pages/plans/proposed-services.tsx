import type { ChildPlan } from "@tongyou/core/schemas";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../shell/language.ts";
import type { ServiceDraft } from "./plan-draft.ts";
import { emptyService } from "./plan-draft.ts";

type Props = {
  proposed: NonNullable<ChildPlan["proposed"]>;
  services: readonly ServiceDraft[];
  onChange: (services: readonly ServiceDraft[]) => void;
};

const isBlank = ({ what, by, dueOn }: ServiceDraft) => what.trim() === "" && !by && !dueOn;

/** What the bureau does at the child's level of risk: taken over in one step, who gives it is then chosen. */
export function ProposedServices({ proposed, services, onChange }: Props) {
  const { t } = useTranslation("plans");
  const { say } = useLanguage();
  const there = new Set(services.map(({ what }) => what.trim()));
  const left = proposed.services.filter(({ what }) => !there.has(what));
  const take = () =>
    onChange([
      ...services.filter((one) => !isBlank(one)),
      ...left.map(({ kind, what, dueOn }) => ({
        ...emptyService(),
        kind: kind ?? undefined,
        what,
        dueOn: dueOn ?? undefined,
      })),
    ]);
  return (
    <section className="card stack" aria-labelledby="plan-proposed">
      <h2 id="plan-proposed">{t("proposed.title", { level: say(proposed.level) })}</h2>
      <ul>
        {proposed.services.map(({ id, what, dueOn }) => (
          <li key={id}>
            {what} {dueOn && <span className="quiet figure">{t("proposed.due", { date: dueOn })}</span>}
          </li>
        ))}
      </ul>
      <div>
        <Button disabled={left.length === 0} onClick={take}>
          {left.length === 0 ? t("proposed.taken") : t("proposed.take", { n: left.length })}
        </Button>
      </div>
    </section>
  );
}
