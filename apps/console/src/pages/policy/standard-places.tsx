import { useQuery } from "@tanstack/react-query";
import type { StandardArrears, StandardChild } from "@tongyou/core/schemas";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { Masked } from "../../parts/masked.tsx";
import { Money, yuanOf } from "../../parts/money.tsx";
import { RecordTable } from "../../parts/record-table.tsx";
import { SumLines } from "../../parts/sum-lines.tsx";
import { Waiting } from "../../parts/waiting.tsx";
import { spansOf } from "./month-spans.ts";

type Place = StandardArrears["byPlace"][number];

/** Where the children are whom an entry concerns: the own towns with their children, the others as a sum. */
export function StandardPlaces({ id, places }: { id: string; places: readonly Place[] }) {
  const { t } = useTranslation("policy");
  const others = places.filter(({ own }) => !own);
  const sum = (of: (place: Place) => number) => others.reduce((all, place) => all + of(place), 0);
  return (
    <section className="stack" aria-label={t("consequence.places")}>
      {places
        .filter(({ own }) => own)
        .map((place) => (
          <Town key={place.code} id={id} place={place} />
        ))}
      {others.length > 0 && (
        <SumLines
          label={t("consequence.elsewhere")}
          lines={[
            {
              name: t("consequence.elsewhere"),
              children: sum(({ children }) => children),
              fen: sum(({ fen }) => fen),
            },
          ]}
        />
      )}
    </section>
  );
}

function Town({ id, place }: { id: string; place: Place }) {
  const { t } = useTranslation("policy");
  const [open, setOpen] = useState(false);
  const { name, children, fen } = place;
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        {t("consequence.town", { name, n: children.toLocaleString("en-US"), fen: yuanOf(fen) })}
      </summary>
      {open && <Children id={id} place={place} />}
    </details>
  );
}

/** The children of a town, some at a time: which months, from how much to how much, and what that comes to. */
function Children({ id, place }: { id: string; place: Place }) {
  const { t } = useTranslation("policy");
  const trpc = useTRPC();
  /** After whom each page begins; the last one is shown. */
  const [pages, setPages] = useState<readonly string[]>([]);
  const after = pages.at(-1);
  const query = useQuery(
    trpc.policy.standardChildren.queryOptions({
      id,
      area: place.code,
      ...(after !== undefined && { after }),
    }),
  );
  const next = query.data?.next ?? null;
  return (
    <div className="stack">
      <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && <Waiting />}
      {query.data && (
        <RecordTable
          label={t("consequence.childrenOf", { name: place.name })}
          rows={query.data.rows}
          rowKey={({ childId }) => childId}
          empty={<p className="quiet">{t("consequence.noMore")}</p>}
          columns={[
            {
              key: "child",
              title: t("consequence.child"),
              head: true,
              render: ({ name, idNumber, divisionName }) => (
                <>
                  {name} <Masked value={idNumber} />
                  <div className="quiet">{divisionName}</div>
                </>
              ),
            },
            { key: "months", title: t("consequence.months"), render: (child) => <Months child={child} /> },
            {
              key: "fen",
              title: t("consequence.difference"),
              numeric: true,
              render: ({ fen }) => <Money fen={fen} signed />,
            },
          ]}
        />
      )}
      {(pages.length > 0 || next !== null) && (
        <div className="actions">
          <Button disabled={pages.length === 0} onClick={() => setPages(pages.slice(0, -1))}>
            {t("consequence.previous")}
          </Button>
          <Button disabled={next === null} onClick={() => next !== null && setPages([...pages, next])}>
            {t("consequence.next")}
          </Button>
        </div>
      )}
    </div>
  );
}

function Months({ child }: { child: StandardChild }) {
  const { t } = useTranslation("policy");
  return (
    <ul>
      {spansOf(child.months).map(({ first, last, n, before, after }) => (
        <li key={first}>
          <span className="figure">{n === 1 ? first : t("consequence.span", { first, last, n })}</span>{" "}
          {t("consequence.fromTo", { before: yuanOf(before), after: yuanOf(after) })}
        </li>
      ))}
    </ul>
  );
}
