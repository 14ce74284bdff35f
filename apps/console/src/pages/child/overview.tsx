import { useNavigate } from "@tanstack/react-router";
import type { ChildFile, FactName } from "@tongyou/core/schemas";
import { FACTS } from "@tongyou/core/schemas";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Attachments } from "../../parts/attachments/attachments.tsx";
import { familyOf } from "../../parts/family/family.ts";
import { FamilyPicture } from "../../parts/family/family-picture.tsx";
import { Masked } from "../../parts/masked.tsx";
import { useFactText } from "../../parts/why/use-fact-text.ts";
import { useLanguage } from "../../shell/language.ts";
import { useMay } from "../../shell/session.tsx";
import { Categories, Entitlements } from "./decided.tsx";
import { holding } from "./holding.ts";
import { ResponsiblePeople } from "./responsible-people.tsx";

/** Guardian, account, care and school, as known today. */
function Care({ file, onContact }: { file: ChildFile; onContact: (() => void) | undefined }) {
  const { t } = useTranslation("child");
  const { text } = useFactText();
  const { say } = useLanguage();
  const { guardian, care } = file;
  const school = holding(file, "school");
  const bank = holding(file, "contact.bank");
  const account = holding(file, "contact.bankAccount");
  const unknown = <span className="quiet">{t("care.unknown")}</span>;
  return (
    <section className="card">
      <h2>{t("care.title")}</h2>
      <dl className="facts-list">
        <dt>{t("care.guardian")}</dt>
        <dd>{guardian.name ?? unknown}</dd>
        <dt>{t("care.relation")}</dt>
        <dd>{guardian.relation ?? unknown}</dd>
        <dt>{t("care.phone")}</dt>
        <dd>{guardian.phone ? <Masked value={guardian.phone} /> : unknown}</dd>
        <dt>{t("care.account")}</dt>
        <dd>
          {bank && say(bank.shown)} {account && <Masked value={say(account.shown)} />}
          {!bank && !account && unknown}
        </dd>
        <dt>{t("care.arrangement")}</dt>
        <dd>{care.arrangement ? text("careArrangement", care.arrangement) : unknown}</dd>
        <dt>{t("care.since")}</dt>
        <dd className="figure">{care.since ?? unknown}</dd>
        <dt>{t("care.school")}</dt>
        <dd>{school ? say(school.shown) : unknown}</dd>
        {care.institution && (
          <>
            <dt>{t("care.institution")}</dt>
            <dd>{care.institution}</dd>
          </>
        )}
      </dl>
      {onContact && (
        <div className="actions">
          <Button size="small" onClick={onContact}>
            {t("contact.open")}
          </Button>
        </div>
      )}
    </section>
  );
}

/** What is not yet known and matters, as questions; the field worker asks, the clerk fills in. */
function Questions({
  needs,
  onSay,
}: {
  needs: readonly FactName[];
  onSay: ((fact: FactName) => void) | undefined;
}) {
  const { t } = useTranslation("child");
  const { language } = useLanguage();
  return (
    <section className="card">
      <h2>{t("questions.title")}</h2>
      {needs.length === 0 && <p className="quiet">{t("questions.none")}</p>}
      {needs.length > 0 && onSay && <p className="quiet">{t("questions.hint")}</p>}
      <ol className="child-questions">
        {needs.map((fact) => (
          <li key={fact}>
            <span>{language === "zh" ? FACTS[fact].askZh : FACTS[fact].askEn}</span>
            {onSay && (
              <Button size="small" onClick={() => onSay(fact)}>
                {t("questions.fill")}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** 总览: the family as a picture, care, who answers for the child, what is decided and still to be found out, files. */
export function Overview({
  file,
  onSay,
  onContact,
}: {
  file: ChildFile;
  onSay: ((fact: FactName) => void) | undefined;
  onContact: (() => void) | undefined;
}) {
  const { t } = useTranslation("child");
  const navigate = useNavigate();
  const open = (id: string) => void navigate({ to: "/children/$id", params: { id } });
  const may = useMay();
  const { decision } = file;
  return (
    <div className="child-overview">
      <div className="stack">
        <section className="card">
          <h2>{t("family.title")}</h2>
          <FamilyPicture family={familyOf(file)} onOpen={open} />
        </section>
        <Care file={file} onContact={onContact} />
        {may("people.responsible") && <ResponsiblePeople division={file.division} />}
      </div>
      <div className="stack">
        <Questions needs={decision?.needs ?? []} onSay={onSay} />
        {decision && <Categories file={file} decision={decision} />}
        {decision && <Entitlements decision={decision} />}
        <Attachments ownerKind="child" ownerId={file.id} title={t("documents")} />
      </div>
    </div>
  );
}
