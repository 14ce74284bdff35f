import { PrinterOutlined } from "@ant-design/icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import type { ClauseCase, PolicyBook } from "@tongyou/core/schemas";
import { Button, Drawer, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { ListsProgress } from "../../parts/lists-progress.tsx";
import { PageHeader } from "../../parts/page-header.tsx";
import { present } from "../../parts/search-params.ts";
import { useListKeys } from "../../parts/use-list-keys.ts";
import { usePaper } from "../../parts/use-paper.ts";
import { useOneColumn } from "../../parts/use-phone.ts";
import { Waiting } from "../../parts/waiting.tsx";
import { useLanguage } from "../../shell/language.ts";
import { attemptOf, newAttempt } from "./attempt.ts";
import { ClauseFilters } from "./clause-filters.tsx";
import { ClauseList } from "./clause-list.tsx";
import { ClausePanel } from "./clause-panel.tsx";
import { Handbook } from "./handbook.tsx";
import { matching } from "./matching-clauses.ts";
import type { PolicySearch } from "./policy-search.ts";
import { Readings } from "./readings.tsx";
import { Standards } from "./standards.tsx";
import { TryChild } from "./try-child.tsx";

/** The region's policy: every clause in our own words, what became of it, and what carries it. */
export default function PolicyPage() {
  const { t } = useTranslation("policy");
  const { t: tVersions } = useTranslation("versions");
  const { say } = useLanguage();
  const trpc = useTRPC();
  const book = useQuery(trpc.policy.book.queryOptions());
  const queryClient = useQueryClient();
  const rules = useMutation({
    mutationFn: () => queryClient.fetchQuery(trpc.policy.rules.queryOptions()),
    onSuccess: () => print(),
  });
  const { printing, print } = usePaper();
  return (
    <>
      <PageHeader
        title={t("title")}
        about={book.data && `${say(book.data.pack.name)} · ${book.data.pack.id}@${book.data.pack.version}`}
        actions={
          <>
            <Link to="/policy/versions">
              <Button tabIndex={-1}>{tVersions("openVersions")}</Button>
            </Link>
            <Button
              icon={<PrinterOutlined />}
              disabled={!book.data}
              loading={rules.isPending}
              onClick={() => rules.mutate()}
            >
              {t("handbook.print")}
            </Button>
          </>
        }
      />
      <ListsProgress />
      <ErrorNotice error={book.error} onRetry={() => void book.refetch()} />
      <ErrorNotice error={rules.error} />
      {book.isPending && <Waiting />}
      {book.data && <Book book={book.data} />}
      {book.data && rules.data && printing && <Handbook book={book.data} rules={rules.data} />}
    </>
  );
}

const VIEWS = ["clause", "standards", "readings", "try"] as const;

function Book({ book }: { book: PolicyBook }) {
  const { t } = useTranslation("policy");
  const navigate = useNavigate();
  const search = useSearch({ from: "/frame/policy" });
  const show = (part: { [K in keyof PolicySearch]?: PolicySearch[K] | undefined }) =>
    void navigate({
      to: "/policy",
      search: present({ ...search, ...part }),
      replace: true,
      resetScroll: false,
    });
  // A pack lists what it inherits first; the desk wants its own region first.
  const documents = matching(book.documents.toReversed(), search);
  const shown = documents.flatMap(({ clauses }) => clauses);
  const chosen = book.documents.flatMap(({ clauses }) => clauses).find(({ no }) => no === search.clause);
  const view = search.view ?? "clause";
  const oneColumn = useOneColumn();
  // Kept here, so that a look at a clause does not lose what was typed.
  const [attempt, setAttempt] = useState(newAttempt);
  const tryCase = (golden: ClauseCase) => {
    setAttempt(attemptOf(golden));
    // A step of its own: back leads to the clause.
    void navigate({ to: "/policy", search: present({ ...search, view: "try" as const }) });
  };
  useListKeys({
    move: (step) => {
      const at = shown.findIndex(({ no }) => no === search.clause);
      const next = shown[Math.min(Math.max(at + step, 0), shown.length - 1)];
      if (next) show({ clause: next.no, view: undefined });
    },
    close: () => show({ clause: undefined }),
  });
  const filters = <ClauseFilters book={book} search={search} onChange={show} />;
  const list = <ClauseList documents={documents} chosen={search.clause} />;
  const views = (
    <Segmented
      value={view}
      onChange={(next) => show({ view: next === "clause" ? undefined : next })}
      options={VIEWS.map((value) => ({ value, label: t(`view.${value}`) }))}
    />
  );
  const panel =
    view === "standards" ? <Standards book={book} chosen={search.parameter} /> : <Readings book={book} />;
  if (view === "try")
    return (
      <>
        <div>{views}</div>
        <TryChild attempt={attempt} onChange={setAttempt} />
      </>
    );
  if (oneColumn)
    return (
      <>
        <div>{views}</div>
        {view === "clause" ? filters : panel}
        {view === "clause" && list}
        <Drawer
          open={view === "clause" && chosen !== undefined}
          onClose={() => show({ clause: undefined })}
          placement="bottom"
          size="70vh"
          title={t("view.clause")}
        >
          <ClausePanel book={book} clause={chosen} onTry={tryCase} />
        </Drawer>
      </>
    );
  return (
    <>
      {filters}
      <div className="policy-book">
        {list}
        <section className="policy-panel" aria-label={t(`view.${view}`)}>
          <div>{views}</div>
          {view === "clause" ? <ClausePanel book={book} clause={chosen} onTry={tryCase} /> : panel}
        </section>
      </div>
    </>
  );
}
