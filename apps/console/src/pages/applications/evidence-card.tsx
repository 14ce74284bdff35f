import { Link } from "@tanstack/react-router";
import type { ApplicationFile } from "@tongyou/core/schemas";
import { Tag } from "antd";
import { useTranslation } from "react-i18next";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { useLanguage } from "../../shell/language.ts";
import { useMay } from "../../shell/session.tsx";

type Line = ApplicationFile["evidence"][number];

/** Each fact the answer rests on with what proves it, and what is still to be found out. */
export function EvidenceCard({ file }: { file: ApplicationFile }) {
  const { evidence, questions, childId, state, allowance } = file;
  const { t } = useTranslation("applications");
  const { say } = useLanguage();
  const may = useMay();
  const columns: Column<Line>[] = [
    { key: "fact", title: t("evidence.fact"), head: true, render: ({ label }) => say(label) },
    { key: "shown", title: t("evidence.shown"), render: ({ shown }) => say(shown) },
    {
      key: "from",
      title: t("evidence.from"),
      render: ({ from }) => <span className="figure">{from ?? "—"}</span>,
    },
    {
      key: "proof",
      title: t("evidence.proof"),
      render: ({ evidence: proof }) =>
        proof === null ? <Tag color="warning">{t("evidence.absent")}</Tag> : proof,
    },
  ];
  return (
    <section className="card stack later" aria-labelledby="evidence">
      <h2 id="evidence">{t("evidence.title")}</h2>
      <RecordTable
        label={t("evidence.title")}
        rows={evidence}
        columns={columns}
        rowKey={({ fact, from }) => `${fact} ${from}`}
        empty={
          <p className="quiet">
            {t(allowance.status === "restricted" ? "evidence.restricted" : "evidence.none")}
          </p>
        }
      />
      {questions.length > 0 && state === "open" && (
        <>
          <h3>{t("evidence.questions")}</h3>
          <ul className="left-out">
            {questions.map(({ fact, question }) => (
              <li key={fact}>
                {say(question)}{" "}
                {may("children.recordFact") && (
                  <Link to="/children/$id" params={{ id: childId }} search={{ say: fact }}>
                    {t("evidence.ask")}
                  </Link>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
