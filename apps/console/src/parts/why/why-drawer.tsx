import { PrinterOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Drawer } from "antd";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { useLanguage } from "../../shell/language.ts";
import { useMay } from "../../shell/session.tsx";
import { ErrorNotice } from "../error-notice.tsx";
import { yuanOf } from "../money.tsx";
import { PathLink } from "../path-link.tsx";
import { usePhone } from "../use-phone.ts";
import { Waiting } from "../waiting.tsx";
import { ReasonList } from "./reason-tree.tsx";
import { useFactText } from "./use-fact-text.ts";
import type { Why, WhyTarget } from "./why.ts";
import { WhyCategories } from "./why-answers.tsx";
import { usePaper, WhyPaper } from "./why-paper.tsx";
import "./why.css";

/** The state of the allowance in one line: what, how much, of which class. */
function AllowanceLine({ allowance }: { allowance: Why["explanation"]["allowance"] }) {
  const { t } = useTranslation("why");
  const { say } = useLanguage();
  const amount = allowance.fen === undefined ? undefined : yuanOf(allowance.fen);
  return (
    <p className="why-allowance">
      <strong>{say(allowance.name)}</strong>
      <span>{t(`status.${allowance.status}`)}</span>
      {amount !== undefined && (
        <strong className="figure">
          {t(allowance.status === "atLeast" ? "atLeast" : "perMonth", { amount })}
        </strong>
      )}
    </p>
  );
}

function WhyBody({ target, why }: { target: WhyTarget; why: Why }) {
  const { t } = useTranslation("why");
  const { say } = useLanguage();
  const { label } = useFactText();
  const may = useMay();
  const { explanation, pack, receipt } = why;
  return (
    <div className="why">
      <p className="why-sentence">{say(explanation.sentence)}</p>
      <p className="quiet">{t("on", { date: explanation.on })}</p>
      {explanation.needs.length > 0 && (
        <section>
          <h3>{t("sections.needs")}</h3>
          <ol className="why-needs">
            {explanation.needs.map(({ fact, question, why: reason }) => (
              <li key={fact}>
                {say(question)}
                <span className="quiet"> {say(reason)}</span>
                {may("children.recordFact") && (
                  <PathLink to={`/children/${target.childId}?say=${encodeURIComponent(fact)}`}>
                    {t("fill", { fact: label(fact) })}
                  </PathLink>
                )}
              </li>
            ))}
          </ol>
        </section>
      )}
      <section>
        <h3>{t("sections.allowance")}</h3>
        <AllowanceLine allowance={explanation.allowance} />
        <ReasonList reasons={[explanation.allowance.reason]} />
        {explanation.allowance.working.length > 0 && (
          <>
            <h4>{t("sections.working")}</h4>
            <ol className="why-working">
              {explanation.allowance.working.map((step) => (
                <li key={step.zh}>{say(step)}</li>
              ))}
            </ol>
          </>
        )}
      </section>
      <WhyCategories explanation={explanation} />
      <section>
        <h3>{t("sections.wouldChange")}</h3>
        {explanation.wouldChange.length === 0 && <p className="quiet">{t("noWouldChange")}</p>}
        <ul className="why-changes">
          {explanation.wouldChange.map(({ fact, text }) => (
            <li key={`${fact} ${text.zh}`}>{say(text)}</li>
          ))}
        </ul>
      </section>
      <p className="quiet why-receipt">
        {t("pack", { pack: pack.id, version: pack.version })} ·{" "}
        {t("receipt", { hash: receipt.decisionHash.slice(0, 12) })}
      </p>
    </div>
  );
}

/** The reasons of one child's decision, the same drawer everywhere; prints as half a page. */
export function WhyDrawer({ target, onClose }: { target: WhyTarget | null; onClose: () => void }) {
  const { t } = useTranslation("why");
  const trpc = useTRPC();
  const phone = usePhone();
  const { printing, print } = usePaper();
  const input = { id: target?.childId ?? "", ...(target?.on ? { on: target.on } : {}) };
  const why = useQuery(trpc.children.explain.queryOptions(input, { enabled: target !== null }));
  return (
    <Drawer
      open={target !== null}
      onClose={onClose}
      size={phone ? "100%" : 560}
      title={t("title", { name: target?.name ?? "" })}
      extra={
        <Button icon={<PrinterOutlined />} disabled={!why.data} onClick={print}>
          {t("print")}
        </Button>
      }
    >
      {target && why.isPending && <Waiting />}
      <ErrorNotice error={why.error} onRetry={() => void why.refetch()} />
      {target && why.data && <WhyBody target={target} why={why.data} />}
      {target && why.data && printing && <WhyPaper target={target} why={why.data} />}
    </Drawer>
  );
}
