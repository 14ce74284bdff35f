import type {
  ChildMoney,
  KnownMonth,
  MoneyCorrection,
  MoneyItem,
  MoneyLine,
  MoneyMonth,
} from "@tongyou/core/schemas";
import { lastDayOf } from "@tongyou/core/schemas";
import { Button, Drawer } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ClauseChip } from "../../../parts/clause-chip.tsx";
import { instantText } from "../../../parts/instant.tsx";
import { Money, yuanOf } from "../../../parts/money.tsx";
import { usePhone } from "../../../parts/use-phone.ts";
import type { WhyTarget } from "../../../parts/why/why.ts";
import { WhyDrawer } from "../../../parts/why/why-drawer.tsx";
import { useLanguage } from "../../../shell/language.ts";
import { useMay } from "../../../shell/session.tsx";
import { MoneyState } from "./money-state.tsx";
import { PaymentResult } from "./payment-result.tsx";

const day = (instant: string | null) => instantText(instant).slice(0, 10);

function Line({ line }: { line: MoneyLine }) {
  const { t } = useTranslation("money");
  const { say } = useLanguage();
  return (
    <li>
      <span>
        {say(line.className)}{" "}
        {line.clauses.map((no) => (
          <ClauseChip key={no} no={no} />
        ))}
        <br />
        <span className="quiet">{t("fixed", { date: day(line.fixedAt) })}</span>
      </span>
      <Money fen={line.fen} />
    </li>
  );
}

function Correction({ correction }: { correction: MoneyCorrection }) {
  const { t } = useTranslation("money");
  const { say } = useLanguage();
  const { fen, state, causes, proposedBy, proposedAt, decidedBy, decidedAt } = correction;
  return (
    <li>
      <span>
        {t(fen > 0 ? "correction.arrears" : "correction.recovery", { fen: yuanOf(Math.abs(fen)) })}（
        {t(`correction.state.${state}`)}）
        {[...new Set(causes.map(({ text }) => say(text)))].map((text) => (
          <span key={text} className="money-cause">
            {text}
          </span>
        ))}
        <span className="quiet">
          {t("correction.proposedBy", { by: proposedBy, at: day(proposedAt) })}
          {decidedBy && ` · ${t("correction.decidedBy", { by: decidedBy, at: day(decidedAt) })}`}
        </span>
      </span>
      <Money fen={fen} signed />
    </li>
  );
}

function Item({ item }: { item: MoneyItem }) {
  const { t } = useTranslation("money");
  return (
    <li>
      <span>
        {t(`kind.${item.kind}`)} <span className="figure quiet">{item.number}</span>
        <br />
        <PaymentResult result={item} />
      </span>
      <span className={item.state === "paid" ? undefined : "quiet"}>
        <Money fen={item.fen} />
      </span>
    </li>
  );
}

const NO_LINE = { expected: "expected", suspended: "suspended" } as const;
const hintOf = (state: KnownMonth["state"]) =>
  state === "expected" || state === "suspended" ? NO_LINE[state] : "noLine";

function Story({ month }: { month: KnownMonth }) {
  const { t } = useTranslation("money");
  const { lines, corrections, items } = month;
  return (
    <>
      <section>
        <h3>{t("sections.due")}</h3>
        {lines.length === 0 && <p className="quiet">{t(hintOf(month.state))}</p>}
        <ul className="child-lines">
          {lines.map((line) => (
            <Line key={line.class} line={line} />
          ))}
        </ul>
      </section>
      {corrections.length > 0 && (
        <section>
          <h3>{t("sections.corrections")}</h3>
          <ul className="child-lines">
            {corrections.map((correction) => (
              <Correction key={correction.id} correction={correction} />
            ))}
          </ul>
        </section>
      )}
      <section>
        <h3>{t("sections.paid")}</h3>
        {items.length === 0 && <p className="quiet">{t("notSent")}</p>}
        <ul className="child-lines">
          {items.map((item) => (
            <Item key={`${item.paymentId} ${item.kind} ${item.fen}`} item={item} />
          ))}
        </ul>
      </section>
      <section>
        <h3>{t("sections.sums")}</h3>
        <ul className="child-lines">
          {(["dueFen", "paidFen", "openFen"] as const).map((column) => (
            <li key={column}>
              <span>{t(column === "dueFen" ? "due" : column === "paidFen" ? "paid" : "openFen")}</span>
              <strong>
                <Money fen={month[column]} />
              </strong>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

/** All that is known of the money of a month, and the way to its reasons. */
export function MonthStory({
  child,
  month,
  onClose,
}: {
  child: Pick<ChildMoney, "id" | "name" | "divisionName">;
  month: MoneyMonth | undefined;
  onClose: () => void;
}) {
  const { t } = useTranslation("money");
  const may = useMay();
  const phone = usePhone();
  const [why, setWhy] = useState<WhyTarget | null>(null);
  const target = { childId: child.id, name: child.name, divisionName: child.divisionName };
  const line = month?.restricted === false ? month.lines[0] : undefined;
  return (
    <Drawer
      open={month !== undefined}
      onClose={onClose}
      size={phone ? "100%" : 560}
      title={month && t("story", { month: month.month })}
    >
      {month && (
        <div className="stack">
          <p>
            {month.restricted ? (
              <span className="quiet">{t("restricted")}</span>
            ) : (
              <MoneyState state={month.state} />
            )}{" "}
            <span className="quiet">{t(`award.${month.award ?? "none"}`)}</span>
          </p>
          {!month.restricted && <Story month={month} />}
          {may("children.explain") && (
            <div className="actions">
              {line && (
                <Button onClick={() => setWhy({ ...target, on: line.on, knownAt: line.knownAt })}>
                  {t("whyThen")}
                </Button>
              )}
              <Button onClick={() => setWhy({ ...target, on: line?.on ?? lastDayOf(month.month) })}>
                {t("whyNow")}
              </Button>
            </div>
          )}
        </div>
      )}
      <WhyDrawer target={why} onClose={() => setWhy(null)} />
    </Drawer>
  );
}
