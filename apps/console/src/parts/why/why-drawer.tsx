import { PrinterOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Drawer } from "antd";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { useLanguage } from "../../shell/language.ts";
import { useMay } from "../../shell/session.tsx";
import { ErrorNotice } from "../error-notice.tsx";
import { instantText } from "../instant.tsx";
import { PathLink } from "../path-link.tsx";
import { usePaper } from "../use-paper.ts";
import { usePhone } from "../use-phone.ts";
import { Waiting } from "../waiting.tsx";
import { useFactText } from "./use-fact-text.ts";
import type { Why, WhyTarget } from "./why.ts";
import { WhyPaper } from "./why-paper.tsx";
import { WhyReasons } from "./why-reasons.tsx";
import "./why.css";

function WhyBody({ target, why }: { target: WhyTarget; why: Why }) {
  const { t } = useTranslation("why");
  const { say } = useLanguage();
  const { label } = useFactText();
  const may = useMay();
  const { explanation, pack, receipt } = why;
  return (
    <div className="why">
      <p className="why-sentence">{say(explanation.sentence)}</p>
      <p className="quiet">
        {t("on", { date: explanation.on })}
        {target.knownAt && t("knownAt", { at: instantText(target.knownAt) })}
      </p>
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
      <WhyReasons explanation={explanation} />
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
  const input = {
    id: target?.childId ?? "",
    ...(target?.on ? { on: target.on } : {}),
    ...(target?.knownAt ? { knownAt: target.knownAt } : {}),
  };
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
