import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import type { PolicyBook } from "@tongyou/core/schemas";
import { Segmented } from "antd";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { PageHeader } from "../../parts/page-header.tsx";
import { present } from "../../parts/search-params.ts";
import { useListKeys } from "../../parts/use-list-keys.ts";
import { Waiting } from "../../parts/waiting.tsx";
import { useLanguage } from "../../shell/language.ts";
import { ClauseFilters } from "./clause-filters.tsx";
import { ClauseList } from "./clause-list.tsx";
import { ClausePanel } from "./clause-panel.tsx";
import { matching } from "./matching-clauses.ts";
import type { PolicySearch } from "./policy-search.ts";
import { Readings } from "./readings.tsx";
import { Standards } from "./standards.tsx";

/** The region's policy: every clause in our own words, what became of it, and what carries it. */
export default function PolicyPage() {
  const { t } = useTranslation("policy");
  const { say } = useLanguage();
  const trpc = useTRPC();
  const book = useQuery(trpc.policy.book.queryOptions());
  return (
    <>
      <PageHeader
        title={t("title")}
        about={book.data && `${say(book.data.pack.name)} · ${book.data.pack.id}@${book.data.pack.version}`}
      />
      <ErrorNotice error={book.error} onRetry={() => void book.refetch()} />
      {book.isPending && <Waiting />}
      {book.data && <Book book={book.data} />}
    </>
  );
}

const VIEWS = ["clause", "standards", "readings"] as const;

function Book({ book }: { book: PolicyBook }) {
  const { t } = useTranslation("policy");
  const navigate = useNavigate();
  const search = useSearch({ from: "/frame/policy" });
  const show = (part: { [K in keyof PolicySearch]?: PolicySearch[K] | undefined }) =>
    void navigate({ to: "/policy", search: present({ ...search, ...part }), replace: true });
  const documents = matching(book.documents, search);
  const shown = documents.flatMap(({ clauses }) => clauses);
  const chosen = book.documents.flatMap(({ clauses }) => clauses).find(({ no }) => no === search.clause);
  const view = search.view ?? "clause";
  useListKeys({
    move: (step) => {
      const at = shown.findIndex(({ no }) => no === search.clause);
      const next = shown[Math.min(Math.max(at + step, 0), shown.length - 1)];
      if (next) show({ clause: next.no, view: undefined });
    },
    close: () => show({ clause: undefined }),
  });
  return (
    <>
      <ClauseFilters book={book} search={search} onChange={show} />
      <div className="policy-book">
        <ClauseList documents={documents} chosen={search.clause} />
        <section className="policy-panel" aria-label={t(`view.${view}`)}>
          <Segmented
            value={view}
            onChange={(next) => show({ view: next === "clause" ? undefined : next })}
            options={VIEWS.map((value) => ({ value, label: t(`view.${value}`) }))}
          />
          {view === "clause" && <ClausePanel book={book} clause={chosen} />}
          {view === "standards" && <Standards book={book} chosen={search.parameter} />}
          {view === "readings" && <Readings book={book} />}
        </section>
      </div>
    </>
  );
}
