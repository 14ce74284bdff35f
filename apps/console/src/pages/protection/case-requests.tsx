import type { CaseRequest, ProtectionCase } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";
import { instantText } from "../../parts/instant.tsx";
import { usePartyWord } from "./use-party-word.ts";

/** Who was handed the case or asked, and what they answered. */
export function CaseRequests({ file }: { file: ProtectionCase }) {
  const { t } = useTranslation("protection");
  return (
    <section className="card stack" aria-label={t("case.requests")}>
      <h2>{t("case.requests")}</h2>
      {file.requests.length === 0 && <p className="quiet">{t("case.requestsNone")}</p>}
      {file.requests.toReversed().map((request) => (
        <One key={request.id} request={request} />
      ))}
    </section>
  );
}

function One({ request }: { request: CaseRequest }) {
  const { t } = useTranslation("protection");
  const party = usePartyWord();
  const { answer } = request;
  return (
    <article className="record">
      <p>
        <strong>{t(`requestKind.${request.kind}`)}</strong> {request.kind === "joint" && party(request.party)}{" "}
        <span className="quiet">
          {t("case.asked", { name: request.askedBy ?? "", at: instantText(request.askedAt) })}
        </span>
      </p>
      <p className="told">{request.question}</p>
      {answer ? (
        <p>
          <strong>{t(answer.accepted ? "case.accepted" : "case.refused")}</strong> {answer.text}{" "}
          {answer.receipt && t("case.receipt", { receipt: answer.receipt })}{" "}
          <span className="quiet">
            {answer.by} {instantText(answer.at)}
          </span>
        </p>
      ) : (
        <p className="quiet">
          {t("case.waiting")} {request.dueOn && t("case.due", { date: request.dueOn })}
        </p>
      )}
    </article>
  );
}
