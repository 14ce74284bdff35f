import { CheckCircleFilled, ClockCircleFilled, MinusCircleOutlined } from "@ant-design/icons";
import type { ProtectionCase, StageView } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";
import { ClauseChip } from "../../parts/clause-chip.tsx";
import { instantText } from "../../parts/instant.tsx";
import { useLanguage } from "../../shell/language.ts";
import { Clock } from "./clock.tsx";

const ICONS = {
  passed: CheckCircleFilled,
  now: ClockCircleFilled,
  ahead: MinusCircleOutlined,
  before: MinusCircleOutlined,
};

/** The region's chain as steps, each with who answers for it and its clock. */
export function CaseChain({ file }: { file: ProtectionCase }) {
  const { t } = useTranslation("protection");
  const { say } = useLanguage();
  return (
    <section className="card" aria-label={t("case.chain")}>
      <p className="quiet">
        {say(file.chain.title)}{" "}
        {file.chain.clauses.map((no) => (
          <ClauseChip key={no} no={no} />
        ))}
      </p>
      <ol className="case-chain">
        {file.chain.stages.map((stage) => (
          <Step key={stage.id} stage={stage} />
        ))}
      </ol>
    </section>
  );
}

function Step({ stage }: { stage: StageView }) {
  const { t } = useTranslation("protection");
  const { say } = useLanguage();
  const Icon = ICONS[stage.state];
  const names = stage.owners.map(say).join(" · ");
  return (
    <li
      className={`step ${stage.state}`}
      {...(stage.state === "now" ? { "aria-current": "step" as const } : {})}
    >
      <strong>
        <Icon aria-hidden /> {say(stage.title)}
      </strong>
      <span className="quiet">
        {t(`case.stage.${stage.state}`)}
        {stage.enteredAt && <span className="figure"> {instantText(stage.enteredAt)}</span>}
      </span>
      {stage.clock && <Clock clock={stage.clock} />}
      <small className="quiet">{t("case.owners", { names })}</small>
    </li>
  );
}
