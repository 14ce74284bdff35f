import { Link } from "@tanstack/react-router";
import type { PolicyBook } from "@tongyou/core/schemas";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../parts/empty-state.tsx";
import { present } from "../../parts/search-params.ts";
import { useLanguage } from "../../shell/language.ts";
import { BecameMark } from "./became-mark.tsx";

type Props = { documents: PolicyBook["documents"]; chosen: string | undefined };

/** The documents' clauses in order; the chosen one is brought into view. */
export function ClauseList({ documents, chosen }: Props) {
  const { t } = useTranslation("policy");
  const { say } = useLanguage();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!chosen) return;
    const row = list.current?.querySelector(`[data-clause="${CSS.escape(chosen)}"]`);
    row?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  return (
    <div className="card clause-list" ref={list}>
      {documents.length === 0 && <EmptyState title={t("none")} next={t("noneNext")} />}
      {documents.map((document) => (
        <section key={document.id} aria-label={say(document.title)}>
          <h2>{say(document.title)}</h2>
          <p className="quiet">
            {document.issued
              ? t("documentIssued", {
                  number: document.number,
                  issued: document.issued,
                  effective: document.effective,
                })
              : t("document", { number: document.number, effective: document.effective })}
          </p>
          <ul>
            {document.clauses.map(({ no, says, became }) => (
              <li key={no} data-clause={no}>
                <Link
                  from="/policy"
                  to="/policy"
                  search={(before) => present({ ...before, clause: no, view: undefined })}
                  replace
                  resetScroll={false}
                  className={no === chosen ? "chosen" : ""}
                  aria-current={no === chosen ? "true" : undefined}
                >
                  <span className="clause-no">{no}</span>
                  <span>{say(says)}</span>
                  <BecameMark became={became} />
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
